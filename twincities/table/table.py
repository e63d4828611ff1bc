"""A partnership table in memory, and the questions it can answer.

All queries are look-ups in indexes that are built once: their cost depends on the size of the answer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from heapq import nlargest

from twincities.table.about import AboutKey, AboutText
from twincities.table.ages import age_order, extreme
from twincities.table.filters import Filter
from twincities.table.home import own_town
from twincities.table.models import (
    Check,
    City,
    Event,
    Partnership,
    RecordedPartner,
    Source,
    Statement,
    Theme,
)
from twincities.table.populations import with_population
from twincities.table.rows import TableRows
from twincities.table.text.folding import fold
from twincities.table.text_search import held_with_all, holds, stems_and_roots_in, theme_pattern
from twincities.table.ties import met_by_ties
from twincities.table.times.dates import Period, YearlyDate
from twincities.table.whereabouts import lies_in, may_lie_in
from twincities.table.world_regions import lies_in_place, lies_within

_MOST_BUSIEST = 5
_FEWEST_OF_HUB = 5  # partnerships of the city whose table it is


class PartnershipTable(TableRows):
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
        about: Iterable[AboutText] = (),
    ) -> None:
        super().__init__(cities, partnerships, events, sources, themes, statements, checks, recorded, about)
        self._by_city: dict[str, list[Partnership]] = defaultdict(list)
        for partnership in self.partnerships:
            for id in partnership.cities:
                self._by_city[id].append(partnership)
        self._cities_of_country: dict[str, list[City]] = defaultdict(list)
        named: dict[str, list[City]] = defaultdict(list)
        for city in self._cities.values():
            self._cities_of_country[city.country].append(city)
            named[fold(city.name)].append(city)
        self._namesakes = {city.id: same for same in named.values() if len(same) > 1 for city in same}
        self._events_of: dict[str, list[Event]] = defaultdict(list)
        for event in self._events.values():
            self._events_of[event.partnership].append(event)
        ends = [{*self.countries_of(partnership)} for partnership in self.partnerships]
        shared = set.intersection(*ends) if ends else set()
        self._home_country = shared.pop() if len(shared) == 1 else None
        self._by_age = tuple(sorted(self.partnerships, key=age_order))
        self._dated = [row for row in self._by_age if row.since]
        self._begun = [row.since.earliest for row in self._dated if row.since]  # ascending, as the rows are
        self._of_month: dict[int | None, list[Partnership]] = defaultdict(list)
        for row in self._dated:
            self._of_month[row.since and row.since.month].append(row)
        self._about: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}

    def between(self, *cities: str) -> Partnership | None:
        """The partnership of two cities, in either order; none of fewer or more than two."""
        of_first = self._by_city.get(cities[0], ()) if len(cities) == 2 else ()
        return next((row for row in of_first if row.other(cities[0]) == cities[1]), None)

    def partnerships_of(self, city: str) -> Sequence[Partnership]:
        """The partnerships of a city, in the order of the file; none for a city that has no row."""
        return tuple(self._by_city.get(city, ()))

    @cached_property
    def busiest_cities(self) -> Sequence[City]:
        """The five cities with the most partnerships."""
        busiest = nlargest(_MOST_BUSIEST, self._by_city, key=lambda id: len(self._by_city[id]))
        return tuple(map(self.city, busiest))

    @cached_property
    def hub(self) -> str | None:
        """The id of the town whose list the table is: it says so, or has by far the most partnerships; None where no city stands out."""
        if stated := self.about.get(AboutKey.HUB):
            return stated
        most, *others = [len(self.partnerships_of(city.id)) for city in self.busiest_cities] or [0]
        stands_out = most >= max(_FEWEST_OF_HUB, len(self.partnerships) / 2)
        stands_out = stands_out and all(2 * other <= most for other in others)
        return self.busiest_cities[0].id if stands_out else None

    def namesakes_of(self, city: str) -> Sequence[City]:
        """The other cities of the table that have the name of this one."""
        return tuple(one for one in self._namesakes.get(city, ()) if one.id != city)

    def partners_of(self, city: str) -> Sequence[City]:
        """The sister cities of a city."""
        return tuple(self.city(row.other(city)) for row in self.partnerships_of(city))

    def partners_in_common(self, cities: Iterable[str]) -> set[str]:
        """The ids of the cities that are partners of each of these."""
        return set.intersection(*({one.id for one in self.partners_of(city)} for city in cities))

    def events_of(self, partnership: str) -> Sequence[Event]:
        """The events of a partnership, named ones first."""
        return tuple(sorted(self._events_of.get(partnership, ()), key=lambda event: not event.named))

    def countries_of(self, partnership: Partnership) -> tuple[str, str]:
        """The country codes of both cities."""
        return (self.city(partnership.city_a).country, self.city(partnership.city_b).country)

    def home_country(self) -> str | None:
        """The country that has a city in every partnership, where there is exactly one such country."""
        return self._home_country

    def find(self, wanted: Filter, surely: bool = True) -> Sequence[Partnership]:
        """The partnerships that meet a filter, oldest first; undated ones last.

        Conditions of one kind are alternatives (in Japan or France), kinds add up (in Japan before 1985). Where
        `surely` is false, those are found too that may meet it, as far as what is known about them goes.
        """
        conditions = self._conditions(wanted, surely)
        if wanted.cities:
            conditions.append({row.id for city in wanted.cities for row in self.partnerships_of(city)})
        if not conditions and not wanted.without:
            return self._by_age
        met = set.intersection(*conditions) if conditions else {row.id for row in self.partnerships}
        if wanted.without:
            met = met.difference(*self._conditions(replace(wanted.without, cities=wanted.cities), not surely))
            if wanted.without.years:
                # An unknown date is no evidence that a partnership began at another time.
                met = {id for id in met if self._partnerships[id].since}
        return tuple(sorted((self._partnerships[id] for id in met), key=age_order))

    def find_former(self, wanted: Filter) -> Sequence[Partnership]:
        """The partnerships that are over and meet a filter, oldest first."""
        found = self._past.find(wanted) if self.ties.former else ()
        return tuple(self._partnerships[row.id] for row in found)

    @cached_property
    def _past(self) -> PartnershipTable:
        """Those that are over, as if they stood."""
        rows = [row.copy(update={"status": None, "until": None}) for row in self.ties.former]
        cities = map(self.city, dict.fromkeys(id for row in rows for id in row.cities))
        themes = map(self.theme, (*self._themes, *self.topics))
        return PartnershipTable(cities, rows, (), self.sources, themes)

    def _conditions(self, wanted: Filter, surely: bool) -> list[set[str]]:
        """For each kind of condition the ids of the partnerships that meet it, or that may, as far as is known."""
        conditions: list[set[str]] = []
        if wanted.years:
            conditions.append({row.id for span in wanted.years for row in self._begun_in(span, surely)})
        if wanted.dated is not None:
            known = {row.id for row in self.partnerships if (row.since is not None) == wanted.dated}
            conditions.append(known)
        if wanted.countries or wanted.continents:
            conditions.append(self._in_places(wanted, surely))
        if wanted.inhabitants:
            conditions.append(with_population(self, wanted, surely))
        conditions += met_by_ties(self.partnerships, wanted)
        if wanted.themes:
            about = (self._partnerships_about(id, wanted.cities) for id in wanted.themes)
            conditions.append(set().union(*about))
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
            if country in countries or lies_within(country, wanted.continents)
            for city in cities
            if lies_within(country, wanted.continents) or any(is_in(city, code) for code in wanted.countries)
        }
        if wanted.both_ends:
            return self._between_places([*wanted.countries, *wanted.continents], there)
        of = wanted.cities or self.derived(own_town)
        if not of:
            # Where all partnerships have a city in one country, "in Asia" is said of the other one.
            home = self.home_country()
            at_home = self._cities_of_country[home] if home and home not in countries else ()
            own = {city.id for city in at_home}
            pairs = ((id, row) for id in there for row in self.partnerships_of(id))
            return {row.id for id, row in pairs if id not in own or row.other(id) in own}
        return {row.id for id in of for row in self.partnerships_of(id) if row.other(id) in there}

    def _between_places(self, places: Sequence[str], there: Iterable[str]) -> set[str]:
        """The ids of the partnerships of cities in one place with cities in the other, or the same, one; `there` are those in either."""
        one, *others = ({id for id in there if lies_in_place(self.city(id), place)} for place in places)
        other = others[0] if others else one
        return {row.id for id in one for row in self.partnerships_of(id) if row.other(id) in other}

    def oldest_first(self, rows: Iterable[Partnership]) -> list[Partnership]:
        """Partnerships by the date on which they began; undated ones last."""
        rows = tuple(rows)
        return list(rows) if rows == self._by_age else sorted(rows, key=age_order)

    def oldest(self, among: Iterable[Partnership] | None = None) -> Sequence[Partnership]:
        """The partnership that began first, or all that share that date."""
        return extreme(self._dated if among is None else among, newest=False)

    def newest(self, among: Iterable[Partnership] | None = None) -> Sequence[Partnership]:
        """The partnership that began last, or all that share that date."""
        return extreme(self._dated if among is None else among, newest=True)

    def cities_about(self, theme: str) -> Sequence[City]:
        """The cities that are known for something of the theme."""
        pattern = theme_pattern(self.theme(theme))
        return tuple(
            city for city in self._cities.values() if pattern.search(fold(" ; ".join(city.known_for)))
        )

    def events_about(self, theme: str) -> Sequence[Event]:
        """The events that show something of the theme, or are for whom it names."""
        pattern = theme_pattern(self.theme(theme))
        return tuple(
            event
            for event in self._events.values()
            if pattern.search(fold(f"{event.name} ; {event.shows or ''} ; {event.audience or ''}"))
        )

    def mentioning(self, words: Iterable[str]) -> Sequence[Partnership]:
        """The partnerships whose texts hold all these words in any form, oldest first."""
        met = held_with_all(words, self._words)
        return tuple(sorted((self._partnerships[id] for id in met), key=age_order))

    @cached_property
    def _words(self) -> Mapping[str, set[str]]:
        """The partnerships in whose texts each word stands, by its stem."""
        rows_of: dict[str, set[str]] = defaultdict(set)
        for row in self.partnerships:
            for word in stems_and_roots_in(self._said_of(row)):
                rows_of[word].add(row.id)
        return rows_of

    @staticmethod
    def says(text: str, word: str) -> bool:
        """Whether a word stands in a text of the table, in the singular or plural."""
        return holds(text, word)

    def is_about(self, text: str, theme: str) -> bool:
        """Whether a text of the table speaks of the theme."""
        return bool(theme_pattern(self.theme(theme)).search(fold(text)))

    def _partnerships_about(self, theme: str, of: tuple[str, ...] = ()) -> frozenset[str]:
        """The ids of the partnerships, among those `of` some cities, that are about a theme; looked for once."""
        if (theme, of) not in self._about:
            search = theme_pattern(self.theme(theme)).search
            found = (row.id for row in self.partnerships if search(self._said_of(row, of)))
            self._about[theme, of] = frozenset(found)
        return self._about[theme, of]

    def _said_of(self, partnership: Partnership, of: tuple[str, ...] = ()) -> str:
        # What the town is known for whose list the table is, or whose ties are asked about, tells none of them apart.
        several = {id for id in of if len(self.partnerships_of(id)) > 1}
        cities = [self.city(id) for id in partnership.cities if id != self.hub and id not in several]
        said = [
            *partnership.themes,
            *partnership.exchanges,
            partnership.cooperation or "",
            partnership.common or "",
            *(
                f"{event.name} {event.shows or ''} {event.audience or ''}"
                for event in self._events_of.get(partnership.id, ())
            ),
            *(known for city in cities for known in (*city.known_for, city.kind or "")),
        ]
        return fold(" ; ".join(said))
