"""Which of some have none of what was asked for before, and which partnerships' beginnings are unknown, is asked without saying it again."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.interpretation.entities.entities_anew import having_none
from twincities.interpretation.entities.entity_questions import entities_asked
from twincities.reading import Cue, Dimension, Entities, Form, Having, Measure, Pointer, Reading

WITHOUT = Entities(Dimension.PARTNERSHIP, (Having(Measure.EVENTS, 0, 0),))
EACH_HAS_EVENTS = Reading("ask_partnerships", Form.CONFIRM, entities=WITHOUT)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "which of the active ones have none?"),
        ("en", "which in Germany have none?"),
        ("de", "welche von den aktiven haben keine"),
        ("fr", "lesquelles des actives n'en ont aucun ?"),
        ("es", "¿cuáles de las activas no tienen ninguno?"),
    ],
)
def test_which_of_some_have_none_is_of_what_was_asked_for(language, text):
    table = table_called("villach")
    question = reader(table, language=language)(text, "ask_partnerships")
    asked = having_none(question, about(last=EACH_HAS_EVENTS), table)
    assert (asked.entities, asked.quantifier) == (WITHOUT, None)
    assert asked.countries == question.countries
    assert having_none(question, about(last=Reading("ask_partnerships", Form.LIST)), table) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bei welcher ist nicht bekannt, wann sie begonnen hat?"),
        ("de", "Welche, deren Beginn unbekannt ist, gibt es?"),
        ("de", "Gibt es eine Partnerschaft, deren Beginn nicht bekannt ist?"),
        ("fr", "pour laquelle ne sait-on pas quand elle a commencé ?"),
        ("en", "for which one is it not known when it began?"),
    ],
)
def test_an_unknown_beginning_is_asked_for_in_other_words(language, text):
    assert reader(table_called("villach"), language=language)(text, "ask_partnerships").has(Cue.UNDATED)


def test_whose_beginning_is_unknown_points_at_nothing_told():
    read = reader(table_called("villach"), language="de")
    question = read("Gibt es eine Partnerschaft, deren Beginn nicht bekannt ist?", "ask_partnerships")
    assert question.pointer is None
    assert read("Und deren Beginn?", "ask_since").pointer is Pointer.IT


@pytest.mark.parametrize(
    "text", ["Ist Suresnes auch mit anderen Städten verpartnert?", "Hat Udine noch andere Partnerstädte?"]
)
def test_other_towns_are_others_in_any_case(text):
    assert reader(table_called("villach"), language="de")(text, "confirm_partnership").has(Cue.OTHERS)


@pytest.mark.parametrize("text", ["And is there one that has no week at all?", "is there one with no week?"])
def test_whether_there_is_one_without_asks_for_partnerships(shipped_table, text):
    question = reader(shipped_table, {"week": ("week",)})(text, "ask_events")
    asked = entities_asked(question, about("chengdu-kyoto"), shipped_table)
    none = Entities(Dimension.PARTNERSHIP, (Having(Measure.EVENTS, 0, 0, kinds=("week",)),))
    assert (asked.intent, asked.form, asked.entities) == ("ask_partnerships", Form.CONFIRM, none)
    assert asked.quantifier is None
