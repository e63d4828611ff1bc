"""Another one that is asked for may be over by now: it is told, and talked on of; the only event that there is is talked on of, too."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk, talk_on
from twincities.table import load_table

CITIES = "id,name,country\nlyon,Lyon,FR\nturin,Turin,IT\ngenoa,Genoa,IT\nrovigo,Rovigo,IT\nomsk,Omsk,RU\n"
PAIRS = """\
id,city_a,city_b,since,status,until,reason,source
turin,lyon,turin,1958,active,,,list
genoa,lyon,genoa,1981,active,,,list
omsk,lyon,omsk,1990,active,,,list
rovigo,lyon,rovigo,1994,ended,2009,Nobody was left.,list
"""
EVENTS = """\
id,partnership,name,kind,held_in,source
fair,turin,Truffle Fair,fair,turin,list
run,omsk,River Run,run,lyon,list
"""


@pytest.fixture
def talk(tmp_path, monkeypatch) -> Talk:
    (tmp_path / "about.csv").write_text("key,value\nhub,lyon\n", encoding="utf-8")
    return talk_on(tmp_path, monkeypatch, cities=CITIES, partnerships=PAIRS)


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("ask_partnerships", "was there another Italian one?"),
        ("ask_partnerships", "are there any other Italian ones?"),
        ("confirm_partnership", "do we have another one in Italy?"),
        ("ask_partner", "did we use to have a third Italian partner?"),
    ],
)
def test_another_one_may_be_over(talk, intent, text):
    talk.ask("ask_partnerships", "which ones are in Italy?")
    answer = talk.ask(intent, text)
    assert "Rovigo" in answer
    assert not answer.startswith("Yes") and "Turin" not in answer
    assert "Nobody was left" in talk.ask("ask_not_recorded", "why did it end?")


def test_there_is_no_other_where_none_is_over_either(talk):
    talk.ask("ask_partnerships", "which ones are in Russia?")
    answer = talk.ask("confirm_partnership", "do we have another one in Russia?")
    assert answer.startswith("No other") and "Omsk" not in answer


def test_the_only_event_there_is_is_talked_on_of(talk, tmp_path):
    (tmp_path / "events.csv").write_text(EVENTS, encoding="utf-8")
    talk = Talk(load_table(tmp_path))
    talk.ask("ask_since", "since when is Turin a partner?")
    assert talk.ask("ask_events", "is there any event about it?").startswith("Yes")
    assert talk.ask("ask_event_place", "is that held in Lyon?").startswith("No")
