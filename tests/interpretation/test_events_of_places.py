"""Of the events told those of a place are dated, and what is organised abroad is listed, whatever was told before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.events.event_questions import events_listed
from twincities.interpretation.events.when_held import when_held
from twincities.reading import Form, Reading

TOLD = Context(
    events=("rosier", "melon", "collines"), last_question=Reading("list_events", Form.LIST, cities=("niort",))
)


@pytest.mark.parametrize(
    ("language", "text", "intent", "events"),
    [
        ("fr", "celle du Togo, c'est en quel mois ?", "ask_since", ("collines",)),
        ("fr", "celle d'Espagne, en quel mois ?", "ask_event_recurrence", ("melon",)),
        ("en", "the one with Togo, which month is it?", "ask_since", ("collines",)),
        ("de", "Das mit Togo, in welchem Monat ist das?", "ask_since", ("collines",)),
        ("fr", "c'est en quel mois ?", "ask_since", ("rosier", "melon", "collines")),
        ("fr", "celle du Danemark, c'est en quel mois ?", "ask_since", ()),
    ],
)
def test_the_month_of_the_one_with_a_country_is_that_of_an_event_told(language, text, intent, events):
    table = table_called("niort")
    asked = when_held(reader(table, language=language)(text, intent), TOLD, table)
    assert asked.events == events
    assert (asked.intent == "ask_event_recurrence" and not asked.countries) is bool(events)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Et à l'étranger, qu'est-ce qui est organisé ?"),
        ("fr", "Qu'est-ce qu'on organise à l'étranger ?"),
        ("en", "And abroad, what is organised?"),
        ("de", "Und was wird im Ausland organisiert?"),
        ("es", "¿Y en el extranjero qué se organiza?"),
        ("zh", "那在国外组织什么？"),
        ("ja", "海外で開かれるのは？"),
    ],
)
def test_what_is_organised_abroad_is_no_place_of_the_event_told_last(language, text):
    table = table_called("niort")
    question = replace(reader(table, language=language)(text, "ask_event_place"), form=Form.TELL)
    asked = events_listed(question, replace(TOLD, event="collines"), table)
    assert asked.intent == "list_events"
    assert asked.event_bounds is not None and asked.event_bounds.abroad
