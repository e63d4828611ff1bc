"""Distances on the earth, and where cities lie of which the table does not say so."""

from __future__ import annotations

import pytest

from twincities.table import City
from twincities.table.places.distances import kilometres_between
from twincities.table.whereabouts import coordinates_of


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        ((0.0, 0.0), (0.0, 0.0), 0),
        ((0.0, 0.0), (0.0, 180.0), 20_015),  # half of the equator
        ((90.0, 0.0), (-90.0, 77.0), 20_015),
        ((48.8566, 2.3522), (40.7128, -74.006), 5_837),  # Paris and New York
        ((-36.85, 174.76), (-12.05, -77.04), 10_769),  # Auckland and Lima, over the antimeridian
        ((0.0, 179.5), (0.0, -179.5), 111),
    ],
)
def test_a_distance_is_that_of_the_great_circle(
    one: tuple[float, float], other: tuple[float, float], kilometres: float
) -> None:
    assert kilometres_between(one, other) == pytest.approx(kilometres, rel=0.002, abs=1)
    assert kilometres_between(other, one) == kilometres_between(one, other)


def test_where_a_city_lies_is_told_by_the_table_or_by_geonames() -> None:
    assert coordinates_of(City(id="x", name="X", country="FR", latitude=1, longitude=2)) == (1, 2)
    found = coordinates_of(City(id="lyon", name="Lyon", country="FR"))
    assert found is not None and found == pytest.approx((45.75, 4.85), abs=0.1)
    assert coordinates_of(City(id="x", name="Nowhere at All", country="FR")) is None
