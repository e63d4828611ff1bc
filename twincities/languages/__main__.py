"""`python -m twincities.languages check [CODE]` says what languages lack; `… new CODE` writes the files of a new one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from babel import UnknownLocaleError

from twincities.languages.checking import ROOT, faults_of
from twincities.languages.skeleton import write_skeleton
from twincities.wording import languages


def main(arguments: Sequence[str]) -> int:
    """0 where nothing is missing or wrong, or the files were written; else 1, after a line for each fault."""
    parser = argparse.ArgumentParser(prog="python -m twincities.languages", description=__doc__)
    parser.add_argument("command", choices=("check", "new"))
    parser.add_argument("language", nargs="?", default="", help="its code, such as fr or zh-Hant")
    options = parser.parse_args(arguments)
    if options.command == "new":
        return _write(options.language)
    faults = [
        fault
        for code in ([options.language] if options.language else languages())
        for fault in faults_of(code)
    ]
    print(*sorted(faults), sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


def _write(language: str) -> int:
    try:
        written = write_skeleton(language)
    except (UnknownLocaleError, ValueError) as error:
        print(f"error: {language!r} is no code of a language: {error}", file=sys.stderr)
        return 1
    print(*(file.relative_to(ROOT) for file in written), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
