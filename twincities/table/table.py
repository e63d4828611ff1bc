"""A partnership table in memory, and the questions it can answer.

All queries are look-ups in indexes that are built once, so their cost depends on the size of the answer
and not on the size of the table.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import TypeVar

from twincities.table.countries import continent_of
from twincities.table.dates import Period, YearlyDate
from twincities.table.folding import fold
from twincities.table.labels import labels_of_namesakes
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
from twincities.table.whereabouts import lies_in, may_lie_in

Row = TypeVar("Row")

_MOST_BUSIEST = 5


class NotInTableError(KeyError):
    """The table has no row with that id. `kind` names the sort of row, `id` the id that was asked for."""

    def __init__(self, kind: str, id: str) -> None:
        self.kind = kind
        self.id = id
        super().__init__(f"The table has no {kind} {id!r}.")


@dataclass(frozen=True)
class Filter:
    """What the partnerships of a list have to meet; an empty field asks for nothing.

    `countries` (ISO 3166-1 alpha-2, or ISO 3166-2 for a part of a country) and `continents` are met when either
    city lies in one of them, or, where `cities` are named, when the partner does. `years` are met by a beginning
    that surely lies in one of the spans. None of the conditions in `without` may be met, nor possibly be met, as
    far as a date that is not precise enough or a city in an unknown region can tell.
    """

    years: tuple[Period, ...] = ()
    countries: tuple[str, ...] = ()
    continents: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    without: Filter | None = None

    def __bool__(self) -> bool:
        conditions = (self.years, self.countries, self.continents, self.themes, self.cities, self.without)
        return any(conditions)


class PartnershipTable:
    """Cities, their partnerships and events, and the sources they rest on.

    Built by `twincities.table.load_table`, which has checked that every id refers to a row.
    """

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
    ) -> None:
        self._cities = {row.id: row for row in cities}
        self._partnerships = {row.id: row for row in partnerships}
        self._events = {row.id: row for row in events}
        self._sources = {row.id: row for row in sources}
        self._themes = {row.id: row for row in themes}
        self._statements = {row.id: row for row in statements}
        self._checks = {row.checked_claim: row for row in checks}
        self._recorded_of: dict[str, list[RecordedPartner]] = defaultdict(list)
        self._recorded_as: dict[str, list[RecordedPartner]] = defaultdict(list)
        for record in recorded:
            self._recorded_of[record.city].append(record)
            for name in dict.fromkeys(fold(name) for name in (record.partner, *record.aliases)):
                self._recorded_as[name].append(record)
        self._by_city: dict[str, list[Partnership]] = defaultdict(list)
        self._by_pair: dict[frozenset[str], Partnership] = {}
        for partnership in self._partnerships.values():
            for id in partnership.cities:
                self._by_city[id].append(partnership)
            self._by_pair[frozenset(partnership.cities)] = partnership
        self._cities_of_country: dict[str, list[City]] = defaultdict(list)
        for city in self._cities.values():
            self._cities_of_country[city.country].append(city)
        self._labels = labels_of_namesakes(self._cities.values())
        self._events_of: dict[str, list[Event]] = defaultdict(list)
        for event in self._events.values():
            self._events_of[event.partnership].append(event)
        busiest = nlargest(_MOST_BUSIEST, self._by_city, key=lambda id: len(self._by_city[id]))
        self._busiest_cities = tuple(self._cities[id] for id in busiest)
        self._by_country: dict[str, set[str]] = defaultdict(set)
        for partnership in self._partnerships.values():
            for country in self.countries_of(partnership):
                self._by_country[country].add(partnership.id)
        self._dated = self.oldest_first(row for row in self._partnerships.values() if row.since)
        self._begun = [row.since.earliest for row in self._dated if row.since]  # ascending, as the rows are
        self._of_month: dict[int | None, list[Partnership]] = defaultdict(list)
        for partnership in self._dated:
            if partnership.since:
                self._of_month[partnership.since.month].append(partnership)
        self._themed = {theme: self._partnerships_about(theme) for theme in self._themes.values()}

    # --- rows -------------------------------------------------------------------------------------

    @property
    def cities(self) -> Sequence[City]:
        """All cities, in the order of the file."""
        return tuple(self._cities.values())

    @property
    def partnerships(self) -> Sequence[Partnership]:
        """All partnerships, in the order of the file."""
        return tuple(self._partnerships.values())

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
        """The theme with this id.

        Raises:
            NotInTableError: there is none.
        """
        return _row(self._themes, "theme", id)

    def label(self, id: str) -> str:
        """What a city is called so that it cannot be taken for another of the table.

        That is its name, and where others share it what tells it from them: its country, or its state or region
        where the country is the same.

        Raises:
            NotInTableError: there is no city with this id.
        """
        return self._labels.get(id) or self.city(id).name

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
        """Whether there is a theme with this id."""
        return id in self._themes

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
        elif claim.kind is ClaimKind.KNOWN_FOR:
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

    # --- look-ups ---------------------------------------------------------------------------------

    def between(self, city: str, other: str) -> Partnership | None:
        """The partnership of two cities, in either order."""
        return self._by_pair.get(frozenset((city, other)))

    def partnerships_of(self, city: str) -> Sequence[Partnership]:
        """The partnerships of a city, in the order of the file; none for a city that has no row."""
        return tuple(self._by_city.get(city, ()))

    @property
    def busiest_cities(self) -> Sequence[City]:
        """The five cities with the most partnerships."""
        return self._busiest_cities

    def partners_of(self, city: str) -> Sequence[City]:
        """The sister cities of a city."""
        return tuple(self.city(row.other(city)) for row in self.partnerships_of(city))

    def events_of(self, partnership: str) -> Sequence[Event]:
        """The events of a partnership, named ones first."""
        return tuple(sorted(self._events_of.get(partnership, ()), key=lambda event: not event.named))

    def countries_of(self, partnership: Partnership) -> tuple[str, str]:
        """The country codes of both cities."""
        return (self.city(partnership.city_a).country, self.city(partnership.city_b).country)

    def home_country(self) -> str | None:
        """The country that has a city in every partnership, where there is exactly one such country."""
        common = [code for code, ids in self._by_country.items() if len(ids) == len(self._partnerships)]
        return common[0] if len(common) == 1 else None

    def find(self, wanted: Filter, surely: bool = True) -> Sequence[Partnership]:
        """The partnerships that meet a filter, oldest first; undated ones last.

        Conditions of one kind are alternatives (in Japan or France), kinds add up (in Japan before 1985). Where
        `surely` is false, those are found too that may meet it, as far as what is known about them goes.
        """
        conditions = self._conditions(wanted, surely)
        if wanted.cities:
            conditions.append({row.id for city in wanted.cities for row in self.partnerships_of(city)})
        met = set.intersection(*conditions) if conditions else set(self._partnerships)
        if wanted.without:
            met = met.difference(*self._conditions(replace(wanted.without, cities=wanted.cities), not surely))
            if wanted.without.years:
                # An unknown date is no evidence that a partnership began at another time.
                met = {id for id in met if self._partnerships[id].since}
        return tuple(sorted((self._partnerships[id] for id in met), key=_age_order))

    def _conditions(self, wanted: Filter, surely: bool) -> list[set[str]]:
        """For each kind of condition the ids of the partnerships that meet it, or that may, as far as is known."""
        conditions: list[set[str]] = []
        if wanted.years:
            conditions.append({row.id for span in wanted.years for row in self._begun_in(span, surely)})
        if wanted.countries or wanted.continents:
            conditions.append(self._in_places(wanted, surely))
        if wanted.themes:
            conditions.append(set().union(*(self._themed[self.theme(id)] for id in wanted.themes)))
        return conditions

    def _begun_in(self, span: Period, surely: bool) -> Iterator[Partnership]:
        rows = self._perhaps_begun_in(span)
        covered = ((row, span.covers(row.since)) for row in rows if row.since)
        return (row for row, met in covered if met or (met is None and not surely))

    def _perhaps_begun_in(self, span: Period) -> Sequence[Partnership]:
        if isinstance(span, YearlyDate):
            return [*self._of_month[span.month], *self._of_month[None]]
        # What is known by its year alone stands at the beginning of that year.
        start = bisect_left(self._begun, (span.first.year, 1, 1)) if span.first else 0
        end = bisect_right(self._begun, span.last.latest) if span.last else len(self._begun)
        return self._dated[start:end]

    def _in_places(self, wanted: Filter, surely: bool) -> set[str]:
        is_in = lies_in if surely else may_lie_in
        countries = {code[:2] for code in wanted.countries}
        there = {
            city.id
            for country, cities in self._cities_of_country.items()
            if country in countries or continent_of(country) in wanted.continents
            for city in cities
            if continent_of(country) in wanted.continents
            or any(is_in(city, code) for code in wanted.countries)
        }
        if not wanted.cities:
            return {row.id for id in there for row in self.partnerships_of(id)}
        return {
            row.id for city in wanted.cities for row in self.partnerships_of(city) if row.other(city) in there
        }

    @staticmethod
    def oldest_first(rows: Iterable[Partnership]) -> list[Partnership]:
        """Partnerships by the date on which they began; undated ones last."""
        return sorted(rows, key=_age_order)

    def oldest(self, among: Iterable[Partnership] | None = None) -> Sequence[Partnership]:
        """The partnership that began first, or all that share that date."""
        return _extreme(self._dated if among is None else among, newest=False)

    def newest(self, among: Iterable[Partnership] | None = None) -> Sequence[Partnership]:
        """The partnership that began last, or all that share that date."""
        return _extreme(self._dated if among is None else among, newest=True)

    def cities_about(self, theme: str) -> Sequence[City]:
        """The cities that are known for something of the theme."""
        pattern = _words_pattern(self.theme(theme))
        return tuple(
            city for city in self._cities.values() if pattern.search(fold(" ; ".join(city.known_for)))
        )

    def events_about(self, theme: str) -> Sequence[Event]:
        """The events that show something of the theme."""
        pattern = _words_pattern(self.theme(theme))
        return tuple(
            event
            for event in self._events.values()
            if pattern.search(fold(f"{event.name} ; {event.shows or ''}"))
        )

    def is_about(self, text: str, theme: str) -> bool:
        """Whether a text of the table speaks of the theme."""
        return bool(_words_pattern(self.theme(theme)).search(fold(text)))

    def _partnerships_about(self, theme: Theme) -> frozenset[str]:
        pattern = _words_pattern(theme)
        return frozenset(row.id for row in self._partnerships.values() if pattern.search(self._said_of(row)))

    def _said_of(self, partnership: Partnership) -> str:
        cities = [self.city(id) for id in partnership.cities]
        said = [
            *partnership.themes,
            *partnership.exchanges,
            partnership.cooperation or "",
            partnership.common or "",
            *(f"{event.name} {event.shows or ''}" for event in self._events_of.get(partnership.id, ())),
            *(known for city in cities for known in city.known_for),
        ]
        return fold(" ; ".join(said))


def _row(rows: Mapping[str, Row], kind: str, id: str) -> Row:
    try:
        return rows[id]
    except KeyError:
        raise NotInTableError(kind, id) from None


def _age_order(row: Partnership) -> tuple[bool, tuple[int, int, int], str]:
    return (row.since is None, row.since.order if row.since else (0, 0, 0), row.id)


def _extreme(rows: Iterable[Partnership], newest: bool) -> Sequence[Partnership]:
    dated = sorted((row for row in rows if row.since), key=_age_order)
    if not dated:
        return ()
    extreme = dated[-1] if newest else dated[0]
    return tuple(row for row in dated if _same_date(row, extreme))


def _same_date(one: Partnership, other: Partnership) -> bool:
    """Whether two dates agree as far as the less precise one goes."""
    assert one.since and other.since
    return all(a == b or a is None or b is None for a, b in zip(one.since, other.since, strict=True))


def _words_pattern(theme: Theme) -> re.Pattern[str]:
    words = {fold(word) for word in (theme.name, *theme.words)}
    alternatives = "|".join(re.escape(word) + r"(?:s|es)?" for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")
