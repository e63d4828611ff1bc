"""Text for a terminal: tables with aligned columns, and lines wrapped at words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_GAP = "  "


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese and Japanese characters two each, combining ones none."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )


def aligned(table: Mapping[str, Any], most: int) -> str | None:
    """The rows of a table (twincities.channels.details) under their titles; None where they are wider than `most`."""
    rows = [[*map(str, table["columns"])], *([_in_one(cell) for cell in row] for row in table["rows"])]
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    if sum(widths) + len(_GAP) * len(widths) > most:
        return None
    return "\n".join(_line(row, widths) for row in rows)


def wrapped(text: str, most: int) -> str:
    """The text in lines of at most so many columns, broken at blanks; what has none is left whole."""
    return "\n".join("\n".join(_pieces(line, most)) for line in text.split("\n"))


def _in_one(cell: str | Sequence[str]) -> str:
    return cell if isinstance(cell, str) else f"{cell[0]} ({cell[1]})"


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    padded = (cell + " " * (width - width_of(cell)) for cell, width in zip(cells, widths, strict=True))
    return (_GAP + _GAP.join(padded)).rstrip()


def _pieces(line: str, most: int) -> Iterable[str]:
    if width_of(line) <= most:
        return [line]
    begin = len(line) - len(line.lstrip())
    hanging = " " * (begin + (2 if line.lstrip().startswith("- ") else 0))
    pieces, piece = [], ""
    for word in line.split(" "):
        longer = f"{piece} {word}" if piece else word
        if piece.strip() and width_of(longer) > most:
            pieces.append(piece)
            piece = hanging + word
        else:
            piece = longer
    return [*pieces, piece]
