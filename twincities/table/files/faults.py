"""What is wrong with a table, told so that it can be mended: where, what stands there, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_QUOTED = re.compile(r'"[^"]*"')
_MOST_NAMED = 8  # lines of one kind of fault


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a table, and where: the line of the file (1 is the heading) and the column."""

    file: str
    message: str
    line: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        place = self.file
        if self.line is not None:
            place += f", line {self.line}"
        if self.column is not None:
            place += f", column {self.column}"
        return f"{place}: {self.message}"

    @property
    def kind(self) -> tuple[str, str | None, str]:
        """What faults have in common that differ in their line and in the value alone."""
        return (self.file, self.column, _QUOTED.sub('""', self.message))


class TableError(ValueError):
    """The table cannot be used; `faults` holds everything that is wrong with it."""

    def __init__(self, path: Path, faults: Iterable[Fault]) -> None:
        self.path = path
        self.faults = tuple(faults)
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        lines = [f"The partnership table in {path} has {count}:", *told_by_kind(self.faults)]
        super().__init__("\n".join(lines))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path, self.faults)


def told_by_kind(faults: Sequence[Fault]) -> list[str]:
    """The lines of a message that tell each kind of fault once, with the lines on which it stands."""
    kinds: dict[tuple[str, str | None, str], list[Fault]] = {}
    for fault in faults:
        kinds.setdefault(fault.kind, []).append(fault)
    told = []
    for first, *others in kinds.values():
        told.append(f"  {first}")
        if others:
            told.append(f"      the same on {_places(others)}")
    return told


def _places(faults: Sequence[Fault]) -> str:
    """Lines, each with what stands there: `line 5 ("soon"), line 9 ("later") and 3 more lines (12-14)`."""
    named = []
    for fault in faults[:_MOST_NAMED]:
        values = _QUOTED.findall(fault.message)
        named.append(f"line {fault.line}" + (f" ({values[0]})" if values else ""))
    rest = faults[_MOST_NAMED:]
    told = ", ".join(named)
    if rest:
        lines = lines_in_words([fault.line for fault in rest if fault.line])
        told += f" and {len(rest)} more ({lines})"
    return told


def lines_in_words(lines: Iterable[int]) -> str:
    """Numbers of lines, neighbours put together: "line 3", "lines 3, 5-9, 12"."""
    ordered = sorted(set(lines))
    spans: list[list[int]] = []
    for line in ordered:
        if spans and line == spans[-1][1] + 1:
            spans[-1][1] = line
        else:
            spans.append([line, line])
    told = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
    return f"line {told}" if len(ordered) == 1 else f"lines {told}"
