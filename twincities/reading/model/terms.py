"""What the parts of a question can be, whatever its language."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """In what form an answer is wanted. COMPARE asks which of two, GROUP a number for each of a kind."""

    TELL = "tell"
    CONFIRM = "confirm"
    COUNT = "count"
    LIST = "list"
    GROUP = "group"
    COMPARE = "compare"


class Measure(StrEnum):
    """What rows are ranked or compared by."""

    AGE = "age"
    EVENTS = "events"
    PARTNERSHIPS = "partnerships"
    COUNTRY = "country"
    THEME = "theme"
    CITY = "city"


class Dimension(StrEnum):
    """What can be asked for, and what partnerships are grouped by. REGION is a part of a country: a state, province or prefecture."""

    COUNTRY = "country"
    REGION = "region"
    CONTINENT = "continent"
    YEAR = "year"
    DECADE = "decade"
    THEME = "theme"
    CITY = "city"
    PARTNERSHIP = "partnership"
    EVENT = "event"


AREAS = frozenset({Dimension.COUNTRY, Dimension.REGION, Dimension.CONTINENT})
"""The kinds of places in which cities lie."""
PLACES = AREAS | {Dimension.CITY}


class Counted(StrEnum):
    """What a question names the things that it counts, lists or ranks."""

    PARTNERSHIPS = "partnerships"
    CITIES = "cities"
    COUNTRIES = "countries"
    REGIONS = "regions"
    EVENTS = "events"

    @property
    def dimension(self) -> Dimension:
        """The kind of one of them."""
        return _KIND_OF_COUNTED[self]


_KIND_OF_COUNTED = {
    Counted.PARTNERSHIPS: Dimension.PARTNERSHIP,
    Counted.CITIES: Dimension.CITY,
    Counted.COUNTRIES: Dimension.COUNTRY,
    Counted.REGIONS: Dimension.REGION,
    Counted.EVENTS: Dimension.EVENT,
}


class Quantifier(StrEnum):
    """Of how many rows something is asked or claimed."""

    ALL = "all"
    ANY = "any"
    NONE = "none"
    MOST = "most"
    HALF = "half"
    AT_LEAST_HALF = "at least half"
    UNDER_HALF = "under half"
    NOT_ALL = "not all"
    EACH = "each"

    @property
    def is_share(self) -> bool:
        """Whether it is one that some of several make up: most, half, at least or under half of them."""
        return self in (self.MOST, self.HALF, self.AT_LEAST_HALF, self.UNDER_HALF)


class Pointer(StrEnum):
    """Words that point back at what was said: it, they, those, the other one, the others, that year."""

    IT = "it"
    THEY = "they"
    THOSE = "those"
    OTHER = "other"
    REST = "rest"
    THAT_YEAR = "that year"
    OURS = "ours"


class PictureKind(StrEnum):
    """What kind of picture is asked for; ANY where it is only said that one is wanted."""

    MAP = "map"
    TIMELINE = "timeline"
    BARS = "bars"
    ANY = "picture"
