"""The web channel: `POST /webhooks/web/messages` for the chat on web pages, which it serves as well.

`POST conversations` gives a token; `POST messages` takes `{"conversation": token, "id": …, "text": …}`, or `payload`
of a button in place of the text, and answers with one JSON object a line, each sent as soon as it is said; the last
line is `{"end": true}`. Refusals are `{"error": sentence}` with a fitting status.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from twincities import state
from twincities.channels.incoming import Domain, accept_text, is_allowed_payload
from twincities.channels.json_requests import RefusedError, read_object, refuse, wished_language
from twincities.channels.rate_limit import RateLimit
from twincities.channels.server import ChannelBlueprint, admission
from twincities.channels.shared_rates import SharedRates, shared_rates
from twincities.channels.turns import Handler, take_turn
from twincities.channels.web.answers import Answer, Answers, WebOutput
from twincities.channels.web.assets import Assets
from twincities.channels.web.feedback import store_feedback
from twincities.channels.web.origins import Origins
from twincities.channels.web.pages import add_pages
from twincities.channels.web.rows import wanted_rows
from twincities.channels.web.settings import SettingError, WebSettings
from twincities.channels.web.signatures import ForgedError, WebSignatures
from twincities.serving.addresses import network_of
from twincities.state import ROOT, signing_key

logger = logging.getLogger(__name__)

MOST_BYTES = 64 * 1024
WEB_FOLDER = ROOT / "web"
_MESSAGE_ID = re.compile(r"[\w-]{8,64}", re.ASCII)
_LINES_OF_JSON = "application/x-ndjson"


class WebChannel(InputChannel):
    """The chat for visitors of web pages, whom nothing is believed that is not signed."""

    def __init__(
        self, settings: WebSettings, key: bytes, folder: Path = WEB_FOLDER, rates: SharedRates | None = None
    ) -> None:
        """`rates` count messages together with other servers; None: this server counts for itself."""
        self._settings = settings
        self.origins = Origins(settings.origins)
        self._signatures = WebSignatures(key)
        self._folder = folder
        self._assets = Assets(folder)
        self._rates = rates
        self._of_visitor = RateLimit("visitor", settings.messages_of_visitor, rates)
        self._of_address = RateLimit("address", settings.messages_of_address, rates)
        self._answers = Answers()

    @classmethod
    def name(cls) -> str:
        """The name of the channel, and of its part of the server's addresses."""
        return "web"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebChannel:
        """The channel as the environment sets it up.

        Raises:
            SettingError: when a setting makes no sense.
        """
        try:
            return cls(WebSettings.from_environment(os.environ), signing_key(), rates=shared_rates())
        except state.SettingError as error:
            raise SettingError(str(error)) from None

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes of the channel."""
        blueprint = _WebBlueprint(self)

        add_pages(blueprint, self._folder, self._assets, self._settings.origins)

        @blueprint.post("/conversations")
        async def begin(request: Request) -> HTTPResponse:
            await self._admit(self._of_address, self._network(request))
            read_object(request)
            return response.json({"conversation": self._signatures.new_token()}, HTTPStatus.CREATED)

        @blueprint.post("/messages")
        async def receive(request: Request) -> None:
            admission(request.app).check()
            await self._admit(self._of_address, self._network(request))
            answer = await self._answer(request, on_new_message)
            # Proxies are asked not to hold the lines back.
            headers = {"X-Accel-Buffering": "no", "Cache-Control": "no-store"}
            stream = await request.respond(content_type=_LINES_OF_JSON, headers=headers)
            async for message in answer.follow():
                await stream.send(_line(message))
            await stream.send(_line({"end": True}))
            await stream.eof()

        @blueprint.post("/feedback")
        async def rate(request: Request) -> HTTPResponse:
            await self._admit(self._of_address, self._network(request))
            content = read_object(request)
            conversation, helpful = self._conversation(content.get("conversation")), content.get("helpful")
            if helpful is not None and not isinstance(helpful, bool):
                raise RefusedError(HTTPStatus.BAD_REQUEST, "helpful is neither true nor false nor null")
            await store_feedback(request.app, conversation, _message_id(content), helpful)
            return response.empty()

        @blueprint.post("/rows")
        async def unfold(request: Request) -> HTTPResponse:
            await self._admit(self._of_address, self._network(request))
            return response.json({"rows": wanted_rows(read_object(request))})

        @blueprint.listener("after_server_stop")
        async def clean_up(_app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
            if self._rates:
                self._rates.close()

        @blueprint.options("/conversations")
        @blueprint.options("/messages")
        @blueprint.options("/feedback")
        @blueprint.options("/rows")
        async def preflight(_request: Request) -> HTTPResponse:
            return response.empty()

        return blueprint

    def set_up(self, app: Sanic) -> None:
        """Limit the body, and count the proxies that may tell the address of a visitor."""
        app.config.REQUEST_MAX_SIZE = MOST_BYTES
        app.config.PROXIES_COUNT = self._settings.trusted_proxies

    async def _answer(self, request: Request, handle: Handler) -> Answer:
        """The answer to the message of the request; its turn is begun unless it was before."""
        content = read_object(request)
        conversation = self._conversation(content.get("conversation"))
        message_id = _message_id(content)
        before = _message_id(content, "after") if content.get("after") is not None else None
        question = (content.get("text"), content.get("payload"))
        if answer := self._answers.given(conversation, message_id, question):
            return answer
        read = self._reader(conversation, *question)
        await self._admit(self._of_visitor, conversation)
        # The same message may have come again while others were asked.
        if answer := self._answers.given(conversation, message_id, question):
            return answer
        answer = Answer(question)
        turn = take_turn(
            admission(request.app).admit(question[0]),
            handle,
            read,
            WebOutput(answer, partial(self._signatures.sign_payload, conversation)),
            conversation,
            self.name(),
            getattr(getattr(request.app.ctx, "agent", None), "domain", None),
            has_answered=lambda: bool(answer.messages),
            wish=wished_language(content),
            message_id=message_id,
            before=before,
        )
        self._answers.begin(conversation, message_id, answer, turn)
        return answer

    def _conversation(self, token: object) -> str:
        if not isinstance(token, str):
            raise RefusedError(HTTPStatus.BAD_REQUEST, "there is no conversation in the body")
        try:
            return self._signatures.conversation(token)
        except ForgedError as error:
            raise RefusedError(HTTPStatus.UNAUTHORIZED, str(error)) from None

    def _reader(self, conversation: str, text: object, payload: object) -> partial[str]:
        """What Rasa may see: a text that was typed is never a command, a payload is one that was offered here."""
        if isinstance(text, str) and payload is None:
            return partial(_typed, text)
        if not isinstance(payload, str) or text is not None:
            raise RefusedError(HTTPStatus.BAD_REQUEST, "there is neither a text nor a payload in the body")
        try:
            return partial(_pressed, self._signatures.payload(conversation, payload))
        except ForgedError as error:
            raise RefusedError(HTTPStatus.BAD_REQUEST, str(error)) from None

    def _network(self, request: Request) -> str:
        # Sanic reads X-Forwarded-For only when the number of proxies is set.
        return network_of(request.remote_addr or request.ip)

    async def _admit(self, limit: RateLimit, key: str) -> None:
        if wait := await limit.seconds_to_wait(key):
            raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "too many messages at once", wait)


class _WebBlueprint(ChannelBlueprint):
    """The routes below the channel's address, and what can only be added to the server itself."""

    def __init__(self, channel: WebChannel) -> None:
        super().__init__(f"{channel.name()}_channel", "/messages", channel.origins.headers)
        self.ctx.channel = channel

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        super().register(app, options)
        channel = self.ctx.channel
        prefix = options.get("url_prefix") or ""

        def is_ours(request: Request) -> bool:
            return request.path == "/health" or f"{request.path}/".startswith(f"{prefix}/")

        async def add_headers(request: Request, answered: HTTPResponse) -> None:
            if answered is not None and is_ours(request):
                channel.origins.let_read(request, answered)

        channel.set_up(app)
        app.register_middleware(add_headers, "response")
        app.error_handler.add(RefusedError, _refuse)


def _message_id(content: dict[str, Any], key: str = "id") -> str:
    message_id = content.get(key)
    if not isinstance(message_id, str) or not _MESSAGE_ID.fullmatch(message_id):
        raise RefusedError(HTTPStatus.BAD_REQUEST, f"the {key} is not 8 to 64 letters, digits, _ or -")
    return message_id


def _typed(text: str, _domain: Domain) -> str:
    return accept_text(text)


def _pressed(payload: str, domain: Domain) -> str:
    return payload if is_allowed_payload(payload, domain) else accept_text(payload)


def _line(message: dict[str, Any]) -> str:
    return json.dumps(message) + "\n"


def _refuse(_request: Request, error: RefusedError) -> HTTPResponse:
    return refuse(error)
