"""Whole conversations over HTTP."""

from __future__ import annotations

import pytest

from tests.conversations.player import Dialogue, conversation, load_dialogues, play


@pytest.mark.parametrize("dialogue", load_dialogues(), ids=str)
def test_dialogue(dialogue: Dialogue, assistant_url: str) -> None:
    wrong = [outcome for outcome in play(dialogue, conversation(assistant_url)) if outcome.faults]
    assert not wrong, "\n" + "\n\n".join(map(str, wrong))
