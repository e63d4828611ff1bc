"""How many people are to live in a city is bounded by verbs as by "more than", in all languages; what is called small beside such a bound is no condition of its own."""

from __future__ import annotations

import pytest

from twincities.reading import Form, read_question
from twincities.table.filters import Inhabitants


def _read(text: str, language: str, unread: str = ""):
    strange = [{"text": unread, "start": text.index(unread), "end": text.index(unread) + len(unread)}]
    question = {"intent": "ask_partnerships", "text": text, "entities": []}
    return read_question({**question, "unread": strange if unread else []}, language=language)


@pytest.mark.parametrize(
    ("text", "language", "bounds"),
    [
        ("which partners exceed 50,000 inhabitants?", "en", (50_000, None, True)),
        ("how many of our twins top 100k?", "en", (100_000, None, True)),
        ("any that don't reach 10,000 people?", "en", (None, 10_000, True)),
        ("which ones do not exceed 20,000 people?", "en", (None, 20_000, False)),
        ("partners with 20,000 people or more", "en", (20_000, None, False)),
        ("cuántas pasan de 50 mil hab", "es", (50_000, None, True)),
        ("¿cuáles superan los 50.000 habitantes?", "es", (50_000, None, True)),
        ("¿cuáles no llegan a 10.000 habitantes?", "es", (None, 10_000, True)),
        ("¿alguna no pasa de los 7 mil?", "es", (None, 7_000, False)),
        ("ciudades con 50.000 habitantes o más", "es", (50_000, None, False)),
        ("quelles villes dépassent les 100 000 habitants ?", "fr", (100_000, None, True)),
        ("des villes au-dessus de 100k habitants ?", "fr", (100_000, None, True)),
        ("celles qui n'atteignent pas 50 000 habitants", "fr", (None, 50_000, True)),
        ("welche Partnerstädte übersteigen 50.000 Einwohner?", "de", (50_000, None, True)),
        ("welche haben keine 10.000 Einwohner?", "de", (None, 10_000, True)),
        ("Partnerstädte mit 50000 Einwohnern oder mehr", "de", (50_000, None, False)),
        ("人口50万人を上回る都市は", "ja", (500_000, None, True)),
        ("人口が10万人に満たない都市は", "ja", (None, 100_000, True)),
        ("人口突破100万的友城", "zh", (1_000_000, None, True)),
        ("哪些友城人口没有超过20万", "zh", (None, 200_000, False)),
    ],
)
def test_a_verb_bounds_the_number_of_inhabitants(text, language, bounds):
    assert _read(text, language).inhabitants == Inhabitants(*bounds)


@pytest.mark.parametrize(
    ("text", "language", "sized"),
    [
        ("and the small ones, under 10,000?", "en", "small"),
        ("the big ones, over 100,000 people?", "en", "big"),
        ("y las chiquitas, las de menos de 10 mil?", "es", "chiquitas"),
        ("les petites, moins de 30 000 ?", "fr", "petites"),
        ("die kleinen, unter 10 000?", "de", "kleinen"),
    ],
)
def test_what_is_small_is_understood_beside_a_number_of_inhabitants(text, language, sized):
    reading = _read(text, language, sized)
    assert reading.inhabitants and not reading.unread


def test_what_is_small_without_a_number_or_against_it_is_not_understood():
    assert _read("are there small partners?", "en", "small").unread == ("small",)
    assert _read("the small ones, over 100,000 people?", "en", "small").unread == ("small",)


def test_what_is_reached_is_no_anniversary_where_it_is_people():
    reading = _read("any that don't reach 100k people?", "en")
    assert reading.form is Form.CONFIRM and not any(cue.name == "TURNS" for cue in reading.cues)


@pytest.mark.parametrize(
    ("text", "language", "greatest"),
    [
        ("Quelle est votre plus petite ville partenaire ?", "fr", False),
        ("notre plus grande ville jumelle ?", "fr", True),
        ("¿cuál es nuestra ciudad hermana más grande?", "es", True),
        ("¿cuál es nuestra hermana más chica?", "es", False),
    ],
)
def test_the_largest_of_somebody_is_the_largest(text, language, greatest):
    size = _read(text, language).size
    assert size and size.superlative and size.greatest is greatest


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("Which partners have more than 20,000 students?", "en", "students"),
        ("Did the twinning cost us over 100.000 dollars, then?", "en", "dollars"),
        ("Die Sache hat uns über 100.000 Euro gekostet, oder?", "de", "Euro"),
        ("Ça nous a coûté plus d'un million d'euros, non ?", "fr", "euros"),
        ("¿Qué hermanas tienen más de 20 mil estudiantes?", "es", "estudiantes"),
    ],
)
def test_what_is_counted_and_is_no_people_bounds_no_inhabitants(text, language, counted):
    reading = _read(text, language)
    assert reading.inhabitants is None and reading.unread == (counted,)


@pytest.mark.parametrize(
    ("text", "language"),
    [("花了我们超过十万欧元吗?", "zh"), ("10万ユーロを超えますか?", "ja")],
)
def test_money_is_no_people_where_no_spaces_divide_words(text, language):
    assert _read(text, language).inhabitants is None


@pytest.mark.parametrize(
    ("text", "language", "least"),
    [
        ("and those over 20,000 in France?", "en", 20_000),
        ("und die über 100.000 bitte?", "de", 100_000),
        ("¿y las de más de 100 mil de ellas?", "es", 100_000),
        ("et celles de plus de 50 000 ?", "fr", 50_000),
        ("any over 100k people?", "en", 100_000),
        ("über 100 Tausend Leute?", "de", 100_000),
        ("plus d'un million de personnes ?", "fr", 1_000_000),
        ("¿más de un millón de personas?", "es", 1_000_000),
    ],
)
def test_a_large_number_of_nothing_or_of_people_is_one_of_inhabitants(text, language, least):
    assert _read(text, language).inhabitants == Inhabitants(least, None, True)


def test_a_number_of_what_no_table_tells_of_a_city_is_none_of_its_people():
    city = {"entity": "city", "value": "lyon", "start": 4, "end": 8}
    question = {"text": "Did Lyon cost us over 20,000?", "entities": [city]}
    assert read_question({**question, "intent": "ask_not_recorded"}).inhabitants is None
    assert read_question({**question, "intent": "ask_city_trivia"}).inhabitants


@pytest.mark.parametrize(
    ("text", "language", "greatest"),
    [
        ("Which partner town has the highest number of inhabitants?", "en", True),
        ("Which partner has the lowest population?", "en", False),
        ("Welche Partnerstadt hat am meisten Einwohner?", "de", True),
        ("Welche Partnerstadt hat die geringste Einwohnerzahl?", "de", False),
        ("Quelle jumelle a le plus grand nombre d'habitants ?", "fr", True),
        ("Quelle jumelle compte le moins de gens ?", "fr", False),
        ("¿Cuál tiene el menor número de habitantes?", "es", False),
        ("人口数量最少的友城是哪个?", "zh", False),
        ("人口が一番多い姉妹都市は?", "ja", True),
    ],
)
def test_the_city_of_most_or_fewest_people_is_found_in_many_words(text, language, greatest):
    reading = _read(text, language)
    assert reading.size == (greatest, True, 1, 1, ()) and reading.rank is None
