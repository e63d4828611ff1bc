"""`python -m twincities.importing.template FOLDER`: an empty table to fill in, with what each column means beside it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from twincities.importing.errors import ImportRefusedError
from twincities.importing.folders import check_target
from twincities.table.loading import FILES

_COLUMNS = Path(__file__).parents[2] / "docs" / "table.md"


def write_template(folder: Path) -> None:
    """Make a new folder with files that hold headings only.

    Raises:
        ImportRefusedError: the folder is there already, or cannot be made.
    """
    check_target(folder)
    try:
        folder.mkdir(parents=True)
        for file, model in FILES.items():
            headings = ("key", "value") if file == "about.csv" else model.columns()
            (folder / file).write_text(",".join(headings) + "\n", encoding="utf-8")
        shutil.copyfile(_COLUMNS, folder / "columns.md")
    except OSError as error:
        raise ImportRefusedError(f"{folder} cannot be made ({error.strerror}).") from None


def main(arguments: list[str]) -> int:
    """Make the template; 0 when it is there, 1 when not, 2 for a wrong call."""
    if len(arguments) != 1 or not arguments[0]:
        print("Name the new folder: make new TABLE=path/to/folder", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    try:
        write_template(folder)
    except ImportRefusedError as error:
        print(error, file=sys.stderr)
        return 1
    print(
        f"Fill in the files of {folder}; columns.md there says what each column means. Then: make table PARTNERSHIP_TABLE={folder}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
