"""Lists become tables, and every row of them is taken or named."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from twincities.importing.drafts import Draft
from twincities.importing.errors import ImportRefusedError
from twincities.importing.report import Report
from twincities.importing.sheets import Row, Sheet
from twincities.importing.taking import take

TOWN = "Lindenau am See, Germany"


def taken(*lines: str, town: str = "") -> tuple[Draft, Report]:
    rows = [Row(number, line.split("|")) for number, line in enumerate(lines, 1)]
    draft, report = take([Sheet("", rows)], "a list", town)
    assert report.is_complete
    return draft, report


def one(*cells: str, headings: str = "Partner city|Country|Since") -> tuple[dict[str, str], Report]:
    """The partnership that one row makes."""
    draft, report = taken(headings, "|".join(cells), town=TOWN)
    return dict(draft.partnerships[0]), report


@pytest.mark.parametrize(
    "headings",
    [
        "City|Country|Partner city|Partner country|Since",
        "Stadt|Land|Partnerstadt|Land der Partnerstadt|Seit",
        "Ville|Pays|Ville jumelée|Pays|Depuis",
        "Ciudad|País|Ciudad hermana|País|Desde",
        "城市|国家|友好城市|国家|结好时间",
        "CITY |COUNTRY|CITY|COUNTRY|YEAR",
        "city1|country1|city2|country2|year",
    ],
)
def test_columns_are_found_by_the_headings_of_many_languages(headings):
    draft, report = taken("Our twin towns", headings, "Lyon|France|Turin|Italy|1958")
    assert [(row["id"], row["country"]) for row in draft.cities] == [("lyon", "FR"), ("turin", "IT")]
    assert draft.partnerships[0]["since"] == "1958"
    assert (report.rows, report.taken) == (1, 1)


def test_a_list_of_one_town_needs_its_name():
    with pytest.raises(ImportRefusedError, match="TOWN='Town, Country'"):
        taken("Partnerstadt|Land", "Lyon|Frankreich")
    row, _ = one("Lyon", "Frankreich", "")
    assert (row["city_a"], row["city_b"]) == ("lindenau-am-see", "lyon")


def test_a_single_country_column_is_of_the_city_it_stands_behind_and_that_is_told():
    draft, report = taken("City|Partner|Country", "Lyon|Turin|Italy")
    assert [row["country"] for row in draft.cities] == ["FR", "IT"]
    assert any('"Country" was taken for the country of the partner' in change for change in report.changes)


def test_doubled_and_mirrored_rows_are_one_and_named():
    draft, report = taken(
        "City|Country|Partner|Partner country|Since",
        "Lyon|FR|Turin|IT|1958",
        "Turin|IT|Lyon|FR|1958-06-03",
        "lyon|France|Torino|Italy|",
        "Lyon|FR|Lyon|FR|",
    )
    assert [row["since"] for row in draft.partnerships] == ["1958-06-03"]
    assert (set(report.merged), set(report.left_out)) == ({3, 4}, {5})
    assert any('"Turin" and "Torino" are one city' in change for change in report.changes)


def test_rows_that_contradict_each_other_are_a_question():
    draft, report = taken(
        "City|Country|Partner|Partner country|Since", "Lyon|FR|Turin|IT|1958", "Turin|IT|Lyon|FR|1960"
    )
    assert draft.partnerships[0]["since"] == "1958"
    assert [lines for text, lines in report.questions.items() if "1958 on line 2 and 1960 here" in text] == [
        [3]
    ]


def test_a_friendship_that_became_a_twinning_which_ended_are_two_ties():
    headings = "Partner city|Country|Since|Type|Status"
    draft, _ = taken(headings, "Lyon|FR|1986|friendship|", "Lyon|FR|2003|sister city|ended 2019", town=TOWN)
    assert [(row["since"], row["status"], row["until"]) for row in draft.partnerships] == [
        ("1986", "", ""),
        ("2003", "ended", "2019"),
    ]


@pytest.mark.parametrize(
    ("name", "status", "expected"),
    [
        ("Omsk", "suspended since March 2022", ("suspended", "2022-03")),
        ("Omsk", "ausgesetzt seit 3/2022", ("suspended", "2022-03")),
        ("Omsk (beendet 2019)", "", ("ended", "2019")),
        ("Omsk", "inactif", ("dormant", "")),
        ("Omsk", "aktiv", ("active", "")),
        ("Omsk", "", ("", "")),
    ],
)
def test_the_status_is_read_from_its_column_or_from_behind_a_name(name, status, expected):
    row, _ = one(name, "Russia", "1990", status, headings="Partner|Country|Since|Status")
    assert (row["city_b"], row["status"], row["until"]) == ("omsk", *expected)


def test_an_unknown_status_is_a_question():
    _, report = one("Omsk", "Russia", "", "so la la", headings="Partner|Country|Since|Status")
    assert any('"so la la"' in question for question in report.questions)


@pytest.mark.parametrize(
    ("written", "since", "note"),
    [
        ("c. 1981", "1981", "c. 1981"),
        ("1960s", "", "1960s"),
        ("1988/89", "", "1988/89"),
        ("gestern", "", "gestern"),
        ("03/04/1981", "1981", ""),
        ("15.10.1960", "1960-10-15", ""),
    ],
)
def test_what_a_date_cannot_say_is_kept_as_it_is_written_and_told(written, since, note):
    row, report = one("Omsk", "Russia", written)
    assert (row["since"], row["since_note"]) == (since, note)
    assert any(f'"{written}"' in text for text in (*report.questions, *report.changes))


def test_namesakes_are_asked_for_and_a_region_tells_them_apart():
    _, report = one("Springfield", "US", "")
    assert any('which "Springfield" of United States' in question for question in report.questions)
    draft, report = taken("Partner|Country", "Springfield (Illinois)|US", "Springfield, OH|", town=TOWN)
    assert [row["region"] for row in draft.cities[1:]] == ["US-IL", "US-OH"]
    assert not report.questions


def test_a_city_without_a_country_is_placed_only_where_one_is_meant():
    draft, report = taken("Partner|Country", "Osaka|", "Córdoba|", town=TOWN)
    assert [row["country"] for row in draft.cities] == ["DE", "JP"]
    assert any('"Osaka" has no country' in change for change in report.changes)
    assert "Argentina or Mexico or Spain" in report.left_out[3]


@pytest.mark.parametrize(
    ("name", "why"),
    [("", "is missing"), ("=A1", "formula"), ("#REF!", "formula"), ("1234", "no name"), ("x" * 340_000, "340,000 characters")],
)  # fmt: skip
def test_a_cell_that_is_no_name_costs_its_row_alone(name, why):
    draft, report = taken("Partner|Country", "Lyon|FR", f"{name}|FR", town=TOWN)
    assert len(draft.partnerships) == 1
    assert why in report.left_out[3]
    assert len(report.left_out[3]) < 300


def test_a_column_that_is_not_known_is_named_with_what_it_holds():
    _, report = one("Lyon", "FR", "Mr Gold", headings="Partner|Country|Mayor")
    assert 'the column "Mayor" (1 cells) was left out: its heading is not known' in report.questions


def test_a_sheet_without_partners_and_several_with_them_are_refused():
    with pytest.raises(ImportRefusedError, match="No list of partnerships was found"):
        taken("Name|Age", "Ann|5")
    rows = [Row(1, ["City", "Country", "Partner"]), Row(2, ["Lyon", "FR", "Turin"])]
    with pytest.raises(ImportRefusedError, match=r'"A", "B".*SHEET='):
        take([Sheet("A", rows), Sheet("B", rows)], "a list")
    draft, _ = take([Sheet("A", rows), Sheet("B", rows)], "a list", sheet="b")
    assert draft.partnerships


def test_a_query_of_wikidata_is_a_list_too():
    draft, _ = taken(
        "item|itemLabel|city|cityLabel|countryLabel|partner|partnerLabel|partner_country|since|since_precision|reason",
        "http://a|x|http://b|Lyon|France|http://c|Turin|Italy|1958-01-01T00:00:00Z|9|",
        "http://a|x|http://b|Lyon|France|http://d|Leipzig|Germany|1981-03-01T00:00:00Z|10|",
    )
    assert [row["since"] for row in draft.partnerships] == ["1958", "1981-03"]


@pytest.mark.skipif("WORLD_PARTNERSHIPS" not in os.environ, reason="WORLD_PARTNERSHIPS names no file")
def test_a_list_of_the_world_is_accounted_for_row_by_row():
    with Path(os.environ["WORLD_PARTNERSHIPS"]).open(encoding="utf-8", newline="") as stream:
        rows = [Row(number, cells) for number, cells in enumerate(csv.reader(stream), 1)]
    draft, report = take([Sheet("", rows)], "the world")
    assert report.rows == len(rows) - 1
    assert report.rows == report.taken + len(report.merged) + len(report.left_out)
    assert len(draft.partnerships) == report.taken > 0.94 * report.rows
    assert len({row["id"] for row in draft.cities}) == report.cities
