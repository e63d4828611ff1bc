"""Tables as people break them: what is beyond doubt is read, and everything else is told so that it can be mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import THREE_ROWS, write_table
from twincities.table import PartialDate, TableError, load_table

CITIES, PAIRS, EVENTS = THREE_ROWS["cities.csv"], THREE_ROWS["partnerships.csv"], THREE_ROWS["events.csv"]


def edited(file: str, *changes: tuple[str, str]) -> bytes:
    text = THREE_ROWS[file]
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text.encode()


def semicolons(text: str) -> str:
    """The text as a spreadsheet saves it where the comma is for decimals; a list in a cell keeps its semicolons."""
    lines = [[f'"{cell}"' if ";" in cell else cell for cell in line.split(",")] for line in text.splitlines()]
    return "\n".join(";".join(cells) for cells in lines)


def with_column(name: str, value: str) -> str:
    """The partnerships with one more column, which the first of them fills."""
    heading, first, *others = PAIRS.splitlines()
    return "\n".join([f"{heading},{name}", f"{first},{value}", *(f"{line}," for line in others)])


READ = {
    "semicolons between cells": ("cities.csv", semicolons(CITIES).encode()),
    "a first line sep=": ("partnerships.csv", b"sep=,\r\n" + PAIRS.replace("\n", "\r\n").encode()),
    "tabs": ("partnerships.csv", PAIRS.replace(",", "\t").encode()),
    "a mark in front": ("cities.csv", CITIES.encode("utf-8-sig")),
    "UTF-16": ("cities.csv", CITIES.encode("utf-16")),
    "Windows-1252": ("cities.csv", CITIES.replace("里昂", "Lión").replace("莱比锡", "Lípsia").encode("cp1252")),
    "headings in capitals": ("cities.csv", edited("cities.csv", ("id,name,country,aliases", "ID,Name,COUNTRY,Aliases"))),
    "headings with blanks": ("partnerships.csv", edited("partnerships.csv", ("city_a,city_b", " City A ,city\u00a0b"))),
    "empty columns at the end": ("cities.csv", "\n".join(f"{line},," for line in CITIES.splitlines()).encode()),
    "empty lines": ("cities.csv", CITIES.replace("\n", "\n,,,,\n\n").encode()),
    "cells with blanks around them": ("cities.csv", edited("cities.csv", ("turin,Turin,IT", " turin ,\u00a0Turin , IT "))),
    "names of countries": ("cities.csv", edited("cities.csv", (",IT,", ",Italy,"), (",GB,", ",UK,"), (",US,", ",us,"))),
    "dates with dots": ("partnerships.csv", edited("partnerships.csv", ("1958-06-03", "3.6.1958"))),
    "dates in words": ("partnerships.csv", edited("partnerships.csv", ("1981-03", "March 1981"))),
    "a year as a number": ("partnerships.csv", edited("partnerships.csv", ("1981-03", "1981.0"))),
    "a day with a time": ("partnerships.csv", edited("partnerships.csv", ("1981-03", "1981-03-04 00:00:00"))),
    "lines that end as on old Macs": ("cities.csv", CITIES.replace("\n", "\r").encode()),
    "UTF-16 without a mark": ("cities.csv", CITIES.encode("utf-16-le")),
    "further dates in words": ("partnerships.csv", with_column("dates", "signed 3 June 1958;renewed 5/1983").encode()),
    "capitals in ids": ("cities.csv", edited("cities.csv", ("turin,Turin", "Turin,Turin"))),
    "capitals in file names": ("Themes.CSV", THREE_ROWS["themes.csv"].encode()),
    "a friendship and a twinning": (
        "partnerships.csv",
        edited("partnerships.csv", ("common,summary", "common,kind"), ("A long tie.", "twinning"))
        + b"again,lyon,turin,1950,,,,,friendship,list\n",
    ),
}  # fmt: skip
"""What is taken as it is."""

TOLD = {
    "no such country": ("cities.csv", edited("cities.csv", (",FR,Lug", ",XX,Lug")),
        'cities.csv, line 2, column country: "XX" is no country that is known; write its English name or'),
    "a country of two": ("cities.csv", edited("cities.csv", (",FR,Lug", ",Congo,Lug")), '"Congo" may be .* write the code'),
    "no date": ("partnerships.csv", edited("partnerships.csv", ("1981-03", "soon")), 'line 3, column since: "soon" is no date; write a date as'),
    "two readings of a date": ("partnerships.csv", edited("partnerships.csv", ("1981-03", "03/04/1981")),
        '"03/04/1981" may be 3 April 1981 or 4 March 1981; write 1981-04-03 or 1981-03-04'),
    "no single date": ("partnerships.csv", edited("partnerships.csv", ("1981-03", "1960s")),
        '"1960s" is no single date; leave the cell empty and write it into the column since_note, which'),
    "about a date": ("partnerships.csv", edited("partnerships.csv", ("1981-03", "c. 1981")), '"c. 1981" is no single date'),
    "a day that is none": ("partnerships.csv", edited("partnerships.csv", ("1958-06-03", "1958-06-31")), 'the calendar has no "1958-06-31"'),
    "a year to come": ("partnerships.csv", edited("partnerships.csv", ("1981-03", "2981")), '"2981": the year has to lie between 800 and this year'),
    "two digits of a year": ("partnerships.csv", edited("partnerships.csv", ("1981-03", "1.3.81")), '"1.3.81" leaves the century open'),
    "an id with an accent": ("cities.csv", edited("cities.csv", ("nice,Nice", "níce,Nice")),
        'column id: "níce" is no id, which has small letters from a to z, digits and hyphens only; write nice'),
    "an id with blanks": ("cities.csv", edited("cities.csv", ("nice,Nice", "nice town,Nice")), '"nice town" is no id, which has small letters from a to z, digits and hyphens only; write nice-town'),
    "an id twice": ("cities.csv", edited("cities.csv", ("nice,Nice", "turin,Nice")), 'line 5, column id: "turin" stands on line 3 too'),
    "an id that is not there": ("partnerships.csv", edited("partnerships.csv", (",lyon,leipzig", ",lyon,dresden")),
        'column city_b: "dresden" is no id in cities.csv; write an id that stands there, or add a row for it'),
    "a slip in an id": ("partnerships.csv", edited("partnerships.csv", (",lyon,leipzig", ",lyon,leipzg")),
        '"leipzg" is no id in cities.csv; did you mean "leipzig"?'),
    "a name missing": ("cities.csv", edited("cities.csv", ("turin,Turin", "turin,")), "line 3, column name: the cell is empty; every row needs a value here"),
    "a source missing": ("partnerships.csv", edited("partnerships.csv", (",trade,,,,,list", ",trade,,,,,")), "column source: the cell is empty; every row needs a value here"),
    "a city with itself": ("partnerships.csv", edited("partnerships.csv", (",lyon,leipzig", ",lyon,lyon")), 'column city_b: "lyon" is twinned with itself here'),
    "a pair twice": ("partnerships.csv", edited("partnerships.csv", (",lyon,leipzig", ",turin,lyon")),
        'line 3, column city_b: the pair "turin" and "lyon" stands on line 2 too; remove one'),
    "a comma in a text": ("partnerships.csv", edited("partnerships.csv", ("They cook together.", "They cook, and eat.")),
        'line 2: the row that begins with "lyon-turin" should have 10 cells, .* has 11: put a text that holds a comma between straight'),
    "an open quotation mark": ("cities.csv", edited("cities.csv", ("turin,Turin", 'turin,"Turin')), "cities.csv, line 3: a quotation mark is not in its place"),
    "a heading unknown": ("cities.csv", edited("cities.csv", ("known_for", "know_for")),
        'column know_for: "know_for" is no column of cities.csv; did you mean "known_for"?'),
    "a heading missing": ("cities.csv", edited("cities.csv", ("id,name,country", "id,aliases2,country")), "column name: the column is missing"),
    "a heading twice": ("cities.csv", edited("cities.csv", ("aliases,known_for", "aliases,name")), "column name: the column stands twice"),
    "a column without a heading": ("cities.csv", "\n".join(f"{line},{'x' if n else ''}" for n, line in enumerate(CITIES.splitlines())).encode(),
        'column 6 has no heading but holds "x"'),
    "no headings": ("cities.csv", CITIES.split("\n", 1)[1].encode(), "the first line has to be the headings,"),
    "an empty file": ("sources.csv", b"", "sources.csv: the file is empty; its first line names the columns id, title"),
    "a file that is an image": ("cities.csv", bytes(range(256)) * 4, "cities.csv: this is no text, .*: save the list as CSV"),
    "a file that is a spreadsheet": ("cities.csv", b"PK\x03\x04" + bytes(200), "cities.csv: this is a spreadsheet, not CSV text: save it as CSV"),
    "a broken file": ("cities.csv", b"\xff\xfeabc", "cities.csv: the text is damaged"),
    "a very long cell": ("cities.csv", edited("cities.csv", ("turin,Turin", f"turin,{'x' * 340_000}")), "column name: .* has 340,000 characters"),
    "a formula": ("cities.csv", edited("cities.csv", ("turin,Turin", "turin,=B2&C2")), 'line 3, column name: "=B2&C2" is a formula or its error; write what it yields'),
    "an error of a formula": ("partnerships.csv", edited("partnerships.csv", ("1981-03", "#REF!")), 'column since: "#REF!" is a formula or its error'),
    "no web address": ("sources.csv", edited("sources.csv", ("https://example.org/list", "example.org")), '"example.org": write a whole web address'),
    "no number": ("cities.csv", edited("cities.csv", ("known_for", "latitude"), ("silk weaving;fine food", "45 north")),
        'column latitude: "45 north" is no number; write it with a point'),
    "a number out of bounds": ("cities.csv", edited("cities.csv", ("known_for", "latitude"), ("silk weaving;fine food", "145")),
        '"145" is too large; write a number up to 90'),
    "neither yes nor no": ("events.csv", edited("events.csv", ("school visits,no", "school visits,perhaps")), '"perhaps": write yes or no'),
    "an unknown status": ("partnerships.csv", edited("partnerships.csv", ("common,summary", "common,status"), ("A long tie.", "sleepy")),
        '"sleepy": write one of active, dormant, suspended, ended'),
    "an unknown verdict": ("checks.csv", edited("checks.csv", (",disputed,", ",doubtful,")), '"doubtful": write one of supported'),
    "a check of nothing": ("checks.csv", edited("checks.csv", ("since,lyon-turin", "since,lyon-rome")), 'partnerships.csv tells no since of "lyon-rome" that could be checked; write'),
    "an alias that is the name": ("cities.csv", edited("cities.csv", ("Torino;Turín", "Turin")), '"Turin" is the name of the city itself; remove it'),
    "a translation to nowhere": ("cities.csv", edited("cities.csv", ("known_for", "known_for:klingon")), "known_for:klingon: write a language"),
    "the headings again": ("partnerships.csv", (PAIRS + PAIRS.splitlines()[0]).encode(), "line 5: the headings stand here again; remove the line"),
    "a line of totals": ("partnerships.csv", (PAIRS + "Total: 3,,,,,,,,,").encode(), 'line 5: nothing but "Total: 3" stands here; remove the line'),
    "a title above the headings": ("partnerships.csv", ("Our twin towns,,,,,,,,,\n" + PAIRS).encode(),
        'line 1: the headings stand on line 2; remove what is above them: "Our twin towns"'),
    "a remark above the headings": ("partnerships.csv", ("# all we know\n" + PAIRS).encode(), 'remove what is above them: "# all we know"'),
    "headings with another separator": ("cities.csv", CITIES.replace(",", ";", 4).encode(),
        "line 1: a semicolon stands between the headings and something else between the cells below"),
    "a web page": ("cities.csv", b"<html><table><tr><td>id</td></tr></table></html>", "cities.csv: this is a web page, not CSV text: open it in a"),
    "JSON": ("cities.csv", b'[{"id": "lyon", "name": "Lyon"}]', "cities.csv: this is JSON, not CSV text: save the table as CSV"),
    "a row cut off": ("partnerships.csv", edited("partnerships.csv", (",trade,,,,,list", ",trade")),
        'line 3: the row that begins with "lyon-leipzig" should have 10 cells, .* has 5: write a comma for every empty cell'),
    "curly quotation marks": ("partnerships.csv", edited("partnerships.csv", ("They cook together.", "“They cook, and eat.”")), "between straight quotation marks"),
    "a cell merged over lines": ("partnerships.csv", edited("partnerships.csv", ("lyon-leipzig,lyon,", "lyon-leipzig,,")), "line 3, column city_a: the cell is empty; every row needs a value here"),
    "a name in place of an id": ("partnerships.csv", edited("partnerships.csv", (",lyon,leipzig", ",lyon,Leipzig (Germany)")),
        '"Leipzig \\(Germany\\)" is no id in cities.csv; did you mean "leipzig"'),
    "an id with an underscore, that other files write rightly": ("partnerships.csv", edited("partnerships.csv", ("lyon-turin,", "lyon_turin,")),
        '1 fault:\n.*"lyon_turin" is no id, which has small letters from a to z, digits and hyphens only; write lyon-turin'),
    "a sign for nothing": ("partnerships.csv", edited("partnerships.csv", ("1981-03", "n/a")), '"n/a" is no date; .* or leave the cell empty'),
    "the number of a day": ("partnerships.csv", edited("partnerships.csv", ("1981-03", "21339")), '"21339" is no date; if it is the number .* write 1958-06-03'),
    "an end before the beginning": ("partnerships.csv", with_column("until", "1950").encode(), 'column until: "1950" lies before since, "1958-06-03"'),
    "an end to come": ("partnerships.csv", with_column("until", "2981").encode(), 'column until: "2981": the year has to lie'),
    "a date of nothing": ("partnerships.csv", with_column("dates", "2003").encode(), 'column dates: "2003" does not say what happened then; write it before'),
    "dates behind commas": ("partnerships.csv", with_column("dates", '"signed 1986, renewed 2003"').encode(), "holds several dates; write a semicolon between"),
    "a decimal comma": ("cities.csv", edited("cities.csv", ("known_for", "latitude"), ("silk weaving;fine food", '"45,76"')), '"45,76" is no number; write it with a point'),
    "a number in words": ("cities.csv", edited("cities.csv", ("known_for", "population"), ("silk weaving;fine food", "1.2 million")),
        '"1.2 million" is no whole number; write digits only'),
    "words about the table without headings": ("about.csv", b"name,Marlow\n", 'about.csv, line 1: the first line has to be the headings, key, value'),
    "an unknown word about the table": ("about.csv", b"key,value\nnmae,Marlow\n", 'about.csv, line 2, column key: "nmae": write one of name, greeting'),
    "a word about the table twice": ("about.csv", b"key,value\nname,Marlow\nname,Ayr\n", 'line 3, column key: "name" stands on line 2 too; remove one'),
    "a hub that is no city": ("about.csv", b"key,value\nhub,marlow\n", '"marlow" is no id in cities.csv; write the id of your town'),
    "a file misnamed": ("sources.csv", None, 'sources.csv: the file is missing; there is "source.csv": save it as sources.csv'),
}  # fmt: skip
"""What is refused, and a part of what is said of it."""


def broken(folder: Path, file: str, data: bytes | None) -> Path:
    write_table(folder)
    if data is None:
        (folder / file).rename(folder / "source.csv")
    else:
        (folder / file.lower()).unlink(missing_ok=True)
        (folder / file).write_bytes(data)
    return folder


@pytest.mark.parametrize("fault", READ)
def test_what_is_beyond_doubt_is_read(tmp_path, fault):
    table = load_table(broken(tmp_path, *READ[fault]))
    assert (len(table.cities), table.has_partnership("lyon-turin")) == (6, True)
    assert table.city("turin").country == "IT"
    assert table.partnership("lyon-turin").since == PartialDate(1958, 6, 3)


@pytest.mark.parametrize("fault", TOLD)
def test_what_is_broken_is_told_with_its_place_its_value_and_a_way_out(tmp_path, fault):
    file, data, said = TOLD[fault]
    with pytest.raises(TableError, match=said) as raised:
        load_table(broken(tmp_path, file, data))
    assert len({fault.kind for fault in raised.value.faults}) <= 2, raised.value
    assert all(len(line) < 330 for line in str(raised.value).splitlines())


def test_faults_of_one_kind_are_told_once_with_their_lines(tmp_path):
    cities = CITIES.replace(",FR,", ",Gaul,").replace(",DE,", ",Saxony-Land,")
    with pytest.raises(TableError) as raised:
        load_table(broken(tmp_path, "cities.csv", cities.encode()))
    told = str(raised.value).splitlines()[1:]
    assert len(told) == 2
    assert 'line 2, column country: "Gaul" is no country' in told[0]
    assert told[1].strip() == 'the same on line 4 ("Saxony-Land"), line 5 ("Gaul")'


def test_all_faults_of_all_files_are_told_in_one_run(tmp_path):
    write_table(tmp_path)
    (tmp_path / "cities.csv").write_bytes(edited("cities.csv", (",FR,Lug", ",XX,Lug")))
    (tmp_path / "partnerships.csv").write_bytes(
        edited("partnerships.csv", (",lyon,leipzig,1981-03", ",lyon,dresden,soon"))
    )
    (tmp_path / "events.csv").write_bytes(
        edited("events.csv", ("silk-fair,lyon-turin", "silk-fair,lyon-rome"))
    )
    with pytest.raises(TableError) as raised:
        load_table(tmp_path)
    assert {fault.file for fault in raised.value.faults} == {"cities.csv", "partnerships.csv", "events.csv"}


def test_a_file_that_is_missing_is_told_with_its_columns(tmp_path):
    write_table(tmp_path)
    (tmp_path / "sources.csv").unlink()
    with pytest.raises(TableError, match=r"sources.csv: the file is missing; .* names the columns id, title"):
        load_table(tmp_path)
