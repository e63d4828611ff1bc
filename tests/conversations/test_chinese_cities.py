"""The same assistant on another table: no training, no code that knows it."""

from __future__ import annotations

import pytest

from tests.conversations.player import CHINESE_CITIES, Dialogue, conversation, load_dialogues, play


@pytest.mark.parametrize("dialogue", load_dialogues(CHINESE_CITIES), ids=str)
def test_dialogue(dialogue: Dialogue, chinese_cities_url: str) -> None:
    wrong = [outcome for outcome in play(dialogue, conversation(chinese_cities_url)) if outcome.faults]
    new = [outcome for outcome in wrong if not outcome.turn.known_fault]
    assert not new, "\n" + "\n\n".join(map(str, new))
    if wrong:
        pytest.xfail("; ".join(str(outcome.turn.known_fault) for outcome in wrong))
