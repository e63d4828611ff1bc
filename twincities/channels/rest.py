"""The REST channel: `POST /webhooks/rest/webhook`, as Rasa's own one, but never without an answer."""

from __future__ import annotations

import asyncio
import json
import logging
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import bool_arg
from sanic import Blueprint, Sanic, response
from sanic.exceptions import PayloadTooLarge
from sanic.request import Request
from sanic.response import HTTPResponse

from twincities.channels.incoming import NO_ANSWER, UnusableMessageError, accept, wording

logger = logging.getLogger(__name__)

MOST_BYTES = 16 * 1024
MOST_CHARACTERS_OF_SENDER = 200
# Rasa waits up to 300 s for an action, longer than the 60 s for which it locks the conversation, and offers no
# setting for it. So the whole turn is bounded here.
MOST_SECONDS_OF_TURN = 10.0

Handler = Callable[[UserMessage], Awaitable[Any]]
Message = dict[str, Any]


class BadRequestError(ValueError):
    """A request that is not of the form the channel takes; the text says what is wrong with it."""


class RestChannel(RestInput):
    """Takes `{"sender": …, "message": …}` and answers with a list of messages, at least one."""

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes of the channel."""
        blueprint = Blueprint(f"{self.name()}_channel")

        @blueprint.listener("before_server_start")
        async def limit_body(app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
            app.config.REQUEST_MAX_SIZE = MOST_BYTES

            @app.exception(PayloadTooLarge)
            async def too_large(_request: Request, _error: Exception) -> HTTPResponse:
                return response.json({"error": f"the body is over {MOST_BYTES} bytes"}, status=413)

        @blueprint.get("/")
        async def health(request: Request) -> HTTPResponse:
            agent = _agent(request)
            if agent is None or not agent.is_ready():
                return response.json({"status": "no model is loaded"}, status=503)
            return response.json({"status": "ok"})

        @blueprint.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            try:
                sender, message = _read(request.body)
            except BadRequestError as error:
                return response.json({"error": str(error)}, status=400)
            messages = await self.turn(request, on_new_message, sender, message)
            if bool_arg(request, "stream", default=False):
                lines = "".join(f"{json.dumps(each)}\n" for each in messages)
                return response.text(lines, content_type="text/event-stream")
            return response.json(messages)

        return blueprint

    async def turn(
        self, request: Request, on_new_message: Handler, sender: str, message: object
    ) -> list[Message]:
        """The answer to one message: never empty, and in words where something went wrong."""
        domain = getattr(_agent(request), "domain", None)
        collector = CollectingOutputChannel()
        try:
            text = accept(message, domain) if domain else None
            user_message = UserMessage(text, collector, sender, input_channel=self.name())
            await asyncio.wait_for(on_new_message(user_message), MOST_SECONDS_OF_TURN)
            apology = None if collector.messages else NO_ANSWER
        except UnusableMessageError as error:
            apology = error.response
        except asyncio.TimeoutError:
            logger.error("A turn took longer than %.0f s and was broken off.", MOST_SECONDS_OF_TURN)
            apology = NO_ANSWER
        except RasaException as error:
            logger.error("A turn failed: %s", error)
            apology = NO_ANSWER
        except Exception:
            logger.exception("A turn failed.")
            apology = NO_ANSWER
        if apology:
            await collector.send_text_message(sender, wording(apology, domain))
        return collector.messages


def _agent(request: Request) -> Any:
    return getattr(request.app.ctx, "agent", None)


def _read(body: bytes) -> tuple[str, object]:
    """Sender and message of a request; a sender that is not named gets a conversation of its own.

    Raises:
        BadRequestError: when the body is no JSON object, or the sender no text.
    """
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        raise BadRequestError("the body is not JSON") from None
    if not isinstance(content, dict):
        raise BadRequestError("the body is not a JSON object")
    sender = content.get("sender")
    if sender is None or sender == "":
        sender = uuid.uuid4().hex
    if not isinstance(sender, str) or len(sender) > MOST_CHARACTERS_OF_SENDER or not sender.isprintable():
        raise BadRequestError(f"the sender is not a text of up to {MOST_CHARACTERS_OF_SENDER} characters")
    return sender, content.get("message")
