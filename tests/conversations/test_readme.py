"""The README shows what the assistant really says."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.conversations.player import answer_text, conversation
from twincities.channels.shell import NumberedSuggestions
from twincities.launch.project import ROOT

NUMBERED = re.compile(r"[1-9]  \S")


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
    suggestions = NumberedSuggestions()  # as in the terminal
    turns = list(transcript())
    assert len(turns) > 3
    assert any(said.isdigit() and NUMBERED.match(answer[-1]) for (_, answer), (said, _) in pairwise(turns))
    for said, expected in turns:
        answer = answer_text(suggestions.in_words(ask(str(suggestions.chosen(said)))))
        # The wording of first sentences varies; facts, lists and corrections do not.
        for line in expected[1:] or expected:
            if NUMBERED.match(line):
                assert f"  {line}\n" in f"{answer}\n"
            for fact in re.findall(r"\b[A-Z]\w+(?: [A-Z]\w+)*|\b\d{4}\b", line):
                assert fact in answer, f"{said}: the answer lacks {fact!r}:\n{answer}"


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl here")
def test_the_request_is_answered_as_it_stands(assistant_url: str) -> None:
    (command,) = re.findall(r"^curl .*$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    at_this_server = command.replace("http://127.0.0.1:5005", assistant_url)
    assert at_this_server != command
    run = subprocess.run(shlex.split(at_this_server), capture_output=True, text=True, check=True)
    assert "Chengdu" in json.loads(run.stdout)[0]["text"]
