"""Labels: how wide a text becomes, how a long one is shortened, and where several go without covering each other."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_EM = 14.0
_WIDE, _CAPITAL, _NARROW, _OTHER = 1.0, 0.72, 0.34, 0.58  # of an em, rather too much than too little
_THIN = frozenset("ijlt.,;:'|!fI()[] ")
_ELLIPSIS = "…"
_CELL = 40  # pixels


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they have a point in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Label(NamedTuple):
    """A text with the point where its base line begins, and what it covers."""

    text: str
    x: float
    y: float
    box: Box


def width_of(text: str, size: float = _EM) -> float:
    """About how many pixels a text takes, whatever the font."""
    return size * sum(map(_width, text))


def shortened(text: str, most: float, size: float = _EM) -> str:
    """The text, or as much of its beginning as fits into a width, with an ellipsis."""
    if width_of(text[:400], size) <= most and len(text) <= 400:
        return text
    left, kept = most - width_of(_ELLIPSIS, size), 0
    for letter in text:
        left -= size * _width(letter)
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip() + _ELLIPSIS


@lru_cache(maxsize=4_096)
def _width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    if letter in _THIN:
        return _NARROW
    return _CAPITAL if letter.isupper() or letter in "mwMW@%&" else _OTHER


class Taken:
    """Where something stands already, found by cells of a grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def is_free(self, box: Box) -> bool:
        """Whether nothing stands there."""
        for cell in _cells(box):  # loops, for this is most of what a map costs
            for other in self._cells.get(cell, ()):
                if box.meets(other):
                    return False
        return True

    def take(self, box: Box) -> None:
        """Something stands there from now on."""
        for cell in _cells(box):
            self._cells[cell].append(box)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row


def placed(
    named: Iterable[tuple[str, float, float]], points: Sequence[tuple[float, float]], area: Box, most: int
) -> list[Label]:
    """Labels beside their points (text, x, y), those that matter most first: none covers another one, or any point.

    What finds no room beside its point within the area stays without a label, as does all that comes after `most`.
    """
    taken = Taken()
    radius = 3.5
    for x, y in points:
        taken.take(Box(x - radius, y - radius, x + radius, y + radius))
    labels: list[Label] = []
    for text, x, y in named:
        if len(labels) == most:
            break
        width = width_of(text)
        for label in _candidates(text, x, y, width):
            box = label.box
            inside = box.left >= area.left and box.right <= area.right
            if inside and box.top >= area.top and box.bottom <= area.bottom and taken.is_free(box):
                taken.take(box)
                labels.append(label)
                break
    return labels


def _candidates(text: str, x: float, y: float, width: float) -> Iterator[Label]:
    up, down, gap = 0.82 * _EM, 0.26 * _EM, 6.0
    for left, base in (
        (x + gap, y + up / 2 - 1),  # right
        (x - gap - width, y + up / 2 - 1),  # left
        (x + gap / 2, y - gap),  # above, to the right
        (x + gap / 2, y + gap + up),  # below, to the right
        (x - width - gap / 2, y - gap),
        (x - width - gap / 2, y + gap + up),
        (x - width / 2, y - gap - down),  # above
        (x - width / 2, y + gap + up),  # below
    ):
        yield Label(text, left, base, Box(left, base - up, left + width, base + down))
