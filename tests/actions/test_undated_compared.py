"""Which of many came first, where the table dates none of them."""

from __future__ import annotations

from tests.actions.talk import Talk
from tests.conftest import THREE_ROWS, write_table
from twincities.table import load_table


class _Fixed:
    def __init__(self, table):
        self._table = table

    def current(self):
        return self._table


def test_of_many_without_a_date_a_page_is_told_and_how_many_are_left(tmp_path, monkeypatch):
    towns = [f"town-{number}" for number in range(12)]
    cities = THREE_ROWS["cities.csv"] + "".join(f"{id},Place{id[5:]}burg,ES,,\n" for id in towns)
    header = THREE_ROWS["partnerships.csv"].splitlines()[:4]
    rows = [f"lyon-{id},lyon,{id},,,,,,,list" for id in towns]
    many = load_table(write_table(tmp_path, cities=cities, partnerships="\n".join([*header, *rows, ""])))
    monkeypatch.setattr("actions.answering.live_table", lambda _: _Fixed(many))
    talk = Talk(many)
    talk.ask("ask_partnerships", "which partners of Lyon are in Spain?")
    told = talk.ask("compare_age", "which of those came first and which later?")
    assert told.count("does not say when") == 10
    assert "2 more" in told
