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


def test_what_one_city_gains_and_somebody_does_is_told_by_the_exchanges():
    assert intent_of(learned("ask_known_for", "gained", "wh", named=(CITY,))) == "ask_exchanges"
    of_people = learned("ask_known_for", "doing", "they", "wh", named=(THEME,))
    assert intent_of(of_people) == "ask_exchanges"


def test_the_themes_of_each_are_no_list_of_partnerships():
    asked = learned("ask_partnerships", "what", "theme_noun", named=(CITY,), runners_up=("ask_exchanges",))
    assert intent_of(asked) == "ask_exchanges"
