"""Whether public records agree with a partnership that was not held against them: its own date stands beside theirs."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk
from tests.conftest import write_table
from twincities.table import load_table

CITIES = "id,name,country\nlyon,Lyon,FR\nturin,Turin,IT\nomsk,Omsk,RU\n"
PAIRS = "id,city_a,city_b,since,source\nturin,lyon,turin,1958-06-03,list\nomsk,lyon,omsk,1990,list\n"
RECORDS = """\
id,city,partner,country,since,source,looked_up
r1,lyon,Turin,IT,1961,list,2026-09
r2,turin,Graz,AT,1975,list,2026-09
"""


@pytest.fixture
def talk(tmp_path, monkeypatch):
    folder = write_table(tmp_path, cities=CITIES, partnerships=PAIRS, recorded_partners=RECORDS)
    for name in ("events", "themes", "checks"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    return Talk(load_table(folder))


@pytest.mark.parametrize("intent", ["ask_reliability", "ask_records"])
def test_both_dates_are_told(talk, intent):
    answer = talk.ask(intent, "do public records agree on Turin?")
    assert "3 June 1958" in answer and "1961" in answer


def test_what_else_records_hold_of_the_city_is_told_too(talk):
    assert "Graz" in talk.ask("ask_records", "what do public records say of Turin?")


def test_what_no_record_holds_is_not_checked(talk):
    answer = talk.ask("ask_reliability", "do public records agree on Omsk?")
    assert "1961" not in answer and "not been checked" in answer
