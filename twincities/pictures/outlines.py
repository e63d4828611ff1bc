"""The outlines of land and countries: Natural Earth, in the files that outlines/SOURCE.md tells of."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twincities.pictures.projection import height_of

Line = NDArray[np.float64]
"""Points of a line, one a row: longitude in degrees, and the height to which the projection takes the latitude."""
_SOUTH_OF_ALL = -200.0
_FOLDER = Path(__file__).with_name("outlines")


class Outlines(NamedTuple):
    """Rings around land, and the borders between countries; `boxes` are the least and greatest x and y of each."""

    land: Sequence[Line]
    boxes_of_land: NDArray[np.float64]
    borders: Sequence[Line]
    boxes_of_borders: NDArray[np.float64]


@lru_cache(maxsize=2)
def outlines(scale: str) -> Outlines:
    """The outlines at a scale of Natural Earth's, "110m" (coarse) or "50m"; read once."""
    topology = json.loads(gzip.decompress((_FOLDER / f"countries-{scale}.json.gz").read_bytes()))
    factors, offsets = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    # TopoJSON holds each arc as steps from one quantized point to the next.
    arcs = [_projected(np.cumsum(arc, axis=0) * factors + offsets) for arc in topology["arcs"]]
    land = [_ring(arcs, ring) for ring in _rings(topology["objects"]["land"])]
    used = Counter(
        arc if arc >= 0 else ~arc
        for country in topology["objects"]["countries"]["geometries"]
        for arc in {arc if arc >= 0 else ~arc for ring in _rings(country) for arc in ring}
    )
    borders = [_unwrapped(arcs[arc]) for arc, countries in used.items() if countries > 1]
    return Outlines(land, _boxes(land), borders, _boxes(borders))


def _projected(line: Line) -> Line:
    return np.column_stack((line[:, 0], height_of(line[:, 1])))


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    if geometry["type"] == "GeometryCollection":
        for each in geometry["geometries"]:
            yield from _rings(each)
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def _ring(arcs: Sequence[Line], ring: Sequence[int]) -> Line:
    """The points of a ring; ~n stands for the arc n from its end to its beginning."""
    points = np.concatenate([arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring])
    return _unwrapped(points)


def _unwrapped(points: Line) -> Line:
    """The points without a leap where the line passes the antimeridian: 181 is east of 180.

    A ring that goes round a pole, that of Antarctica, is closed beyond the edge of every map.
    """
    x = np.unwrap(points[:, 0], period=360)
    line = np.column_stack((x, points[:, 1]))
    if abs(x[-1] - x[0]) < 180 or len(x) < 3:
        return line
    return np.concatenate((line, [(x[-1], _SOUTH_OF_ALL), (x[0], _SOUTH_OF_ALL)]))


def _boxes(lines: Sequence[Line]) -> NDArray[np.float64]:
    return np.array([[*line.min(axis=0), *line.max(axis=0)] for line in lines])
