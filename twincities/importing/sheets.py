"""What a file holds before anything of it is understood: sheets of rows of cells."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """A row that is not empty: the line on which it stands, 1 the first, and the texts of its cells."""

    line: int
    cells: list[str]


class Sheet(NamedTuple):
    """A sheet; `name` is empty where the file is one."""

    name: str
    rows: list[Row]
