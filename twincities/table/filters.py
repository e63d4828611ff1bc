"""What the partnerships of a list have to meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from twincities.table.models import Status
from twincities.table.times.dates import Period


class Inhabitants(NamedTuple):
    """How many people are to live in a city: at least `least` and at most `most`, or, `strictly`, more and fewer than that."""

    least: int | None = None
    most: int | None = None
    strictly: bool = False

    def holds(self, population: int) -> bool:
        """Whether it is as many."""
        on_bound = self.strictly and population in (self.least, self.most)
        return not on_bound and (self.least or 0) <= population <= (self.most or population)


@dataclass(frozen=True)
class Filter:
    """What the partnerships of a list have to meet; an empty field asks for nothing.

    `countries` (ISO 3166-1 alpha-2, or ISO 3166-2 for a part of a country) and `continents` are met when either
    city lies in one of them, or, where `cities` are named, when the partner does; two of them that are `both_ends`, when one
    city lies in each, and a single one, when both do. `years` are met by a beginning
    that surely lies in one of the spans; `dated` asks whether a beginning is known. None of the conditions in `without` may be met, nor possibly be met, as
    far as a date that is not precise enough or a city in an unknown region can tell. `kinds` are what a partnership is
    called, `people` who looks after it, as the table writes them; those that are `active` neither rest nor are suspended, as far as the table says.
    Any of the `states` is what has become of it. As many `inhabitants` are to live in the partner. `partnerships` are ids of some.
    """

    years: tuple[Period, ...] = ()
    countries: tuple[str, ...] = ()
    continents: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    without: Filter | None = None
    dated: bool | None = None
    both_ends: bool = False
    kinds: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    active: bool = False
    states: tuple[Status, ...] = ()
    inhabitants: Inhabitants | None = None
    partnerships: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        conditions = (
            self.years,
            self.countries,
            self.continents,
            self.themes,
            self.cities,
            self.without,
            self.kinds,
            self.people,
            self.active,
            self.states,
            self.inhabitants,
            self.partnerships,
        )
        return any(conditions) or self.dated is not None
