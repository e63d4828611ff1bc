"""Who to ask is told of the pair that is meant in all its ties, else of those who keep the table."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk
from tests.conftest import write_table
from twincities.table import load_table

CITIES = "id,name,country\nlyon,Lyon,FR\nturin,Turin,IT\nkobe,Kobe,JP\n"
PAIRS = """\
id,city_a,city_b,since,kind,contact,address,source
turin,lyon,turin,1958,,gold@lyon.example,,list
kobe,lyon,kobe,1986,friendship,sakura@lyon.example,,list
kobe-again,lyon,kobe,2003,twinning,,https://kobe.example,list
"""
OFFICE = "office@lyon.example"


@pytest.fixture
def talk(tmp_path, monkeypatch):
    folder = write_table(tmp_path, cities=CITIES, partnerships=PAIRS)
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    (folder / "about.csv").write_text(f"key,value\ncontact,{OFFICE}\n", encoding="utf-8")
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    return Talk(load_table(folder))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Who can I write to about Turin?", ["gold@lyon.example"]),
        ("What is the email for Turin?", ["gold@lyon.example"]),
        ("How do I get in touch with the Kobe people?", ["sakura@lyon.example", "https://kobe.example"]),
        ("How can I reach you?", [OFFICE]),
    ],
)
@pytest.mark.parametrize("intent", ["ask_not_recorded", "ask_partner", "ask_city_trivia"])
def test_who_to_ask_is_told_whatever_was_learned_of_the_question(talk, intent, text, told):
    answer = talk.ask(intent, text)
    assert all(one in answer for one in told)
    assert (OFFICE in answer) is (OFFICE in told)


def test_the_office_is_meant_by_you_and_not_what_was_talked_about(talk):
    assert "gold@lyon.example" in talk.ask("ask_overview", "Tell me about Turin.")
    assert "gold@lyon.example" in talk.ask("ask_not_recorded", "Who can I ask for more?")
    assert OFFICE in talk.ask("ask_not_recorded", "And how can I reach you?")
