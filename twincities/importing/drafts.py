"""A table that is being made out of a list, as the rows of its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from twincities.importing.cities import CityRegister
from twincities.importing.ends import End
from twincities.importing.slugs import Slugs
from twincities.importing.ties import Tie
from twincities.table.places.geonames import Place
from twincities.table.times.dates import PartialDate

Cells = Mapping[str, str]
_OF_TIE = (
    "since", "since_note", "kind", "status", "until", "reason", "dates", "contact", "address", "themes", "exchanges",
    "summary",
)  # fmt: skip


@dataclass
class Draft:
    """The rows of `cities.csv`, `partnerships.csv` and `sources.csv`."""

    cities: list[Cells] = field(default_factory=list)
    partnerships: list[Cells] = field(default_factory=list)
    sources: list[Cells] = field(default_factory=list)


def draft_of(
    register: CityRegister,
    found: Mapping[int, Place],
    ties: Sequence[tuple[int, int, Tie]],
    source_of_all: Cells,
) -> Draft:
    """The table of these ties between cities, by their numbers in the register; a tie without a source has that of all."""
    draft = Draft()
    slugs = Slugs()
    ids: dict[int, str] = {}
    for number in sorted({number for one, other, _ in ties for number in (one, other)}):
        end, place = register.ends[number], found.get(number)
        ids[number] = slugs.new(end.name, place.name if place else "", end.country, end.region or "")
        draft.cities.append(dict(_city(ids[number], end, place)))
    sources = _Sources(source_of_all)
    pairs = Slugs()
    for one, other, tie in ties:
        row = {
            "id": pairs.new(f"{ids[one]}-{ids[other]}", "", tie.kind or "", ""),
            "city_a": ids[one],
            "city_b": ids[other],
        }
        row |= {name: _cell(getattr(tie, name)) for name in _OF_TIE}
        draft.partnerships.append(row | {"source": sources.id_of(tie.source)})
    draft.sources = sources.rows()
    return draft


def _city(id: str, end: End, place: Place | None) -> Iterator[tuple[str, str]]:
    yield "id", id
    yield "name", end.name
    yield "country", end.country
    yield "aliases", ";".join(alias for alias in end.aliases if alias != end.name)
    yield "kind", end.kind or ""
    region = place.region if place and place.region else end.region
    yield "region", region or ""
    yield "population", _cell(end.population or (place.population if place else None))
    yield "geonames_id", _cell(end.geonames_id or (place.geonames_id if place else None))
    known = end.latitude is not None
    yield "latitude", _cell(end.latitude if known else place.latitude if place else None)
    yield "longitude", _cell(end.longitude if known else place.longitude if place else None)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    return ";".join(map(str, value)) if isinstance(value, tuple) else str(value)


class _Sources:
    """The sources that rows name, and the list itself for those that name none."""

    def __init__(self, of_all: Cells) -> None:
        self._slugs = Slugs()
        self._of_all = dict(of_all)
        self._rows: dict[str, dict[str, str]] = {}

    def id_of(self, text: str) -> str:
        if text not in self._rows:
            is_address = text.startswith(("http://", "https://"))
            row = (
                {"title": text.split("/")[2] if is_address else text, "address": text if is_address else ""}
                if text
                else self._of_all
            )
            self._rows[text] = {"id": self._slugs.new(row["title"], "", "", ""), **row}
        return self._rows[text]["id"]

    def rows(self) -> list[Cells]:
        return list(self._rows.values())
