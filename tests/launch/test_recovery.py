"""A real assistant whose server is killed or asked to end while visitors ask without pause."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path

from tests.launch.visitors import ANSWERED, APOLOGISED, end_amid, kill_again_and_again, served
from twincities.launch.ports import LOOPBACK

AGAIN = "the Rasa server was ended by signal 9; started again\n"


def test_a_server_that_is_killed_answers_again_and_loses_nothing(tmp_path: Path) -> None:
    with served(tmp_path) as assistant:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://{LOOPBACK}:{assistant.port}/health") as health:
            assert json.load(health)["status"] == "ok"
        _, visitors = kill_again_and_again(assistant, times=1)
        assert assistant.errors().endswith(AGAIN)
        assert visitors.outcomes()[ANSWERED] > 50
        assert visitors.outcomes()[APOLOGISED] == 0
        assert visitors.lost(tmp_path) == 0


def test_turns_that_are_going_on_are_finished_before_the_end(tmp_path: Path) -> None:
    with served(tmp_path) as assistant:
        _, code, visitors = end_amid(assistant)
        assert code == 0
        assert visitors.outcomes()[ANSWERED] > 20
        assert visitors.outcomes()[APOLOGISED] == 0
        assert visitors.lost(tmp_path) == 0
        assert visitors.taken_but_unanswered(tmp_path) == 0
