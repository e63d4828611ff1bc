"""Partnerships as the rows of a table, in words: for channels that show lists as such."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twincities.table import Partnership, PartnershipTable, Status
from twincities.wording.wording import Wording

Cell = str | list[str]
"""A text, or a text and what stands smaller behind it."""
Row = list[Cell]


def columns(words: Wording) -> list[str]:
    """What the cells of a row are."""
    return [words.phrase(f"phrase_page_{name}") for name in ("city", "partner", "since")]


def rows_in_words(rows: Iterable[Partnership], table: PartnershipTable, words: Wording) -> list[Row]:
    """The cells of each partnership: its cities with their countries, and its date with what has become of it.

    The country that has a part in all partnerships is not named.
    """
    home = table.home_country()
    return [_row(row, table, words, home) for row in rows]


def rows_of(ids: Sequence[str], table: PartnershipTable, words: Wording) -> list[Row]:
    """The same of partnerships by their ids; those that are not in the table any more are left out."""
    return rows_in_words(table.held_partnerships(ids), table, words)


def in_line(row: Row, words: Wording) -> str:
    """The cells of a partnership as one line: "Tianjin – Kobe (Japan), since 1973"."""
    first, second, since = (_in_one(cell, words) for cell in row)
    title = words.phrase("phrase_title", first=first, second=second)
    if row[2] and row[2][0]:  # a date, with or without a remark
        return words.phrase("phrase_item", name=title, since=since)
    return words.joined((title, since))


def _in_one(cell: Cell, words: Wording) -> str:
    if isinstance(cell, str):
        return cell
    text, remark = cell
    return words.joined((text, words.in_brackets(remark)))


def _row(row: Partnership, table: PartnershipTable, words: Wording, home: str | None) -> Row:
    cities = [_city(id, table, words, home) for id in row.cities]
    return [*cities, _with_remark(words.date(row.since), _remark(row, words))]


def _city(id: str, table: PartnershipTable, words: Wording, home: str | None) -> Cell:
    city, label = table.city(id), table.label(id)
    country = words.country(city.country)
    tells_country = label != table.said(city.name) or label.endswith(words.in_brackets(country))
    return label if tells_country or city.country == home else [label, country]


def _remark(row: Partnership, words: Wording) -> str:
    note = words.quoted(row.since_note) if row.since_note else ""
    is_over = row.has_ended or row.is_at_rest
    state = words.phrase(f"phrase_state_{(row.status or Status.ENDED).value}") if is_over else ""
    if state and row.until:
        state = words.phrase("phrase_state_item", state=state, since=words.date(row.until))
    return words.series(text for text in (note, state) if text)


def _with_remark(text: str, remark: str) -> Cell:
    return [text, remark] if remark else text
