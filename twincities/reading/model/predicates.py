"""What a yes/no question claims, as typed predicates: this city is twinned with that one, lies there, has no other partner."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from twincities.table import Period, parse_period


class Relation(StrEnum):
    """What a predicate says of its subject, a city (or, for the last three, an event) by its id.

    - TWINNED: it is twinned with the object, a city; with `years`, since then
    - BEGAN: its partnerships began in `years`
    - SOLE_PARTNER: it has no partner but the object
    - FURTHER_PARTNER: it has a partner other than the object, or, where there is none, than the one known
    - COMMON_PARTNER: it has a partner that the object, a city, has too
    - PARTNER_IN: it has a partner in the object, a country or continent
    - OLDEST_PARTNER, NEWEST_PARTNER: the object, a city, is the first or last of its partners, or, with `number`, at that place; with no subject it, or one in that country or continent, is so of all partnerships
    - LIES_IN: it lies in the object, a country or continent
    - SAME_COUNTRY: it lies in the country of the object, a city
    - KNOWN_FOR: it is known for the object, a theme
    - KNOWN_FOR_MORE: it is known for something else than the object, a theme
    - ABOUT: its partnerships, or, with no subject, those asked or talked about, are about the object, a theme
    - SOLE_THEME: they are about nothing but the object, a theme
    - EXCHANGES: what they exchange are the things that `Reading.exchanged` quotes
    - HELD_IN: it is held in the object, a city
    - RECURS: it comes round as `Reading.event_bounds` say: every year, in May
    - SHOWS: it shows the object, a theme
    - OF_KIND: it is of the kind that is the object
    - NUMBER: there are as many of the object, a `Counted`, as `number` allows, in the subject, a country or continent, where there is one
    - MOST, FEWEST: the subject, a city or a country, has the most or fewest partnerships of all
    - MORE, FEWER, AS_MANY: it has more, fewer, as many partnerships than the object; cities, places, themes or years
    """

    TWINNED = "twinned"
    BEGAN = "began"
    SOLE_PARTNER = "sole partner"
    FURTHER_PARTNER = "further partner"
    COMMON_PARTNER = "common partner"
    PARTNER_IN = "partner in"
    OLDEST_PARTNER = "oldest partner"
    NEWEST_PARTNER = "newest partner"
    LIES_IN = "lies in"
    SAME_COUNTRY = "same country"
    KNOWN_FOR = "known for"
    KNOWN_FOR_MORE = "known for more"
    ABOUT = "about"
    SOLE_THEME = "sole theme"
    EXCHANGES = "exchanges"
    HELD_IN = "held in"
    RECURS = "recurs"
    SHOWS = "shows"
    OF_KIND = "of kind"
    NUMBER = "number"
    MOST = "most"
    FEWEST = "fewest"
    MORE = "more"
    FEWER = "fewer"
    AS_MANY = "as many"


class Predicate(NamedTuple):
    """One thing that is claimed: that a relation holds, or, where `holds` is false, that it does not.

    An empty `subject` is what is talked about. `years` are dates of which one is claimed, `number`
    the least and the greatest number.
    """

    relation: Relation
    subject: str = ""
    object: str = ""
    holds: bool = True
    years: tuple[Period, ...] = ()
    number: tuple[int, int | None] | None = None


class Assertion(NamedTuple):
    """What a question claims as a whole: all of its predicates, or, for `alternatives` ("A or B?"), one of them."""

    predicates: tuple[Predicate, ...]
    alternatives: bool = False

    @property
    def named(self) -> frozenset[str]:
        """The ids and codes that its predicates name."""
        return frozenset(id for one in self.predicates for id in (one.subject, one.object) if id)

    def with_city(self, id: str, instead: str) -> Assertion:
        """The same claim of another city than the one it names by this id."""
        return self._replace(
            predicates=tuple(
                one._replace(
                    subject=instead if one.subject == id else one.subject,
                    object=instead if one.object == id else one.object,
                )
                for one in self.predicates
            )
        )

    @classmethod
    def from_json(cls, value: list[Any]) -> Assertion:
        """The assertion that its JSON holds.

        Raises:
            ValueError: it is none.
        """
        predicates, alternatives = value
        read = tuple(
            Predicate(
                Relation(relation),
                subject,
                other,
                holds,
                tuple(map(parse_period, years)),
                tuple(number) if number else None,
            )
            for relation, subject, other, holds, years, number in predicates
        )
        return cls(read, alternatives)
