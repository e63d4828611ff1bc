"""The rows of a partnership table, by their ids, and what other sources say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from twincities.table.about import About, AboutText
from twincities.table.files.row import TableRow
from twincities.table.models import (
    Check,
    City,
    Claim,
    ClaimKind,
    Event,
    Partnership,
    RecordedPartner,
    Source,
    Statement,
    Theme,
)
from twincities.table.text.folding import fold
from twincities.table.ties import Ties
from twincities.table.topics import Topic, topics_of_rows
from twincities.table.views import Views

Row = TypeVar("Row")


class NotInTableError(KeyError):
    """The table has no row with that id. `kind` names the sort of row, `id` the id that was asked for."""

    def __init__(self, kind: str, id: str) -> None:
        self.kind = kind
        self.id = id
        super().__init__(f"The table has no {kind} {id!r}.")


class TableRows(Views):
    """Cities, their partnerships and events, the sources they rest on, and checks against public records."""

    def __init__(
        self,
        cities: Iterable[City],
        partnerships: Iterable[Partnership],
        events: Iterable[Event],
        sources: Iterable[Source],
        themes: Iterable[Theme] = (),
        statements: Iterable[Statement] = (),
        checks: Iterable[Check] = (),
        recorded: Iterable[RecordedPartner] = (),
        about: Iterable[AboutText] = (),
    ) -> None:
        super().__init__()
        self._cities = {row.id: row for row in cities}
        self._partnerships = {row.id: row for row in partnerships}
        self.ties = Ties(self._partnerships.values())
        # What an earlier tie of a pair began goes on under the one that stands for it.
        tie = self.ties.standing_for
        self._events = {row.id: row.copy(update={"partnership": tie(row.partnership)}) for row in events}
        self._sources = {row.id: row for row in sources}
        self._themes = {row.id: row for row in themes}
        self._statements = {row.id: row for row in statements}
        self.about = About(about)
        """What the table says of itself."""
        self._checks = {row.checked_claim: row for row in checks}
        self._recorded_of: dict[str, list[RecordedPartner]] = defaultdict(list)
        self._recorded_as: dict[str, list[RecordedPartner]] = defaultdict(list)
        for record in recorded:
            self._recorded_of[record.city].append(record)
            for name in dict.fromkeys(fold(name) for name in (record.partner, *record.aliases)):
                self._recorded_as[name].append(record)

    @property
    def cities(self) -> Sequence[City]:
        """All cities, in the order of the file."""
        return tuple(self._cities.values())

    @property
    def partnerships(self) -> Sequence[Partnership]:
        """The partnerships that stand, one of each pair, in the order of the file; `ties` knows the others."""
        return self.ties.standing

    @property
    def all_partnerships(self) -> Sequence[Partnership]:
        """Those that are over or were followed by another too, in the order of the file."""
        return tuple(self._partnerships.values())

    @cached_property
    def event_kinds(self) -> Mapping[str, Collection[str]]:
        """The kinds of events, each with what it is called in other languages."""
        called: dict[str, set[str]] = {event.kind: set() for event in self.events}
        for event in self.events:
            called[event.kind].update(there for _, text, there in event.translated() if text == event.kind)
        return {kind: tuple(sorted(names)) for kind, names in called.items()}

    @property
    def events(self) -> Sequence[Event]:
        """All events, in the order of the file."""
        return tuple(self._events.values())

    @property
    def sources(self) -> Sequence[Source]:
        """All sources, in the order of the file."""
        return tuple(self._sources.values())

    @property
    def themes(self) -> Sequence[Theme]:
        """All themes, in the order of the file."""
        return tuple(self._themes.values())

    @property
    def statements(self) -> Sequence[Statement]:
        """All statements on sister cities in general, in the order of the file."""
        return tuple(self._statements.values())

    def city(self, id: str) -> City:
        """The city with this id.

        Raises:
            NotInTableError: there is none.
        """
        return _row(self._cities, "city", id)

    def partnership(self, id: str) -> Partnership:
        """The partnership with this id.

        Raises:
            NotInTableError: there is none.
        """
        return _row(self._partnerships, "partnership", id)

    def event(self, id: str) -> Event:
        """The event with this id.

        Raises:
            NotInTableError: there is none.
        """
        return _row(self._events, "event", id)

    def source(self, id: str) -> Source:
        """The source with this id.

        Raises:
            NotInTableError: there is none.
        """
        return _row(self._sources, "source", id)

    def theme(self, id: str) -> Theme:
        """The theme with this id, or one for a topic of the texts.

        Raises:
            NotInTableError: there is none.
        """
        if id not in self._themes and id in self.topics:
            return Theme(id=id, name=self.topics[id].phrase)
        return _row(self._themes, "theme", id)

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """What labels of cities, partnerships and events speak of beside the themes, by ids."""
        return topics_of_rows(
            self.cities, self.partnerships, self.events, self.themes, self.about.language_of_words
        )

    def label(self, id: str) -> str:
        """What a city is called so that it cannot be taken for another of the table.

        That is its name, and where others share it what tells it from them: its country, or its state or region
        where the country is the same.

        Raises:
            NotInTableError: there is no city with this id.
        """
        return self._labels.get(id) or self.said(self.city(id).name)

    def rows(self) -> Iterator[TableRow]:
        """All rows of all files."""
        of_kind = (
            self._cities,
            self._partnerships,
            self._events,
            self._sources,
            self._themes,
            self._statements,
        )
        for rows in of_kind:
            yield from rows.values()
        yield from self._checks.values()
        yield from self.recorded_partners
        yield from self.about.rows

    def has_city(self, id: str) -> bool:
        """Whether there is a city with this id."""
        return id in self._cities

    def has_partnership(self, id: str) -> bool:
        """Whether there is a partnership with this id."""
        return id in self._partnerships

    def has_event(self, id: str) -> bool:
        """Whether there is an event with this id."""
        return id in self._events

    def has_theme(self, id: str) -> bool:
        """Whether there is a theme with this id, or a topic of the texts."""
        return id in self._themes or id in self.topics

    def statement(self, id: str) -> Statement | None:
        """What a source says of sister cities in general, by topic; None where the table says nothing."""
        return self._statements.get(id)

    def held_partnerships(self, ids: Iterable[str]) -> list[Partnership]:
        """The partnerships with these ids; ids that the table does not hold (any more) are passed over."""
        return [self._partnerships[id] for id in ids if id in self._partnerships]

    # --- what other sources say ------------------------------------------------------------------

    @property
    def is_checked(self) -> bool:
        """Whether any claim of the table has been checked against public records."""
        return bool(self._checks)

    @property
    def checks(self) -> Sequence[Check]:
        """All checks, in the order of the file."""
        return tuple(self._checks.values())

    def check_of(self, claim: Claim) -> Check | None:
        """What public records say of a claim, or of the whole cell it stands in; None: it was not checked."""
        return self._checks.get(claim) or self._checks.get(claim.whole)

    def sources_of(self, claim: Claim) -> Sequence[Source]:
        """The sources that make a claim."""
        rows: Mapping[str, City | Event | Partnership | Statement] = self._partnerships
        if claim.kind is ClaimKind.EVENT:
            rows = self._events
        elif claim.kind in (ClaimKind.KNOWN_FOR, ClaimKind.POPULATION):
            rows = self._cities
        elif claim.kind is ClaimKind.STATEMENT:
            rows = self._statements
        return [self._sources[id] for id in rows[claim.about].source]

    @property
    def claim_sources(self) -> Sequence[Source]:
        """The sources of the claims of the table, without those that were only used to check them."""
        rows = (self._partnerships, self._events, self._cities, self._statements)
        used = {id for of_kind in rows for row in of_kind.values() for id in row.source}
        return tuple(source for id, source in self._sources.items() if id in used)

    @property
    def recorded_partners(self) -> Sequence[RecordedPartner]:
        """All partners that public records give cities of the table."""
        return tuple(record for records in self._recorded_of.values() for record in records)

    def recorded_partners_of(self, city: str) -> Sequence[RecordedPartner]:
        """The partners that public records give a city, in the order of the file."""
        return tuple(self._recorded_of.get(city, ()))

    def recorded_as_partner(self, name: str) -> Sequence[RecordedPartner]:
        """The records in which a city of that name, mostly one without a row, is the partner."""
        return tuple(self._recorded_as.get(fold(name), ()))


def _row(rows: Mapping[str, Row], kind: str, id: str) -> Row:
    try:
        return rows[id]
    except KeyError:
        raise NotInTableError(kind, id) from None
