"""A message that is written to keep the assistant busy costs a few plain turns, for its writer and for anybody else.

Only costs are compared, measured in turn on one running server: what makes it slow makes all of them slow, for plain
turns in a row take longest. Where one seems too dear it is measured again, for something else may have disturbed it.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from tests.conversations.player import Ask, answer_text, conversation
from tests.hostile import PROSE, hostile_messages
from twincities.channels.incoming import MOST_CHARACTERS
from twincities.languages import spoken
from twincities.wording import wording_in

PLAIN = "When was Kyoto twinned with Chengdu?"
MOST_ROUNDS = 10
MOST_PLAIN_TURNS = 30  # at most 6 on a machine that does nothing else (docs/performance.md)
MOST_PLAIN_TURNS_OF_LONGEST = 90  # of four times the length; were it not in proportion, sixteen times as many
LENGTH = 1_000  # characters
HEAD_START = 0.002  # seconds for a message to arrive before another one
# The sentence in every language: what is asked by chance is of any.
READ_IN_PART = [wording_in(language).phrase("utter_read_in_part") for language in spoken()]


def seconds(turn: Callable[[], object]) -> float:
    begun = time.perf_counter()
    turn()
    return time.perf_counter() - begun


@pytest.fixture(scope="module")
def plain_turn(assistant_url: str) -> Callable[[], None]:
    """A turn of another visitor, which has to be answered rightly."""
    ask = conversation(assistant_url)

    def turn() -> None:
        assert "1983" in answer_text(ask(PLAIN))

    turn()
    return turn


@pytest.mark.parametrize(
    ("length", "most"),
    [(LENGTH, MOST_PLAIN_TURNS), (MOST_CHARACTERS, MOST_PLAIN_TURNS_OF_LONGEST)],
    ids=["of a few sentences", "of the longest"],
)
@pytest.mark.parametrize("name", hostile_messages(seed=0))
def test_a_hostile_message_costs_a_few_plain_turns(
    name: str, length: int, most: int, assistant_url: str, plain_turn: Callable[[], None]
) -> None:
    own = meanwhile = plain = math.inf
    for done in range(MOST_ROUNDS):
        ask = conversation(assistant_url)
        own = min(own, seconds(partial(said, ask, name, 2 * done, length)))
        with ThreadPoolExecutor(1) as another_visitor:
            going_on = another_visitor.submit(said, ask, name, 2 * done + 1, length)
            time.sleep(HEAD_START)
            meanwhile = min(meanwhile, seconds(plain_turn))
            going_on.result()
        plain = min(plain, seconds(partial(in_a_row, plain_turn, most)))
        if max(own, meanwhile) <= plain:
            break
    assert own <= plain
    assert meanwhile <= plain


def in_a_row(turn: Callable[[], None], times: int) -> None:
    for _ in range(times):
        turn()


def said(ask: Ask, name: str, seed: int, length: int = LENGTH) -> str:
    """The answer to a message of that kind, which was never sent before."""
    answer = answer_text(ask(hostile_messages(seed, length)[name]))
    assert answer.strip()
    return answer


@pytest.mark.parametrize("name", ["ideographs", "letters", "emoji"])
def test_the_user_is_told_that_a_message_was_not_read_whole(name: str, assistant_url: str) -> None:
    answer = said(conversation(assistant_url), name, seed=99)
    assert any(sentence in answer for sentence in READ_IN_PART)


@pytest.mark.parametrize(
    "text", [PLAIN, PROSE, " When  was \n Kyoto\u3000twinned? " + " " * 900], ids=["plain", "prose", "spaces"]
)
def test_the_user_is_told_nothing_of_it_where_all_was_read(text: str, assistant_url: str) -> None:
    answer = answer_text(conversation(assistant_url)(text))
    assert not any(sentence in answer for sentence in READ_IN_PART)
    assert "1983" in answer or text == PROSE
