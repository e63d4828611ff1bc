"""A table that a process of its own has read is the one that would have been read here."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest

from tests.conftest import THREE_ROWS, write_table
from twincities.dialogue.groups import entities_of
from twincities.reading import Dimension
from twincities.table import Filter, TableError, apart, load_table
from twincities.table.apart import read_apart
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
