"""A timeline: one line for each row where there are few, a dot for each where there are many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from twincities.pictures.bars import drawn as drawn_bars
from twincities.pictures.description import Bar, Bars, Dated, Timeline
from twincities.pictures.labels import shortened, width_of
from twincities.pictures.svg import titled, written

WIDTH = 480.0
_MOST_LINES = 30
_MOST_DOTS = 300
_ROW, _AXIS, _EDGE = 24.0, 26.0, 12.0  # pixels
_WIDEST_LABEL = 175.0
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)  # years
_MOST_TICKS, _MOST_COLUMNS, _TALLEST_COLUMN = 8, 36, 300.0


def drawn(picture: Timeline) -> tuple[str, float, float]:
    """The elements of a timeline, and its width and height in pixels."""
    if not picture.rows:
        return "", WIDTH, _ROW
    if len(picture.rows) <= _MOST_LINES:
        return _lines(picture)
    if len(picture.rows) <= _MOST_DOTS:
        return _dots(picture)
    step, begun = _columns(picture.rows)
    return drawn_bars(Bars(tuple(Bar(_years(first, step), begun[first]) for first in sorted(begun))))


def _lines(picture: Timeline) -> tuple[str, float, float]:
    names = [shortened(row.label, _WIDEST_LABEL) for row in picture.rows]
    left = _EDGE + max(map(width_of, names)) + 10
    first = min(row.since for row in picture.rows)
    last = max(picture.now, *(row.until or row.since for row in picture.rows))
    scale = (WIDTH - _EDGE - left) / max(last - first, 1.0)
    bottom = _EDGE + _ROW * len(names)
    content = [*_axis(first, last, left, scale, _EDGE, bottom)]
    for at, (row, name) in enumerate(zip(picture.rows, names, strict=True)):
        middle = _EDGE + _ROW * (at + 0.5)
        content.append(written(name, left - 8, middle + 5, anchor="end"))
        content.append(titled("".join(_line(row, middle, left, first, scale, picture.now)), row.label))
    signs = [*_legend(picture, left, bottom + _AXIS + 14)]
    return "".join((*content, *signs)), WIDTH, bottom + _AXIS + (24 if signs else 0)


def _line(row: Dated, middle: float, left: float, first: float, scale: float, now: float) -> Iterator[str]:
    def x(year: float) -> float:
        return left + (year - first) * scale

    css = "bar over" if row.over else "bar"
    # One that is over at a time that nobody tells has a beginning only.
    last = row.until if row.until is not None else row.since if row.over else now
    width = max(x(last) - x(row.since), 1.0)
    yield f'<rect class="{css}" x="{x(row.since):.1f}" y="{middle - 3:.1f}" width="{width:.1f}" height="6" rx="3" opacity=".45"/>'
    yield f'<circle class="{css}" cx="{x(row.since):.1f}" cy="{middle:.1f}" r="5"/>'
    for year in row.renewed:
        yield _diamond(x(year), middle)
    if row.over and row.until is not None:
        yield f'<rect class="{css}" x="{x(row.until) - 2:.1f}" y="{middle - 7:.1f}" width="4" height="14"/>'


def _diamond(x: float, y: float) -> str:
    return f'<path class="mark" d="M{x:.1f} {y - 5:.1f}l5 5-5 5-5-5z"/>'


def _legend(picture: Timeline, left: float, base: float) -> Iterator[str]:
    """A word beside each sign that is shown and has one."""
    renewed, ended = picture.legend
    if renewed and any(row.renewed for row in picture.rows):
        yield _diamond(left + 5, base - 4)
        yield written(renewed, left + 16, base, "quiet")
        left += 34 + width_of(renewed, 12)
    if ended and any(row.over for row in picture.rows):
        yield f'<circle class="bar over" cx="{left + 5:.1f}" cy="{base - 4:.1f}" r="5"/>'
        yield written(ended, left + 16, base, "quiet")


def _axis(first: float, last: float, left: float, scale: float, top: float, bottom: float) -> Iterator[str]:
    step = next((step for step in _STEPS if (last - first) / step <= _MOST_TICKS), _STEPS[-1])
    for year in range(-(-int(first) // step) * step, int(last) + 1, step):
        x = left + (year - first) * scale
        if x < left - 1:
            continue
        yield f'<path class="line" d="M{x:.1f} {top:.1f}V{bottom:.1f}"/>'
        yield written(str(year), min(x, WIDTH - 18), bottom + 16, "quiet", "middle")


# --- many ---------------------------------------------------------------------------------------------------


def _columns(rows: Sequence[Dated]) -> tuple[int, Counter[int]]:
    """How many years each column holds, and how many rows begin in each, by its first year."""
    years = [int(row.since) for row in rows]
    span = max(years) - min(years) + 1
    step = next((step for step in _STEPS if span / step < _MOST_COLUMNS), _STEPS[-1])
    return step, Counter(year // step * step for year in years)


def _years(first: int, step: int) -> str:
    return str(first) if step == 1 else f"{first}–{first + step - 1}"


def _dots(picture: Timeline) -> tuple[str, float, float]:
    step, begun = _columns(picture.rows)
    firsts = range(min(begun), max(begun) + 1, step)
    pitch = min((WIDTH - 2 * _EDGE) / len(firsts), 18.0)
    left = (WIDTH - pitch * len(firsts)) / 2
    rise = min(pitch, _TALLEST_COLUMN / max(begun.values()))
    radius = max(min(pitch, rise) * 0.42, 1.2)
    bottom = _EDGE + rise * max(begun.values()) + 18
    content = [f'<path class="line" d="M{left:.1f} {bottom:.1f}h{pitch * len(firsts):.1f}"/>']
    stacked: dict[int, int] = defaultdict(int)
    for row in picture.rows:
        first = int(row.since) // step * step
        x = left + (firsts.index(first) + 0.5) * pitch
        y = bottom - (stacked[first] + 0.5) * rise - 2
        stacked[first] += 1
        css = "bar over" if row.over else "mark" if row.renewed else "bar"
        content.append(
            titled(f'<circle class="{css}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>', row.label)
        )
    for first, count in begun.items():
        x = left + (firsts.index(first) + 0.5) * pitch
        content.append(written(str(count), x, bottom - rise * count - 6, "quiet", "middle"))
    between = next(number for number in range(1, len(firsts) + 2) if number * pitch >= 44)
    for first in firsts[::between]:
        x = left + (firsts.index(first) + 0.5) * pitch
        content.append(written(str(first), max(x, 18), bottom + 16, "quiet", "middle"))
    signs = [*_legend(picture, _EDGE, bottom + _AXIS + 14)]
    return "".join((*content, *signs)), WIDTH, bottom + _AXIS + (24 if signs else 0)
