"""What comes behind a city or country in the order of a number, in several languages."""

from __future__ import annotations

import pytest

from tests.questions import reader, spotter_of
from twincities.nlu.text.mentions import UNKNOWN_CITY, as_entity
from twincities.reading import Cue, Dimension, Form, Measure, Quantifier, read_question

LANGUAGES = ("en", "de", "es", "fr", "ja", "zh")


@pytest.fixture(scope="session")
def read(chinese_cities):
    readers = {code: reader(chinese_cities, language=code) for code in LANGUAGES}

    def read(language, text, intent="ask_partnerships"):
        return readers[language](text, intent)

    return read


@pytest.mark.parametrize(
    ("language", "text", "behind", "countries"),
    [
        ("en", "After Guangzhou, which Chinese city has the most partners?", "guangzhou", ("CN",)),
        ("en", "Which country has the most partnerships behind Japan?", "JP", ()),
        ("en", "Who has most partners, next to Shanghai?", "shanghai", ()),
        ("de", "Welche chinesische Stadt hat nach Guangzhou die meisten Partner?", "guangzhou", ("CN",)),
        ("de", "Welches Land hat hinter Japan die meisten Partnerschaften?", "JP", ()),
        ("es", "Después de Cantón, ¿qué ciudad china tiene más hermanas?", "guangzhou", ("CN",)),
        ("es", "¿Qué país tiene más hermanamientos después de Japón?", "JP", ()),
        ("fr", "Quel pays a le plus de jumelages après le Japon ?", "JP", ()),
        ("zh", "日本之后哪个国家最多？", "JP", ()),
        ("ja", "日本の次に多い国は？", "JP", ()),
        ("ja", "日本の次に提携が多い国は？", "JP", ()),
        ("ja", "日本の次に件数が少ない国は？", "JP", ()),
    ],
)
def test_what_is_ahead_bounds_no_dates_and_no_rows(read, language, text, behind, countries):
    question = read(language, text)
    assert question.rank is not None
    assert (question.rank.by, question.rank.behind) == (Measure.PARTNERSHIPS, behind)
    assert (question.cities, question.countries, question.comparison) == ((), countries, None)


def test_the_second_place_behind_the_first_is_the_second_of_all(read):
    rank = read("en", "Which city has the second most partners, after Guangzhou?").rank
    assert rank is not None
    assert (rank.place, rank.behind) == (2, "")


@pytest.mark.parametrize("text", ["次に多い国は？", "次に提携が多い国は？", "次に件数が多い国は？"])
def test_the_next_behind_nothing_named_is_the_second(read, text):
    rank = read("ja", text).rank
    assert (rank.by, rank.place, rank.behind) == (Measure.PARTNERSHIPS, 2, "")


@pytest.mark.parametrize(
    ("language", "text", "dimension"),
    [
        ("en", "In which decade did most of them start?", Dimension.DECADE),
        ("en", "Which country are most of them in?", Dimension.COUNTRY),
        ("fr", "Dans quelle décennie la plupart ont-ils commencé ?", Dimension.DECADE),
        ("es", "¿En qué década empezó la mayoría?", Dimension.DECADE),
        ("ja", "大半はどの年代に始まりましたか", Dimension.DECADE),
        ("ja", "一番多い国は？", None),
    ],
)
def test_where_most_of_them_are_is_what_has_the_most(read, language, text, dimension):
    question = read(language, text)
    assert question.rank is not None
    assert (question.rank.by, question.group_by) == (Measure.PARTNERSHIPS, dimension)
    assert question.quantifier is None


def test_most_of_them_with_nothing_asked_is_a_share(read):
    assert read("en", "Are most of them in Japan?").rank is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Which partners of Guangzhou came after Lyon?", "ask_partner"),
        ("Which began after Lyon?", "ask_since"),
    ],
)
def test_after_a_city_is_later_where_no_number_is_ranked(read, text, intent):
    question = read("en", text, intent)
    assert question.rank is None or not question.rank.behind
    assert question.comparison is not None
    assert question.comparison.cities == ("lyon",)


