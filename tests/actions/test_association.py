"""An association of towns of one country: members are told from their partners abroad, and both ends of a tie from one."""

from __future__ import annotations

import pytest

from tests.actions.talk import talk_on

CITIES = (
    "id,name,country\nlyon,Lyon,FR\nnice,Nice,FR\nlille,Lille,FR\n"
    "turin,Turin,IT\nleipzig,Leipzig,DE\nkobe,Kobe,JP\nbern,Bern,CH\n"
)
PAIRS = """\
id,city_a,city_b,since,source
1,lyon,turin,1950,list
2,nice,turin,1960,list
3,lyon,leipzig,1970,list
4,lyon,kobe,1980,list
5,lille,leipzig,1985,list
6,lille,nice,1990,list
7,lille,bern,1995,list
"""


@pytest.fixture
def talk(tmp_path, monkeypatch):
    return talk_on(tmp_path, monkeypatch, cities=CITIES, partnerships=PAIRS)


@pytest.mark.parametrize(
    "text",
    [
        "Which towns abroad are shared by two of your members?",
        "Which towns abroad have two of your member towns in common?",
        "Which partners have two of your members in common?",
    ],
)
def test_partners_that_members_share(talk, text):
    told = talk.ask("ask_partnerships", text)
    assert "Turin" in told and "Leipzig" in told and "Kobe" not in told and "Bern" not in told


def test_members_are_ranked_among_themselves(talk):
    assert "Nice" in talk.ask("ask_partnerships", "Which of your member towns has the fewest partners?")
    assert "Kobe" not in talk.ask("ask_partnerships", "Which member towns are there?")


def test_both_ends_lie_in_one_country(talk):
    told = talk.ask("ask_partnerships", "Is there a link in which both ends are French?")
    assert told.startswith("Yes") and "Lille" in told and "Turin" not in told
    assert "Yes" not in talk.ask("ask_partnerships", "Is there a link in which both ends are Italian?")


def test_a_place_in_the_order_of_age_is_no_place_in_a_list(talk):
    told = talk.ask("ask_age", "Who is the runner-up in age?")
    assert "Nice and Turin" in told and "Lyon and Turin" not in told
