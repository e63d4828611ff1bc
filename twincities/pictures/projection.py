"""From places of the earth to points of a picture: Miller's cylindrical projection, and the part of it that is shown."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

ALL_ROUND = 360.0
_NORTH, _SOUTH = 84.0, -58.0  # degrees; beyond live next to no people
_LEAST_SPAN = 14.0  # degrees: what lies around a single town tells where that is
_MARGIN = 0.09  # of the span, on each side: room for labels
_LEAST_RATIO, _GREATEST_RATIO = 0.46, 0.7  # height to width


def height_of(latitude: Any) -> Any:
    """The height above the equator to which Miller's projection takes a latitude, in degrees of longitude."""
    return np.degrees(1.25 * np.log(np.tan(np.pi / 4 + 0.4 * np.radians(latitude))))


def shortest_way(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """The degrees from one longitude to another by the shorter way round: from Auckland to Lima east, not west."""
    return (second - first + 180) % ALL_ROUND - 180


class View(NamedTuple):
    """The part of the world that is shown: its left and upper edge in projected degrees, pixels a degree, and pixels."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    @property
    def span(self) -> float:
        """How many degrees of longitude are shown, 360 for the whole world."""
        return self.width / self.scale

    def x(self, longitude: Any) -> Any:
        """Pixels from the left edge, in the copy of the world that begins there."""
        return (np.asarray(longitude) - self.left) % ALL_ROUND * self.scale

    def y(self, latitude: Any) -> Any:
        """Pixels from the upper edge."""
        return (self.top - height_of(latitude)) * self.scale


def view_of(
    longitudes: NDArray[np.float64],
    latitudes: NDArray[np.float64],
    starts: NDArray[np.float64],
    ways: NDArray[np.float64],
    width: float,
    crests: NDArray[np.float64],
) -> View:
    """The view in which all places lie with all arcs between them: cut where fewest arcs pass, the middle of nowhere.

    An arc begins at a longitude (`starts`) and goes as many degrees east, or west where less than 0 (`ways`). `crests` are the
    heights up to which they go; what lies beyond the north of the map is cut off.
    """
    left, span = _window(longitudes, starts, ways)
    span_with_margin = span * (1 + 2 * _MARGIN)
    heights = height_of(np.clip(latitudes, -85.0, 85.0))
    low, high = float(heights.min()), float(heights.max())
    if len(crests):
        high = max(high, min(float(crests.max()), float(height_of(_NORTH))))
    tall = (high - low) * (1 + 2 * _MARGIN)
    shown = min(max(span_with_margin, tall / _GREATEST_RATIO, _LEAST_SPAN), ALL_ROUND)
    left -= (shown - span) / 2
    scale = width / shown
    ratio = min(max(tall / shown, _LEAST_RATIO), _GREATEST_RATIO)
    tall = ratio * shown
    # As near to the middle of the places as can be without showing what lies beyond the poles.
    top = (low + high + tall) / 2
    top = min(max(top, float(height_of(_SOUTH)) + tall), float(height_of(_NORTH)))
    if top < high or top - tall > low:  # places nearer to a pole than that
        top = (low + high + tall) / 2
    return View(left % ALL_ROUND, top, scale, width, ratio * width)


def _window(
    longitudes: NDArray[np.float64], starts: NDArray[np.float64], ways: NDArray[np.float64]
) -> tuple[float, float]:
    """The least stretch of longitudes that holds all places and arcs: where it begins, and how long it is, in degrees."""
    west = np.concatenate((longitudes, np.where(ways < 0, starts + ways, starts))) % ALL_ROUND
    length = np.concatenate((np.zeros(len(longitudes)), np.abs(ways)))
    order = np.argsort(west)
    west, east = west[order], (west + length)[order]
    # What reaches over the end of the circle covers its beginning, too.
    reach = np.maximum.accumulate(np.concatenate(([east.max() - ALL_ROUND], east)))[:-1]
    reach[0] = max(reach[0], west[-1] - ALL_ROUND)
    gaps = west - reach
    widest = int(np.argmax(gaps))
    if gaps[widest] > 0:
        return float(west[widest]), ALL_ROUND - float(gaps[widest])
    return _least_crossed(west, east), ALL_ROUND


def _least_crossed(west: NDArray[np.float64], east: NDArray[np.float64]) -> float:
    """The longitude over which fewest arcs pass, to a degree."""
    changes = np.zeros(2 * int(ALL_ROUND) + 2)
    np.add.at(changes, np.floor(west).astype(int), 1)
    np.add.at(changes, np.ceil(east).astype(int), -1)
    passing = np.cumsum(changes)[: 2 * int(ALL_ROUND)].reshape(2, -1).sum(axis=0)
    return float(np.argmin(passing)) + 0.5
