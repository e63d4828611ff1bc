"""A message that is written to keep the assistant busy costs a few plain turns, for its writer and for anybody else.

Only costs are compared, measured in turn on one running server: what makes it slow makes all of them slow. Where one
seems too dear it is measured again, for something else may have disturbed the measurement.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from tests.conversations.player import Ask, answer_text, conversation
from tests.hostile import PROSE, hostile_messages
from twincities.channels.incoming import MOST_CHARACTERS
from twincities.languages import spoken
from twincities.wording import wording_in

PLAIN = "When was Kyoto twinned with Chengdu?"
LEAST_ROUNDS = 3
MOST_ROUNDS = 20
MOST_PLAIN_TURNS = 15.0  # at most 5 on a machine that does nothing else (docs/performance.md)
MOST_PLAIN_TURNS_OF_LONGEST = 30.0
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

    for _ in range(LEAST_ROUNDS):
        turn()
    return turn


@pytest.mark.parametrize(
    ("length", "most"),
    [(LENGTH, MOST_PLAIN_TURNS), (MOST_CHARACTERS, MOST_PLAIN_TURNS_OF_LONGEST)],
    ids=["of a few sentences", "of the longest"],
)
@pytest.mark.parametrize("name", hostile_messages(seed=0))
def test_a_hostile_message_costs_a_few_plain_turns(
    name: str, length: int, most: float, assistant_url: str, plain_turn: Callable[[], None]
) -> None:
    own = plain = meanwhile = math.inf
    for done, costs in enumerate(costs_of(name, length, assistant_url, plain_turn)):
        if done >= LEAST_ROUNDS and max(own, meanwhile) <= most * plain:
            break
        own, plain, meanwhile = map(min, (own, plain, meanwhile), costs)
    assert own <= most * plain
    assert meanwhile <= most * plain


def costs_of(
    name: str, length: int, assistant_url: str, plain_turn: Callable[[], None]
) -> Iterator[tuple[float, float, float]]:
    """Seconds of such a message, of a plain turn, and of a plain turn of another visitor meanwhile, again and again."""
    with ThreadPoolExecutor(1) as another_visitor:
        for done in range(MOST_ROUNDS):
            ask = conversation(assistant_url)
            own = seconds(partial(said, ask, name, 2 * done, length))
            plain = seconds(plain_turn)
            going_on = another_visitor.submit(said, ask, name, 2 * done + 1, length)
            time.sleep(HEAD_START)
            meanwhile = seconds(plain_turn)
            going_on.result()
            yield own, plain, meanwhile


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
