"""The places of the world by their names alone, whatever their country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from twincities.table.places.geonames import Place, places
from twincities.table.text.folding import fold

_OUTWEIGHS = 10  # times the people of the next place of its name: what is meant if nothing else is said


class WorldPlaces:
    """The cities of GeoNames by their folded names, and by what else they are called."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        self._by_other_name: dict[str, list[Place]] | None = None
        for place in sorted(places(), key=lambda place: -place.population):
            self._by_name[fold(place.name)].append(place)

    def named(self, name: str) -> Sequence[Place]:
        """The cities of that name, the largest first; where there are none, those that are also called so."""
        return self._by_name.get(fold(name)) or self.also_called(name)

    def also_called(self, name: str, country: str | None = None) -> Sequence[Place]:
        """The cities that have that name among others, the largest first, in a country or anywhere."""
        if self._by_other_name is None:
            self._by_other_name = defaultdict(list)
            for place in sorted(places(), key=lambda place: -place.population):
                for folded in {fold(other) for other in places().other_names(place.geonames_id)}:
                    self._by_other_name[folded].append(place)
        found = self._by_other_name.get(fold(name), ())
        return [place for place in found if country in (None, place.country)]


def the_one_of(found: Iterable[Place]) -> Place | None:
    """The place that is meant if nothing else is said: the only one, or by far the largest."""
    ranked = sorted(found, key=lambda place: -place.population)
    if not ranked or (len(ranked) > 1 and ranked[0].population < _OUTWEIGHS * ranked[1].population):
        return None
    return ranked[0]


@lru_cache(maxsize=1)
def world_places() -> WorldPlaces:
    """The places, put in order once (about a second)."""
    return WorldPlaces()
