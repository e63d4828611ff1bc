"""Cities that were asked for are narrowed down by what they have besides: "which of those have no British partner?"."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.entities import selected
from twincities.interpretation.entities.entity_questions import entities_asked
from twincities.reading import Form, Quantifier

_LACKING = {"chengdu", "dalian", "shenzhen"}
_TURNS = [
    ("Which of those have no British partner?", "en", Form.LIST, _LACKING),
    ("Is there one of them without a British partner?", "en", Form.CONFIRM, _LACKING),
    ("Do all of them have a Japanese partner?", "en", Form.CONFIRM, {"dalian", "shenzhen"}),
    ("Which of those have more than one Russian partner?", "en", Form.LIST, {"guangzhou", "shanghai"}),
    ("How many of them are twinned with a Spanish city?", "en", Form.COUNT, {"chongqing", "guangzhou", "hangzhou"}),
    ("Welche davon haben keinen britischen Partner?", "de", Form.LIST, _LACKING),
    ("Lesquelles d'entre elles n'ont pas de partenaire britannique ?", "fr", Form.LIST, _LACKING),
    ("¿Cuáles de ellas no tienen socio británico?", "es", Form.LIST, _LACKING),
    ("其中哪些没有英国友城？", "zh", Form.LIST, _LACKING),
    ("そのうちイギリスの姉妹都市がないのはどこですか", "ja", Form.LIST, _LACKING),
]  # fmt: skip


@pytest.fixture
def of_germany(chinese_cities):
    """After the cities that have a German partner were asked for."""
    asked = reader(chinese_cities)("Which Chinese cities have a partner in Germany?", "ask_partnerships")
    return Context(last_question=entities_asked(asked, Context(), chinese_cities))


@pytest.mark.parametrize(("text", "language", "form", "expected"), _TURNS)
def test_cities_told_are_narrowed_down_by_what_they_have(
    chinese_cities, of_germany, text, language, form, expected
):
    read = reader(chinese_cities, language=language)(text, "ask_partnerships")
    asked = entities_asked(read, of_germany, chinese_cities)
    assert asked.form is form
    found = selected(asked, chinese_cities.partnerships, chinese_cities)
    assert {one.key for one in found} == expected
    assert (asked.quantifier is Quantifier.ALL) == read.is_of_all


def test_they_are_counted_by_the_noun_for_what_they_are(chinese_cities, of_germany):
    read = reader(chinese_cities)("How many cities is that?", "ask_partnerships")
    asked = entities_asked(read, of_germany, chinese_cities)
    assert asked.form is Form.COUNT
    assert len(selected(asked, chinese_cities.partnerships, chinese_cities)) == 10


@pytest.mark.parametrize(
    "text", ["Which of these partnerships are with Russia?", "Which of them are in Africa?"]
)
def test_partnerships_and_places_are_those_told(chinese_cities, of_germany, text):
    read = reader(chinese_cities)(text, "ask_partnerships")
    assert entities_asked(read, of_germany, chinese_cities).entities is None


def test_what_cities_do_with_their_partners_narrows_none_down(chinese_cities, of_germany):
    read = reader(chinese_cities)("What do they have in common with their Japanese partner?", "ask_common")
    assert entities_asked(read, of_germany, chinese_cities).intent == "ask_common"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "How many of those are in Japan?"),
        ("en", "and which of them lie in Japan?"),
        ("de", "Wie viele davon liegen in Japan?"),
        ("fr", "combien d'entre elles sont au Japon ?"),
        ("es", "¿cuántas de ellas están en Japón?"),
        ("zh", "其中有几个在日本？"),
    ],
)
def test_of_cities_with_the_same_partners_those_that_lie_there_are_meant(chinese_cities, language, text):
    both = reader(chinese_cities)("Which cities are twinned with both Beijing and Shanghai?", "ask_partner")
    told = Context(last_question=entities_asked(both, Context(), chinese_cities))
    asked = entities_asked(
        reader(chinese_cities, language=language)(text, "ask_partnerships"), told, chinese_cities
    )
    assert asked.entities is not None
    assert {one.cities for one in asked.entities.having} == {("beijing",), ("shanghai",)}
    assert asked.countries == ("JP",)


@pytest.mark.parametrize(
    ("language", "text", "countries", "having"),
    [
        ("en", "And are there Scottish ones?", {"GB-SCT", "CN"}, "CN"),
        ("en", "any in Scotland?", {"GB-SCT", "CN"}, "CN"),
        ("de", "Gibt es auch schottische?", {"GB-SCT", "CN"}, "CN"),
        ("fr", "y en a-t-il des écossaises ?", {"GB-SCT", "CN"}, "CN"),
        ("zh", "有苏格兰的吗？", {"GB-SCT", "CN"}, "CN"),
        ("en", "ok and how many with Japan", {"GB-WLS", "JP"}, "JP"),
        ("en", "any with Japan at all?", {"GB-WLS", "JP"}, "JP"),
        ("de", "und mit Japan, wie viele?", {"GB-WLS", "JP"}, "JP"),
    ],
)
def test_the_same_is_asked_of_another_end(chinese_cities, language, text, countries, having):
    welsh = reader(chinese_cities)("Which Welsh towns are twinned with China?", "ask_partnerships")
    told = Context(last_question=entities_asked(welsh, Context(), chinese_cities))
    asked = entities_asked(
        reader(chinese_cities, language=language)(text, "ask_partnerships"), told, chinese_cities
    )
    assert {*asked.countries} == countries
    assert asked.entities is not None
    assert [one.countries for one in asked.entities.having] == [(having,)]
