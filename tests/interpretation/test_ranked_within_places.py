"""Which is the oldest or newest of a place, which are older or newer than one, and what nobody knows of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.interpretation.interpretation import interpreted
from twincities.interpretation.order.held_against import against_one_of_ranked
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.interpretation.towns.strangers import unread_alone
from twincities.reading import Cue, Form, Measure, Quantifier, Rank, Reading
from twincities.table import PartnershipTable

NEWEST_THERE = Reading("ask_newest", rank=Rank(Measure.AGE, False), countries=("AU",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which is the newest in Australia?"),
        ("fr", "Lequel est le plus récent en Australie ?"),
        ("de", "Welche ist die neueste in Australien?"),
        ("es", "¿Cuál es el más reciente en Australia?"),
        ("zh", "澳洲里面最新的是哪一个？"),
        ("zh", "在澳大利亚最新的是哪个"),
        ("ja", "オーストラリアで一番新しいのはどれ？"),
    ],
)
def test_the_place_of_a_city_picks_none_of_its_partners(
    chinese_cities: PartnershipTable, language: str, text: str
) -> None:
    question = reader(chinese_cities, language=language)(text, "ask_newest")
    of_brisbane = tuple(row.id for row in chinese_cities.partnerships_of("brisbane"))
    last = Reading("ask_partner", cities=("brisbane",))
    told = Context(of_brisbane, ("brisbane",), options=of_brisbane, told=2, last_question=last)
    found = find_subject(question, told, chinese_cities)
    assert [row.id for row in found.partnerships] == ["chengdu-gold-coast"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "And who is the oldest?"),
        ("fr", "Et qui est le plus ancien ?"),
        ("de", "Und wer ist der älteste?"),
        ("es", "¿Y quién es el más antiguo?"),
        ("zh", "最久的那個又是誰"),
    ],
)
def test_who_is_the_oldest_goes_on_with_the_order(
    chinese_cities: PartnershipTable, language: str, text: str
) -> None:
    question = reader(chinese_cities, language=language)(text, "ask_oldest")
    asked = asked_anew(question, Context(last_question=NEWEST_THERE), chinese_cities)
    assert (asked.intent, asked.countries, asked.rank) == ("ask_oldest", ("AU",), Rank(Measure.AGE, True))


def test_who_came_right_after_goes_on_by_itself(chinese_cities: PartnershipTable) -> None:
    question = reader(chinese_cities, language="es")("¿Y quiénes vinieron justo después?", "ask_oldest")
    assert question.comparison is not None
    asked = asked_anew(question, Context(last_question=NEWEST_THERE), chinese_cities)
    assert asked.comparison == question.comparison


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "Are there any older than the partnership with Nara?", "compare_age"),
        ("fr", "Y en a-t-il de plus anciens que celui avec Nara ?", "ask_oldest"),
        ("es", "¿Hay alguno más antiguo que el de Nara?", "ask_oldest"),
        ("zh", "比奈良更早的有吗？", "compare_age"),
        ("ja", "奈良との提携よりも古いものは、この表の中にありますか", "compare_age"),
    ],
)
def test_whether_there_are_older_ones_holds_no_two_against_each_other(
    chinese_cities: PartnershipTable, language: str, text: str, intent: str
) -> None:
    question = reader(chinese_cities, language=language)(text, intent)
    asked = interpreted(question, Context(("xian-nara",), ("xian", "nara")), chinese_cities)
    assert (asked.intent, asked.form, asked.quantifier) == (
        "ask_partnerships",
        Form.CONFIRM,
        Quantifier.ANY,
    )
    assert asked.comparison is not None
    assert (asked.comparison.relation, asked.comparison.cities) == (1, ("nara",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which are younger than Sasebo's?"),
        ("fr", "Lesquels sont plus récents que celui de Sasebo ?"),
        ("de", "Welche sind jünger als die von Sasebo?"),
        ("es", "¿Cuáles son más recientes que el de Sasebo?"),
        ("zh", "比佐世保晚的有哪些？"),
        ("ja", "佐世保より後に始まったところは？"),
        ("ja", "佐世保より新しいのは？"),
    ],
)
def test_which_are_younger_is_asked_of_the_city_whose_partners_were_ranked(
    chinese_cities: PartnershipTable, language: str, text: str
) -> None:
    question = reader(chinese_cities, language=language)(text, "compare_age")
    assert question.has(Cue.ELLIPTIC)
    oldest = Reading("ask_oldest", rank=Rank(Measure.AGE, True), cities=("xiamen",))
    told = Context(("xiamen-cardiff",), ("xiamen", "cardiff"), last_question=oldest)
    asked = against_one_of_ranked(question, told, chinese_cities)
    assert (asked.intent, asked.form) == ("ask_partnerships", Form.LIST)
    assert {*asked.partnerships} == {row.id for row in chinese_cities.partnerships_of("xiamen")}
    # Of a city whose partner it is not it says nothing.
    other = Context(last_question=Reading("ask_oldest", rank=Rank(Measure.AGE, True), cities=("xian",)))
    assert against_one_of_ranked(question, other, chinese_cities) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "And which cities joined after Duisburg?"),
        ("de", "Und welche Städte kamen nach Duisburg noch hinzu?"),
        ("es", "¿Y qué ciudades llegaron después de Duisburgo?"),
        ("fr", "Et quelles villes sont venues après Duisbourg ?"),
    ],
)
def test_cities_that_came_after_a_partner_of_the_city_asked_about_are_its_partners(
    chinese_cities: PartnershipTable, language: str, text: str
) -> None:
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    last = Reading("ask_partnerships", Form.CONFIRM, cities=("wuhan",), quantifier=Quantifier.ANY)
    asked = against_one_of_ranked(question, Context(last_question=last), chinese_cities)
    assert {*asked.partnerships} == {row.id for row in chinese_cities.partnerships_of("wuhan")}
    assert not question.unread
    other = Context(last_question=replace(last, cities=("shanghai",)))
    assert against_one_of_ranked(question, other, chinese_cities) == question


def test_a_name_that_nobody_knows_is_asked_for_all_the_same(shipped_table: PartnershipTable) -> None:
    cues = frozenset({Cue.BRIEF, Cue.VERBLESS})
    told = Context(("shanghai-new-york",), ("shanghai", "new-york"))

    def asked(word: str) -> list[str]:
        question = Reading("name_subject", cues=cues, unread=(word,))
        return [one.name for one in unread_alone(question, told, shipped_table).unknown]

    assert (asked("仁川"), asked("Wolfenheim"), asked("parking")) == (["仁川"], ["Wolfenheim"], [])
