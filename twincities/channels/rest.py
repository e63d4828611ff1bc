"""The REST channel: `POST /webhooks/rest/webhook`, as Rasa's own one, but never without an answer."""

from __future__ import annotations

import asyncio
import json
import os
import uuid
from collections.abc import Sequence
from functools import partial
from http import HTTPStatus
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.channels.rest import RestInput
from rasa.utils.endpoints import bool_arg
from sanic import Blueprint, Sanic, response
from sanic.exceptions import PayloadTooLarge
from sanic.request import Request
from sanic.response import HTTPResponse

from twincities.channels.conversation_ids import belongs_elsewhere
from twincities.channels.incoming import accept
from twincities.channels.json_requests import RefusedError, read_object, refuse, wished_language
from twincities.channels.pictures import pictures
from twincities.channels.reach import is_rest_open
from twincities.channels.server import ChannelBlueprint, admission
from twincities.channels.turns import Handler, take_turn
from twincities.engine.action_calls import close_connections
from twincities.pictures.of_table import PICTURE

MOST_BYTES = 64 * 1024
MOST_CHARACTERS_OF_SENDER = 200
Message = dict[str, Any]
_PICTURES = "/webhooks/web/"
"""Where the web channel of the same server serves pictures."""


class RestOutput(CollectingOutputChannel):
    """Collects messages; what one holds as data stays with its text."""

    async def send_response(self, recipient_id: str, message: Message) -> None:
        """Take in one response; its data are the `custom` of its first message."""
        before = len(self.messages)
        await super().send_response(recipient_id, {**message, "custom": None})
        if not (data := message.get("custom")):
            return
        if len(self.messages) > before:
            self.messages[before]["custom"] = data
        else:
            await self.send_custom_json(recipient_id, data)


class RestChannel(RestInput):
    """Takes `{"sender": …, "message": …}` and answers with a list of messages, at least one."""

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes of the channel."""
        blueprint = ChannelBlueprint(f"{self.name()}_channel", "/webhook")

        @blueprint.listener("before_server_start")
        async def set_up(app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
            app.config.REQUEST_MAX_SIZE = MOST_BYTES

            @app.exception(PayloadTooLarge)
            async def too_large(_request: Request, _error: Exception) -> HTTPResponse:
                return response.json({"error": f"the body is over {MOST_BYTES} bytes"}, status=413)

        @blueprint.listener("after_server_stop")
        async def clean_up(_app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
            await close_connections()

        @blueprint.get("/")
        async def health(request: Request) -> HTTPResponse:
            if not _is_open(request):
                return refuse(_nothing_here())
            agent = _agent(request)
            if agent is None or not agent.is_ready():
                return response.json({"status": "no model is loaded"}, status=503)
            return response.json({"status": "ok"})

        @blueprint.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            admission(request.app).check()
            try:
                sender, message, wish = _read(request)
            except RefusedError as error:
                return refuse(error)
            messages = await self.turn(request, on_new_message, sender, message, wish)
            if request.query_string and bool_arg(request, "stream", default=False):
                lines = "".join(f"{json.dumps(each)}\n" for each in messages)
                return response.text(lines, content_type="text/event-stream")
            return response.json(messages)

        return blueprint

    async def turn(
        self, request: Request, on_new_message: Handler, sender: str, message: object, wish: str | None = None
    ) -> list[Message]:
        """The answer to one message: never empty, and in words where something went wrong."""
        collector = RestOutput()
        await take_turn(
            admission(request.app).admit(message),
            on_new_message,
            partial(accept, message),
            collector,
            sender,
            self.name(),
            getattr(_agent(request), "domain", None),
            has_answered=lambda: bool(collector.messages),
            wish=wish,
        )
        # What a turn says after it was given up belongs to no request any more.
        return await asyncio.to_thread(_with_pictures, list(collector.messages))


def _with_pictures(messages: Sequence[Message]) -> list[Message]:
    """The messages with what can be shown in the place of what was ordered: kind, text and address of a picture."""
    given = []
    for message in messages:
        custom = message.get("custom")
        if not isinstance(custom, dict) or PICTURE not in custom:
            given.append(message)
            continue
        rest = {key: value for key, value in custom.items() if key != PICTURE}
        if picture := pictures().shown(message):
            shown = {"kind": picture.kind, "alt": picture.alt, "url": f"{_PICTURES}{picture.file}"}
            given.append({**message, "custom": {**rest, PICTURE: shown}})
        elif rest or "text" in message:
            given.append({**message, "custom": rest})
    return given


def _agent(request: Request) -> Any:
    return getattr(request.app.ctx, "agent", None)


def _nothing_here() -> RefusedError:
    return RefusedError(HTTPStatus.NOT_FOUND, "there is nothing at this address")


def _is_open(request: Request) -> bool:
    return is_rest_open(request.app.state.host, os.environ)


def _read(request: Request) -> tuple[str, object, str | None]:
    """Sender, message and language wished for of a request; a sender that is not named gets a conversation of its own.

    Raises:
        RefusedError: when the channel is closed, the body is no JSON object, or the sender no name.
    """
    if not _is_open(request):
        raise _nothing_here()
    content = read_object(request)
    sender = content.get("sender")
    if sender is None or sender == "":
        sender = uuid.uuid4().hex
    elif isinstance(sender, int) and not isinstance(sender, bool):
        sender = str(sender)
    if not isinstance(sender, str) or len(sender) > MOST_CHARACTERS_OF_SENDER or not sender.isprintable():
        reason = (
            f"the sender is neither a text of up to {MOST_CHARACTERS_OF_SENDER} characters nor a whole number"
        )
        raise RefusedError(HTTPStatus.BAD_REQUEST, reason)
    if belongs_elsewhere(sender):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "the sender is one of another channel")
    metadata = content.get("metadata")
    return sender, content.get("message"), wished_language(metadata if isinstance(metadata, dict) else {})
