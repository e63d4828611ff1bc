"""How a tie came about, its web page, who travels under it and what one city gains are read as such, whatever was learned of the words."""

from __future__ import annotations

import pytest

from twincities.nlu.text.mentions import CITY, EVENT, THEME
from twincities.reading.intents.learned_intent import intent_of
from twincities.reading.intents.rule import Learned


def learned(
    intent: str, *said: str, named: tuple[str, ...] = (), runners_up: tuple[str, ...] = ()
) -> Learned:
    """What was learned of a question, with what its words say and name."""
    return Learned(intent, 0.5, runners_up, frozenset(said), frozenset(named))


@pytest.mark.parametrize("intent", ["ask_since", "small_talk", "ask_source", "ask_capabilities"])
def test_how_it_came_about_is_told_by_the_overview(intent):
    assert intent_of(learned(intent, "came_about")) == "ask_overview"


def test_how_an_event_came_about_is_asked_of_the_event():
    assert intent_of(learned("ask_event_details", "came_about", named=(EVENT,))) == "ask_event_details"


def test_where_one_gets_it_from_asks_for_the_source():
    assert intent_of(learned("ask_country", "source_asked", named=(CITY,))) == "ask_source"


def test_whether_it_has_a_web_page_asks_where_to_look():
    assert intent_of(learned("confirm_partnership", "web_page")) == "ask_not_recorded"
    assert intent_of(learned("ask_source", "web_page")) == "ask_source"


def test_who_travels_back_and_forth_asks_for_no_partner():
    assert intent_of(learned("ask_partner", "exchanging", "who")) == "ask_exchanges"
    assert intent_of(learned("ask_partner", "exchanging", "who", "with")) == "ask_partner"
    going = learned("ask_event_place", "paired", named=(CITY, THEME), runners_up=("ask_exchanges",))
    assert intent_of(going) == "ask_exchanges"  # "do the potters go to Lyon?"
    assert intent_of(learned("ask_event_place", "held_in", named=(CITY, THEME))) == "ask_event_place"


def test_where_those_go_who_take_part_asks_for_the_partnerships_of_theirs():
    assert intent_of(learned("ask_event_place", "exchanging", named=(THEME,))) == "ask_partnerships"
    assert intent_of(learned("ask_event_place", "exchanging", named=(THEME, EVENT))) == "ask_event_place"


def test_what_one_city_gains_and_somebody_does_is_told_by_the_exchanges():
    assert intent_of(learned("ask_known_for", "gained", "wh", named=(CITY,))) == "ask_exchanges"
    of_people = learned("ask_known_for", "doing", "they", "wh", named=(THEME,))
    assert intent_of(of_people) == "ask_exchanges"


def test_the_themes_of_each_are_no_list_of_partnerships():
    asked = learned("ask_partnerships", "what", "theme_noun", named=(CITY,), runners_up=("ask_exchanges",))
    assert intent_of(asked) == "ask_exchanges"
