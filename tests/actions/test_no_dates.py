"""What is asked by its date of a table that dates nothing."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk
from twincities.table import load_table


class _Fixed:
    def __init__(self, table):
        self._table = table

    def current(self):
        return self._table


@pytest.fixture
def undated(tmp_path, monkeypatch):
    """A conversation on a table without dates in which Lyon has two partners."""
    files = {
        "cities": "id,name,country\nlyon,Lyon,FR\nturin,Turin,IT\nbonn,Bonn,DE\n",
        "partnerships": "id,city_a,city_b,source\nlyon-turin,lyon,turin,list\nlyon-bonn,lyon,bonn,list\n",
        "sources": "id,title\nlist,A list\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    table = load_table(tmp_path)
    monkeypatch.setattr("actions.answering.live_table", lambda _: _Fixed(table))
    return Talk(table)


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("ask_oldest", "what is the oldest partnership?"),
        ("ask_oldest", "what is Lyon's oldest partnership?"),
        ("ask_partnerships", "which partnerships began before 1980?"),
        ("ask_partnerships", "how many partnerships does Lyon have from the 1950s?"),
    ],
)
def test_nothing_dated_is_no_evidence_that_there_is_none(undated, intent, text):
    assert undated.ask(intent, text) == "My table does not say when any of these partnerships began."


def test_few_without_a_date_are_named(undated):
    assert undated.ask("ask_newest", "which is the newest one in Germany?").startswith(
        "My table does not say when Lyon and Bonn became sister cities."
    )
