"""Edits are taken up while the assistant runs; broken ones leave the last sound table in use."""

from __future__ import annotations

import errno
import gc
import logging
import os
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import THREE_ROWS, write_table
from twincities.nlu.names.spotter import Spotter
from twincities.table import City, PartnershipTable, TableError, live, load_table, views
from twincities.table.apart import read_apart
from twincities.table.labels import labels_of_namesakes
from twincities.table.views import Made


@pytest.fixture
def live_table(tmp_path):
    return live.LiveTable(write_table(tmp_path)), tmp_path


def test_an_edit_is_taken_up(live_table):
    table, folder = live_table
    before = table.current()
    assert table.current() is before
    write_table(folder, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Torino city,IT"))
    assert table.current() is before
    table.look()
    assert table.current().city("turin").name == "Torino city"


def test_no_turn_waits_for_the_labels_of_a_table(live_table, monkeypatch):
    table, folder = live_table
    table.current().in_language("fr")
    made_for: list[str] = []

    def labels(cities: Iterable[City], language: str, said: Callable[[str], str]) -> dict[str, str]:
        made_for.append(language)
        return labels_of_namesakes(cities, language, said)

    monkeypatch.setattr(views, "labels_of_namesakes", labels)
    write_table(folder, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Torino city,IT"))
    load_table(folder)
    assert not made_for  # to check a table, the cities of the world need not be read
    table.look()
    assert table.current().in_language("fr").label("turin") == "Torino city"
    assert table.current().label("turin") == "Torino city"
    assert not made_for


def test_files_that_change_while_they_are_read_are_read_again(live_table, monkeypatch):
    table, folder = live_table
    before = table.current()
    edited = THREE_ROWS["cities.csv"].replace("Turin,IT", "Torino city,IT")
    write_table(folder, cities=edited)

    def read_while_written(path, made):
        read = read_apart(path, made)
        write_table(folder, cities=edited + "rome,Rome,IT,,\n")
        return read

    monkeypatch.setattr(live, "read_apart", read_while_written)
    table.look()
    assert table.current() is before
    monkeypatch.setattr(live, "read_apart", read_apart)
    table.look()
    assert table.current().has_city("rome")


def test_edits_are_taken_up_by_themselves(tmp_path, monkeypatch):
    monkeypatch.setattr(live, "_SECONDS_BETWEEN_LOOKS", 0.01)
    table = live.live_table(str(write_table(tmp_path)))
    write_table(tmp_path, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Torino city,IT"))
    until = time.monotonic() + 20
    while table.current().city("turin").name == "Turin" and time.monotonic() < until:
        time.sleep(0.01)
    assert table.current().city("turin").name == "Torino city"


def test_a_broken_edit_leaves_the_old_table_and_says_so_once(live_table, caplog):
    table, folder = live_table
    before = table.current()
    write_table(folder, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Turin,XX"))
    with caplog.at_level(logging.ERROR):
        table.look()
        table.look()
    assert table.current() is before
    assert table.is_stale
    assert [
        record for record in caplog.records if "line 3, column country" in record.getMessage()
    ] == caplog.records
    assert len(caplog.records) == 1


@pytest.mark.parametrize("file", ["", "cities.csv"])
def test_without_rights_the_old_table_is_in_use_and_this_is_told(live_table, monkeypatch, caplog, file):
    table, folder = live_table
    before = table.current()
    forbidden = folder / file if file else folder

    def refuse(of: Path, *_: object) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(of))

    name, allowed = ("read_bytes", Path.read_bytes) if file else ("iterdir", Path.iterdir)
    monkeypatch.setattr(Path, name, lambda of: refuse(of) if of == forbidden else allowed(of))
    monkeypatch.setattr(live, "read_apart", lambda path, _: load_table(path))
    (folder / "cities.csv").write_text(THREE_ROWS["cities.csv"] + "rome,Rome,IT,,\n", encoding="utf-8")
    table.look()
    assert (table.current(), table.is_stale) == (before, True)
    assert "cannot be read (Permission denied)" in caplog.records[0].getMessage()
    monkeypatch.undo()
    (folder / "cities.csv").chmod(0o640)
    table.look()
    assert table.current().has_city("rome") and not table.is_stale


def test_a_table_that_is_broken_from_the_start_is_refused(tmp_path):
    with pytest.raises(TableError):
        live.LiveTable(tmp_path / "nowhere")


def test_no_turn_waits_for_what_turns_had_made_of_the_table_before(live_table):
    table, folder = live_table
    in_french = table.current().in_language("fr")
    in_french.mentioning(["jazz"])
    table.current().in_language("de")
    lazy = {"_words", "hub"}
    assert lazy <= vars(in_french).keys()
    write_table(folder, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Torino city,IT"))
    table.look()
    for language in ("en", "fr", "de"):
        assert lazy <= vars(table.current().in_language(language)).keys()
    assert table.current().city("turin").name == "Torino city"


def name_of(table: PartnershipTable, id: str) -> str:
    return table.city(id).name


def test_no_turn_waits_for_what_turns_had_derived_from_the_table_before(live_table):
    table, folder = live_table
    assert table.current().in_language("fr").derived(name_of, "turin") == "Turin"
    write_table(folder, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Torino city,IT"))
    table.look()
    assert table.current().made.derived == ((name_of, "turin"),)
    assert table.current().in_language("de").derived(name_of, "turin") == "Torino city"


def test_the_names_of_an_edited_table_are_made_before_it_is_in_use(live_table):
    table, folder = live_table
    assert "rome" not in [one.value for one in table.current().derived(Spotter).spot("Turin or Rome?")]
    write_table(folder, cities=THREE_ROWS["cities.csv"] + "rome,Rome,IT,,\n")
    table.look()
    assert (Spotter,) in table.current().made.derived
    spotter = table.current().derived(Spotter)
    assert [one.value for one in spotter.spot("Turin or Rome?")] == ["turin", "rome"]
    assert spotter.table is table.current()


def test_turns_go_on_beside_an_edit(live_table, monkeypatch):
    table, folder = live_table
    seen: list[tuple[bool, float]] = []

    def read(path: Path, made: Made) -> PartnershipTable:
        seen.append((gc.isenabled(), sys.getswitchinterval()))
        return read_apart(path, made)

    monkeypatch.setattr(live, "read_apart", read)
    usual = 0.005  # seconds, Python's own; the thread of another table may be at work
    sys.setswitchinterval(usual)
    write_table(folder, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Torino city,IT"))
    try:
        table.look()
    finally:
        gc.unfreeze()
    searched, switch_interval = seen[0]
    assert not searched
    assert switch_interval < usual / 2
    assert gc.isenabled()
    assert sys.getswitchinterval() == usual


def test_tables_edited_at_once_leave_the_interpreter_as_it_was(tmp_path, monkeypatch):
    usual = sys.getswitchinterval()
    tables = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        folder = write_table(tmp_path / name)
        tables.append(live.LiveTable(folder))
        write_table(folder, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Torino city,IT"))
    together = threading.Barrier(2)

    def read(path: Path, made: Made) -> PartnershipTable:
        with suppress(threading.BrokenBarrierError):
            together.wait(timeout=0.5)  # seconds; the other is not reading meanwhile
        return read_apart(path, made)

    monkeypatch.setattr(live, "read_apart", read)
    threads = [threading.Thread(target=table.look) for table in tables]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        gc.unfreeze()
    assert together.broken
    assert gc.isenabled()
    assert sys.getswitchinterval() == usual


def test_a_table_that_was_replaced_leaves_without_a_search_for_garbage(live_table):
    table, folder = live_table
    spotter = table.current().derived(Spotter)
    spotter.spot("who is twinned with Turin?")
    before = [weakref.ref(table.current()), weakref.ref(spotter), weakref.ref(spotter.names.cities)]
    del spotter
    gc.collect()
    gc.disable()
    try:
        write_table(folder, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Torino city,IT"))
        table.look()
        assert table.current().city("turin").name == "Torino city"
        assert all(ref() for ref in before)  # a turn may still be at it
        table.look()
        assert [ref() for ref in before] == [None, None, None]
    finally:
        gc.enable()
