"""The rows of the CSV files of a table: read as tolerantly as is beyond doubt, with every fault of a file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from twincities.table.files.cells import EMPTY, close_to, is_formula, quoted
from twincities.table.files.csv_files import (
    MOST_CHARACTERS,
    SEPARATORS,
    CsvFileError,
    CsvRow,
    decoded,
    refuse_other_formats,
    rows_of,
    separator_of,
)
from twincities.table.files.faults import Fault
from twincities.table.files.row import ID, TableRow
from twincities.table.text.slugs import slug
from twincities.table.text.translations import fault_of_heading, split_heading

Row = TypeVar("Row", bound=TableRow)
_TITLES = 10  # lines that may stand above the headings

_PLAIN_MESSAGES = {
    "value_error.missing": EMPTY,
    "type_error.integer": "{value} is no whole number; write digits only, such as 2267057",
    "type_error.float": "{value} is no number; write it with a point, such as 45.76",
    "type_error.bool": "{value}: write yes or no",
    "value_error.any_str.max_length": "{value} is too long; write at most {limit_value} characters",
    "value_error.any_str.min_length": EMPTY,
    "value_error.number.not_ge": "{value} is too small; write a number from {limit_value} on",
    "value_error.number.not_le": "{value} is too large; write a number up to {limit_value}",
}


class RowFiles:
    """The files of one folder; `faults` are those found so far."""

    def __init__(self, folder: Path) -> None:
        """Look into a folder.

        Raises:
            OSError: it cannot be looked into.
        """
        self.folder = folder
        self.faults: list[Fault] = []
        self._paths = {path.name.casefold(): path for path in sorted(folder.iterdir(), reverse=True)}
        self._lines: dict[tuple[str, str], int] = {}
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._incomplete: set[str] = set()
        self._cells: dict[str, str] = {}
        """Each cell once: most ids, countries and sources stand in many rows."""

    def rows(self, file: str, model: type[Row], is_required: bool = False) -> list[Row]:
        """The sound rows of a file; none where there is no such file."""
        path = self._paths.get(file)
        if path is None or not path.is_file():
            if is_required:
                self._incomplete.add(file)
                self.faults.append(Fault(file, self._why_missing(file, model)))
            return []
        try:
            return list(self._valid_rows(path, file, model))
        except CsvFileError as error:
            self.faults.append(Fault(file, str(error), error.line))
        except OSError as error:
            self.faults.append(Fault(file, f"the file cannot be read ({error.strerror})"))
        self._incomplete.add(file)
        return []

    def ids(self, file: str) -> set[str] | None:
        """The ids in a file, those of faulty rows too; None where they could not be read."""
        return None if file in self._incomplete else self._ids[file]

    def line_of(self, file: str, id: str) -> int:
        """The line on which a sound row stands."""
        return self._lines[(file, id)]

    def fault_at(self, file: str, row: TableRow, column: str, message: str) -> None:
        """Note a fault of a sound row."""
        self.faults.append(Fault(file, message, self._lines[(file, row.id)], column))

    def _why_missing(self, file: str, model: type[TableRow]) -> str:
        stem = file.removesuffix(".csv")
        others = [path.name for name, path in self._paths.items() if name.startswith(stem[:4])]
        if others:
            return f'the file is missing; there is "{others[0]}": save it as {file}'
        return f"the file is missing; write it into the folder, its first line names the columns {_columns(model)}"

    def _valid_rows(self, path: Path, file: str, model: type[Row]) -> Iterator[Row]:
        text, _ = decoded(path.read_bytes())
        refuse_other_formats(text)
        if text.lstrip()[:1] in ("{", "["):
            raise CsvFileError("this is JSON, not CSV text: save the table as CSV (UTF-8)")
        rows = rows_of(text)
        first = next(rows, None)
        if first is None:
            raise CsvFileError(f"the file is empty; its first line names the columns {_columns(model)}")
        lines = list(rows)
        _check_first_line(first, lines, model)
        headings = self._headings(file, first.cells, [row.cells for row in lines], model)
        if headings is None:
            self._incomplete.add(file)
            return
        separator = separator_of(text)
        for line, cells in lines:
            row = self._valid_row(file, line, headings, cells, separator, model)
            if row is not None:
                yield row

    def _headings(
        self, file: str, written: Sequence[str], rows: Sequence[Sequence[str]], model: type[TableRow]
    ) -> list[str] | None:
        """The columns that the headings name, empty for columns without content; None where that is not clear."""
        known = set(model.columns())
        listed = _columns(model)
        found: list[str] = []
        unknown: list[str] = []
        before = len(self.faults)
        for index, heading in enumerate(written):
            column, language = column_of(heading, model)
            name = f"{column}:{language}" if language else column
            found.append(name)
            if ":" in heading:
                if fault := fault_of_heading(name, model.translatable):
                    self.faults.append(Fault(file, fault, 1, heading))
            elif not column:
                held = next((cells[index] for cells in rows if index < len(cells) and cells[index]), "")
                if held:
                    message = f"column {index + 1} has no heading but holds {quoted(held)}; write a heading into line 1, or delete the column"
                    self.faults.append(Fault(file, message, 1))
            elif column not in known:
                unknown.append(heading)
        if unknown and not known & set(found):
            message = f"the first line has to be the headings, {listed}; it is {quoted(','.join(written))}: write them above it"
            self.faults.append(Fault(file, message, 1))
            return None
        for heading in unknown:
            instead = close_to(heading, known) or f"; the columns are {listed}"
            self.faults.append(Fault(file, f"{quoted(heading)} is no column of {file}{instead}", 1, heading))
        required = {name for name, field in model.__fields__.items() if field.required}
        for name in sorted(required - set(found)):
            message = f"the column is missing; the columns are {listed}"
            self.faults.append(Fault(file, message, 1, model.heading(name)))
        for name in sorted({name for name in found if name and found.count(name) > 1}):
            self.faults.append(
                Fault(file, "the column stands twice; name one of the two otherwise, or remove it", 1, name)
            )
        return found if len(self.faults) == before else None

    def _valid_row(
        self, file: str, line: int, headings: list[str], cells: list[str], separator: str, model: type[Row]
    ) -> Row | None:
        while len(cells) > len(headings) and not cells[-1]:
            cells.pop()
        if len(cells) != len(headings):
            mark = SEPARATORS.get(separator, quoted(separator))
            message = (
                f"the row that begins with {quoted(next(filter(None, cells)))} should have {len(headings)} cells, as the "
                f"heading has, and has {len(cells)}: "
            )
            if len(cells) > len(headings):
                message += f"put a text that holds {mark} between straight quotation marks"
            else:
                message += f"write {mark} for every empty cell too"
            self.faults.append(Fault(file, message, line))
            self._ids[file].update(cells)  # one of them is its id
            return None
        filled = [cell for cell in cells if cell]
        named = [name for name in headings if name]
        if len(filled) == len(named) and all(
            column_of(cell, model)[0] == name.partition(":")[0]
            for cell, name in zip(filled, named, strict=True)
        ):
            self.faults.append(Fault(file, "the headings stand here again; remove the line", line))
            return None
        if len(filled) == 1 < len(headings) and not re.fullmatch(ID, filled[0]):
            message = (
                f"nothing but {quoted(filled[0])} stands here; remove the line, or fill in its other cells"
            )
            self.faults.append(Fault(file, message, line))
            return None
        present = {
            column: self._cells.setdefault(cell, cell)
            for column, cell in zip(headings, cells, strict=True)
            if column and cell
        }
        self._ids[file] |= {(id := present.get("id", "").lower()), slug(id)}
        for column, cell in present.items():
            if len(cell) > MOST_CHARACTERS:
                message = f"{quoted(cell)} has {len(cell):,} characters; a cell holds {MOST_CHARACTERS:,} at most; shorten it"
                self.faults.append(Fault(file, message, line, column))
                return None
            if is_formula(cell):
                message = f"{quoted(cell)} is a formula or its error; write what it yields"
                self.faults.append(Fault(file, message, line, column))
                return None
        try:
            row = model.of_cells(present)
        except ValidationError as error:
            for detail in error.errors():
                column = str(detail["loc"][0])
                message = _in_words(detail, present.get(column, ""))
                self.faults.append(Fault(file, message, line, model.heading(column)))
            return None
        for column, language, message in row.faults_of_translations():
            self.faults.append(Fault(file, message, line, f"{column}:{language}"))
        return row if self._is_new(file, row, line) else None

    def _is_new(self, file: str, row: TableRow, line: int) -> bool:
        first = self._lines.setdefault((file, row.id), line)
        if first != line:
            column = row.heading("id")
            instead = "write another id" if column == "id" else "remove one of the two"
            message = f"{quoted(row.id)} stands on line {first} too; {instead}"
            self.faults.append(Fault(file, message, line, column))
        return first == line


def _columns(model: type[TableRow]) -> str:
    return ", ".join(map(model.heading, model.columns()))


def column_of(heading: str, model: type[TableRow]) -> tuple[str, str]:
    """The column that a heading names, whatever its case, and its language; empty where it has none."""
    column, language = split_heading(heading)
    column = "_".join(column.casefold().split())
    return model.also_called.get(column, column), language


def _check_first_line(first: CsvRow, lines: Sequence[CsvRow], model: type[TableRow]) -> None:
    """Look for the headings elsewhere, where the first line has none.

    Raises:
        CsvFileError: they stand on a later line, or have another separator than the rows.
    """
    known = set(model.columns())

    def named(cells: Iterable[str]) -> int:
        return len(known & {column_of(cell, model)[0] for cell in cells})

    if named(first.cells):
        return
    for row in lines[:_TITLES]:
        if named(row.cells) > 1:
            raise CsvFileError(
                f"the headings stand on line {row.line}; remove what is above them: {quoted(' '.join(first.cells))}",
                first.line,
            )
    for separator, mark in SEPARATORS.items():
        if len(first.cells) == 1 and named(first.cells[0].split(separator)) > 1:
            raise CsvFileError(
                f"{mark} stands between the headings and something else between the cells below; write the same everywhere",
                first.line,
            )


def _in_words(detail: Mapping[str, Any], value: str) -> str:
    """What pydantic found wrong with a cell, for somebody who has not heard of it."""
    plain = _PLAIN_MESSAGES.get(detail["type"])
    if plain is None:
        return str(detail["msg"])
    return plain.format(value=quoted(value), **detail.get("ctx", {}))
