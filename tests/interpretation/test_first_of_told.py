"""A place in an order that is claimed behind several that were told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.order.first_of_told import first_of_told
from twincities.reading import Cue, Form, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import Filter

JAPANESE = ("xian-nara", "xian-kyoto", "xian-funabashi")
LISTED = Reading("ask_partnerships", Form.LIST, cities=("xian",), countries=("JP",))
TOLD = Context(JAPANESE, ("xian",), last_question=LISTED, options=JAPANESE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The oldest is Kyoto, isn't it?"),
        ("zh", "最早的是京都吧？"),
        ("fr", "Le plus ancien, c'est Kyoto ?"),
        ("ja", "一番古いのは京都ですか？"),
        ("es", "¿La más antigua es Kioto?"),
        ("de", "Ist Kyoto die älteste?"),
    ],
)
def test_a_place_claimed_behind_several_is_one_among_these(chinese_cities, language, text):
    question = replace(reader(chinese_cities, language=language)(text, "ask_oldest"), form=Form.CONFIRM)
    one_told = replace(TOLD, partnerships=JAPANESE[:1])  # of those listed
    named_again = replace(TOLD, last_question=Reading("ask_partnerships", Form.LIST, partnerships=JAPANESE))
    for context in (TOLD, one_told, named_again):
        claimed = first_of_told(question, context, chinese_cities)
        assert (claimed.cities, claimed.countries) == (("xian", "kyoto"), ("JP",))
        assert claimed.asserted and claimed.asserted.predicates[0].relation is Relation.OLDEST_PARTNER


def test_where_they_share_no_city_it_is_one_among_those_that_fit_the_same(chinese_cities):
    german = tuple(row.id for row in chinese_cities.find(Filter(countries=("DE",))))
    listed = Reading("ask_partnerships", Form.LIST, countries=("DE",))
    question = replace(reader(chinese_cities)("Is Bremen the oldest?", "ask_oldest"), form=Form.CONFIRM)
    claimed = first_of_told(question, Context(german, last_question=listed), chinese_cities)
    assert (claimed.cities, claimed.countries, claimed.asserted) == (("bremen",), ("DE",), None)


def test_a_place_among_all_or_of_another_stays_so(chinese_cities):
    question = replace(reader(chinese_cities)("Is Kyoto the oldest?", "ask_oldest"), form=Form.CONFIRM)
    of_all = replace(question, cues=question.cues | {Cue.WHOLE_TABLE})
    kobe = replace(question, cities=("kobe",))  # none of those told
    for asked in (of_all, kobe, replace(question, countries=("JP",)), replace(question, form=Form.TELL)):
        assert first_of_told(asked, TOLD, chinese_cities) == asked
    picked = replace(TOLD, last_question=replace(LISTED, countries=()))  # told by more than it says
    assert first_of_told(question, picked, chinese_cities) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Seattle was its very first partner."),
        ("zh", "西雅图是它的第一个友好城市。"),
        ("fr", "Seattle est son plus ancien jumelage ?"),
        ("ja", "シアトルが最初の姉妹都市ですね。"),
        ("es", "Seattle fue su primera ciudad hermana."),
        ("de", "Seattle war ihr allererster Partner."),
    ],
)
def test_a_place_among_partners_is_one_among_all_of_the_city(chinese_cities, language, text):
    outside = Filter(continents=("EU",))
    listed = Reading("ask_partnerships", Form.LIST, ("chongqing",), continents=("EU",), unwanted=outside)
    rows = tuple(row.id for row in chinese_cities.find(replace(listed.conditions, cities=("chongqing",))))
    question = replace(reader(chinese_cities, language=language)(text, "ask_oldest"), form=Form.CONFIRM)
    told = Context(rows, ("chongqing",), last_question=listed, options=rows)
    claimed = first_of_told(question, told, chinese_cities)
    assert (claimed.cities, claimed.conditions) == (("chongqing", "seattle"), Filter())
    assert claimed.asserted and claimed.asserted.predicates[0].relation is Relation.OLDEST_PARTNER
