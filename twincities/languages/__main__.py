"""`python -m twincities.languages check [CODE]` says what languages lack; `… new CODE` writes the files of a new one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from babel import Locale, UnknownLocaleError

from twincities.languages.checking import ROOT, faults_of
from twincities.languages.skeleton import write_skeleton
from twincities.languages.spoken import spoken


def main(arguments: Sequence[str]) -> int:
    """0 where nothing is missing or wrong, or the files were written; 1 after a line for each fault; 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m twincities.languages", description=__doc__)
    parser.add_argument("command", choices=("check", "new"))
    parser.add_argument("language", nargs="?", default="", help="its code, such as fr or zh-Hant")
    options = parser.parse_args(arguments)
    language = options.language.strip()
    if options.command == "new":
        return _write(language)
    if language and language not in spoken():
        print(f"error: {language!r} is none of {', '.join(spoken())}", file=sys.stderr)
        return 2
    faults = sorted(fault for code in ([language] if language else spoken()) for fault in faults_of(code))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def _write(language: str) -> int:
    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        print(f"error: {language!r} is no code of a language: write CODE=de, for instance", file=sys.stderr)
        return 2
    for file in write_skeleton(language):
        print(f"Written: {file.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
