"""What the partnerships of a list have to meet."""

from __future__ import annotations

from dataclasses import dataclass

from twincities.table.dates import Period


@dataclass(frozen=True)
class Filter:
    """What the partnerships of a list have to meet; an empty field asks for nothing.

    `countries` (ISO 3166-1 alpha-2, or ISO 3166-2 for a part of a country) and `continents` are met when either
    city lies in one of them, or, where `cities` are named, when the partner does; two of them that are `both_ends`, when one
    city lies in each. `years` are met by a beginning
    that surely lies in one of the spans; `dated` asks whether a beginning is known. None of the conditions in `without` may be met, nor possibly be met, as
    far as a date that is not precise enough or a city in an unknown region can tell. `kinds` are what a partnership is
    called, as the table writes it.
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

    def __bool__(self) -> bool:
        conditions = (
            self.years,
            self.countries,
            self.continents,
            self.themes,
            self.cities,
            self.without,
            self.kinds,
        )
        return any(conditions) or self.dated is not None
