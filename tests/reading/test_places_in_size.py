"""Which place in the order of size is asked for, where the language has no superlative for it."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Cue
from twincities.reading.model.selection import Size


@pytest.mark.parametrize(
    ("language", "text", "greatest", "place"),
    [
        ("es", "¿Y la segunda más poblada de todas?", True, 2),
        ("es", "¿Cuál es la segunda ciudad hermana más grande?", True, 2),
        ("es", "¿Y la tercera menos poblada?", False, 3),
        ("fr", "La deuxième plus grande ville jumelée ?", True, 2),
        ("fr", "Et la troisième moins peuplée ?", False, 3),
        ("de", "Welches ist die zweitgrößte Partnerstadt?", True, 2),
        ("en", "Which is the second most populous?", True, 2),
        ("zh", "人口第二多的友城是哪个", True, 2),
        ("zh", "第三小的友城是哪个", False, 3),
        ("ja", "人口が二番目に多い姉妹都市は", True, 2),
        ("ja", "3番目に小さい姉妹都市は", False, 3),
    ],
)
def test_a_place_in_the_order_of_size_is_that_one_alone(chinese_cities, language, text, greatest, place):
    read = reader(chinese_cities, language=language)(text, "ask_partnerships")
    assert read.size == Size(greatest, True, place)


@pytest.mark.parametrize("text", ["¿La segunda es más grande?", "La segunda, ¿es más grande que la primera?"])
def test_one_that_is_held_against_others_has_no_place(chinese_cities, text):
    read = reader(chinese_cities, language="es")(text, "ask_partnerships")
    assert read.size is None or not read.size.superlative


@pytest.mark.parametrize(
    ("text", "language", "greatest"),
    [
        ("whos got the most ppl of all of them", "en", True),
        ("which one has the least folks", "en", False),
        ("wer hat die meisten Leut?", "de", True),
        ("交流都市で人口が一番少ない所は？", "ja", False),
        ("人が一番多いのはどこの町？", "ja", True),
        ("哪个城市人最少？", "zh", False),
    ],
)
def test_people_are_called_so_in_many_ways(shipped_table, text, language, greatest):
    size = reader(shipped_table, language=language)(text, "ask_partnerships").size
    assert size is not None
    assert (size.superlative, size.greatest) == (True, greatest)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("how many ppl?", "en"),
        ("and how many people is it?", "en"),
        ("combien de personnes ?", "fr"),
        ("wie viele Leute?", "de"),
        ("¿cuántas personas?", "es"),
        ("大概多少人？", "zh"),
        ("何人くらいですか？", "ja"),
    ],
)
def test_a_number_of_people_alone_is_that_of_a_city(shipped_table, text, language):
    read = reader(shipped_table, language=language)(text, "bot_challenge")
    assert read.has(Cue.POPULATION)
    assert read.intent == "ask_city_trivia"
