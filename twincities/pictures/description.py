"""What a picture shows: typed, and without anything of how it is drawn."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, NamedTuple

_LENGTH_OF_DIGEST = 32
_FORM_OF_DRAWING = "2"
"""Changed whenever the same description is drawn in another way, so that pictures kept elsewhere are asked for anew."""


class Place(NamedTuple):
    """A point of a map; degrees, WGS 84."""

    name: str
    latitude: float
    longitude: float


class Arc(NamedTuple):
    """A tie between two places, by their positions in the description; `over` where it is one no more."""

    first: int
    second: int
    over: bool = False


class Dated(NamedTuple):
    """A row of a timeline. Dates are years with fractions: 1983.5 is the middle of 1983.

    `until` is when it ended, None while it lasts or where nobody says when; `over` tells which.
    """

    label: str
    since: float
    until: float | None = None
    renewed: tuple[float, ...] = ()
    over: bool = False


class Bar(NamedTuple):
    """Something that was counted."""

    label: str
    number: int


@dataclass(frozen=True)
class Map:
    """Places and the ties between them. `alt` says the same in words, `language` is theirs (BCP 47)."""

    kind: ClassVar[str] = "map"
    places: tuple[Place, ...]
    arcs: tuple[Arc, ...] = ()
    alt: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Timeline:
    """Rows with dates, in the order in which they are told, and the moment up to which those last that are not over.

    `legend` has a word for each sign that is shown: "renewed", "ended".
    """

    kind: ClassVar[str] = "timeline"
    rows: tuple[Dated, ...]
    now: float
    legend: tuple[str, str] = ("", "")
    alt: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Bars:
    """Counts, in the order in which they are told."""

    kind: ClassVar[str] = "bars"
    rows: tuple[Bar, ...] = field(default=())
    alt: str = ""
    language: str = "en"


Picture = Map | Timeline | Bars


def as_json(picture: Picture) -> dict[str, Any]:
    """The description in types that JSON holds."""
    return {"kind": picture.kind, **asdict(picture)}


def from_json(values: Mapping[str, Any]) -> Picture:
    """The description that `as_json` wrote.

    Raises:
        KeyError, TypeError, ValueError: it is none.
    """
    said: dict[str, Any] = {"alt": str(values["alt"]), "language": str(values["language"])}
    kind = values["kind"]
    if kind == Map.kind:
        places = tuple(Place(*place) for place in values["places"])
        return Map(places, tuple(Arc(*arc) for arc in values["arcs"]), **said)
    if kind == Timeline.kind:
        rows = tuple(
            Dated(label, since, until, tuple(renewed), over)
            for label, since, until, renewed, over in values["rows"]
        )
        renewed, ended = values["legend"]
        return Timeline(rows, float(values["now"]), (renewed, ended), **said)
    if kind == Bars.kind:
        return Bars(tuple(Bar(*bar) for bar in values["rows"]), **said)
    raise ValueError(f"{kind!r} is no kind of picture")


def digest(picture: Picture) -> str:
    """The hash of the content: the same for what looks the same, in 32 hexadecimal digits."""
    written = json.dumps(as_json(picture), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    content = f"{_FORM_OF_DRAWING}\n{written}".encode(errors="surrogatepass")
    return hashlib.sha256(content).hexdigest()[:_LENGTH_OF_DIGEST]
