"""Lists as people break them: what is refused, left out or asked is told with its line, its value and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from twincities.importing.__main__ import main

HEADINGS = "City,Country,Partner city,Partner country,Since\n"
ROW = "Marlow,UK,Bayeux,France,1972\n"

REFUSED = {
    "headings alone": (HEADINGS, "There is no row below the headings; write a partnership into each line"),
    "no headings": (ROW, 'it begins with "Marlow", "UK", "Bayeux"'),
    "a web page called .xls": (
        "<html><table><tr><td>City</td></tr></table></html>",
        "this is a web page, not CSV text: open it in a spreadsheet and save the list as CSV",
    ),
    "XML": ('<?xml version="1.0"?><Workbook/>', "this is XML, not CSV text"),
    "a PDF": ("%PDF-1.7\n1 0 obj", "this is a PDF, not CSV text"),
    "a letter": ("{\\rtf1 City}", "this is a text document, not CSV text"),
    "nothing but numbers": (
        HEADINGS + "1,UK,2,France,1972\n3,UK,4,France,1975\n",
        'line 2: "1" is no name of a city; so with 1 more',
    ),
    "partners side by side": (
        "City,Country,Partner 1,Partner 2\nMarlow,UK,Bayeux,Eger\n",
        '("Partner 1", "Partner 2" are not known; of several partners each has a line of its own)',
    ),
    "an open quotation mark": (HEADINGS + 'Marlow,UK,"Bayeux\n', "line 2: a quotation mark is not in its place"),
}  # fmt: skip

TOLD = {
    "a line of totals": ("Total: 1,,,,\n", 'line 3: nothing but "Total: 1" stands here'),
    "the headings again": (HEADINGS, "line 3: the headings stand here again"),
    "no partner": ("Marlow,UK,,France,1980\n", "line 3: the partner city is missing"),
    "no such country": ("Marlow,UK,Eger,Gaul,1980\n", 'line 3: country of "Eger": "Gaul" is no country'),
    "a country of several": ("Marlow,UK,Córdoba,,1980\n", 'line 3: "Córdoba" has no country and may lie in Argentina'),
    "itself": ("Marlow,UK,Marlow,UK,1980\n", "line 3: both cities are the same"),
    "a formula": ("Marlow,UK,=A1,France,1980\n", 'line 3: "=A1" is a formula or its error'),
    "no date": ("Marlow,UK,Eger,Hungary,soon\n", 'line 3: "soon" is no date; write a date as'),
    "the number of a day": ("Marlow,UK,Eger,Hungary,26358\n", 'line 3: "26358" is no date; .* write 1972-02-29'),
    "two readings of a date": ("Marlow,UK,Eger,Hungary,03/04/1981\n", "line 3: .* may be 3 April 1981 or 4 March 1981"),
    "a year to come": ("Marlow,UK,Eger,Hungary,2999\n", 'line 3: the beginning "2999" cannot be right'),
    "a sign for no date": ("Marlow,UK,Eger,Hungary,n/a\n", 'line 3: "n/a" was read as no date'),
    "a word for no date": ("Marlow,UK,Eger,Hungary,Unbekannt\n", 'line 3: "Unbekannt" was read as no date'),
    "cells behind the last heading": ("Marlow,UK,Eger,Hungary,1980,see,below\n", 'line 3: "see; below" stands behind the last'),
    "two partners in a cell": ('Marlow,UK,"Lyon, Nancy",France,1980\n', 'line 3: "Lyon, Nancy" was taken for one city; if these'),
    "namesakes": ("Marlow,UK,Springfield,US,1980\n", 'line 3: which "Springfield" of United States'),
    "the same again": ("Bayeux,France,Marlow,UK,1973\n", "line 3: since is 1972 on line 2 and 1973 here"),
}  # fmt: skip


def written(folder: Path, text: str) -> Path:
    (folder / "list.csv").write_text(text, encoding="utf-8")
    return folder / "list.csv"


@pytest.mark.parametrize("fault", REFUSED)
def test_what_is_refused_is_told_in_one_sentence(tmp_path, capsys, fault):
    text, said = REFUSED[fault]
    assert main([str(written(tmp_path, text)), str(tmp_path / "table")]) == 1
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1
    assert not (tmp_path / "table").exists()


@pytest.mark.parametrize("fault", TOLD)
def test_what_a_row_has_wrong_is_told_with_its_line(tmp_path, capsys, fault):
    row, said = TOLD[fault]
    assert main([str(written(tmp_path, HEADINGS + ROW + row)), str(tmp_path / "table")]) == 0
    told = " ".join(capsys.readouterr().out.split())
    before, _, behind = said.partition(" .* ")
    assert before in told and behind in told
    assert (tmp_path / "table" / "partnerships.csv").exists()


def test_what_is_sound_is_told_without_questions(tmp_path, capsys):
    assert main([str(written(tmp_path, HEADINGS + ROW)), str(tmp_path / "table")]) == 0
    assert "line" not in capsys.readouterr().out
