"""Reading a partnership table from its folder of CSV files, with every fault told at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from twincities.table.about import About, AboutKey, AboutText
from twincities.table.claims import claims_of_cells
from twincities.table.derived_themes import derived_themes
from twincities.table.files.cells import close_to, quoted
from twincities.table.files.faults import Fault, TableError
from twincities.table.files.row import TableRow
from twincities.table.files.row_files import RowFiles
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
from twincities.table.table import PartnershipTable

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
FILES: dict[str, type[Any]] = {
    "cities.csv": City,
    "partnerships.csv": Partnership,
    "events.csv": Event,
    "sources.csv": Source,
    "themes.csv": Theme,
    "statements.csv": Statement,
    "checks.csv": Check,
    "recorded_partners.csv": RecordedPartner,
    "about.csv": AboutText,
}
"""The files of a table and the rows that they hold."""
_FILE_OF_CLAIM = {
    ClaimKind.EVENT: "events.csv",
    ClaimKind.KNOWN_FOR: "cities.csv",
    ClaimKind.POPULATION: "cities.csv",
    ClaimKind.STATEMENT: "statements.csv",
}


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

    def read(self) -> PartnershipTable | None:
        if self.path.is_file():
            message = "this is a file, and a table is a folder; make one of it: make import FILE=… TABLE=…"
            self.faults.append(Fault(str(self.path), message))
            return None
        if not self.path.is_dir():
            self.faults.append(Fault(str(self.path), "there is no such folder"))
            return None
        try:
            self._files = RowFiles(self.path)
        except OSError as error:
            self.faults.append(Fault(str(self.path), f"the folder cannot be read ({error.strerror})"))
            return None
        self.faults = self._files.faults
        rows = {file: self._files.rows(file, model, file in _REQUIRED_FILES) for file, model in FILES.items()}
        cities, partnerships, events, sources, themes, statements, checks, recorded, about = rows.values()
        self._check_references(rows)
        self._check_hub(about)
        self._check_pairs(partnerships)
        self._check_spans(partnerships)
        self._check_names(cities)
        if checks and not self.faults:
            # Claims of rows that could not be read would seem to be missing.
            self._check_checks(checks, set(claims_of_cells(cities, partnerships, events, statements)))
        if self.faults:
            return None
        language = About(about).language_of_words
        return PartnershipTable(
            cities,
            partnerships,
            events,
            sources,
            [*themes, *derived_themes(partnerships, themes, language)],
            statements,
            checks=checks,
            recorded=recorded,
            about=about,
        )

    def _fault_at(self, file: str, row: TableRow, column: str, message: str) -> None:
        self._files.fault_at(file, row, column, message)

    def _check_references(self, rows: Mapping[str, Sequence[Any]]) -> None:
        for file, of_file in rows.items():
            for column, target in _REFERENCES.items():
                known = self._files.ids(target)
                if known is None or (of_file and column not in of_file[0].__fields__):
                    continue
                for row in of_file:
                    value = getattr(row, column)
                    for id in value if isinstance(value, tuple) else (value,):
                        if id is not None and id.lower() not in known:
                            instead = (
                                close_to(id, known)
                                or "; write an id that stands there, or add a row for it there"
                            )
                            self._fault_at(file, row, column, f"{quoted(id)} is no id in {target}{instead}")

    def _check_hub(self, about: Sequence[AboutText]) -> None:
        known = self._files.ids("cities.csv")
        for row in about:
            if row.id == AboutKey.HUB and known is not None and row.value not in known:
                instead = close_to(row.value, known) or "; write the id of your town there"
                self._fault_at(
                    "about.csv", row, "value", f"{quoted(row.value)} is no id in cities.csv{instead}"
                )

    def _check_pairs(self, partnerships: list[Partnership]) -> None:
        """Two ties of one pair have to differ in what they are, or one of them has ended."""
        seen: dict[tuple[frozenset[str], str | None], Partnership] = {}
        for row in partnerships:
            if row.city_a == row.city_b:
                self._fault_at(
                    "partnerships.csv",
                    row,
                    "city_b",
                    f"{quoted(row.city_b)} is twinned with itself here; write its partner",
                )
            elif not row.has_ended:
                first = seen.setdefault((frozenset(row.cities), row.kind), row)
                if first is not row:
                    line = self._files.line_of("partnerships.csv", first.id)
                    message = (
                        f"the pair {quoted(row.city_a)} and {quoted(row.city_b)} stands on line {line} too; "
                        "remove one of the rows, or write into a column kind how the two ties differ"
                    )
                    self._fault_at("partnerships.csv", row, "city_b", message)

    def _check_spans(self, partnerships: Sequence[Partnership]) -> None:
        for row in partnerships:
            if row.since and row.until and row.until.year < row.since.year:
                message = f"{quoted(row.until.isoformat())} lies before since, {quoted(row.since.isoformat())}; put one of them right"
                self._fault_at("partnerships.csv", row, "until", message)

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
                        f"{file} tells no {claim.kind.value} of {quoted(claim.about)} that could be checked; write the id of a row that has one, or remove the line",
                    )
                continue
            first = first_of.setdefault(claim, row)
            if first is not row:
                line = self._files.line_of("checks.csv", first.id)
                self._fault_at("checks.csv", row, "about", f"this claim is checked on line {line} too")

    def _check_names(self, cities: list[City]) -> None:
        for row in cities:
            for alias in row.aliases:
                if alias == row.name:
                    self._fault_at(
                        "cities.csv",
                        row,
                        "aliases",
                        f"{quoted(alias)} is the name of the city itself; remove it",
                    )
