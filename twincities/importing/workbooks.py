"""`python -m twincities.importing.workbooks FILE`: the sheets of a spreadsheet as JSON, in a process with little memory.

A file of a few kilobytes can ask for many gigabytes: packed text, or one cell in the last row of the last column.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

_MOST_MEMORY = 1_500_000_000  # bytes of addresses, of which the program itself takes a part
_MOST_SECONDS = 60  # of processor
_MOST_CELLS = 20_000_000


def rows_of(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, with their lines; a merged cell says the same in all of its lines."""
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left == right or top != bottom:  # what is merged across columns is a title
            merged |= {(line, left): (top, left) for line in range(top + 1, bottom + 1)}
    values = sheet.to_python(skip_empty_area=False)
    for number, cells in enumerate(values):
        texts = [text_of(value) for value in cells]
        for (line, column), (top, left) in merged.items():
            if line == number and not texts[column]:
                texts[column] = text_of(values[top][left])
        if any(texts):
            yield number + 1, texts


def text_of(value: Any) -> str:
    """A cell as a CSV file would have it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return " ".join(str(value).replace("\u00a0", " ").split())


def main(path: str) -> int:
    """Print the sheets; 1 and a sentence where the file cannot be read."""
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    try:
        workbook = CalamineWorkbook.from_path(Path(path))
        sheets = []
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > _MOST_CELLS:
                print(f"the sheet {name!r} spreads over too many cells", file=sys.stderr)
                return 1
            sheets.append({"name": name, "rows": list(rows_of(sheet))})
    except PasswordError:
        print("it is locked by a password: save it without one", file=sys.stderr)
        return 1
    except (CalamineError, MemoryError) as error:
        print(f"it is damaged, locked by a password, or no spreadsheet ({error})", file=sys.stderr)
        return 1
    json.dump(sheets, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
