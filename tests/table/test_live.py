"""Edits are taken up while the assistant runs; broken ones leave the last sound table in use."""

from __future__ import annotations

import logging

import pytest

from tests.conftest import THREE_ROWS, write_table
from twincities.table import TableError, live


@pytest.fixture
def live_table(tmp_path, monkeypatch):
    monkeypatch.setattr(live, "_SECONDS_BETWEEN_LOOKS", 0.0)
    return live.LiveTable(write_table(tmp_path)), tmp_path


def test_an_edit_is_taken_up(live_table):
    table, folder = live_table
    before = table.current()
    assert table.current() is before
    write_table(folder, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Torino city,IT"))
    assert table.current().city("turin").name == "Torino city"


def test_a_broken_edit_leaves_the_old_table_and_says_so_once(live_table, caplog):
    table, folder = live_table
    before = table.current()
    write_table(folder, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Turin,XX"))
    with caplog.at_level(logging.ERROR):
        assert table.current() is before
        assert table.current() is before
    assert [
        record for record in caplog.records if "line 3, column country" in record.getMessage()
    ] == caplog.records
    assert len(caplog.records) == 1


def test_a_table_that_is_broken_from_the_start_is_refused(tmp_path):
    with pytest.raises(TableError):
        live.LiveTable(tmp_path / "nowhere")
