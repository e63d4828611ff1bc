"""The rows of a partnership table as typed, immutable records."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from pydantic import BaseModel, Field, validator
from pydantic.fields import SHAPE_TUPLE_ELLIPSIS, ModelField

from twincities.table.countries import is_country_code
from twincities.table.dates import PartialDate

_LIST_SEPARATOR = ";"
_EARLIEST_YEAR = 800  # the oldest twinning that is claimed anywhere is Paderborn - Le Mans, 836
_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


class _Row(BaseModel):
    """What all rows share: surrounding space is dropped, unknown columns are refused."""

    class Config:
        """Settings that pydantic reads."""

        frozen = True
        extra = "forbid"
        anystr_strip_whitespace = True
        arbitrary_types_allowed = True

    id: str = Field(min_length=1, max_length=60)

    @validator("*", pre=True)
    def _split_lists(cls, value: Any, field: ModelField) -> Any:
        """Split cells that hold several values at semicolons."""
        if isinstance(value, str) and field.shape == SHAPE_TUPLE_ELLIPSIS:
            return tuple(part.strip() for part in value.split(_LIST_SEPARATOR) if part.strip())
        return value

    @validator("id")
    def _is_slug(cls, value: str) -> str:
        if not re.fullmatch(_SLUG, value):
            raise ValueError("write an id in small letters, digits and single hyphens, such as san-jose")
        return value


class Source(_Row):
    """Where a fact comes from. `kind` is free text such as article, official list, news."""

    title: str
    address: str | None = None
    kind: str | None = None
    author: str | None = None
    published: str | None = None


class Theme(_Row):
    """A subject that partnerships, events and cities can be about; `words` are other words for it."""

    name: str
    words: tuple[str, ...] = ()


class Statement(_Row):
    """Something the source says of sister cities in general; `id` names the topic."""

    text: str
    source: str


class City(_Row):
    """A city. `country` is an ISO 3166-1 alpha-2 code; coordinates are degrees, WGS 84."""

    name: str
    country: str
    aliases: tuple[str, ...] = ()
    known_for: tuple[str, ...] = ()
    geonames_id: int | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)

    @validator("country")
    def _is_country(cls, value: str) -> str:
        if not is_country_code(value):
            raise ValueError("write the country as its two-letter ISO 3166 code, such as CN or FR")
        return value


class Partnership(_Row):
    """A tie between two cities, in the words of the table.

    `since` is when it began, as precisely as the source says. `themes` are short labels, `exchanges` are
    what the two cities send each other; the other texts are whole sentences.
    """

    city_a: str
    city_b: str
    since: PartialDate | None = None
    themes: tuple[str, ...] = ()
    exchanges: tuple[str, ...] = ()
    cooperation: str | None = None
    common: str | None = None
    summary: str | None = None
    source: str

    @validator("since", pre=True)
    def _parse_since(cls, value: Any) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        parsed = PartialDate.parse(str(value))
        if not _EARLIEST_YEAR <= parsed.year <= date.today().year:
            raise ValueError(f"the year has to lie between {_EARLIEST_YEAR} and this year")
        return parsed

    @property
    def cities(self) -> tuple[str, str]:
        """The ids of both cities, in the order of the row."""
        return (self.city_a, self.city_b)

    def other(self, city: str) -> str:
        """The id of the city on the other end."""
        return self.city_b if city == self.city_a else self.city_a


class Event(_Row):
    """Something that a partnership holds or runs: a week, a programme, a centre, a festival.

    `held_in` is the city where it takes place, `held_by` the one that holds it where the place is not
    said; both empty: in either city. `named` is false where the source gives no proper name.
    """

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
    source: str
