"""Reading a partnership table from its folder of CSV files, with every fault told at once."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from twincities.table.claims import claims_of_cells
from twincities.table.derived_themes import derived_themes
from twincities.table.models import (
    Check,
    City,
    Claim,
    ClaimKind,
    Event,
    Partnership,
    RecordedPartner,
    Source,
    Statement,
    Theme,
)
from twincities.table.row import TableRow
from twincities.table.table import PartnershipTable
from twincities.table.translations import fault_of_heading

Row = TypeVar("Row", bound=TableRow)

_REQUIRED_FILES = {"cities.csv", "partnerships.csv", "sources.csv"}
# The columns that hold ids, in whatever file they stand, and the file whose ids they are.
_REFERENCES = {
    "city": "cities.csv",
    "city_a": "cities.csv",
    "city_b": "cities.csv",
    "held_in": "cities.csv",
    "held_by": "cities.csv",
    "culture_of": "cities.csv",
    "partnership": "partnerships.csv",
    "source": "sources.csv",
}
_FILE_OF_CLAIM = {
    ClaimKind.EVENT: "events.csv",
    ClaimKind.KNOWN_FOR: "cities.csv",
    ClaimKind.STATEMENT: "statements.csv",
}


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


class TableError(ValueError):
    """The table cannot be used; `faults` holds everything that is wrong with it."""

    def __init__(self, path: Path, faults: Iterable[Fault]) -> None:
        self.path = path
        self.faults = tuple(faults)
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        lines = [f"The partnership table in {path} has {count}:", *(f"  {fault}" for fault in self.faults)]
        super().__init__("\n".join(lines))


def load_table(path: Path) -> PartnershipTable:
    """Read and check the table in the folder `path`.

    Raises:
        TableError: with every fault of every file, when anything is wrong.
    """
    reader = _TableReader(Path(path))
    table = reader.read()
    if reader.faults:
        raise TableError(Path(path), reader.faults)
    assert table is not None
    return table


class _TableReader:
    """Collects rows and faults of one table."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self._lines: dict[tuple[str, str], int] = {}

    def read(self) -> PartnershipTable | None:
        if not self.path.is_dir():
            self.faults.append(Fault(str(self.path), "there is no such folder"))
            return None
        cities = self._rows("cities.csv", City)
        partnerships = self._rows("partnerships.csv", Partnership)
        events = self._rows("events.csv", Event)
        sources = self._rows("sources.csv", Source)
        themes = self._rows("themes.csv", Theme)
        statements = self._rows("statements.csv", Statement)
        checks = self._rows("checks.csv", Check)
        recorded = self._rows("recorded_partners.csv", RecordedPartner)
        if not self.faults:
            # Cross-references are worth checking only between rows that could be read.
            self._check_references(
                {
                    "cities.csv": cities,
                    "partnerships.csv": partnerships,
                    "events.csv": events,
                    "sources.csv": sources,
                    "statements.csv": statements,
                    "checks.csv": checks,
                    "recorded_partners.csv": recorded,
                }
            )
            self._check_pairs(partnerships)
            self._check_names(cities)
            self._check_checks(checks, set(claims_of_cells(cities, partnerships, events, statements)))
        if self.faults:
            return None
        return PartnershipTable(
            cities,
            partnerships,
            events,
            sources,
            themes or list(derived_themes(partnerships)),
            statements,
            checks=checks,
            recorded=recorded,
        )

    def _rows(self, file: str, model: type[Row]) -> list[Row]:
        path = self.path / file
        if not path.is_file():
            if file in _REQUIRED_FILES:
                self.faults.append(Fault(file, "the file is missing"))
            return []
        try:
            return list(self._valid_rows(path, model))
        except UnicodeDecodeError:
            self.faults.append(Fault(file, "save the file as UTF-8 text"))
        except csv.Error as error:
            self.faults.append(Fault(file, f"this is not a CSV file ({error})"))
        return []

    def _valid_rows(self, path: Path, model: type[Row]) -> Iterator[Row]:
        file = path.name
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            headings = reader.fieldnames or []
            if not self._check_headings(file, headings, model):
                return
            for cells in reader:
                line = reader.line_num
                if None in cells or None in cells.values():
                    self.faults.append(
                        Fault(file, f"the row should have {len(headings)} cells, as the heading has", line)
                    )
                    continue
                if not any(value.strip() for value in cells.values()):
                    continue
                row = self._valid_row(file, line, cells, model)
                if row is not None:
                    yield row

    def _check_headings(self, file: str, headings: Iterable[str], model: type[TableRow]) -> bool:
        headings = list(headings)
        known = set(model.columns())
        required = {name for name, field in model.__fields__.items() if field.required}
        before = len(self.faults)
        for heading in headings:
            if ":" in heading:
                fault = fault_of_heading(heading, model.translatable)
                if fault:
                    self.faults.append(Fault(file, fault, 1, heading))
            elif heading not in known:
                self.faults.append(
                    Fault(file, f"unknown column; the columns are {', '.join(model.columns())}", 1, heading)
                )
        for name in sorted(required - set(headings)):
            self.faults.append(Fault(file, "the column is missing", 1, name))
        for heading in sorted({heading for heading in headings if headings.count(heading) > 1}):
            self.faults.append(Fault(file, "the column stands twice", 1, heading))
        return len(self.faults) == before

    def _valid_row(self, file: str, line: int, cells: dict[str, Any], model: type[Row]) -> Row | None:
        present = {column: value for column, value in cells.items() if value.strip()}
        try:
            row = model.of_cells(present)
        except ValidationError as error:
            for detail in error.errors():
                column = str(detail["loc"][0])
                message = detail["msg"]
                if detail["type"] == "value_error.missing":
                    message = "a value is missing"
                self.faults.append(Fault(file, message, line, column))
            return None
        for column, language, message in row.faults_of_translations():
            self.faults.append(Fault(file, message, line, f"{column}:{language}"))
        identity = (file, row.id)
        if identity in self._lines:
            self.faults.append(
                Fault(file, f"{identity[1]} stands on line {self._lines[identity]} too", line, "id")
            )
            return None
        self._lines[identity] = line
        return row

    def _fault_at(self, file: str, row: Any, column: str, message: str) -> None:
        self.faults.append(Fault(file, message, self._lines[(file, row.id)], column))

    def _check_references(self, rows: Mapping[str, Sequence[Any]]) -> None:
        known = {file: {row.id for row in of_file} for file, of_file in rows.items()}
        for file, of_file in rows.items():
            for column, target in _REFERENCES.items():
                if of_file and column not in of_file[0].__fields__:
                    continue
                for row in of_file:
                    value = getattr(row, column)
                    for id in value if isinstance(value, tuple) else (value,):
                        if id is not None and id not in known[target]:
                            self._fault_at(file, row, column, f"{id} is no id in {target}")

    def _check_pairs(self, partnerships: list[Partnership]) -> None:
        seen: dict[frozenset[str], Partnership] = {}
        for row in partnerships:
            if row.city_a == row.city_b:
                self._fault_at("partnerships.csv", row, "city_b", "a city cannot be twinned with itself")
                continue
            first = seen.setdefault(frozenset(row.cities), row)
            if first is not row:
                line = self._lines[("partnerships.csv", first.id)]
                self._fault_at("partnerships.csv", row, "city_b", f"this pair stands on line {line} too")

    def _check_checks(self, checks: list[Check], claims: set[Claim]) -> None:
        """Whether every check is of something that the table says, and no two are of the same."""
        held = claims | {claim.whole for claim in claims}
        ids = {(claim.kind, claim.about) for claim in held}
        first_of: dict[Claim, Check] = {}
        for row in checks:
            claim = row.checked_claim
            if claim not in held:
                if (claim.kind, claim.about) in ids:
                    parts = "; ".join(
                        str(one.part)
                        for one in sorted(claims, key=str)
                        if one.part and one.whole == claim.whole
                    )
                    missing = (
                        f"the values there are {parts}"
                        if parts
                        else "leave it empty: there is one value only"
                    )
                    self._fault_at(
                        "checks.csv", row, "part", f"the table does not say {claim.part}; {missing}"
                    )
                else:
                    file = _FILE_OF_CLAIM.get(claim.kind, "partnerships.csv")
                    self._fault_at(
                        "checks.csv",
                        row,
                        "about",
                        f"{claim.about} has no {claim.kind.value} in {file}: there is no such claim to check",
                    )
                continue
            first = first_of.setdefault(claim, row)
            if first is not row:
                line = self._lines[("checks.csv", first.id)]
                self._fault_at("checks.csv", row, "about", f"this claim is checked on line {line} too")

    def _check_names(self, cities: list[City]) -> None:
        for row in cities:
            for alias in row.aliases:
                if alias == row.name:
                    self._fault_at("cities.csv", row, "aliases", f"{alias} is the name of the city itself")
