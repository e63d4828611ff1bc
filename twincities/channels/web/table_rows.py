"""The rows of the table's page: what is searched, filtered and sorted, prepared once a table and language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from twincities.channels.web.table_query import NAMES, TableQuery
from twincities.languages import DEFAULT_LANGUAGE
from twincities.table import Partnership, PartnershipTable, Status
from twincities.table.text.folding import fold_characters
from twincities.wording import Wording, wording_for

_MOST_KEPT = 16  # tables and languages

Order = Callable[["Entry"], Any]


@dataclass(frozen=True)
class Entry:
    """A partnership with what it is found by; names are folded, `since` is a date in ISO 8601 or empty."""

    row: Partnership
    text: str
    countries: frozenset[str]
    decade: str
    themes: frozenset[str]
    status: str
    names: tuple[str, str]
    since: str


_ORDERS: Mapping[str, Order] = {
    "city": lambda entry: entry.names,
    "partner": lambda entry: entry.names[::-1],
    "since": lambda entry: (entry.since == "", entry.since),  # those without a date come last
    "status": lambda entry: (entry.status, entry.names),
}


class TableRows:
    """All rows of a table in a language; what is asked of them costs one look at each."""

    def __init__(self, table: PartnershipTable, language: str) -> None:
        self.words = wording_for(table, language)
        self.table = table.in_language(language)
        self._entries = [_entry(row, self.table, self.words) for row in self._all()]

    def __len__(self) -> int:
        return len(self._entries)

    def found(self, query: TableQuery) -> list[Partnership]:
        """The rows that fit, in the order asked for; without one, in that of the table."""
        words = fold_characters(query.q).split()
        fitting = [
            entry
            for entry in self._entries
            if (not query.country or query.country in entry.countries)
            and (not query.decade or query.decade == entry.decade)
            and (not query.theme or query.theme in entry.themes)
            and (not query.status or query.status == entry.status)
            and all(word in entry.text for word in words)
        ]
        if query.sort:
            fitting.sort(key=_ORDERS[query.sort])
            if query.descending:
                with_value = [entry for entry in fitting if query.sort != "since" or entry.since]
                without = [entry for entry in fitting if query.sort == "since" and not entry.since]
                fitting = [*reversed(with_value), *without]
        return [entry.row for entry in fitting]

    @cached_property
    def choices(self) -> Mapping[str, list[tuple[str, str]]]:
        """What can be filtered by, of each kind the values with their names; only where there are two or more."""
        countries = {code for entry in self._entries for code in entry.countries}
        themes = {id for entry in self._entries for id in entry.themes}
        decades = sorted({entry.decade for entry in self._entries if entry.decade})
        states = {entry.status for entry in self._entries if entry.status}
        table, words = self.table, self.words
        kinds = {
            "country": _named(countries, words.country),
            "decade": [(each, words.phrase("phrase_decade", first=each)) for each in decades],
            "theme": _named(
                themes, lambda id: table.said(table.theme(id).name if table.has_theme(id) else id)
            ),
            "status": _named(states, lambda each: words.phrase(f"phrase_state_{each}")),
        }
        assert set(kinds) < set(NAMES)
        return {kind: choices for kind, choices in kinds.items() if len(choices) > 1}

    @cached_property
    def has(self) -> Mapping[str, bool]:
        """Which of the columns that may be empty hold anything."""
        rows = [entry.row for entry in self._entries]
        return {
            "since": any(row.since or row.since_note for row in rows),
            "themes": any(row.themes for row in rows),
            "events": any(self.table.events_of(row.id) for row in rows),
            "status": any(entry.status not in ("", Status.ACTIVE.value) for entry in self._entries),
        }

    def _all(self) -> Iterable[Partnership]:
        return [*self.table.partnerships, *self.table.ties.former]


@lru_cache(maxsize=_MOST_KEPT)
def table_rows(table: PartnershipTable, language: str = DEFAULT_LANGUAGE) -> TableRows:
    """The rows of a table in a language; blocks for about a second at 25,000 of them, the first time."""
    return TableRows(table, language)


def _entry(row: Partnership, table: PartnershipTable, words: Wording) -> Entry:
    cities = [table.city(id) for id in row.cities]
    labels = [table.label(city.id) for city in cities]
    themes = [table.said(table.theme(id).name if table.has_theme(id) else id) for id in row.themes]
    events = [table.said(event.name) for event in table.events_of(row.id)]
    said = (
        *labels,
        *(city.name for city in cities),
        *(alias for city in cities for alias in city.aliases),
        *(words.country(city.country) for city in cities),
        *themes,
        *events,
        words.date(row.since),
    )
    since = row.since
    status = row.status.value if row.status else Status.ENDED.value if row.has_ended else ""
    return Entry(
        row,
        "\n".join(map(fold_characters, said)),
        frozenset(city.country for city in cities),
        str(since.year // 10 * 10) if since else "",
        frozenset(row.themes),
        status,
        (fold_characters(labels[0]), fold_characters(labels[1])),
        since.isoformat() if since else "",
    )


def _named(values: Iterable[str], name: Callable[[str], str]) -> list[tuple[str, str]]:
    named = ((value, name(value)) for value in values)
    return sorted(named, key=lambda each: fold_characters(each[1]))
