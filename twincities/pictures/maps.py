"""A map: arcs between places over the quiet outlines of the world, or of the region in which they lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from twincities.pictures.description import Map
from twincities.pictures.labels import Box, placed, shortened
from twincities.pictures.outlines import Line, outlines
from twincities.pictures.projection import ALL_ROUND, View, height_of, shortest_way, view_of
from twincities.pictures.svg import titled, written

WIDTH = 600.0
_MOST_LABELS = 45
_WIDEST_LABEL = 150.0  # pixels
_FINE_SPAN = 100.0  # degrees of longitude: what is shown of less has the finer outlines
_GRID = 2  # steps a pixel to which outlines and arcs are rounded
_BOW = 0.16  # how far an arc stands out from the straight line, of its length
_MOST_ARCS = 600  # of more, those that begin and end within the same few pixels are drawn as one
_BUNDLES = (1 / _GRID, 6, 12, 24)  # pixels
FEW = 100
"""Of more places dots have no rim, which costs more than they do, and pixels are not smoothed."""
_TITLED_PLACES = 400  # of more, those within the same few pixels are one dot, without its names


def drawn(picture: Map) -> tuple[str, float, float]:
    """The elements of a map, and its width and height in pixels."""
    if not picture.places:
        return "", WIDTH, WIDTH / 2
    at = np.array([(place.longitude, place.latitude) for place in picture.places])
    ends = np.array([(arc.first, arc.second) for arc in picture.arcs], dtype=int).reshape(-1, 2)
    over = np.array([arc.over for arc in picture.arcs], dtype=bool)
    starts = at[ends[:, 0], 0]
    ways = shortest_way(starts, at[ends[:, 1], 0])
    heights = height_of(np.clip(at[:, 1], -85.0, 85.0))
    crests = heights[ends].mean(axis=1) + _BOW * np.abs(ways)
    view = view_of(at[:, 0], at[:, 1], starts, ways, WIDTH, crests)
    x, y = view.x(at[:, 0]), view.y(np.clip(at[:, 1], -85.0, 85.0))
    content = [
        _land(view),
        *_arcs(x, y, ends, ways * view.scale, over, view),
        *_places(picture, x, y, ends, view),
    ]
    return "".join(content), view.width, view.height


# --- the world ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def _land(view: View) -> str:
    known = outlines("50m" if view.span < _FINE_SPAN else "110m")
    land = "".join(_path(known.land, known.boxes_of_land, view, "z"))
    borders = "".join(_path(known.borders, known.boxes_of_borders, view, ""))
    return (
        f'<g transform="scale({1 / _GRID})"><path class="land" d="{land}"/>'
        f'<path class="border" stroke-width="{_GRID}" d="{borders}"/></g>'
    )


def _path(lines: Sequence[Line], boxes: NDArray[np.float64], view: View, end: str) -> Iterator[str]:
    """The lines that reach into a view, in every copy of the world of which it shows something."""
    right, bottom = view.left + view.span, view.top - view.height / view.scale
    for turn in (0.0, ALL_ROUND, 2 * ALL_ROUND):
        shown = (
            (boxes[:, 0] + turn < right)
            & (boxes[:, 2] + turn > view.left)
            & (boxes[:, 1] < view.top)
            & (boxes[:, 3] > bottom)
        )
        for index in np.flatnonzero(shown).tolist():
            yield _line(lines[index], turn, view, end)


def _line(line: Line, turn: float, view: View, end: str) -> str:
    """The commands of a path for a line, in steps of the grid.

    Points further away than the view is wide are drawn nearer: what lies between them is out of sight either way.
    """
    points = np.empty_like(line)
    points[:, 0] = np.clip((line[:, 0] + turn - view.left) * view.scale, -view.width, 2 * view.width)
    points[:, 1] = np.clip((view.top - line[:, 1]) * view.scale, -view.width, 2 * view.width)
    steps = np.rint(points * _GRID).astype(int)
    steps = steps[np.concatenate(([True], np.any(np.diff(steps, axis=0) != 0, axis=1)))]
    if len(steps) < (3 if end else 2):
        return ""
    moves = np.diff(steps, axis=0).ravel().tolist()
    return f"M{steps[0, 0]} {steps[0, 1]}l{' '.join(map(str, moves))}{end}"


# --- ties ---------------------------------------------------------------------------------------------------


def _arcs(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    ends: NDArray[np.int_],
    ways: NDArray[np.float64],
    over: NDArray[np.bool_],
    view: View,
) -> Iterator[str]:
    """The arcs, those that are over apart; one that leaves the world on one side comes back on the other."""
    if not len(ends):
        return
    first_x, first_y = x[ends[:, 0]], y[ends[:, 0]]
    arcs = np.column_stack((first_x, first_y, first_x + ways, y[ends[:, 1]]))
    world = ALL_ROUND * view.scale
    width, strength = _stroke(len(arcs))
    for kind, css in ((~over, f"arc{strength}"), (over, f"arc over{strength}")):
        if not kind.any():
            continue
        chosen = _bundled(arcs[kind])
        least, most = chosen[:, (0, 2)].min(axis=1), chosen[:, (0, 2)].max(axis=1)
        copies = [chosen, *(chosen[out] + (turn, 0, turn, 0) for out, turn in (
            (least < 0, world), (most > view.width, -world)))]  # fmt: skip
        path = "".join(_curves(np.concatenate(copies)))
        yield f'<path class="{css}" stroke-width="{width}" d="{path}"/>'


def _bundled(arcs: NDArray[np.float64]) -> NDArray[np.float64]:
    """The arcs that can be told apart, at most 600: the more there are, the coarser; last, those that stand for most."""
    for step in _BUNDLES:
        cells, counts = np.unique(np.rint(arcs / step), axis=0, return_counts=True)
        if len(cells) <= _MOST_ARCS:
            break
    return cells[np.argsort(-counts, kind="stable")[:_MOST_ARCS]] * step


def _stroke(count: int) -> tuple[float, str]:
    """How thick as many arcs are drawn, and the class of how strong."""
    if count <= 30:
        return 1.6, ""
    return (1.1, " of-many") if count <= 300 else (0.8, " of-hundreds")


def _curves(arcs: NDArray[np.float64]) -> Iterator[str]:
    """Each arc as a curve that is bent towards the upper edge."""
    across, down = arcs[:, 2] - arcs[:, 0], arcs[:, 3] - arcs[:, 1]
    sign = np.where(across < 0, -1.0, 1.0)
    middle_x = (arcs[:, 0] + arcs[:, 2]) / 2 + 2 * _BOW * down * sign
    middle_y = (arcs[:, 1] + arcs[:, 3]) / 2 - 2 * _BOW * np.abs(across)
    for values in np.rint(np.column_stack((arcs[:, :2], middle_x, middle_y, arcs[:, 2:])) * _GRID).tolist():
        a, b, c, d, e, f = (value / _GRID for value in values)
        yield f"M{a:g} {b:g}Q{c:g} {d:g} {e:g} {f:g}"


# --- places -------------------------------------------------------------------------------------------------


def _places(
    picture: Map, x: NDArray[np.float64], y: NDArray[np.float64], ends: NDArray[np.int_], view: View
) -> Iterator[str]:
    """Points and names, those of places with most ties first, where there is no room for all."""
    ties = Counter(ends.ravel().tolist())
    order = sorted(range(len(picture.places)), key=lambda at: -ties[at])
    few = len(order) <= _TITLED_PLACES
    step = _BUNDLES[0] if few else _BUNDLES[1]
    points: dict[tuple[float, float], list[int]] = {}
    for at, cell in zip(order, np.rint(np.column_stack((x, y))[order] / step).tolist(), strict=True):
        points.setdefault((cell[0] * step, cell[1] * step), []).append(at)
    if few:
        css = "place" if len(points) <= FEW else "bar"
        for (left, top), here in points.items():
            circle = f'<circle class="{css}" cx="{left:g}" cy="{top:g}" r="3.2"/>'
            yield titled(circle, ", ".join(picture.places[at].name for at in here))
    else:
        dots = "".join(f"M{left - 1:g} {top - 1:g}h2v2h-2z" for left, top in points)
        yield f'<path class="bar" d="{dots}"/>'
    shown = [
        (shortened(picture.places[here[0]].name, _WIDEST_LABEL), *point) for point, here in points.items()
    ]
    area = Box(2, 2, view.width - 2, view.height - 2)
    for label in placed(shown, list(points) if few else (), area, _MOST_LABELS):
        yield written(label.text, label.x, label.y, "name")
