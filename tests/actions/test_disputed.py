"""Of partnerships that records disagree on those are told, and none that they plainly contradict."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk, talk_on
from twincities.table import load_table

CITIES = "id,name,country\nlyon,Lyon,FR\nturin,Turin,IT\ngenoa,Genoa,IT\nomsk,Omsk,RU\nkobe,Kobe,JP\n"
PAIRS = """\
id,city_a,city_b,since,source
turin,lyon,turin,1958,list
genoa,lyon,genoa,1981,list
omsk,lyon,omsk,1990,list
kobe,lyon,kobe,1991,list
"""
CHECKS = """\
id,claim,about,part,verdict,note,source,looked_up
c1,partnership,turin,,disputed,,list,2025
c2,partnership,genoa,,contradicted,,list,2025
c3,since,omsk,,disputed,,list,2025
c4,since,kobe,,disputed,,list,2025
"""
NAMES = ("Turin", "Genoa", "Omsk", "Kobe")


@pytest.fixture
def talk(tmp_path, monkeypatch) -> Talk:
    talk_on(tmp_path, monkeypatch, cities=CITIES, partnerships=PAIRS)
    (tmp_path / "checks.csv").write_text(CHECKS, encoding="utf-8")
    return Talk(load_table(tmp_path))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Which one is only disputed, and not contradicted?", {"Turin"}),
        ("Of which partnerships is the date disputed?", {"Omsk", "Kobe"}),
        ("Which ones are disputed or contradicted?", {*NAMES}),
    ],
)
def test_those_that_records_disagree_on_are_told(talk, text, told):
    answer = talk.ask("ask_reliability", text)
    assert {name for name in NAMES if name in answer} == told


def test_another_disputed_one_is_none_told_before(talk):
    talk.ask("ask_since", "when did Omsk begin?")
    answer = talk.ask("ask_oldest", "Is there another partnership whose date is disputed?")
    assert {name for name in NAMES if name in answer} == {"Kobe"}
