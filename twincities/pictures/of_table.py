"""Which picture a reply asks for, and what it then shows of the table, in the words of one language.

A reply carries an `Order`: a few ids, in types that JSON holds. Whoever shows it makes the description of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from twincities.day_of_answers import day_of_answers
from twincities.pictures.description import Arc, Bar, Bars, Dated, Map, Picture, Place, Timeline
from twincities.table import PartialDate, Partnership, PartnershipTable
from twincities.table.whereabouts import coordinates_of
from twincities.wording import Wording

_MOST_NAMED = 12
"""How many partnerships, or bars, the text names that stands for a picture."""
PICTURE = "picture"
"""Under which name the `custom` content of a reply has its order."""
KINDS = (Map.kind, Timeline.kind, Bars.kind)


@dataclass(frozen=True)
class Order:
    """A picture to be drawn: its kind, the language of its words, and what it shows.

    `rows` are ids of partnerships, None for all of the table; `bars` are counts by their labels.
    """

    kind: str
    language: str
    rows: tuple[str, ...] | None = None
    bars: tuple[Bar, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The order in types that JSON holds."""
        return {"kind": self.kind, "language": self.language, "rows": self.rows, "bars": self.bars}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Order:
        """The order that `as_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: it is none.
        """
        kind, rows = str(values["kind"]), values.get("rows")
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is no kind of picture")
        bars = tuple(Bar(str(label), int(number)) for label, number in values.get("bars") or ())
        return cls(kind, str(values["language"]), None if rows is None else tuple(map(str, rows)), bars)


def described(order: Order, table: PartnershipTable, words: Wording) -> Picture:
    """The picture that is ordered; rows that the table does not hold any more are left out."""
    if order.kind == Bars.kind:
        return _bars(order.bars, words)
    rows = table.partnerships if order.rows is None else table.held_partnerships(order.rows)
    return (_map if order.kind == Map.kind else _timeline)(rows, table, words)


def placed(rows: Iterable[Partnership], table: PartnershipTable) -> list[Partnership]:
    """The partnerships of which it is known where both cities lie."""
    return [row for row in rows if all(coordinates_of(table.city(id)) for id in row.cities)]


def _map(rows: Sequence[Partnership], table: PartnershipTable, words: Wording) -> Map:
    rows = placed(rows, table)
    places = {
        id: Place(table.label(id), *(coordinates_of(table.city(id)) or (0.0, 0.0)))
        for row in rows
        for id in row.cities
    }
    at = {id: position for position, id in enumerate(places)}
    arcs = tuple(Arc(at[row.city_a], at[row.city_b], row.has_ended) for row in rows)
    names = _named((_title(row, table, words) for row in rows), len(rows), words)
    alt = words.phrase("phrase_picture_map", number=words.counted("partnership", len(rows)), names=names)
    return Map(tuple(places.values()), arcs, alt, words.language)


def _timeline(rows: Sequence[Partnership], table: PartnershipTable, words: Wording) -> Timeline:
    dated = [row for row in rows if row.since]
    titled = [(row, row.since, _title(row, table, words)) for row in table.oldest_first(dated)]
    shown = tuple(
        Dated(
            title,
            _year(since),
            row.until and _year(row.until),
            tuple(_year(one.when) for one in row.further_dates if one.when),
            row.has_ended,
        )
        for row, since, title in titled
        if since
    )
    told = (title + words.behind(words.in_brackets(words.date(since))) for _, since, title in titled)
    number = words.counted("partnership", len(shown))
    alt = words.phrase("phrase_picture_timeline", number=number, names=_named(told, len(shown), words))
    legend = (words.phrase("phrase_picture_dates"), words.phrase("phrase_picture_ended"))
    today = day_of_answers()
    return Timeline(shown, _year(PartialDate(today.year, today.month)), legend, alt, words.language)


def _bars(bars: Sequence[Bar], words: Wording) -> Bars:
    told = (words.phrase("phrase_item_count", name=bar.label, count=bar.number) for bar in bars)
    alt = words.phrase("phrase_picture_bars", items=_named(told, len(bars), words))
    return Bars(tuple(bars), alt, words.language)


def _named(names: Iterable[str], count: int, words: Wording) -> str:
    """The first of as many names, and how many more there are: none is written that is not said."""
    first = [*islice(names, _MOST_NAMED)]
    if count <= len(first):
        return words.enumeration(first)
    return words.phrase("phrase_and_more", names=words.series(first), more=count - len(first))


def _title(row: Partnership, table: PartnershipTable, words: Wording) -> str:
    first, second = map(table.label, row.cities)
    return words.phrase("phrase_title", first=first, second=second)


def _year(when: PartialDate) -> float:
    """A date as a year with a fraction; that of a whole year, or month, is where it begins."""
    return when.year + ((when.month or 1) - 1) / 12 + ((when.day or 1) - 1) / 365
