"""A broken table is refused with every fault; a sound one is taken as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import THREE_ROWS, write_table
from twincities.table import PartialDate, TableError, load_table
from twincities.table.__main__ import main


def faults_of(folder: Path, **changed: str) -> list[str]:
    with pytest.raises(TableError) as raised:
        load_table(write_table(folder, **changed))
    return [str(fault) for fault in raised.value.faults]


def edited(file: str, old: str, new: str) -> str:
    assert old in THREE_ROWS[file]
    return THREE_ROWS[file].replace(old, new)


def test_a_sound_table_is_read(tmp_path):
    table = load_table(write_table(tmp_path))
    assert table.city("lyon").aliases == ("Lugdunum", "里昂")
    assert table.partnership("lyon-turin").since == PartialDate(1958, 6, 3)
    assert table.partnership("lyon-birmingham").since is None
    assert table.event("school-visits").named is False


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("cities.csv", "lyon,Lyon,FR", "lyon,Lyon,XX", "cities.csv, line 2, column country: write the country as its two-letter"),
        ("cities.csv", "turin,Turin", "lyon,Turin", "cities.csv, line 3, column id: lyon stands on line 2 too"),
        ("cities.csv", "lyon,Lyon", "Lyon!,Lyon", "cities.csv, line 2, column id: write an id in small letters"),
        ("cities.csv", "turin,Turin,IT", "turin,,IT", "cities.csv, line 3, column name: a value is missing"),
        ("cities.csv", "Torino;Turín", "Turin", "cities.csv, line 3, column aliases: Turin is the name of the city itself"),
        ("partnerships.csv", "lyon,leipzig,1981-03", "lyon,dresden,1981-03", "partnerships.csv, line 3, column city_b: dresden is no id in cities.csv"),
        ("partnerships.csv", "1981-03", "1981-13", "partnerships.csv, line 3, column since: the calendar has no 1981-13"),
        ("partnerships.csv", "1981-03", "3081", "partnerships.csv, line 3, column since: the year has to lie between"),
        ("partnerships.csv", "1981-03", "March 1981", "partnerships.csv, line 3, column since: write a date as 1983"),
        ("partnerships.csv", "lyon,leipzig", "lyon,lyon", "partnerships.csv, line 3, column city_b: a city cannot be twinned with itself"),
        ("partnerships.csv", "lyon,leipzig", "turin,lyon", "partnerships.csv, line 3, column city_b: this pair stands on line 2 too"),
        ("partnerships.csv", ",trade,,,,,list", ",trade,,,,,", "partnerships.csv, line 3, column source: a value is missing"),
        ("partnerships.csv", ",trade,,,,,list", ",trade,,,,,book", "partnerships.csv, line 3, column source: book is no id in sources.csv"),
        ("partnerships.csv", "lyon-leipzig,lyon,leipzig", "lyon-leipzig,lyon", "partnerships.csv, line 3: the row should have 10 cells"),
        ("events.csv", "silk-fair,lyon-turin", "silk-fair,lyon-rome", "events.csv, line 3, column partnership: lyon-rome is no id"),
        ("events.csv", "school visits,no", "school visits,perhaps", "events.csv, line 4, column named: value could not be parsed to a boolean"),
        ("cities.csv", "known_for", "famous_for", "cities.csv, line 1, column famous_for: unknown column"),
        ("cities.csv", "id,name,country", "id,title,country", "cities.csv, line 1, column name: the column is missing"),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_place(tmp_path, file, old, new, fault):
    faults = faults_of(tmp_path, **{file.removesuffix(".csv"): edited(file, old, new)})
    assert any(told.startswith(fault) for told in faults), faults


def test_all_faults_are_told_at_once(tmp_path):
    faults = faults_of(
        tmp_path,
        cities=edited("cities.csv", "lyon,Lyon,FR", "lyon,Lyon,XX"),
        partnerships=edited("partnerships.csv", "1981-03", "soon"),
    )
    assert len(faults) == 2


def test_a_missing_folder_and_a_missing_file_are_told(tmp_path):
    with pytest.raises(TableError, match="there is no such folder"):
        load_table(tmp_path / "nowhere")
    folder = write_table(tmp_path / "table")
    (folder / "sources.csv").unlink()
    with pytest.raises(TableError, match=r"sources\.csv: the file is missing"):
        load_table(folder)


def test_a_file_in_another_encoding_is_told(tmp_path):
    folder = write_table(tmp_path)
    (folder / "cities.csv").write_bytes(THREE_ROWS["cities.csv"].encode("utf-16"))
    with pytest.raises(TableError, match="save the file as UTF-8 text"):
        load_table(folder)


def test_events_and_themes_may_be_absent(tmp_path):
    folder = write_table(tmp_path)
    (folder / "events.csv").unlink()
    (folder / "themes.csv").unlink()
    assert load_table(folder).events == ()


def test_the_check_command_tells_and_exits(tmp_path, capsys):
    folder = write_table(tmp_path)
    assert main([str(folder)]) == 0
    assert "3 partnerships of 6 cities" in capsys.readouterr().out
    write_table(tmp_path, cities=edited("cities.csv", "lyon,Lyon,FR", "lyon,Lyon,XX"))
    assert main([str(folder)]) == 1
    assert "line 2, column country" in capsys.readouterr().err
    assert main([]) == 2
