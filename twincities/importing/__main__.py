"""`python -m twincities.importing FILE FOLDER [--town TOWN] [--sheet SHEET]`: make a table of a list, and tell what became of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from twincities.importing.errors import ImportRefusedError
from twincities.importing.files import read_sheets
from twincities.importing.folders import REPORT, check_target, write_copy, write_draft
from twincities.importing.report import Report
from twincities.importing.taking import take
from twincities.table import TableError, load_table


def main(arguments: list[str]) -> int:
    """Import; 0 when there is a table now, 1 when not, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="make import", description="FILE=… TABLE=new/folder")
    parser.add_argument("file", type=Path)
    parser.add_argument("table", type=Path)
    parser.add_argument("--town", default="")
    parser.add_argument("--sheet", default="")
    asked = parser.parse_args(arguments)
    try:
        report = import_list(asked.file, asked.table, asked.town.strip(), asked.sheet.strip())
    except ImportRefusedError as error:
        print(f"Nothing was imported. {error}", file=sys.stderr)
        return 1
    print(report.summary())
    print(
        f"\nThe table is in {asked.table}, all of this in {asked.table / REPORT}. Next: make chat PARTNERSHIP_TABLE={asked.table}"
    )
    return 0


def import_list(file: Path, table: Path, town: str = "", sheet: str = "") -> Report:
    """Make a table in a new folder out of a file, or of a folder of ours, and report on every row.

    Raises:
        ImportRefusedError: nothing was imported; the message is one sentence that says why.
    """
    check_target(table)
    if file.is_dir():
        return _copy(file, table)
    draft, report = take(read_sheets(file), file.name, town, sheet)
    if not draft.partnerships:
        (line, why), *others = report.left_out.items()
        more = f"; so with {len(others)} more" if others else ""
        raise ImportRefusedError(f"No row of {file} could be taken: line {line}: {why}{more}.")
    write_draft(draft, report, table)
    return report


def _copy(folder: Path, target: Path) -> Report:
    try:
        table = load_table(folder)
    except TableError as error:
        raise ImportRefusedError(str(error)) from None
    count = len(table.all_partnerships)
    report = Report(str(folder), count, count, len(table.cities), count)
    write_copy(table, report, target)
    return report


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
