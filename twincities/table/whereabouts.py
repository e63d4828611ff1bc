"""Where the cities of a table lie: which city of GeoNames each is, and in which region of its country."""

from __future__ import annotations

from functools import lru_cache

from twincities.table.models import City
from twincities.table.places.compound_names import split_name, without_kind
from twincities.table.places.distances import kilometres_between
from twincities.table.places.geonames import Place, places
from twincities.table.places.regions import region, regions_named

_SAME_PLACE = 60.0  # kilometres between coordinates that may be of one city
_OUTWEIGHS = 10  # times the people of the next city of its name: what is meant if nothing else is said


@lru_cache(maxsize=50_000)
def place_of(city: City) -> Place | None:
    """The city of GeoNames that a city of a table is; None where that cannot be told.

    Its `geonames_id` tells, else its names and its country; where several cities in it have the name, the
    coordinates, the region that a name mentions ("Springfield, Illinois"), or that one is far the largest.
    """
    if city.geonames_id:
        return places().get(city.geonames_id)
    for name in (city.name, *city.aliases):
        found = places().named(name, city.country) or places().named(split_name(name).name, city.country)
        if city.latitude is not None and city.longitude is not None:
            found = sorted(found, key=lambda one: _distance(one, city))[:1]
            found = [one for one in found if _distance(one, city) <= _SAME_PLACE]
        elif said := _region_said(city):
            found = [one for one in found if one.region == said]
        if found and (len(found) == 1 or found[0].population >= _OUTWEIGHS * found[1].population):
            return found[0]
    return None


def region_of(city: City) -> str | None:
    """The code of the region in which a city lies (ISO 3166-2 where it has one); None where it is not known."""
    place = place_of(city)
    if place:
        return place.region
    if said := _region_said(city):
        return said
    found = {one.region for one in places().named(city.name, city.country)}
    if not found:  # what is twinned may be a region itself
        names = (city.name, without_kind(city.name) or city.name)
        found = {one.code for name in names for one in regions_named(name) if one.country == city.country}
    return found.pop() if len(found) == 1 else None


def lies_in(city: City, code: str) -> bool:
    """Whether a city is known to lie in the country (ISO 3166-1 alpha-2) or region (ISO 3166-2) with this code."""
    if len(code) == 2:
        return city.country == code
    part = region(code)
    return part is not None and part.country == city.country and region_of(city) == code


def has_namesake_in(city: City, code: str) -> bool:
    """Whether another city of its name lies in the country or region with this code."""
    part = region(code)
    country = part.country if part else code
    return not lies_in(city, code) and any(
        part is None or one.region == code for one in places().named(city.name, country)
    )


def coordinates_of(city: City) -> tuple[float, float] | None:
    """Latitude and longitude in degrees: those of the table, else those of the city of GeoNames that it is; None where that is not known."""
    if city.latitude is not None and city.longitude is not None:
        return city.latitude, city.longitude
    place = place_of(city)
    return (place.latitude, place.longitude) if place else None


def may_lie_in(city: City, code: str) -> bool:
    """Whether a city lies there as far as is known: of some cities only the country is."""
    part = region(code)
    unknown = part is not None and part.country == city.country and region_of(city) is None
    return unknown or lies_in(city, code)


@lru_cache(maxsize=50_000)
def _region_said(city: City) -> str | None:
    """The region that the table gives, or one of its own names: "Toledo, Ohio", "Toledo (OH)"."""
    if city.region:
        stated = region(city.region) or next(
            (one for one in regions_named(city.region) if one.country == city.country), None
        )
        if stated:
            return stated.code
    for name in (city.name, *city.aliases):
        for part in split_name(name).within:
            for one in regions_named(part):
                if one.country == city.country:
                    return one.code
    return None


def _distance(place: Place, city: City) -> float:
    """Kilometres between two places."""
    assert city.latitude is not None and city.longitude is not None
    return kilometres_between((place.latitude, place.longitude), (city.latitude, city.longitude))
