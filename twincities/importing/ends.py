"""A city as a row of a list writes it: its name, its country, and what else is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from twincities.importing.report import Report
from twincities.importing.world import the_one_of, world_places
from twincities.table.files.cells import is_formula, quoted
from twincities.table.places.compound_names import split_name
from twincities.table.places.countries import country_name
from twincities.table.places.regions import regions_named
from twincities.table.places.written_countries import UnknownCountryError, read_country, shown_country
from twincities.table.text.folding import fold

_MARKS = re.compile(r"(?:\s*(?:\[\w{1,4}\]|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+))+$")
_NUMBERED = re.compile(r"^\s*\d{1,3}[.)]\s+")
_LONGEST_NAME = 120  # characters


class UnusableRowError(ValueError):
    """A row out of which no partnership can be made; the message says why and what to write."""


@dataclass(frozen=True)
class End:
    """One of the two cities of a row. `country` is an ISO 3166-1 alpha-2 code, `region` one of ISO 3166-2 or a name."""

    name: str
    country: str
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    population: int | None = None
    kind: str | None = None
    aliases: tuple[str, ...] = ()


def read_end(cell: Callable[[str], str], what: str, line: int, report: Report) -> End:
    """The city that the cells of a row name; `what` is what it is called where it is missing.

    Raises:
        UnusableRowError: it has no name, or no country.
    """
    name = _tidy_name(cell("city"), what, line, report)
    written = cell("country")
    name, *other_names = (part.strip() for part in name.split("/"))
    said = split_name(name)
    region: str | None = None
    if written:
        try:
            country = read_country(written)
        except UnknownCountryError as error:
            raise UnusableRowError(f"country of {quoted(name)}: {error}") from None
        if country.is_corrected:
            report.tell(f"{quoted(written)} was read as {shown_country(country.code)}", line)
        code, region = country.code, country.region
        if said.within and _is_country(said.within[-1], code):
            name = _without_last(said.name, said.within)
    else:
        code, name = _country_of(name, line, report)
    named = split_name(name)
    may_be_two = len(named.within) == 1 and "," in name and not _region_code(named.within[0], code)
    if may_be_two and all(map(world_places().named, (named.name, *named.within))):
        report.ask(
            f"{quoted(name)} was taken for one city; if these are two, write each into a line of its own",
            line,
        )
    if stated := cell("region"):
        region = _region_code(stated, code) or stated
    elif len(named.within) == 1 and (within := _region_code(named.within[0], code)):
        name, region = named.name, within
    latitude, longitude = _coordinates(cell, line, report)
    return End(
        name,
        code,
        region,
        latitude,
        longitude,
        geonames_id=int(cell("geonames_id")) if cell("geonames_id").isdigit() else None,
        population=_whole_number(cell("population")),
        kind=cell("city_kind") or None,
        aliases=tuple(
            one for one in (*other_names, *(each.strip() for each in cell("aliases").split(";"))) if one
        ),
    )


def read_town(text: str) -> End:
    """The town whose list a file is, as the person who imports it writes it: "Marlow, United Kingdom".

    Raises:
        UnusableRowError: no country can be told.
    """
    return read_end(lambda field: text if field == "city" else "", "town", 0, Report(""))


def _tidy_name(text: str, what: str, line: int, report: Report) -> str:
    name = _NUMBERED.sub("", _MARKS.sub("", text)).strip(" \t;,:-–—•·")
    if not name:
        raise UnusableRowError(
            f"the {what} is missing (so is the result of a formula that was never worked out)"
        )
    if is_formula(name):
        raise UnusableRowError(f"{quoted(name)} is a formula or its error, not a {what}; save its value")
    if len(name) > _LONGEST_NAME:
        raise UnusableRowError(f"{quoted(name)} has {len(name):,} characters: that is no name of a {what}")
    if not any(char.isalpha() for char in name):
        raise UnusableRowError(f"{quoted(name)} is no name of a {what}")
    if name != text.strip():
        report.tell(f"{quoted(text)} was read as {quoted(name)}", line)
    return name


def _country_of(name: str, line: int, report: Report) -> tuple[str, str]:
    """The country that a name tells, and the name without it."""
    said = split_name(name)
    if said.within:
        last = said.within[-1]
        states = {one.country for one in regions_named(last)}
        try:
            country = read_country(last)
        except UnknownCountryError:
            country = None
        if country and not (states - {country.code}):
            rest = _without_last(said.name, said.within)
            return country.code, f"{rest}, {last}" if country.region else rest
        if len(states) == 1 and not country:
            return states.pop(), name
    found = world_places().named(said.name)
    if place := the_one_of(found):
        report.tell(
            f"{quoted(name)} has no country; it was taken for that in {shown_country(place.country)}", line
        )
        return place.country, name
    countries = sorted({country_name(place.country) for place in found})
    if countries:
        listed = " or ".join(countries[:5])
        raise UnusableRowError(f"{quoted(name)} has no country and may lie in {listed}; write its country")
    raise UnusableRowError(f"{quoted(name)} has no country; write it")


def _without_last(name: str, within: tuple[str, ...]) -> str:
    return ", ".join((name, *within[:-1]))


def _is_country(text: str, code: str) -> bool:
    try:
        found = read_country(text)
    except UnknownCountryError:
        return False
    return found.code == code and found.region is None and not regions_named(text)


def _region_code(text: str, country: str) -> str | None:
    found = {one.code for one in regions_named(text) if one.country == country}
    return found.pop() if len(found) == 1 else None


def _coordinates(
    cell: Callable[[str], str], line: int, report: Report
) -> tuple[float, float] | tuple[None, None]:
    texts = cell("latitude"), cell("longitude")
    if not any(texts):
        return None, None
    try:
        latitude, longitude = (float(text.replace(",", ".")) for text in texts)
    except ValueError:
        latitude, longitude = 999.0, 999.0
    if -90 <= latitude <= 90 and -180 <= longitude <= 180:
        return latitude, longitude
    report.tell(f"the coordinates {quoted(' '.join(texts))} are none and were not taken", line)
    return None, None


def _whole_number(text: str) -> int | None:
    digits = text.replace(",", "").replace(".", "").replace(" ", "").replace("'", "")
    return int(digits) if digits.isdigit() and len(digits) < 10 else None


def with_facts_of(end: End, other: End) -> End:
    """A city with what another row says of it too."""
    missing = {
        name: value
        for name, value in vars(other).items()
        if value not in (None, ()) and getattr(end, name) in (None, ())
    }
    names = dict.fromkeys((*end.aliases, *other.aliases))
    if other.name != end.name and fold(other.name) != fold(end.name):
        names[other.name] = None
    names.pop(end.name, None)
    return replace(end, **{**missing, "aliases": tuple(names)})
