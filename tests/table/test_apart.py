"""A table that a process of its own has read is the one that would have been read here."""

from __future__ import annotations

import os
import pickle
import sys
from pathlib import Path

import pytest

from tests.conftest import THREE_ROWS, write_table
from twincities.dialogue.groups import entities_of
from twincities.launch.table_reading import TableReading
from twincities.nlu.names.spotter import Spotter
from twincities.reading import Dimension
from twincities.table import Filter, TableError, apart, load_table
from twincities.table.apart import Read, handed_over, read_apart
from twincities.table.files.stamps import stamp_of
from twincities.table.live import LiveTable
from twincities.table.views import NOTHING

CHINESE_CITIES = Path(__file__).parents[2] / "data/tables/chinese-cities"


def test_it_holds_the_same():
    here = load_table(CHINESE_CITIES)
    here.prepare()
    here.mentioning(["panda"])
    here.in_language("fr").find_former(Filter())
    entities_of(Dimension.COUNTRY, here.find(Filter()), here)
    table = read_apart(CHINESE_CITIES, here.made)
    assert table.made.derived == here.made.derived
    for language, names in here.made.of_views.items():
        assert set(names) <= set(table.made.of_views[language])
    assert list(table.rows()) == list(here.rows())
    assert [table.label(city.id) for city in table.cities] == [here.label(city.id) for city in here.cities]
    assert table.mentioning(["panda"]) == here.mentioning(["panda"])
    assert table.find_former(Filter()) == here.find_former(Filter())
    assert table.claim_sources == here.claim_sources
    groups = [entities_of(Dimension.COUNTRY, one.find(Filter()), one) for one in (table, here)]
    assert groups[0] == groups[1]


def test_its_names_are_the_same():
    here = load_table(CHINESE_CITIES)
    spotter = here.derived(Spotter)
    table = read_apart(CHINESE_CITIES, here.made)
    there = table.derived(Spotter)
    assert there.table is table
    assert {*there.names.cities} == {*spotter.names.cities}
    for text in (
        "Is Wuhan twinned with Duisburg?",
        "wuhann and Duisberg",
        "Peking, Ohio, Georgia or Birmingham?",
        "上海",
    ):
        assert there.spot(text) == spotter.spot(text)


def test_each_row_is_there_once():
    table = read_apart(CHINESE_CITIES, NOTHING)
    in_french = table.in_language("fr")
    for row in table.partnerships:
        assert table.partnership(row.id) is row
        assert in_french.partnership(row.id) is row
        assert any(one is row for one in table.partnerships_of(row.city_a))


def test_a_row_takes_no_more_memory_than_before():
    row = load_table(CHINESE_CITIES).partnerships[0]
    there = pickle.loads(pickle.dumps(row))
    assert there == row
    assert there.__fields_set__ is row.__fields_set__
    assert sys.getsizeof(there.__dict__) == sys.getsizeof(row.__dict__)


@pytest.mark.parametrize("more_cities", [0, 600])
def test_what_the_launcher_has_had_read_is_taken_over_by_one_program(tmp_path, monkeypatch, more_cities):
    more = "".join(f"town-{number},Town {number},FR,,\n" for number in range(more_cities))
    write_table(tmp_path, cities=THREE_ROWS["cities.csv"] + more)
    reading = TableReading(tmp_path)
    try:
        reading.require_sound()
        [(name, number)] = reading.stream.items()
        monkeypatch.setenv(name, str(os.dup(number)))
        reading.leave()
        read = handed_over()
        assert read
        assert read.stamp == stamp_of(tmp_path)
        assert list(read.table.rows()) == list(load_table(tmp_path).rows())
        # Of a small table the names are made sooner where they are used.
        assert ((Spotter,) in read.table.made.derived) == bool(more_cities)
        assert handed_over() is None
    finally:
        reading.end()


def test_where_it_breaks_off_there_is_none(monkeypatch):
    reading = TableReading(CHINESE_CITIES)
    ((name, number),) = reading.stream.items()
    monkeypatch.setenv(name, str(os.dup(number)))
    reading.leave()
    reading.end()
    assert handed_over() is None


def test_an_edit_since_then_is_taken_up(tmp_path, monkeypatch):
    write_table(tmp_path)
    read = Read(stamp_of(tmp_path), load_table(tmp_path))
    write_table(tmp_path, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Torino city,IT"))
    live = LiveTable(tmp_path, read)
    assert live.current() is read.table
    live.look()
    assert live.current().city("turin").name == "Torino city"


def test_all_its_faults_are_told(tmp_path):
    write_table(tmp_path, cities=THREE_ROWS["cities.csv"].replace("Turin,IT", "Turin,XX").replace("FR", "YY"))
    with pytest.raises(TableError) as here:
        load_table(tmp_path)
    with pytest.raises(TableError) as there:
        read_apart(tmp_path, NOTHING)
    assert there.value.faults == here.value.faults
    assert str(there.value) == str(here.value)


def test_a_process_that_dies_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(apart.sys, "executable", "/bin/true")
    with pytest.raises(ChildProcessError, match="ended before"):
        read_apart(write_table(tmp_path), NOTHING)
