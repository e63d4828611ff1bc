"""Which rows a question selects beside names and conditions: a place in an order, how they stand to others, what they have."""

from __future__ import annotations

from typing import NamedTuple

from twincities.reading.model.terms import Dimension, Measure
from twincities.table import Filter


class Rank(NamedTuple):
    """A place in an order: "the oldest" is AGE, `greatest`; "the second newest" has `place` 2.

    `wanted` is the number of rows asked for ("the three oldest"). Places are counted from the city or country `behind` which they
    come, if one is named: "after Lyon, which city has the most partners?".
    """

    by: Measure
    greatest: bool
    place: int = 1
    wanted: int = 1
    behind: str = ""


PLACE_ASKED = 0
"""The place in an order that is asked for: "where does it rank by age?", 何番目に古い."""


class Comparison(NamedTuple):
    """How rows stand to others: "older than Kyoto's", "the same year as Shenzhen's".

    `relation` is 1 for more (older), -1 for less (younger), 0 for the same. What stands behind "than" or "as" is named by `cities`,
    or by what `described` says of it ("the panda pair"), at the place `rank` in an order ("the newest"); where all are empty, it is
    what was talked about. `unit` is how exactly dates are the same: year, month or day. Two cities that are `paired` are taken for
    each other's partners. `besides` is how they stand to others yet: "older than Kyoto's, but younger than Lyon's".
    """

    by: Measure
    relation: int
    cities: tuple[str, ...] = ()
    unit: str = "year"
    described: Filter = Filter()
    rank: Rank | None = None
    paired: bool = False
    besides: Comparison | None = None

    @property
    def says_with_what(self) -> bool:
        """Whether the question itself says what is compared with."""
        return bool(self.cities or self.described or self.rank)


class Size(NamedTuple):
    """A place of cities in the order of how many people live there, or how one of them is held against others.

    A `superlative` is the largest, or, unless `greatest`, the smallest: `place` and `wanted` are those of a `Rank`. Else it is
    asked which of some is larger, or smaller, or whether one is so than the `others` (ids).
    """

    greatest: bool
    superlative: bool
    place: int = 1
    wanted: int = 1
    others: tuple[str, ...] = ()


class Having(NamedTuple):
    """What things asked for are to have: "with a partner in Japan", "with no week", "twinned with more than one Chinese city".

    They are to have at least `least` and at most `most` (None: any number) of what is counted. Partnerships count whose
    other end lies in one of the places, or is one of the cities, where any are given; `outside` turns that round. Events count
    that are of one of the `kinds`, where any are given, and, with `held_there`, take place in the city itself.
    """

    what: Measure = Measure.PARTNERSHIPS
    least: int = 1
    most: int | None = None
    countries: tuple[str, ...] = ()
    continents: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    outside: bool = False
    kinds: tuple[str, ...] = ()
    held_there: bool = False


class Entities(NamedTuple):
    """What kind of things a question asks for, and what they are to have.

    Places and themes of the question that stand in none of `having` bound the things themselves: "Chinese cities with a
    German partner". `foreign` leaves out those of the home country, `home` all others; `wanted` is how many are asked for ("name two cities").
    It is claimed of the `sole` ones (ids of cities, codes of countries) that they are the only ones.
    """

    kind: Dimension
    having: tuple[Having, ...] = ()
    foreign: bool = False
    wanted: int | None = None
    several: bool = False
    home: bool = False
    sole: tuple[str, ...] = ()


class EventBounds(NamedTuple):
    """Which events are asked for: none of some kinds, those that come round, or do not, those whose place is named or not.

    They come round after an `interval` (months; 0: were held once), or not after the `unwanted_interval`. `months` (1 to 12)
    and `seasons` (1, spring, to 4) are those in which they are to be; those held `abroad` are in no city of the home country.
    `dated`: they are to be in the years of the question, or at a time like "next week", which hardly any table tells.
    The city that they are `celebrated` for lies in one of these countries, or, `celebrated_abroad`, in any but the home country; of those `addressed` it is said whom they are for.
    `held_in` (a city's id) is that of two cities in which those of both are to be held; "" where none is said. They are to fit the words by which they are `described`.
    """

    unwanted_kinds: tuple[str, ...] = ()
    recurring: bool | None = None
    placed: bool | None = None
    interval: int | None = None
    unwanted_interval: int | None = None
    months: tuple[int, ...] = ()
    seasons: tuple[int, ...] = ()
    abroad: bool = False
    dated: bool = False
    celebrated: tuple[str, ...] = ()
    celebrated_abroad: bool = False
    addressed: bool = False
    held_in: str = ""
    described: tuple[str, ...] = ()

    @property
    def tells_time(self) -> bool:
        """Whether it is said when or how often they are to be."""
        intervals = (self.interval, self.unwanted_interval)
        return bool(self.months or self.seasons) or any(one is not None for one in intervals)
