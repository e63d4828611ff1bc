"""What "with whom?" and "and earlier ones?" ask for by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.partners.with_whom import another_there, with_whom
from twincities.reading import Cue, Form, Measure, Rank, Reading
from twincities.reading.model.predicates import Predicate, Relation

TWO = ("chongqing-detroit", "shanghai-new-york")


@pytest.fixture(scope="session")
def read(shipped_table):
    return reader(shipped_table)


def test_with_whom_is_asked_of_what_was_told(read, shipped_table):
    question = read("with whom?", "ask_partnerships")
    of_two = with_whom(question, Context(partnerships=TWO), shipped_table)
    assert (of_two.intent, of_two.form, of_two.partnerships) == ("ask_partnerships", Form.LIST, TWO)
    of_one = with_whom(question, Context(partnerships=TWO[:1], cities=("detroit",)), shipped_table)
    assert (of_one.intent, of_one.partnerships) == ("ask_partner", ())
    assert with_whom(question, Context(), shipped_table) == question


def test_with_whom_of_a_city_that_is_named_is_asked_of_it(read, shipped_table):
    question = read("with whom is Kyoto twinned?", "ask_partner")
    assert with_whom(question, Context(partnerships=TWO), shipped_table) == question


def test_with_whom_that_one_signed_is_no_question_for_who_signed(read, shipped_table):
    question = read("and with whom was it signed?", "ask_not_recorded")
    told = Context(partnerships=TWO[:1], cities=("detroit",))
    assert with_whom(question, told, shipped_table).intent == "ask_partner"
    who = read("and who signed it?", "ask_not_recorded")
    assert with_whom(who, told, shipped_table).intent == "ask_not_recorded"


def test_with_whom_we_share_a_theme_asks_for_those_partners(shipped_table):
    ours = Reading("ask_exchanges", themes=("education",), cues=frozenset({Cue.WITH_WHOM, Cue.OURS}))
    asked = with_whom(ours, Context(), shipped_table)
    assert (asked.intent, asked.form) == ("ask_partnerships", Form.LIST)
    assert with_whom(replace(ours, cities=("detroit",)), Context(), shipped_table).intent == "ask_exchanges"


def test_with_whom_an_event_is_held_asks_for_those_whose_event_it_is(shipped_table):
    question = reader(shipped_table, language="ja")(
        "それ、どこの市といっしょにやったやつ？", "ask_event_place"
    )
    told = Context(partnerships=TWO[:1], cities=("detroit",), event="chongqing-week")
    assert with_whom(question, told, shipped_table).intent == "ask_partner"
    assert with_whom(question, Context(), shipped_table) == question
    where = reader(shipped_table, language="ja")("それ、どこの市でやったやつ？", "ask_event_place")
    assert with_whom(where, told, shipped_table) == where


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "And does it have another Chinese one?", "confirm_partnership"),
        ("en", "Are there others in China?", "ask_partnerships"),
        ("fr", "elle en a pas une autre en Chine ?", "ask_partnerships"),
        ("de", "Hat die noch eine andere in China?", "confirm_partnership"),
        ("es", "¿Tiene otra en China?", "ask_partnerships"),
        ("zh", "在中国还有别的吗？", "ask_partnerships"),
        ("ja", "中国にほかにもありますか", "ask_partnerships"),
    ],
)
def test_another_one_where_its_partner_lies_is_asked_of_the_city(chinese_cities, language, text, intent):
    row = chinese_cities.between("guangzhou", "lyon")
    told = Context((row.id,), ("lyon",), last_question=Reading("ask_partner", cities=("lyon",)))
    asked = another_there(reader(chinese_cities, language=language)(text, intent), told, chinese_cities)
    assert (asked.intent, asked.form, asked.cities) == ("confirm_partnership", Form.CONFIRM, ("lyon",))
    assert asked.asserted is not None
    further = Predicate(Relation.FURTHER_PARTNER, "lyon", "guangzhou")
    assert (asked.asserted.predicates, asked.pointer) == ((further,), None)


def test_another_one_behind_the_oldest_of_a_country_is_one_of_the_whole_table(chinese_cities):
    row = chinese_cities.between("shanghai", "milan")
    last = Reading("ask_oldest", countries=("IT",), rank=Rank(Measure.AGE, greatest=True))
    told = Context((row.id,), ("shanghai", "milan"), last_question=last)
    question = reader(chinese_cities)("Are there others in Italy?", "ask_partnerships")
    assert another_there(question, told, chinese_cities) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Does it have another Chinese partner?"),
        ("de", "Hat die noch eine andere chinesische Partnerstadt?"),
        ("fr", "A-t-elle une autre ville jumelle chinoise ?"),
        ("es", "¿Tiene otra ciudad hermana china?"),
    ],
)
def test_another_partner_behind_the_one_that_a_city_there_took_on_is_asked_of_the_other_end(
    chinese_cities, language, text
):
    row = chinese_cities.between("hangzhou", "suwon")
    last = Reading("ask_partnerships", Form.LIST, cities=("hangzhou",))
    told = Context((row.id,), ("hangzhou", "suwon"), last_question=last)
    read = reader(chinese_cities, language=language)
    asked = another_there(read(text, "confirm_partnership"), told, chinese_cities)
    assert asked.cities == ("suwon",)
    assert asked.asserted and asked.asserted.predicates == (
        Predicate(Relation.FURTHER_PARTNER, "suwon", "hangzhou"),
    )
    others = reader(chinese_cities)("Are there other Chinese partnerships?", "confirm_partnership")
    assert another_there(others, told, chinese_cities) == others


def test_with_whom_else_behind_two_cities_is_asked_of_the_one_that_has_others(read, chinese_cities):
    told = Context(
        partnerships=("nanjing-leipzig",),
        cities=("leipzig", "nanjing"),
        last_question=Reading("confirm_partnership", Form.CONFIRM, cities=("leipzig", "nanjing")),
    )
    asked = with_whom(read("and with whom else?", "ask_partner"), told, chinese_cities)
    assert (asked.intent, asked.cities, asked.excluded_cities) == (
        "ask_partnerships",
        ("nanjing",),
        ("leipzig",),
    )


def test_cities_that_are_asked_for_together_with_whom_are_told_with_their_partners(shipped_table):
    question = reader(shipped_table, language="de")(
        "welche Städte kamen bis 1990 dazu, und mit wem?", "ask_partnerships"
    )
    assert question.entities is not None
    assert with_whom(question, Context(), shipped_table).entities is None
