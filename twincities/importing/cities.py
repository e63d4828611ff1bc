"""The cities of a list, each once, whatever it is called in it, and which city of GeoNames each is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from twincities.importing.ends import End, with_facts_of
from twincities.importing.report import Report
from twincities.importing.world import the_one_of, world_places
from twincities.table.files.cells import quoted
from twincities.table.models import City
from twincities.table.places.compound_names import split_name
from twincities.table.places.countries import country_name
from twincities.table.places.geonames import Place, places
from twincities.table.text.folding import fold
from twincities.table.whereabouts import place_of

_SAME_PLACE = 10.0  # kilometres between coordinates that are given for one city
_PER_DEGREE = 111.2  # kilometres


class CityRegister:
    """The cities met so far, by number."""

    def __init__(self) -> None:
        self.ends: list[End] = []
        self.lines: list[list[int]] = []
        self._named: dict[tuple[str, str], list[int]] = defaultdict(list)

    def number_of(self, end: End, line: int) -> int:
        """The number of a city; a new one where nothing that was met is the same."""
        alike = self._named[fold(end.name) or end.name, end.country]
        for number in alike:
            if _may_be_same(self.ends[number], end):
                self.ends[number] = with_facts_of(self.ends[number], end)
                self.lines[number].append(line)
                return number
        alike.append(len(self.ends))
        self.ends.append(end)
        self.lines.append([line])
        return len(self.ends) - 1

    def located(self, report: Report) -> tuple[list[int], dict[int, Place]]:
        """For each number that of the city it is, and the places of those that are in GeoNames.

        Cities of two names that are one place ("Munich", "München") are one.
        """
        same = list(range(len(self.ends)))
        found: dict[int, Place] = {}
        first_at: dict[int, int] = {}
        for number, end in enumerate(self.ends):
            place = self._place(number, report)
            if place is None:
                continue
            first = first_at.setdefault(place.geonames_id, number)
            if (
                first != number
                and _are_plain_names(self.ends[first], end)
                and _may_be_same(self.ends[first], end)
            ):
                same[number] = first
                names = f"{quoted(self.ends[first].name)} and {quoted(end.name)}"
                for line in self.lines[number]:
                    report.tell(f"{names} are one city of {country_name(end.country)}", line)
                self.ends[first] = with_facts_of(self.ends[first], end)
            found[number] = place
        return same, found

    def _place(self, number: int, report: Report) -> Place | None:
        end = self.ends[number]
        if end.geonames_id:
            return places().get(end.geonames_id)
        city = City(
            id=f"city-{number}",  # rows are told apart by their ids where what is known of them is kept
            name=end.name,
            country=end.country,
            region=end.region,
            latitude=end.latitude,
            longitude=end.longitude,
            aliases=end.aliases,
        )
        if place := place_of(city):
            return place
        namesakes = places().named(end.name, end.country)
        others = _fitting(end, world_places().also_called(end.name, end.country))
        if not namesakes and (place := the_one_of(others)):
            return place
        if len(namesakes) > 1 and end.latitude is None and not end.region:
            regions = [country_name(place.region) for place in namesakes if place.region]
            listed = ", ".join(dict.fromkeys(regions[:6]))
            for line in self.lines[number]:
                report.ask(
                    f"which {quoted(end.name)} of {country_name(end.country)} is meant ({listed} …)? "
                    "Write the region behind its name or into a column of its own",
                    line,
                )
        return None


def _fitting(end: End, found: Iterable[Place]) -> list[Place]:
    """The places that can be a city as far as its region and its coordinates tell."""
    return [
        place
        for place in found
        if end.region in (None, place.region)
        and (end.latitude is None or _distance(end, place.latitude, place.longitude) <= _SAME_PLACE)
    ]


def _are_plain_names(*ends: End) -> bool:
    """Whether nothing stands behind the names: "Herford (district)" is not Herford."""
    return not any(split_name(end.name).within for end in ends)


def _may_be_same(one: End, other: End) -> bool:
    """Whether nothing that is known of two cities of one name, or of one place, tells them apart."""
    if one.geonames_id and other.geonames_id:
        return one.geonames_id == other.geonames_id
    if one.region and other.region and one.region != other.region:
        return False
    if other.latitude is not None and other.longitude is not None and one.latitude is not None:
        return _distance(one, other.latitude, other.longitude) <= _SAME_PLACE
    return True


def _distance(end: End, latitude: float, longitude: float) -> float:
    """Kilometres, as precise as nearness needs."""
    assert end.latitude is not None and end.longitude is not None
    across = (end.longitude - longitude) * math.cos(math.radians(latitude))
    return _PER_DEGREE * math.hypot(end.latitude - latitude, across)
