"""What is asked of sister cities in general, where no city was talked about."""

from dataclasses import replace

import pytest

from twincities.dialogue.context import Context
from twincities.interpretation.facts.meant_in_general import claimed_of_some, meant_in_general
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading

GOOD_FOR = Reading(
    "ask_known_for", pointer=Pointer.IT, runners_up=("ask_significance", "ask_event_content")
)  # "and what is it good for?"


def test_what_it_is_good_for_is_asked_of_sister_cities_in_general(table):
    assert meant_in_general(GOOD_FOR, Context(), table).intent == "ask_significance"


def test_what_is_asked_of_a_city_stays_with_it(table):
    told = Context(cities=("lyon",))
    assert meant_in_general(GOOD_FOR, told, table) == GOOD_FOR
    named = replace(GOOD_FOR, cities=("lyon",))
    assert meant_in_general(named, Context(), table) == named


FARMING = Reading(
    "define_sister_city",
    Form.CONFIRM,
    quantifier=Quantifier.ANY,
    unread=("Landwirtschaft",),
    cues=frozenset({Cue.PARTNERSHIP, Cue.TWINNED}),
)  # „geht es bei irgendeiner Partnerschaft um Landwirtschaft?“


@pytest.mark.parametrize(
    "claim",
    [FARMING, replace(FARMING, quantifier=None, cues=FARMING.cues | {Cue.AMONG})],
)
def test_what_is_claimed_of_some_of_them_asks_for_no_meaning(table, claim):
    assert claimed_of_some(claim, Context(), table).intent == "ask_partnerships"


@pytest.mark.parametrize(
    "question",
    [replace(FARMING, quantifier=None), replace(FARMING, unread=()), replace(FARMING, form=Form.TELL)],
)
def test_what_is_said_of_none_of_them_may_ask_for_a_meaning(table, question):
    assert claimed_of_some(question, Context(), table) == question
