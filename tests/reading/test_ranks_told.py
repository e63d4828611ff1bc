"""Who has the most is told in a sentence, too; and what only sounds like an order or a comparison is none."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Form, Measure, Quantifier
from twincities.reading.model.predicates import Relation


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Japan is the country with the most partnerships in this table.", "en"),
        ("The country with the most partnerships is Japan.", "en"),
        ("Guangzhou has the most partners.", "en"),
        ("Japan hat die meisten Partnerstädte.", "de"),
        ("Japón es el país con más hermanamientos.", "es"),
        ("日本是友城最多的国家。", "zh"),
        ("日本は提携が一番多い国です。", "ja"),
    ],
)
def test_who_has_the_most_is_claimed(chinese_cities, text, language):
    claim = reader(chinese_cities, language=language)(text, "ask_country")
    assert (claim.form, claim.asserts(Relation.MOST)) == (Form.CONFIRM, True)


@pytest.mark.parametrize(
    "text",
    [
        "Which Japanese city has the most partnerships?",
        "Who has the most partners in Japan",
        "cities in Japan with the most partners",
        "the country with the most partnerships",
    ],
)
def test_who_has_the_most_is_asked(chinese_cities, text):
    assert reader(chinese_cities)(text, "ask_partnerships").form is not Form.CONFIRM


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dernière chose : tous les jumelages lient-ils une ville chinoise à une ville américaine ?", "fr"),
        ("One last thing: are all pairs between China and America?", "en"),
    ],
)
def test_a_last_thing_is_no_newest_one(shipped_table, text, language):
    claim = reader(shipped_table, language=language)(text, "ask_newest")
    assert (claim.intent, claim.quantifier) == ("ask_partnerships", Quantifier.ALL)
    assert claim.rank is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("And from 2000 or later?", "en"),
        ("et ceux de 2000 ou plus tard ?", "fr"),
        ("und die von 2000 oder später?", "de"),
        ("¿y las de 2000 o después?", "es"),
    ],
)
def test_a_year_or_later_compares_nothing(shipped_table, text, language):
    read = reader(shipped_table, language=language)(text, "ask_since")
    assert read.comparison is None
    assert read.years


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which place in China has the most, and which comes second?"),
        ("de", "Welche Stadt hat die meisten Partner und welche kommt an zweiter Stelle?"),
        ("fr", "Quelle ville a le plus de jumelages, et laquelle arrive en deuxième ?"),
        ("es", "¿qué ciudad tiene más hermanamientos y cuál va segunda?"),
        ("ja", "姉妹都市が一番多いのはどこ、二番目は？"),
    ],
)
def test_the_most_and_the_second_are_two_places(chinese_cities, language, text):
    rank = reader(chinese_cities, language=language)(text, "ask_partnerships").rank
    assert rank is not None
    assert rank[:4] == (Measure.PARTNERSHIPS, True, 1, 2)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "what is the earliest partnership with a Japanese city, and what came second?", 2),
        ("de", "Welche Partnerschaft ist die älteste, und welche kommt an dritter Stelle?", 3),
        ("fr", "Quel est le jumelage le plus ancien, et lequel vient en deuxième ?", 2),
        ("ja", "一番古い提携はどれで、二番目はどれですか", 2),
    ],
)
def test_the_oldest_and_what_came_behind_it_are_several_places(chinese_cities, language, text, wanted):
    rank = reader(chinese_cities, language=language)(text, "ask_oldest").rank
    assert rank is not None
    assert rank[:4] == (Measure.AGE, True, 1, wanted)