def test_how_many_years_lie_between_is_no_claim(read):
    assert read("es", "¿Cuántos años hay entre esas dos?", "compare_age").form is Form.COMPARE
    assert read("es", "¿Hay diez años entre esas dos?", "compare_age").form is Form.CONFIRM


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bei welchen steht Bildung als Thema, aber Technologie nicht?"),
        ("de", "Welche haben Bildung als Thema, aber Technologie jedoch nicht?"),
        ("de", "Welche haben Bildung als Thema, aber nicht Technologie?"),
        ("es", "¿Cuáles tienen educación como tema, pero tecnología no?"),
        ("en", "Which have education as a theme, but technology not?"),
    ],
)
def test_a_theme_with_the_negation_behind_it_is_left_out(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert question.conditions.themes == ("education",)
    assert question.unwanted.themes == ("technology",)


def test_what_is_sure_of_several_cities_is_held_against_none(read):
    claim = read("es", "¿Es seguro que lo de Shanghái y San Francisco empezó en 1980?", "ask_since")
    assert (claim.cities, claim.comparison) == (("shanghai", "san-francisco"), None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Gibt es eine, bei der Technologie kein Thema ist?"),
        ("de", "Gibt es eine, bei der Technologie keine Rolle spielt?"),
        ("en", "Is there one where technology is not a theme?"),
        ("en", "Are there any where technology doesn't come up?"),
        ("fr", "Y en a-t-il un où la technologie n'est pas un thème ?"),
        ("es", "¿Hay alguno en el que la tecnología no sea un tema?"),
        ("zh", "有没有不以科技为主题的？"),
        ("ja", "科学技術がテーマではない提携はありますか？"),
    ],
)
def test_what_is_no_theme_is_left_out(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert (question.unwanted.themes, question.form) == (("technology",), Form.CONFIRM)
    assert question.quantifier in (None, Quantifier.ANY)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Chengdu und Kyoto sind Partner, meint mein Schwager."),
        ("en", "Chengdu and Kyoto are partners, says my neighbour."),
        ("fr", "Chengdu et Kyoto sont jumelées, dixit mon voisin."),
        ("es", "Chengdu y Kioto están hermanadas, dice mi cuñado."),
    ],
)
def test_who_claims_it_behind_the_claim_is_no_condition(shipped_table, language, text):
    entities = [as_entity(one, text) for one in spotter_of(shipped_table).spot(text)]
    last = text.rstrip(".").rsplit(" ", 1)[1]
    unread = [{"text": last, "start": text.index(last), "end": text.index(last) + len(last)}]
    question = {"intent": "confirm_partnership", "text": text, "entities": entities, "unread": unread}
    assert read_question(question, language=language).unread == ()


@pytest.mark.parametrize("text", ["Welche Stadt hat die allermeisten Partner?", "Wer ist am allerlängsten verpartnert?"])  # fmt: skip
def test_most_of_all_is_the_most(shipped_table, text):
    assert reader(shipped_table, language="de")(text, "ask_partnerships").rank


def test_words_of_an_order_name_no_city(shipped_table):
    text = "quelle ville arrive en tete pour le nombre de jumelages"
    tete = {"entity": UNKNOWN_CITY, "value": "Tete", "start": 23, "end": 27, "alternatives": []}
    question = {"intent": "ask_partnerships", "text": text, "entities": [tete]}
    assert read_question(question, language="fr").unknown == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which Chinese city heads the whole list?"),
        ("de", "Welche chinesische Stadt führt die ganze Tabelle an?"),
        ("fr", "Quelle ville chinoise domine le classement ?"),
        ("es", "¿Qué ciudad china encabeza la tabla?"),
        ("zh", "哪个中国城市位居榜首？"),
        ("ja", "提携の数で首位の中国の都市は？"),
    ],
)
def test_what_heads_a_list_has_the_most(read, language, text):
    question = read(language, text)
    assert (question.rank.by, question.rank.greatest, question.countries) == (
        Measure.PARTNERSHIPS,
        True,
        ("CN",),
    )


def test_the_first_of_all_is_of_those_told(read):
    assert not read("es", "¿y la primera de todas?", "ask_oldest").has(Cue.WHOLE_TABLE)
    assert read("es", "¿y la primera de la lista?", "ask_oldest").rank


def test_that_pairs_are_recorded_is_no_condition(shipped_table):
    text = "Haben alle eingetragenen Paare in den Achtzigern angefangen?"
    unread = [{"text": "eingetragenen", "start": 11, "end": 24}]
    question = {"intent": "ask_partnerships", "text": text, "entities": [], "unread": unread}
    assert read_question(question, language="de").unread == ()


@pytest.mark.parametrize(
    "text",
    [
        "Which of those have nothing to do with Guangzhou?",
        "Welche davon haben nichts mit Kanton zu tun?",
        "Lesquels n'ont rien à voir avec Canton ?",
        "De esos, ¿cuáles no tienen que ver con Cantón?",
        "其中哪些与广州无关？",
    ],
)
def test_what_has_nothing_to_do_with_a_city_leaves_that_city_out(chinese_cities, text):
    (found,) = spotter_of(chinese_cities).spot(text)
    assert (found.value, found.role) == ("guangzhou", "excluded")
