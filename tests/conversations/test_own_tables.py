"""The same assistant on tables of a town and of an association: namesakes, kinds, states, further dates, contacts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conversations.player import FOLDER, Dialogue, conversation, load_dialogues, play, running_assistant

_TABLES = sorted(path.parent for path in (FOLDER / "own_tables").glob("*/partnerships.csv"))


@pytest.fixture(scope="module", params=_TABLES, ids=lambda table: str(table.name))
def own_table(request: pytest.FixtureRequest) -> Iterator[tuple[str, list[Dialogue]]]:
    """The address of a server on a table, and the dialogues on it."""
    with running_assistant(PARTNERSHIP_TABLE=str(request.param)) as url:
        yield url, load_dialogues(folder=request.param)


def test_dialogues(own_table: tuple[str, list[Dialogue]]) -> None:
    url, dialogues = own_table
    wrong = [
        (dialogue, outcome)
        for dialogue in dialogues
        for outcome in play(dialogue, conversation(url))
        if outcome.faults and not outcome.turn.known_fault
    ]
    assert not wrong, "\n" + "\n\n".join(f"{dialogue}: {outcome}" for dialogue, outcome in wrong)
