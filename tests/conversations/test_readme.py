"""The README shows what the assistant really says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.conversations.player import answer_text, conversation
from twincities.launch.project import ROOT


def transcript() -> Iterator[tuple[str, list[str]]]:
    """What is said to the assistant in the README, and the lines of each answer."""
    (block,) = re.findall(
        r"<!-- transcript:.*?-->\n```\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    for turn in re.split(r"^You: ", block, flags=re.MULTILINE)[1:]:
        said, answer = turn.split("\nBot: ", 1)
        yield said.strip(), [line.strip() for line in answer.strip().splitlines()]


def test_the_transcript_is_what_the_assistant_says(assistant_url: str) -> None:
    ask = conversation(assistant_url)
    turns = list(transcript())
    assert len(turns) > 3
    for said, expected in turns:
        answer = answer_text(ask(said))
        # The wording of first sentences varies; facts, lists and corrections do not.
        for line in expected[1:] or expected:
            for fact in re.findall(r"\b[A-Z]\w+(?: [A-Z]\w+)*|\b\d{4}\b", line):
                assert fact in answer, f"{said}: the answer lacks {fact!r}:\n{answer}"
