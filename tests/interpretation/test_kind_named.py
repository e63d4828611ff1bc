"""Events that are asked for by their kind, in a question like no example."""

from dataclasses import replace

import pytest

from twincities.dialogue.context import Context
from twincities.interpretation.events.kind_named import kind_named
from twincities.reading import Cue, Form, Reading

HARDLY_READ = Reading(
    "ask_city_trivia",
    form=Form.CONFIRM,
    cities=("lyon",),
    event_kinds=("programme",),
    cues=frozenset({Cue.EVENT, Cue.THERE_IS}),
    confidence=0.3,
    runners_up=("ask_events", "confirm_partnership"),
)  # "is there a programme that would get me to Lyon?"


def test_events_of_the_kind_are_asked_for(table):
    assert kind_named(HARDLY_READ, Context(), table).intent == "ask_events"
    assert kind_named(replace(HARDLY_READ, cities=()), Context(), table).intent == "list_events"


@pytest.mark.parametrize("change", [{"confidence": 0.9}, {"event_kinds": ()}, {"runners_up": ()}])
def test_what_is_surely_asked_of_a_city_stays_that(table, change):
    other = replace(HARDLY_READ, **change)
    assert kind_named(other, Context(), table) == other
