"""A table in another language: what its cities are called there, and what its cells say."""

from __future__ import annotations

import pytest

from tests.conftest import THREE_ROWS
from twincities.table import PartnershipTable, load_table


@pytest.fixture
def table(tmp_path) -> PartnershipTable:
    files = dict(THREE_ROWS)
    files["cities.csv"] = """\
id,name,country,aliases,known_for,name:fr,name:zh,name:zh-Hant,known_for:zh
lyon,Lyon,FR,,silk weaving;fine food,,里昂,,丝绸;美食
turin,Turin,IT,,,,都灵,都靈,
leipzig,Leipzig,DE,,,,,,
nice,Nice,FR,,,,,,
birmingham,Birmingham,GB,,,,伯明翰,,
houston,Birmingham,US,,,,伯明翰,,
"""
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return load_table(tmp_path)


def test_labels_and_texts_are_in_the_language_and_else_as_they_stand(table):
    chinese = table.in_language("zh")
    assert [chinese.label(id) for id in ("lyon", "leipzig")] == ["里昂", "Leipzig"]
    assert [*map(chinese.said, table.city("lyon").known_for)] == ["丝绸", "美食"]
    assert chinese.said("no text of the table") == "no text of the table"
    assert table.label("lyon") == "Lyon"


def test_one_script_of_a_language_has_the_texts_of_the_other_where_it_has_none(table):
    view = table.in_language("zh-Hant")
    assert [view.label(id) for id in ("lyon", "turin")] == ["里昂", "都靈"]


def test_namesakes_are_told_apart_in_the_language(table):
    assert {table.label(id) for id in ("birmingham", "houston")} == {
        "Birmingham (United Kingdom)",
        "Birmingham (United States)",
    }
    chinese = table.in_language("zh")
    assert {chinese.label(id) for id in ("birmingham", "houston")} == {"伯明翰 (英国)", "伯明翰 (美国)"}


def test_a_view_is_made_once_and_has_the_same_rows(table):
    view = table.in_language("fr")
    assert view is table.in_language("fr")
    assert view.in_language("en").label("lyon") == "Lyon"
    assert table.in_language("en") is table
    assert view.partnerships == table.partnerships
    assert view.city("lyon") is table.city("lyon")
