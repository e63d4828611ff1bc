"""A Bot API server of our own, as strict as Telegram's: what it would refuse, this refuses, with the same codes."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import re
import struct
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from twincities.launch.ports import LOOPBACK, free_port

TOKEN = "4242:test-TOKEN_0123456789abcdefghijkl"
BOT = {"id": 4242, "is_bot": True, "first_name": "Twin cities", "username": "TwinCitiesBot"}
SECONDS_BETWEEN_DELIVERIES = 0.2
Json = dict[str, Any]


class ApiError(Exception):
    """What Telegram answers when it refuses."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def response(self) -> web.Response:
        body = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return web.json_response(body, status=self.code)


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong with a call."""

    error: ApiError | None = None
    html: int | None = None
    """A page of a proxy, with this status."""
    hang_up: str | None = None
    """Hang up "before" the call takes effect, or "after"."""
    seconds: float = 0.0
    """How long the answer takes."""


BAD_GATEWAY = Fault(html=502)
HANG_UP = Fault(hang_up="before")
HANG_UP_AFTER = Fault(hang_up="after")


def flood(seconds: int) -> Fault:
    return Fault(error=ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds))


@dataclass
class Sent:
    """A message of the bot."""

    chat: int
    id: int
    text: str
    buttons: list[Json] = field(default_factory=list)
    photo: str | bytes | None = None
    """Its address, or the file itself."""
    thread: int | None = None
    reply_to: int | None = None
    at: float = field(default_factory=time.monotonic)

    @property
    def titles(self) -> list[str]:
        return [button["text"] for button in self.buttons]


class BotApi:
    """The server, with what people send to the bot and what the bot has done."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://{LOOPBACK}:{self.port}"
        self.token_is_valid = True
        self.people: set[int] = set()
        self.groups: dict[int, Json] = {}
        self.topics: set[int] = set()
        self.blocked_by: set[int] = set()
        self.moved: dict[int, int] = {}
        self.broken_images: set[str | bytes] = set()
        self.sent: list[Sent] = []
        self.actions: list[Json] = []
        self.press_answers: dict[str, str | None] = {}
        self.inline_answers: dict[str, Json] = {}  # by query
        self.supports_inline = True
        self.commands: list[Json] = []
        self.commands_of: dict[str, list[Json]] = {}  # by language
        self.calls: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.fault: Callable[[str, Json], Fault | None] = lambda _method, _parameters: None
        self.pending: dict[int, Json] = {}
        self.deliveries: list[tuple[int, int]] = []
        """Updates posted to the webhook, with the status of the answer; 0 for none."""
        self.webhook: Json = {}
        self.last_error: str | None = None
        self._update_ids = itertools.count(1_000)
        self._message_ids = itertools.count(1)
        self._queries: set[str] = set()
        self._news = asyncio.Event()
        self._poller: asyncio.Event | None = None
        self._posting: dict[int, asyncio.Task[None]] = {}
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, LOOPBACK, self.port).start()
        self._client = aiohttp.ClientSession(connector=aiohttp.TCPConnector(force_close=True))

    async def stop(self) -> None:
        for task in self._posting.values():
            task.cancel()
        self._posting.clear()
        if self._poller:
            self._poller.set()
            self._news.set()
        await self._client.close()
        if self._runner:
            await self._runner.cleanup()

    # --- what people do ---------------------------------------------------------------------------------

    def write(self, chat: int, text: str, **more: Any) -> int:
        """Have somebody write to the bot in private; gives the id of the update."""
        self.people.add(chat)
        return self.message(chat, {"id": chat, "type": "private"}, text=text, **more)

    def write_in_group(self, chat: int, user: int, text: str, **more: Any) -> int:
        group = self.groups.setdefault(chat, {"id": chat, "type": "supergroup", "title": "A group"})
        return self.message(user, group, text=text, **more)

    def message(self, user: int, chat: Json, **content: Any) -> int:
        message = {
            "message_id": next(self._message_ids),
            "date": int(time.time()),
            "chat": chat,
            "from": {"id": user, "is_bot": False, "first_name": f"User {user}"},
            **content,
        }
        if "text" in message and "entities" not in message:
            message["entities"] = entities(message["text"])
        return self.push({"message": message})

    def press(self, sent: Sent, title: str, user: int | None = None, data: str | None = None) -> int:
        """Have somebody press a button below a message of the bot."""
        if data is None:
            data = next(button["callback_data"] for button in sent.buttons if button["text"] == title)
        query = f"query-{next(self._message_ids)}"
        self._queries.add(query)
        chat = self.groups.get(sent.chat) or {"id": sent.chat, "type": "private"}
        return self.push(
            {
                "callback_query": {
                    "id": query,
                    "from": {"id": user or sent.chat, "is_bot": False, "first_name": "User"},
                    "chat_instance": "1",
                    "data": data,
                    "message": {
                        "message_id": sent.id,
                        "date": int(time.time()),
                        "chat": chat,
                        "from": BOT,
                        "text": sent.text,
                        **(
                            {"message_thread_id": sent.thread, "is_topic_message": True}
                            if sent.thread
                            else {}
                        ),
                    },
                }
            }
        )

    def ask_inline(self, user: int, text: str, offset: str = "", language: str | None = None) -> str:
        """Have somebody type behind the bot's name in some chat; gives the id of the query."""
        query = f"inline-{next(self._message_ids)}"
        self._queries.add(query)
        author = {"id": user, "is_bot": False, "first_name": "User"} | (
            {"language_code": language} if language else {}
        )
        self.push({"inline_query": {"id": query, "from": author, "query": text, "offset": offset}})
        return query

    def push(self, content: Json) -> int:
        number = next(self._update_ids)
        self.pending[number] = {"update_id": number, **content}
        self._news.set()
        if self.webhook:
            self._post_pending()
        return number

    def texts(self, chat: int) -> list[str]:
        return [sent.text for sent in self.sent if sent.chat == chat]

    async def until(self, true: Callable[[], object], seconds: float = 20) -> None:
        """Wait for something that has to come about."""
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, f"not within {seconds} s; calls: {self.calls}"
            await asyncio.sleep(0.01)

    async def until_acknowledged(self, seconds: float = 20) -> None:
        await self.until(lambda: not self.pending, seconds)

    # --- what the bot calls -----------------------------------------------------------------------------

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            posted = await request.post()
        except ConnectionResetError:  # The program ended in the midst of its call: nobody is there to answer.
            return web.Response(status=400)
        parameters = {name: _read(name, value) for name, value in posted.items()}
        self.calls[method] += 1
        fault = self.fault(method, parameters)
        if fault:
            self.failed[method] += 1
            await asyncio.sleep(fault.seconds)
            if fault.error:
                return fault.error.response()
            if fault.html:
                return web.Response(
                    status=fault.html, text=f"<html>{request.path}</html>", content_type="text/html"
                )
            if fault.hang_up == "before":
                return _hang_up(request)
        try:
            if request.match_info["token"] != TOKEN or not self.token_is_valid:
                raise ApiError(401, "Unauthorized")
            call = getattr(self, f"_{_snake(method)}", None)
            if call is None:
                raise ApiError(404, "Not Found")
            result = await call(parameters)
        except ApiError as error:
            return error.response()
        if fault and fault.hang_up == "after":
            return _hang_up(request)
        return web.json_response({"ok": True, "result": result})

    async def _get_me(self, _parameters: Json) -> Json:
        return {
            **BOT,
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": self.supports_inline,
        }

    async def _set_my_commands(self, parameters: Json) -> bool:
        for command in parameters["commands"]:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise ApiError(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        if language := parameters.get("language_code"):
            self.commands_of[language] = parameters["commands"]
        else:
            self.commands = parameters["commands"]
        return True

    async def _get_updates(self, parameters: Json) -> list[Json]:
        if self.webhook:
            raise ApiError(
                409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first"
            )
        if self._poller:  # Telegram ends the older of two
            self._poller.set()
            self._news.set()
        mine = self._poller = asyncio.Event()
        try:
            offset = int(parameters.get("offset", 0))
            for number in [number for number in self.pending if number < offset]:
                del self.pending[number]
            allowed = parameters.get("allowed_updates")
            if allowed:
                for number, update in list(self.pending.items()):
                    if not set(update) & set(allowed):
                        del self.pending[number]
            deadline = time.monotonic() + float(parameters.get("timeout", 0))
            while not self.pending and not mine.is_set() and (left := deadline - time.monotonic()) > 0:
                self._news.clear()
                with contextlib.suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(self._news.wait(), left)
            if mine.is_set():
                raise ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; "
                    "make sure that only one bot instance is running",
                )
            return [self.pending[number] for number in sorted(self.pending)][
                : int(parameters.get("limit", 100))
            ]
        finally:
            if self._poller is mine:
                self._poller = None

    async def _set_webhook(self, parameters: Json) -> bool:
        if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", str(parameters.get("secret_token", "x"))):
            raise ApiError(400, "Bad Request: secret token contains unallowed characters")
        if not str(parameters["url"]).startswith(("https://", f"http://{LOOPBACK}:")):
            raise ApiError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = parameters
        self._post_pending()
        return True

    async def _delete_webhook(self, _parameters: Json) -> bool:
        self.webhook = {}
        return True

    async def _get_webhook_info(self, _parameters: Json) -> Json:
        return {
            "url": self.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self.pending),
            **({"last_error_message": self.last_error} if self.last_error else {}),
        }

    async def _send_message(self, parameters: Json) -> Json:
        text = str(parameters.get("text", ""))
        if "parse_mode" in parameters:
            raise ApiError(400, "Bad Request: can't parse entities")
        if not text.strip():
            raise ApiError(400, "Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > 4_096:
            raise ApiError(400, "Bad Request: message is too long")
        return self._send(parameters, text)

    async def _send_photo(self, parameters: Json) -> Json:
        caption = str(parameters.get("caption", ""))
        if len(caption.encode("utf-16-le")) // 2 > 1_024:
            raise ApiError(400, "Bad Request: message caption is too long")
        photo = parameters["photo"]
        if str(photo).startswith("attach://"):
            photo = parameters[str(photo).removeprefix("attach://")]
        if isinstance(photo, bytes):
            _check_photo(photo)
        if photo in self.broken_images:
            raise ApiError(400, "Bad Request: failed to get HTTP URL content")
        return self._send(parameters, caption, photo)

    def _send(self, parameters: Json, text: str, photo: str | bytes | None = None) -> Json:
        chat = self._writable_chat(parameters)
        buttons = _keyboard(parameters.get("reply_markup"))
        reply = parameters.get("reply_parameters") or {}
        sent = Sent(
            chat,
            next(self._message_ids),
            text,
            buttons,
            photo,
            parameters.get("message_thread_id"),
            reply.get("message_id"),
        )
        self.sent.append(sent)
        return {
            "message_id": sent.id,
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private"},
            "text": text,
        }

    async def _send_chat_action(self, parameters: Json) -> bool:
        self._writable_chat(parameters)
        self.actions.append(parameters)
        return True

    async def _answer_callback_query(self, parameters: Json) -> bool:
        query = parameters["callback_query_id"]
        if query not in self._queries:
            raise ApiError(
                400, "Bad Request: query is too old and response timeout expired or query ID is invalid"
            )
        if len(str(parameters.get("text", ""))) > 200:
            raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
        self.press_answers[query] = parameters.get("text")
        return True

    async def _answer_inline_query(self, parameters: Json) -> bool:
        query, results = parameters["inline_query_id"], parameters["results"]
        if query not in self._queries:
            raise ApiError(
                400, "Bad Request: query is too old and response timeout expired or query ID is invalid"
            )
        if len(results) > 50:
            raise ApiError(400, "Bad Request: RESULTS_TOO_MUCH")
        if len(str(parameters.get("next_offset", "")).encode()) > 64:
            raise ApiError(400, "Bad Request: NEXT_OFFSET_INVALID")
        ids = [result["id"] for result in results]
        if not all(1 <= len(id.encode()) <= 64 for id in ids):
            raise ApiError(400, "Bad Request: RESULT_ID_INVALID")
        if len(set(ids)) < len(ids):
            raise ApiError(400, "Bad Request: RESULT_ID_DUPLICATE")
        for result in results:
            text = result["input_message_content"]["message_text"]
            if not result["title"].strip():
                raise ApiError(400, "Bad Request: ARTICLE_TITLE_EMPTY")
            if not text.strip():
                raise ApiError(400, "Bad Request: MESSAGE_EMPTY")
            if len(text.encode("utf-16-le")) // 2 > 4_096:
                raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
        self.inline_answers[query] = parameters
        return True

    async def _edit_message_reply_markup(self, parameters: Json) -> bool:
        for sent in self.sent:
            if (sent.chat, sent.id) == (parameters.get("chat_id"), parameters.get("message_id")):
                buttons = _keyboard(parameters.get("reply_markup"))
                if buttons == sent.buttons:
                    raise ApiError(400, "Bad Request: message is not modified")
                sent.buttons = buttons
                return True
        raise ApiError(400, "Bad Request: message to edit not found")

    async def _edit_message_text(self, parameters: Json) -> Json:
        self._writable_chat(parameters)
        for sent in self.sent:
            if (sent.chat, sent.id) == (parameters["chat_id"], parameters["message_id"]):
                text, buttons = str(parameters["text"]), _keyboard(parameters.get("reply_markup"))
                if not text.strip():
                    raise ApiError(400, "Bad Request: message text is empty")
                if len(text.encode("utf-16-le")) // 2 > 4_096:
                    raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
                if (text, buttons) == (sent.text, sent.buttons):
                    raise ApiError(
                        400,
                        "Bad Request: message is not modified: specified new message content and reply "
                        "markup are exactly the same as a current content and reply markup of the message",
                    )
                sent.text, sent.buttons = text, buttons
                return {
                    "message_id": sent.id,
                    "date": int(time.time()),
                    "chat": {"id": sent.chat, "type": "private"},
                    "text": text,
                }
        raise ApiError(400, "Bad Request: message to edit not found")

    def _writable_chat(self, parameters: Json) -> int:
        chat = int(parameters["chat_id"])
        if chat in self.moved:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.moved[chat],
            )
        if chat not in self.people and chat not in self.groups:
            raise ApiError(400, "Bad Request: chat not found")
        if chat in self.blocked_by:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        thread = parameters.get("message_thread_id")
        if thread is not None and thread not in self.topics:
            raise ApiError(400, "Bad Request: message thread not found")
        return chat

    # --- posting to the webhook -------------------------------------------------------------------------

    def _post_pending(self) -> None:
        for chat in {_chat(update) for update in self.pending.values()}:
            if chat not in self._posting:
                self._posting[chat] = asyncio.ensure_future(self._post(chat))

    async def _post(self, chat: int) -> None:
        """Post the updates of a chat one after the other, each until it is taken, as Telegram does."""
        while self.webhook and (
            numbers := [n for n, update in self.pending.items() if _chat(update) == chat]
        ):
            status = await self.post_once(self.pending[numbers[0]])
            self.deliveries.append((numbers[0], status))
            if status == 200:
                del self.pending[numbers[0]]
            else:
                self.last_error = f"Wrong response from the webhook: {status}"
                await asyncio.sleep(SECONDS_BETWEEN_DELIVERIES)
        del self._posting[chat]

    async def post_once(self, update: Json, secret: str | None = None) -> int:
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret or self.webhook.get("secret_token", "")}
        try:
            async with self._client.post(self.webhook["url"], json=update, headers=headers) as response:
                return response.status
        except aiohttp.ClientError:
            return 0


