"""What is asked of sister cities in general, where no city was talked about."""

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.interpretation.facts.meant_in_general import meant_in_general
from twincities.reading import Pointer, Reading

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
