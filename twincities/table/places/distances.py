"""How far apart two places on the earth are."""

from __future__ import annotations

import math

_EARTH_RADIUS = 6371.0088  # kilometres: the mean one of GRS 80


def kilometres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The length of the great circle between two places (latitude and longitude in degrees), by the haversine formula."""
    north, other_north = math.radians(one[0]), math.radians(other[0])
    up, across = (other_north - north) / 2, math.radians(other[1] - one[1]) / 2
    half_chord = math.sin(up) ** 2 + math.cos(north) * math.cos(other_north) * math.sin(across) ** 2
    return 2 * _EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half_chord)))
