"""Writing a new table, whole or not at all."""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from twincities.importing.drafts import Draft
from twincities.importing.errors import ImportRefusedError
from twincities.importing.report import Report
from twincities.table import PartnershipTable, TableError, load_table
from twincities.table.files.row import TableRow

REPORT = "import.md"


def write_draft(draft: Draft, report: Report, target: Path) -> PartnershipTable:
    """Write the table and its report into a new folder, after reading it back.

    Raises:
        ImportRefusedError: the folder is there already or cannot be written, or the table would not be sound.
    """
    files = {"cities": draft.cities, "partnerships": draft.partnerships, "sources": draft.sources}
    return _write({f"{name}.csv": rows for name, rows in files.items()}, report, target)


def write_copy(table: PartnershipTable, report: Report, target: Path) -> PartnershipTable:
    """Write a table that was read from another folder, in the form that all programs read.

    Raises:
        ImportRefusedError: as in `write_draft`.
    """
    rows: dict[str, Sequence[TableRow]] = {
        "cities.csv": table.cities,
        "partnerships.csv": table.all_partnerships,
        "events.csv": table.events,
        "sources.csv": table.sources,
        "themes.csv": table.themes,
        "statements.csv": table.statements,
        "checks.csv": table.checks,
        "recorded_partners.csv": table.recorded_partners,
        "about.csv": table.about.rows,
    }
    return _write(
        {name: [one.as_cells() for one in of_file] for name, of_file in rows.items()}, report, target
    )


def check_target(target: Path) -> None:
    """Whether a table can be made there.

    Raises:
        ImportRefusedError: something is there already.
    """
    if target.exists():
        raise ImportRefusedError(f"{target} is there already; name a new folder, so that nothing is lost.")


def _write(
    files: Mapping[str, Sequence[Mapping[str, str]]], report: Report, target: Path
) -> PartnershipTable:
    check_target(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise ImportRefusedError(f"{target} cannot be made ({error.strerror}).") from None
    try:
        for name, rows in files.items():
            if rows:
                _write_file(draft / name, rows)
        table = load_table(draft)
        (draft / REPORT).write_text(report.as_markdown(), encoding="utf-8")
        draft.chmod(0o755)
        os.rename(draft, target)
    except OSError as error:
        raise ImportRefusedError(f"{target} cannot be written ({error.strerror}).") from None
    except TableError as error:
        faults = "; ".join(str(fault) for fault in error.faults[:3])
        raise ImportRefusedError(f"The table would not be sound: {faults}.") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return table


def _write_file(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    columns = _used(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


def _used(rows: Iterable[Mapping[str, str]]) -> list[str]:
    """The columns in which something stands, in their order."""
    held: dict[str, bool] = {}
    for row in rows:
        for name, value in row.items():
            held[name] = held.get(name, False) or bool(value)
    return [name for name, used in held.items() if used]
