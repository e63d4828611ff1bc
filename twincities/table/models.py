"""The rows of a partnership table as typed, immutable records."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, ClassVar, NamedTuple

from pydantic import Field, validator

from twincities.table.files.cells import at_least_one, country_code, one_of, past_date, web_address
from twincities.table.files.row import TableRow
from twincities.table.times.dates import PartialDate
from twincities.table.times.further_dates import FurtherDate


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

    _check_address = validator("address", allow_reuse=True)(web_address)

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

    _check_source = validator("source", allow_reuse=True)(at_least_one)


class City(TableRow):
    """A city. `country` is an ISO 3166-1 alpha-2 code; coordinates are degrees, WGS 84.

    `source` tells where it is said what the city is known for. `kind` is what it is where it is no city (county,
    prefecture), `region` the name or code of the state, province or prefecture in which it lies.
    """

    translatable: ClassVar[tuple[str, ...]] = ("name", "aliases", "known_for")
    phrases: ClassVar[tuple[str, ...]] = ("known_for",)

    name: str
    country: str
    aliases: tuple[str, ...] = ()
    known_for: tuple[str, ...] = ()
    kind: str | None = None
    region: str | None = None
    population: int | None = Field(default=None, ge=0)
    geonames_id: int | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    source: tuple[str, ...] = ()

    _check_country = validator("country", allow_reuse=True)(country_code)


class Status(StrEnum):
    """What has become of a partnership."""

    ACTIVE = "active"
    DORMANT = "dormant"
    SUSPENDED = "suspended"
    ENDED = "ended"


def is_over(status: Status | None, until: PartialDate | None) -> bool:
    """Whether a partnership is one no more, by its state and the date until which it was; a date alone ends it."""
    return status is Status.ENDED or (status is None and until is not None)


class Partnership(TableRow):
    """A tie between two cities, in the words of the table.

    `since` is when it began, as precisely as the source says, and `since_note` how the source writes it where a date
    cannot say it: "about 1981", "1960s". `kind` is what it is called (sister city, friendship …), `until` when it
    ended, or was suspended, and `reason` why; `dates` are further ones, each with what it is: "renewed 2003-05".
    `address` is a web page of the partnership, `contact` who to write to. `themes` are short labels, `exchanges` are
    what the two cities send each other; the other texts are whole sentences.
    """

    translatable: ClassVar[tuple[str, ...]] = ("themes", "exchanges", "cooperation", "common", "summary")
    phrases: ClassVar[tuple[str, ...]] = ("themes", "exchanges")

    city_a: str
    city_b: str
    since: PartialDate | None = None
    since_note: str | None = None
    kind: str | None = None
    status: Status | None = None
    until: PartialDate | None = None
    reason: str | None = None
    dates: tuple[str, ...] = ()
    contact: str | None = None
    address: str | None = None
    themes: tuple[str, ...] = ()
    exchanges: tuple[str, ...] = ()
    cooperation: str | None = None
    common: str | None = None
    summary: str | None = None
    source: tuple[str, ...]

    _check_source = validator("source", allow_reuse=True)(at_least_one)

    _parse_dates = validator("since", "until", pre=True, allow_reuse=True)(past_date)
    _check_address = validator("address", allow_reuse=True)(web_address)

    @validator("dates")
    def _say_what_happened(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for one in map(FurtherDate.of_cell, value):
            one.check()
        return value

    @validator("status", pre=True)
    def _is_status(cls, value: Any) -> Status | None:
        return None if value is None else one_of(Status, value)

    @property
    def has_ended(self) -> bool:
        """Whether it is a partnership no more; one that rests or is suspended still is one."""
        return is_over(self.status, self.until)

    @property
    def is_at_rest(self) -> bool:
        """Whether it rests or is suspended."""
        return self.status in (Status.DORMANT, Status.SUSPENDED)

    @property
    def cities(self) -> tuple[str, str]:
        """The ids of both cities, in the order of the row."""
        return (self.city_a, self.city_b)

    @property
    def further_dates(self) -> tuple[FurtherDate, ...]:
        """Its further dates, as `dates` has them."""
        return tuple(map(FurtherDate.of_cell, self.dates))

    def other(self, city: str) -> str:
        """The id of the city on the other end."""
        return self.city_b if city == self.city_a else self.city_a


class Event(TableRow):
    """Something that a partnership holds or runs: a week, a programme, a centre, a festival.

    `held_in` is the city where it takes place, `held_by` the one that holds it where the place is not
    said; both empty: in either city. `named` is false where the source gives no proper name.
    """

    translatable: ClassVar[tuple[str, ...]] = ("name", "aliases", "kind", "recurrence", "shows", "audience")
    phrases: ClassVar[tuple[str, ...]] = ("recurrence", "shows", "audience")

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

    _check_source = validator("source", allow_reuse=True)(at_least_one)


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
    POPULATION = "population"
    """A city: how many people live there."""
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

    _parse_looked_up = validator("looked_up", pre=True, allow_reuse=True)(past_date)

    @validator("claim", pre=True)
    def _is_kind(cls, value: Any) -> ClaimKind:
        return one_of(ClaimKind, value)

    @validator("verdict", pre=True)
    def _is_verdict(cls, value: Any) -> Verdict:
        return one_of(Verdict, value)

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

    _check_source = validator("source", allow_reuse=True)(at_least_one)
    looked_up: PartialDate

    _parse_dates = validator("since", "looked_up", pre=True, allow_reuse=True)(past_date)
    _check_country = validator("country", allow_reuse=True)(country_code)
