"""How a tie came about, its web page, who travels under it and what one city gains are read as such, whatever was learned of the words."""

from __future__ import annotations

import pytest

from twincities.nlu.text.mentions import CITY, EVENT, THEME
from twincities.reading.intents.came_about import came_about
from twincities.reading.intents.learned import Learned
from twincities.reading.intents.rather_asked import of_doings, of_travellers, of_web_page
from twincities.reading.intents.told_by_source import source_asked


def learned(
    intent: str, *said: str, named: tuple[str, ...] = (), runners_up: tuple[str, ...] = ()
) -> Learned:
    """What was learned of a question, with what its words say and name."""
    return Learned(intent, 0.5, runners_up, frozenset(said), False, frozenset(named), False)


@pytest.mark.parametrize("intent", ["ask_since", "small_talk", "ask_source", "ask_capabilities"])
def test_how_it_came_about_is_told_by_the_overview(intent):
    assert came_about(learned(intent, "came_about")) == "ask_overview"


def test_how_an_event_came_about_is_asked_of_the_event():
    assert came_about(learned("ask_event_details", "came_about", named=(EVENT,))) is None


def test_where_one_gets_it_from_asks_for_the_source():
    assert source_asked(learned("ask_country", "source_asked", named=(CITY,))) == "ask_source"


def test_whether_it_has_a_web_page_asks_where_to_look():
    assert of_web_page(learned("confirm_partnership", "web_page")) == "ask_not_recorded"
    assert of_web_page(learned("ask_source", "web_page")) is None


def test_who_travels_back_and_forth_asks_for_no_partner():
    assert of_travellers(learned("ask_partner", "exchanging", "who")) == "ask_exchanges"
    assert of_travellers(learned("ask_partner", "exchanging", "who", "with")) is None
    going = learned("ask_event_place", "paired", named=(CITY, THEME), runners_up=("ask_exchanges",))
    assert of_travellers(going) == "ask_exchanges"  # "do the potters go to Lyon?"
    assert of_travellers(learned("ask_event_place", "held_in", named=(CITY, THEME))) is None


def test_what_one_city_gains_and_somebody_does_is_told_by_the_exchanges():
    assert of_doings(learned("ask_known_for", "gained", "wh", named=(CITY,))) == "ask_exchanges"
    of_people = learned("ask_known_for", "doing", "they", "wh", named=(THEME,))
    assert of_doings(of_people) == "ask_exchanges"


def test_the_themes_of_each_are_no_list_of_partnerships():
    asked = learned("ask_partnerships", "what", "theme_noun", named=(CITY,), runners_up=("ask_exchanges",))
    assert of_doings(asked) == "ask_exchanges"
