"""Which turns are taken in: no more than can be answered soon, in order, and none at the end."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial

import pytest

from twincities.channels import admission as module
from twincities.channels.admission import Admission, BusyError, EndingError, Place
from twincities.channels.incoming import MOST_CHARACTERS


@pytest.fixture
def admission(monkeypatch: pytest.MonkeyPatch) -> Admission:
    """Takes in four turns at the most, and has two computed at once."""
    monkeypatch.setattr(module, "LEAST_TURNS", 4)
    monkeypatch.setattr(module, "MOST_TURNS", 4)
    monkeypatch.setattr(module, "MOST_AT_ONCE", 2)
    return Admission()


class Turn:
    """One that ends when it is told to."""

    def __init__(self, place: Place, conversation: str) -> None:
        self.place = place
        self.may_end = asyncio.Event()
        self.task = asyncio.ensure_future(self._run(conversation))

    async def _run(self, conversation: str) -> None:
        async with self.place.turn(conversation) as may_begin:
            if may_begin:
                await self.may_end.wait()

    async def end(self) -> None:
        self.may_end.set()
        await self.task
        await settle()


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_more_than_fit_are_refused_until_one_is_over(admission: Admission) -> None:
    turns = [Turn(admission.admit(""), str(number)) for number in range(4)]
    with pytest.raises(BusyError):
        admission.check()
    with pytest.raises(BusyError):
        admission.admit("")
    await settle()
    await turns[0].end()
    admission.check()
    turns[1].place.leave()
    turns[1].place.leave()  # without effect
    places = [admission.admit("") for _ in range(2)]
    with pytest.raises(BusyError):
        admission.admit("")
    for place in (*(turn.place for turn in turns), *places):
        place.leave()


async def test_so_many_are_computed_at_once_in_the_order_of_their_arrival(admission: Admission) -> None:
    turns = [Turn(admission.admit(""), str(number)) for number in range(4)]
    await settle()
    assert [turn.place.has_begun for turn in turns] == [True, True, False, False]
    await turns[1].end()
    assert [turn.place.has_begun for turn in turns] == [True, True, True, False]
    turns[0].place.leave()  # given up: what hangs holds up no others
    await settle()
    assert turns[3].place.has_begun
    for turn in turns:
        await turn.end()
    turns = [Turn(admission.admit(""), str(number)) for number in range(3)]
    await settle()
    assert [turn.place.has_begun for turn in turns] == [True, True, False]
    for turn in turns:
        await turn.end()


async def test_a_turn_that_was_given_up_does_not_begin_in_the_room_of_another(admission: Admission) -> None:
    turns = [Turn(admission.admit(""), str(number)) for number in range(4)]
    await settle()
    for turn in turns:  # all at once, as their time is over
        turn.place.leave()
    await settle()
    assert [turn.place.has_begun for turn in turns] == [True, True, False, False]
    assert [turn.task.done() for turn in turns] == [False, False, True, True]
    for turn in turns:
        await turn.end()
    turns = [Turn(admission.admit(""), str(number)) for number in range(2)]
    await settle()
    assert [turn.place.has_begun for turn in turns] == [True, True]
    for turn in turns:
        await turn.end()


async def test_turns_of_a_conversation_come_one_after_the_other(admission: Admission) -> None:
    first, second, other = (Turn(admission.admit(""), conversation) for conversation in ("a", "a", "b"))
    await settle()
    assert [each.place.has_begun for each in (first, second, other)] == [True, False, True]
    await first.end()
    assert second.place.has_begun
    await second.end()
    await other.end()


async def test_a_turn_that_is_cancelled_before_it_begins_is_in_nobodys_way(admission: Admission) -> None:
    turns = [Turn(admission.admit(""), "a") for _ in range(3)]
    await settle()
    turns[1].task.cancel()
    turns[1].place.leave()
    await turns[0].end()
    assert turns[2].place.has_begun
    await turns[2].end()
    await admission.until_empty()


async def test_at_the_end_none_is_taken_in_and_the_others_are_waited_for(admission: Admission) -> None:
    await asyncio.wait_for(admission.until_empty(), 1)
    turn, other = Turn(admission.admit(""), "a"), Turn(admission.admit(""), "b")
    admission.end()
    for attempt in (admission.check, partial(admission.admit, "")):
        with pytest.raises(EndingError):
            attempt()
    empty = asyncio.ensure_future(admission.until_empty())
    await other.end()
    assert not empty.done()
    await turn.end()
    await asyncio.wait_for(empty, 1)


LONG = "x" * MOST_CHARACTERS


def how_many(admission: Admission, message: str = "") -> int:
    """How many such messages are taken in at once; they are given up again."""
    places: list[Place] = []
    with contextlib.suppress(BusyError):
        while len(places) < 1_000:
            places.append(admission.admit(message))
    for place in places:
        place.leave()
    return len(places)


@pytest.fixture
def bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LEAST_TURNS", 5)
    monkeypatch.setattr(module, "MOST_TURNS", 250)


async def measured(*turns: tuple[str, float], times: int = 60) -> Admission:
    """One that has seen these messages again and again, each of which took so many seconds."""
    now = 0.0
    admission = Admission(lambda: now)
    for message, seconds in turns * times:
        async with admission.admit(message).turn("a"):
            now += seconds
    return admission


@pytest.mark.parametrize(("seconds", "waiting"), [(0.001, 250), (0.03, 27), (1, 5)])
async def test_the_slower_turns_are_the_fewer_may_wait(bounds: None, seconds: float, waiting: int) -> None:
    assert how_many(await measured(("", seconds))) == waiting


async def test_a_message_counts_the_more_the_longer_it_is(bounds: None) -> None:
    admission = await measured(("", 0.01))
    taken = [how_many(admission, "x" * length) for length in (0, 100, 300, 1_000, 5_000)]
    assert taken == sorted(taken, reverse=True)
    assert taken[0] == 80
    assert taken[-1] == taken[-2] == 14  # six times as much, and one with which the bound is reached


@pytest.mark.parametrize(
    "seen", [[("", 0.006)], [(LONG, 0.006)], [(LONG, 0.006), ("", 0.006)], [("", 0.006), (LONG, 0.05)]]
)
async def test_what_is_taken_in_is_answered_within_five_seconds_whatever_came_before(
    bounds: None, seen: list[tuple[str, float]]
) -> None:
    """Plain turns take 6 ms here; the dearest long messages, nearly nine times as much, come at once."""
    assert how_many(await measured(*seen), LONG) * 0.05 < 3


async def test_long_messages_that_are_dear_do_not_shut_short_ones_out(bounds: None) -> None:
    assert how_many(await measured((LONG, 0.05))) > 0.25 * how_many(await measured(("", 0.006)))


async def test_turns_that_are_computed_together_are_counted_together(bounds: None) -> None:
    now = 0.0
    admission = Admission(lambda: now)
    for _ in range(60):
        first = Turn(admission.admit(""), "a")
        await settle()
        now += 0.04
        second = Turn(admission.admit(""), "b")
        await settle()
        now += 0.02
        await first.end()
        await second.end()
    assert how_many(admission) == 27  # 0.8 s of work, 0.03 s each
