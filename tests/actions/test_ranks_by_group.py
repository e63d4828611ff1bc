"""The oldest or the newest of each country, continent, decade …"""

from __future__ import annotations

from tests.actions.talk import Talk
from tests.questions import reader
from twincities.dialogue.scopes import with_scopes
from twincities.reading import Dimension


def test_groups_named_before_are_those_of_what_is_asked_behind_them(chinese_cities):
    read = reader(chinese_cities)
    each, oldest = read("for each continent", "ask_partnerships"), read("tell me the oldest", "ask_oldest")
    (one,) = with_scopes([each, oldest])
    assert (one.intent, one.group_by) == ("ask_oldest", Dimension.CONTINENT)
    numbers = read("how many of Xi'an per continent", "ask_partnerships")
    first, second = with_scopes([numbers, read("which is the oldest of each", "ask_oldest")])
    assert (first.rank, second.group_by, second.cities) == (None, Dimension.CONTINENT, ("xian",))
    assert with_scopes([numbers, oldest])[1].group_by is None


def test_each_group_is_told_with_its_oldest_and_the_home_country_is_none(shipped_table):
    talk = Talk(shipped_table)
    told = talk.ask("ask_oldest", "what is the oldest partnership on each continent?")
    assert "- North America: Chongqing – Detroit (United States), since 1983\n" in told
    told = talk.ask("ask_oldest", "which is the oldest in each country?")
    assert "- China" not in told and "- Japan: Chengdu – Kyoto, since 1983" in told


def test_the_country_or_continent_of_the_oldest_partner_is_told(shipped_table):
    talk = Talk(shipped_table)
    told = talk.ask("ask_country", "which country is the oldest partner in?")
    assert told == "Bordeaux is in France."
    assert "in Europe (France)" in talk.ask("ask_country", "which continent is the oldest partner in?")
