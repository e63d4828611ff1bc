"""What is said in one turn of the web chat: sent as it is produced, and kept for a while to be sent again.

A turn does not depend on the request that began it. When the connection is lost in the middle, the turn goes on; the
same message sent again, known by its id, is given the answer of that turn and does not begin another one.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Iterable
from http import HTTPStatus
from typing import Any

from cachetools import TTLCache
from rasa.core.channels.channel import OutputChannel

from twincities.channels.json_requests import RefusedError
from twincities.channels.pictures import Shown, pictures
from twincities.channels.web.messages import Message, Sign, web_message

logger = logging.getLogger(__name__)

_MOST_ANSWERS = 10_000
_SECONDS_KEPT = 600.0


class Answer:
    """The messages of one turn; read by any number of requests, each from the beginning."""

    def __init__(self, question: object) -> None:
        """`question` is what was said, to tell a repetition from another message under the same id."""
        self.question = question
        self.messages: list[Message] = []
        self._ended = False
        self._changed = asyncio.Event()

    def add(self, message: Message) -> None:
        """Say one more thing; without effect after the end, when the user has been told to try again."""
        if not self._ended:
            self.messages.append(message)
            self._wake()

    def end(self) -> None:
        """Say no more."""
        self._ended = True
        self._wake()

    async def follow(self) -> AsyncIterator[Message]:
        """All messages up to the end of the turn, those to come as soon as they come."""
        given = 0
        while True:
            changed = self._changed
            while given < len(self.messages):
                given += 1
                yield self.messages[given - 1]
            if self._ended:
                return
            await changed.wait()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


class Answers:
    """The answers of the last ten minutes, by conversation and id of the message."""

    def __init__(self) -> None:
        self._kept: TTLCache[tuple[str, str], Answer] = TTLCache(_MOST_ANSWERS, _SECONDS_KEPT)
        self._running: set[asyncio.Task[None]] = set()  # asyncio itself keeps no hold of them

    def given(self, conversation: str, message_id: str, question: object) -> Answer | None:
        """The answer to a message that was sent before, complete or not.

        Raises:
            RefusedError: when the message of that id said something else.
        """
        answer = self._kept.get((conversation, message_id))
        if answer and answer.question != question:
            raise RefusedError(HTTPStatus.BAD_REQUEST, "the id is the one of another message")
        return answer

    def begin(self, conversation: str, message_id: str, answer: Answer, turn: Awaitable[None]) -> None:
        """Run a turn that fills the answer, whatever becomes of the request."""
        self._kept[conversation, message_id] = answer
        task = asyncio.ensure_future(_run(turn, answer))
        self._running.add(task)
        task.add_done_callback(self._running.discard)


async def _run(turn: Awaitable[None], answer: Answer) -> None:
    try:
        await turn
    finally:
        answer.end()


class WebOutput(OutputChannel):
    """Puts what Rasa says into an answer. Raises nothing: Rasa would lose the turn."""

    def __init__(self, answer: Answer, sign: Sign) -> None:
        self._answer = answer
        self._sign = sign

    @classmethod
    def name(cls) -> str:
        """The name of the channel, by which responses may be chosen."""
        return "web"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Say a whole message at once: text, image, buttons and cards stay together."""
        self._say(
            message, await asyncio.to_thread(pictures().shown, message) if message.get("custom") else None
        )

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Say a text."""
        self._say({"text": text})

    async def send_image_url(self, recipient_id: str, image: str, **kwargs: Any) -> None:
        """Show an image."""
        self._say({**kwargs, "image": image})

    async def send_attachment(self, recipient_id: str, attachment: Any, **kwargs: Any) -> None:
        """Link to a file."""
        self._say({"attachment": attachment})

    async def send_text_with_buttons(
        self, recipient_id: str, text: str, buttons: list[dict[str, Any]], **kwargs: Any
    ) -> None:
        """Say a text with choices."""
        self._say({"text": text, "buttons": buttons})

    async def send_elements(
        self, recipient_id: str, elements: Iterable[dict[str, Any]], **kwargs: Any
    ) -> None:
        """Show cards."""
        self._say({"elements": list(elements)})

    async def send_custom_json(self, recipient_id: str, json_message: Any, **kwargs: Any) -> None:
        """Custom JSON without a text is made for other channels: left out."""

    def _say(self, said: dict[str, Any], picture: Shown | None = None) -> None:
        try:
            message = web_message(said, self._sign, picture)
        except Exception:
            logger.exception("A message cannot be shown in the web chat and is sent as bare text.")
            message = {"text": text} if (text := _bare_text(said)) else {}
        if message:
            self._answer.add(message)


def _bare_text(said: dict[str, Any]) -> str:
    with contextlib.suppress(Exception):
        return str(said.get("text") or "")
    return ""
