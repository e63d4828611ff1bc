"""Counts what users said of answers: `python -m twincities.feedback`; free of Rasa."""

from __future__ import annotations

import sys
from pathlib import Path

from twincities.conversations.connections import Connections, DatabaseUnavailableError
from twincities.conversations.feedback import Rated, counted
from twincities.conversations.settings import database_url
from twincities.state import SettingError


def main() -> int:
    """Print the counts by what was asked, and all together: 0; 1 with a sentence on stderr where they cannot be read."""
    try:
        rated = _read()
    except (SettingError, DatabaseUnavailableError, OSError) as error:
        print(f"error: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    total = Rated("all", sum(each.helpful for each in rated), sum(each.unhelpful for each in rated))
    print(f"{'helpful':>8} {'not':>8}  asked")
    for each in (*rated, total):
        print(f"{each.helpful:>8} {each.unhelpful:>8}  {each.intent or '–'}")
    return 0


def _read() -> list[Rated]:
    url = database_url()
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        return []  # nothing was said yet; the file is the server's to make
    connections = Connections(url)
    try:
        return counted(connections)
    finally:
        connections.close()


if __name__ == "__main__":
    sys.exit(main())
