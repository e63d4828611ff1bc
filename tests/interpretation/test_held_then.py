"""Events of the time at which whoever asks will be there."""

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about
from twincities.dialogue.context import Context
from twincities.interpretation.events.held_then import held_then
from twincities.reading import Counted, Cue, EventBounds, Form, Reading
from twincities.table import YearlyDate

IN_JULY = Reading(
    "list_events",
    form=Form.CONFIRM,
    times=(YearlyDate(7),),
    counted=Counted.EVENTS,
    cues=frozenset({Cue.EVENT, Cue.THERE_IS, Cue.PARTNERSHIP, Cue.TWINNED}),
    runners_up=("ask_events",),
)  # "we'll be there in July. Is there a feast of one of your partners that month?"
FOR_HER = Reading(
    "define_sister_city",
    form=Form.CONFIRM,
    times=(YearlyDate(5),),
    confidence=0.3,
    cues=frozenset({Cue.THERE_IS, Cue.SOMETHING, Cue.SOMETHING_FOR}),
)  # "my sister comes in May, is there something for her?"


def test_events_of_that_month_are_asked_for_though_partners_are_spoken_of(table):
    question = held_then(IN_JULY, Context(), table)
    assert (question.intent, question.form) == ("list_events", Form.LIST)
    assert question.event_bounds == EventBounds(months=(7,))


def test_something_in_another_month_is_looked_for_right_behind_events(table):
    behind = about(last=Reading("list_events", Form.LIST, cities=("lyon",)))
    question = held_then(FOR_HER, behind, table)
    assert (question.intent, question.cities) == ("list_events", ("lyon",))
    assert question.event_bounds == EventBounds(months=(5,))
    assert held_then(FOR_HER, Context(), table) == FOR_HER


@pytest.mark.parametrize(
    "change",
    [
        {"times": ()},
        {"cues": IN_JULY.cues | {Cue.BEGUN}},
        {"cues": frozenset({Cue.PARTNERSHIP}), "counted": None},
        {"events": ("lyon-week",)},
    ],
)
def test_what_dates_partnerships_or_an_event_stays_that(table, change):
    other = replace(IN_JULY, **change)
    assert held_then(other, Context(), table) == other
