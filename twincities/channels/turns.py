"""One turn of a conversation, whatever the channel: bounded in time, and never without an answer."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.exceptions import RasaException

from twincities.channels.admission import Place
from twincities.channels.incoming import (
    NO_ANSWER,
    Domain,
    UnusableMessageError,
    language_of_message,
    wish_or_that_of_town,
    wording,
)
from twincities.conversations import notices
from twincities.conversations.preceding import preceded_by
from twincities.engine.repeated import AnsweredBeforeError
from twincities.observing import traces
from twincities.observing.metrics import SECONDS_OF_TURN, TURNS
from twincities.observing.turns import Turn, current_turn, going_on

logger = logging.getLogger(__name__)

# Rasa waits up to 300 s for an action, longer than the 60 s for which it locks the conversation, and offers no
# setting for it. So the user is answered after this time; the turn itself goes on, and is stored.
MOST_SECONDS_OF_TURN = 10.0

Handler = Callable[[UserMessage], Awaitable[Any]]
"""Rasa's way to take in a message."""
Reader = Callable[[Domain], str]
"""Gives the text that Rasa may see; raises UnusableMessageError where there is none."""

_going_on: set[asyncio.Task[Any]] = set()  # asyncio itself keeps no hold of them


async def take_turn(
    place: Place,
    handle: Handler,
    read: Reader,
    output: OutputChannel,
    conversation: str,
    channel: str,
    domain: Domain | None,
    has_answered: Callable[[], bool],
    wish: str | None = None,
    message_id: str | None = None,
    before: str | None = None,
) -> None:
    """Have Rasa answer one message through `output`; where it does not, apologise in words.

    What the turn has to tell besides (twincities.conversations.notices) comes last.

    `place` is left when the turn is over, or its user has been told to try again; where it has not begun by then, it
    never does. `has_answered` tells whether the output has sent anything yet. `wish` is the language that the page or the
    program of the user asks for (BCP 47); without it, that of the town whose table it is counts. A message whose `message_id` was
    answered before is given that answer. `before` is the id of the message that the user's program takes for the last one
    before this. Raises nothing but cancellation.
    """
    wish = wish_or_that_of_town(wish)
    to_say: list[str] = []
    text: str | None = None
    outcome = "apologised"
    began, observed = time.perf_counter(), Turn()
    span = traces.begun("turn", {traces.TURN: observed.id, "twincities.channel": channel})
    asyncio.get_running_loop().call_later(MOST_SECONDS_OF_TURN, place.leave)
    try:
        text = read(domain) if domain else None
        metadata = {"language": wish} if wish else None
        message = UserMessage(
            text, output, conversation, input_channel=channel, message_id=message_id, metadata=metadata
        )
        with (
            notices.collected() as to_say,
            going_on(observed),
            traces.below(span),
            preceded_by(before, message_id),
        ):
            turn = _kept(_in_turn(place, conversation, handle, message))
        await asyncio.wait_for(asyncio.shield(turn), MOST_SECONDS_OF_TURN)
        apology = None if has_answered() else NO_ANSWER
        outcome = "repeated" if observed.was_answered_before else "answered"
    except UnusableMessageError as error:
        apology, text = error.response, error.text
        outcome = "unusable"
    except TimeoutError:
        logger.error("A turn takes longer than %.0f s; the user is told to try again.", MOST_SECONDS_OF_TURN)
        apology = NO_ANSWER
    except RasaException as error:
        logger.error("A turn failed: %s", error)
        apology = NO_ANSWER
    except Exception:
        logger.exception("A turn failed.")
        apology = NO_ANSWER
    finally:
        if not place.has_begun:  # nor will it: nobody waits for it any more
            place.leave()
    if apology == NO_ANSWER:
        outcome = "apologised"
    SECONDS_OF_TURN.labels(channel).observe(time.perf_counter() - began)
    TURNS.labels(channel, observed.intent, outcome).inc()
    traces.ended(span, {"twincities.intent": observed.intent, "twincities.outcome": outcome})
    for response in [apology, *to_say] if apology else to_say:
        said = wording(response, domain, language_of_message(text, wish))
        await output.send_text_message(conversation, said)


async def _in_turn(place: Place, conversation: str, handle: Handler, message: UserMessage) -> None:
    async with place.turn(conversation) as may_begin:
        if may_begin:
            try:
                await handle(message)
            except AnsweredBeforeError as before:
                if turn := current_turn():
                    turn.was_answered_before = True
                for said in before.said:
                    await message.output_channel.send_response(conversation, said)


def _kept(turn: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    task = asyncio.ensure_future(turn)
    _going_on.add(task)
    task.add_done_callback(_let_go)
    return task


def _let_go(task: asyncio.Task[Any]) -> None:
    _going_on.discard(task)
    if not task.cancelled():
        task.exception()  # seen by the turn; or, after it was given up, of no more use to anybody
