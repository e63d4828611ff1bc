"""Bars: how many of each, in the order in which they are told."""

from __future__ import annotations

from twincities.pictures.description import Bars
from twincities.pictures.labels import shortened, width_of
from twincities.pictures.svg import titled, written

WIDTH = 480.0
_ROW, _EDGE, _WIDEST_LABEL, _MOST_ROWS = 26.0, 12.0, 185.0, 60


def drawn(picture: Bars) -> tuple[str, float, float]:
    """The elements of bars, and their width and height in pixels; nobody compares more than sixty."""
    rows = picture.rows[:_MOST_ROWS]
    if not rows:
        return "", WIDTH, _ROW
    names = [shortened(row.label, _WIDEST_LABEL) for row in rows]
    left = _EDGE + max(map(width_of, names)) + 10
    right = WIDTH - _EDGE - 8 - max(width_of(str(row.number)) for row in rows)
    most = max(1, *(row.number for row in rows))
    content = []
    for at, (row, name) in enumerate(zip(rows, names, strict=True)):
        top = _EDGE + _ROW * at
        width = max((right - left) * row.number / most, 2.0 if row.number else 0.0)
        bar = f'<rect class="bar" x="{left:.1f}" y="{top + 4:.1f}" width="{width:.1f}" height="{_ROW - 8:.0f}" rx="3"/>'
        base = top + _ROW / 2 + 5
        content += [
            written(name, left - 8, base, anchor="end"),
            titled(bar, row.label),
            written(str(row.number), left + width + 6, base),
        ]
    return "".join(content), WIDTH, _ROW * len(rows) + 2 * _EDGE