@asynccontextmanager
async def running_api() -> AsyncIterator[BotApi]:
    api = BotApi()
    await api.start()
    try:
        yield api
    finally:
        await api.stop()


def entities(text: str) -> list[Json]:
    """The commands and mentions that Telegram marks in a text."""
    found = []
    for kind, pattern in {"bot_command": r"(?<!\S)/\w+(?:@\w+)?", "mention": r"(?<![\w/])@\w{5,}"}.items():
        for match in re.finditer(pattern, text):
            before, part = (len(each.encode("utf-16-le")) // 2 for each in (text[: match.start()], match[0]))
            found.append({"type": kind, "offset": before, "length": part})
    return found


def _keyboard(markup: Json | None) -> list[Json]:
    """The buttons of an inline keyboard, which has to have one a row, or those of a list's pages."""
    buttons = []
    rows: list[list[Json]] = (markup or {}).get("inline_keyboard", [])
    assert all(len(row) == 1 or all("@" in each["callback_data"] for each in row) for row in rows)
    for button in itertools.chain.from_iterable(rows):
        if not button["text"].strip():
            raise ApiError(400, "Bad Request: text buttons are allowed in reply keyboards only")
        if "url" not in button and not 1 <= len(button.get("callback_data", "").encode()) <= 64:
            raise ApiError(400, "Bad Request: BUTTON_DATA_INVALID")
        buttons.append(button)
    if len(buttons) > 100:
        raise ApiError(400, "Bad Request: reply markup is too long")
    return buttons


def _chat(update: Json) -> int:
    """The chat of an update; 0 where there is none."""
    content = next(value for key, value in update.items() if key != "update_id")
    message = content.get("message") or content
    return int(message.get("chat", {}).get("id", 0))


def _check_photo(photo: bytes) -> None:
    """What Telegram asks of a photo: a picture, not over 10 MB, and neither too large nor too long."""
    if not photo.startswith((b"\x89PNG", b"\xff\xd8")) or len(photo) > 10_000_000:
        raise ApiError(400, "Bad Request: IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", photo[16:24])
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise ApiError(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")


def _hang_up(request: web.Request) -> web.StreamResponse:
    assert request.transport
    request.transport.abort()
    return web.Response()


def _read(name: str, value: Any) -> Any:
    if isinstance(value, web.FileField):
        return value.file.read()
    if name in {"text", "caption", "photo"}:
        return value
    try:
        read = json.loads(value)
    except ValueError:
        return value
    return read if isinstance(read, dict | list | int) else value


def _snake(method: str) -> str:
    return re.sub(r"[A-Z]", lambda match: f"_{match[0].lower()}", method)
