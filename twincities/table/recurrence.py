"""When in the year something comes round, by the words of a cell: "every December", "yearly in May", "every second spring"."""

from __future__ import annotations

from enum import IntEnum

from babel.dates import get_month_names

from twincities.table.folding import fold
from twincities.table.translations import BASE_LANGUAGE


class Season(IntEnum):
    """A season, as the northern half of the world has it."""

    SPRING = 1
    SUMMER = 2
    AUTUMN = 3
    WINTER = 4

    @property
    def months(self) -> frozenset[int]:
        """Its three months."""
        first = 3 * self.value
        return frozenset((month - 1) % 12 + 1 for month in range(first, first + 3))


_MONTHS = {fold(name): number for number, name in get_month_names("wide", locale=BASE_LANGUAGE).items()}
_SEASONS = {season.name.lower(): season for season in Season} | {"fall": Season.AUTUMN}


def months_of(recurrence: str | None) -> frozenset[int]:
    """The months that are named; none where only a season is, or nothing."""
    return frozenset(_MONTHS[word] for word in fold(recurrence or "").split() if word in _MONTHS)


def seasons_of(recurrence: str | None) -> frozenset[Season]:
    """The seasons that are named, or in which the months lie that are."""
    named = {_SEASONS[word] for word in fold(recurrence or "").split() if word in _SEASONS}
    return frozenset(named | {season for season in Season if season.months & months_of(recurrence)})


def is_yearly(recurrence: str | None) -> bool:
    """Whether it is said to be each year: "yearly in May", "every spring"."""
    first, *rest = fold(recurrence or "").split() or [""]
    each = (
        first in ("every", "each")
        and len(rest) == 1
        and rest[0] in (_SEASONS.keys() | _MONTHS.keys() | {"year"})
    )
    return first in ("yearly", "annually") or each
