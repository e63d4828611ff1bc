"""Partnerships as rows of a table, in all languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import write_table
from twincities.languages import spoken
from twincities.table import PartnershipTable, load_table
from twincities.wording import wording_for
from twincities.wording.listing import columns, rows_in_words, rows_of


def test_the_country_that_is_in_all_is_named_on_no_line(shipped_table: PartnershipTable) -> None:
    words = wording_for(shipped_table, "en")
    rows = rows_in_words(shipped_table.partnerships, shipped_table, words)
    assert rows[0] == ["Chongqing", ["Detroit", "United States"], "1983"]
    assert all("China" not in str(row) for row in rows)


@pytest.mark.parametrize("language", spoken())
def test_rows_are_in_the_language_of_the_turn(shipped_table: PartnershipTable, language: str) -> None:
    table = shipped_table.in_language(language)
    words = wording_for(table, language)
    (row,) = rows_of(["chengdu-kyoto", "gone"], table, words)
    assert row[1] == [table.label("kyoto"), words.country("JP")]
    assert len(columns(words)) == len(row) == 3


def test_what_has_become_of_one_stands_behind_its_date(tmp_path: Path) -> None:
    partnerships = (
        "id,city_a,city_b,since,since_note,status,until,themes,exchanges,cooperation,common,summary,source\n"
        "a,lyon,leipzig,1981,c. 1981,ended,2019,,,,,,list\n"
    )
    nothing = {
        "events": "id,partnership,name,named,aliases,kind,held_in,held_by,recurrence,culture_of,shows,audience,source\n",
        "checks": "id,claim,about,part,verdict,note,source,looked_up\n",
        "recorded_partners": "id,city,partner,aliases,country,since,status,note,source,looked_up\n",
    }
    table = load_table(write_table(tmp_path / "ended", partnerships=partnerships, **nothing))
    (row,) = rows_of(["a"], table, wording_for(table, "en"))
    assert row[2] == ["1981", "“c. 1981”, over since 2019"]
