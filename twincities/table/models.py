"""The rows of a partnership table as typed, immutable records."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum, StrEnum
from typing import Any, ClassVar, NamedTuple, TypeVar

from pydantic import Field, validator

from twincities.table.countries import is_country_code
from twincities.table.dates import PartialDate
from twincities.table.row import TableRow

_EARLIEST_YEAR = 800  # the oldest twinning that is claimed anywhere is Paderborn - Le Mans, 836
_Value = TypeVar("_Value", bound=Enum)


def _past_date(value: Any) -> PartialDate | None:
    if value is None or isinstance(value, PartialDate):
        return value
    parsed = PartialDate.parse(str(value))
    if not _EARLIEST_YEAR <= parsed.year <= date.today().year:
        raise ValueError(f"the year has to lie between {_EARLIEST_YEAR} and this year")
    return parsed


def _country_code(value: str) -> str:
    if not is_country_code(value):
        raise ValueError("write the country as its two-letter ISO 3166 code, such as CN or FR")
    return value


def _at_least_one(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value:
        raise ValueError("a value is missing")
    return value


def _one_of(values: type[_Value], value: Any) -> _Value:
    try:
        return values(str(value).strip())
    except ValueError:
        raise ValueError(f"write one of {', '.join(one.value for one in values)}") from None


class Source(TableRow):
    """Where a fact comes from. `kind` is free text such as article, official list, news.

    `short_title` is what an answer calls the source in passing; `address` is a web address.
    """

    translatable: ClassVar[tuple[str, ...]] = ("title", "short_title", "kind", "published")

    title: str
    short_title: str | None = None
    address: str | None = None
    kind: str | None = None
    author: str | None = None
    published: str | None = None

    @validator("address")
    def _is_web_address(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+\S*", value):
            raise ValueError("write a whole web address, such as https://example.org/list, or leave it empty")
        return value

    @property
    def name(self) -> str:
        """What the source is called in passing."""
        return self.short_title or self.title


class Theme(TableRow):
    """A subject that partnerships, events and cities can be about; `words` are other words for it."""

    translatable: ClassVar[tuple[str, ...]] = ("name", "words")
    naming: ClassVar[tuple[str, ...]] = ("name", "words")

    name: str
    words: tuple[str, ...] = ()


class Statement(TableRow):
    """Something the source says of sister cities in general; `id` names the topic."""

    translatable: ClassVar[tuple[str, ...]] = ("text",)

    text: str
    source: tuple[str, ...]

    _check_source = validator("source", allow_reuse=True)(_at_least_one)


class City(TableRow):
    """A city. `country` is an ISO 3166-1 alpha-2 code; coordinates are degrees, WGS 84.

    `source` tells where it is said what the city is known for.
    """

    translatable: ClassVar[tuple[str, ...]] = ("name", "aliases", "known_for")

    name: str
    country: str
    aliases: tuple[str, ...] = ()
    known_for: tuple[str, ...] = ()
    geonames_id: int | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    source: tuple[str, ...] = ()

    _check_country = validator("country", allow_reuse=True)(_country_code)


class Partnership(TableRow):
    """A tie between two cities, in the words of the table.

    `since` is when it began, as precisely as the source says. `themes` are short labels, `exchanges` are
    what the two cities send each other; the other texts are whole sentences.
    """

    translatable: ClassVar[tuple[str, ...]] = ("exchanges", "cooperation", "common", "summary")

    city_a: str
    city_b: str
    since: PartialDate | None = None
    themes: tuple[str, ...] = ()
    exchanges: tuple[str, ...] = ()
    cooperation: str | None = None
    common: str | None = None
    summary: str | None = None
    source: tuple[str, ...]

    _check_source = validator("source", allow_reuse=True)(_at_least_one)

    _parse_since = validator("since", pre=True, allow_reuse=True)(_past_date)

    @property
    def cities(self) -> tuple[str, str]:
        """The ids of both cities, in the order of the row."""
        return (self.city_a, self.city_b)

    def other(self, city: str) -> str:
        """The id of the city on the other end."""
        return self.city_b if city == self.city_a else self.city_a


_SEASONS = [["spring"], ["summer"], ["autumn"], ["winter"]]


class Event(TableRow):
    """Something that a partnership holds or runs: a week, a programme, a centre, a festival.

    `held_in` is the city where it takes place, `held_by` the one that holds it where the place is not
    said; both empty: in either city. `named` is false where the source gives no proper name.
    """

    translatable: ClassVar[tuple[str, ...]] = ("name", "aliases", "kind", "recurrence", "shows", "audience")

    partnership: str
    name: str
    named: bool = True
    aliases: tuple[str, ...] = ()
    kind: str
    held_in: str | None = None
    held_by: str | None = None
    recurrence: str | None = None
    culture_of: str | None = None
    shows: str | None = None
    audience: str | None = None
    source: tuple[str, ...]

    _check_source = validator("source", allow_reuse=True)(_at_least_one)

    @property
    def is_yearly(self) -> bool:
        """Whether it is said to be held each year: "yearly in May", "every spring"."""
        words = (self.recurrence or "").split()
        return words[:1] == ["yearly"] or (words[:1] == ["every"] and words[1:] in _SEASONS)


class ClaimKind(StrEnum):
    """What a claim of the table is about; the id that goes with it is that of the row named here."""

    PARTNERSHIP = "partnership"
    """A partnership: that the two cities are twinned."""
    SINCE = "since"
    """A partnership: when it began."""
    THEME = "theme"
    """A partnership: one of its themes."""
    EXCHANGE = "exchange"
    """A partnership: one of the things exchanged."""
    COOPERATION = "cooperation"
    """A partnership: what the cities do together."""
    COMMON = "common"
    """A partnership: what the cities have in common."""
    SUMMARY = "summary"
    """A partnership: what is said of it as a whole."""
    EVENT = "event"
    """An event: that it exists, as the table tells it."""
    KNOWN_FOR = "known_for"
    """A city: one of the things it is known for."""
    STATEMENT = "statement"
    """A statement on sister cities in general."""


class Claim(NamedTuple):
    """One thing that the table says: its kind, the id of the row, and which of several values of a cell."""

    kind: ClaimKind
    about: str
    part: str | None = None

    @property
    def whole(self) -> Claim:
        """The claim of the whole cell of which this one is a part."""
        return self._replace(part=None)


class Verdict(StrEnum):
    """What public records say of a claim. No evidence: looked for and not found, which proves nothing."""

    SUPPORTED = "supported"
    DISPUTED = "disputed"
    CONTRADICTED = "contradicted"
    NO_EVIDENCE = "no evidence"


class Check(TableRow):
    """What public records say of one claim of the table; `part` empty means all values of the cell.

    `note` tells in a sentence or two what was found. `source` holds what was found, and is empty where nothing was.
    """

    translatable: ClassVar[tuple[str, ...]] = ("note",)

    claim: ClaimKind
    about: str
    part: str | None = None
    verdict: Verdict
    note: str | None = None
    source: tuple[str, ...] = ()
    looked_up: PartialDate

    _parse_looked_up = validator("looked_up", pre=True, allow_reuse=True)(_past_date)

    @validator("claim", pre=True)
    def _is_kind(cls, value: Any) -> ClaimKind:
        return _one_of(ClaimKind, value)

    @validator("verdict", pre=True)
    def _is_verdict(cls, value: Any) -> Verdict:
        return _one_of(Verdict, value)

    @property
    def checked_claim(self) -> Claim:
        """The claim that was checked."""
        return Claim(self.claim, self.about, self.part)


class RecordedPartner(TableRow):
    """A partner that public records give a city of the table, whatever the table itself holds.

    `partner` is a name, for such cities need no row; `country` is its ISO 3166-1 alpha-2 code, `status` what
    the tie is where it is not that of sister cities.
    """

    translatable: ClassVar[tuple[str, ...]] = ("partner", "aliases", "status", "note")
    naming: ClassVar[tuple[str, ...]] = ("partner", "aliases")

    city: str
    partner: str
    aliases: tuple[str, ...] = ()
    country: str
    since: PartialDate | None = None
    status: str | None = None
    note: str | None = None
    source: tuple[str, ...]

    _check_source = validator("source", allow_reuse=True)(_at_least_one)
    looked_up: PartialDate

    _parse_dates = validator("since", "looked_up", pre=True, allow_reuse=True)(_past_date)
    _check_country = validator("country", allow_reuse=True)(_country_code)
