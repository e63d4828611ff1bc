"""`python -m twincities.table FOLDER`: check a partnership table; print every fault, or what it holds."""

from __future__ import annotations

import sys
from pathlib import Path

from twincities.table import TableError, load_table
from twincities.table.summary import summary_of


def main(arguments: list[str]) -> int:
    """Check the table in the folder named; 0 when it is sound, 1 when not, 2 for a wrong call."""
    if len(arguments) != 1:
        print("usage: python -m twincities.table FOLDER", file=sys.stderr)
        return 2
    try:
        table = load_table(Path(arguments[0]))
    except TableError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{arguments[0]} is sound.")
    for line in summary_of(table):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
