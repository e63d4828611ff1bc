"""The same assistant on tables of a town and of an association: namesakes, kinds, states, further dates, contacts.

One server answers on all of them, one after the other, as an edit of its table brings them.
"""

from __future__ import annotations

import re
import shutil
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conversations.player import FOLDER, conversation, load_dialogues, play, running_assistant

_TABLES = sorted(path.parent for path in (FOLDER / "own_tables").glob("*/partnerships.csv"))
_CHANGED = re.compile(r"^twincities_table_changed\S* (\S+)$", re.MULTILINE)
_MOST_SECONDS = 120

Serve = Callable[[Path], str]
"""Has a table answered on; gives the address."""


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """A server whose table is whichever was asked for last."""
    place = tmp_path_factory.mktemp("tables")
    served = place / "table"
    served.symlink_to(_copied(_TABLES[0], place / "first"))
    with running_assistant(PARTNERSHIP_TABLE=str(served)) as url:

        def switch(table: Path) -> str:
            copy = _copied(table, place / table.name)
            link = place / "next"
            link.symlink_to(copy)
            link.replace(served)  # at once: no table is read that is half another one
            changed = max(file.stat().st_mtime for file in copy.glob("*.csv"))
            given_up = time.monotonic() + _MOST_SECONDS
            while _in_use_since(url) != pytest.approx(changed, abs=1e-3):
                assert time.monotonic() < given_up, f"{table.name} is not taken up"
                time.sleep(0.1)
            return url

        yield switch


def _copied(table: Path, copy: Path) -> Path:
    shutil.copytree(table, copy, copy_function=shutil.copyfile)  # with the time of now
    return copy


def _in_use_since(url: str) -> float:
    with urllib.request.urlopen(f"{url}/metrics") as response:
        (changed,) = _CHANGED.findall(response.read().decode())
    return float(changed)


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: str(table.name))
def test_dialogues(serve: Serve, table: Path) -> None:
    url = serve(table)
    wrong = [
        (dialogue, outcome)
        for dialogue in load_dialogues(folder=table)
        for outcome in play(dialogue, conversation(url))
        if outcome.faults and not outcome.turn.known_fault
    ]
    assert not wrong, "\n" + "\n\n".join(f"{dialogue}: {outcome}" for dialogue, outcome in wrong)
