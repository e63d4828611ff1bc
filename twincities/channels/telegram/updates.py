"""What an update of Telegram asks for; pure, and free of Rasa."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import CallbackQuery, ChatMember, Message, MessageEntity, Update, User
from telegram.constants import ChatType

from twincities.channels.telegram.erasing import conversation_name
from twincities.channels.telegram.store import BEFORE_PAGE, Destination
from twincities.channels.telegram.wording import TEXT_ONLY

_ALLOWED_UPDATES = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
COMMANDS = {"start": "/greet", "help": "/ask_capabilities", "restart": "/restart"}
"""What Rasa is handed for each command of the bot."""

_COMMAND = re.compile(r"/(?P<name>[A-Za-z0-9_]+)(?:@(?P<bot>\w+))?(?=\s|$)", re.ASCII)
_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
_MENTIONS = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
_GONE = {ChatMember.BANNED, ChatMember.LEFT}


@dataclass(frozen=True)
class Text:
    """Something that was typed."""

    text: str


@dataclass(frozen=True)
class Command:
    """One of the bot's own commands, as the payload for Rasa."""

    payload: str


@dataclass(frozen=True)
class Press:
    """A button that was pressed."""

    key: str
    query: str
    message: int
    page: int | None = None
    """The row at which the page begins that it shows, of a list."""


@dataclass(frozen=True)
class Unreadable:
    """Something to be answered with a sentence, without asking the assistant."""

    response: str
    album: str | None = None
    """What comes as several updates at once, such as some pictures, and wants one sentence."""


@dataclass(frozen=True)
class Request:
    """Something that wants an answer."""

    update: int
    user: int
    destination: Destination
    content: Text | Command | Press | Unreadable
    language: str | None = None
    """The language that the user's Telegram is in, where it is told (BCP 47)."""

    @property
    def text(self) -> str:
        """What was typed; nothing for what was not."""
        return self.content.text if isinstance(self.content, Text) else ""

    @property
    def conversation(self) -> str:
        """The conversation it belongs to."""
        return conversation_name(self.destination.chat, self.user)


@dataclass(frozen=True)
class Departure:
    """The bot was blocked, or taken out of a group."""

    chat: int


@dataclass(frozen=True)
class Move:
    """A group has become a supergroup, with another id."""

    chat: int
    new: int


@dataclass(frozen=True)
class InlineQuestion:
    """What somebody has typed behind the name of the bot, in whatever chat, so far."""

    query: str
    user: int
    text: str
    offset: str = ""
    """From where on there are to be answers, as the answer before has said; empty for the first."""
    language: str | None = None
    """The language that the user's Telegram is in, where it is told (BCP 47)."""


def allowed_updates(inline: bool) -> Sequence[str]:
    """The kinds of update that Telegram is asked for, with or without inline queries.

    Those left out: edits (the first wording has been answered), posts in channels, reactions, polls.
    """
    return (*_ALLOWED_UPDATES, Update.INLINE_QUERY) if inline else _ALLOWED_UPDATES


def read(update: Update, me: User) -> Request | InlineQuestion | Departure | Move | None:
    """What to do about an update; None for nothing at all. `me` is the account of the bot."""
    if inline := update.inline_query:
        user = inline.from_user
        return InlineQuestion(inline.id, user.id, inline.query, inline.offset, user.language_code)
    if query := update.callback_query:
        return _read_press(update.update_id, query)
    if member := update.my_chat_member:
        return Departure(member.chat.id) if member.new_chat_member.status in _GONE else None
    if message := update.message:
        if message.migrate_to_chat_id:
            return Move(message.chat.id, message.migrate_to_chat_id)
        return _read_message(update.update_id, message, me)
    return None


def _read_press(update: int, query: CallbackQuery) -> Request | None:
    if query.message is None:  # below a message that was sent by way of another chat: none of ours
        return None
    message, thread = query.message, None
    if isinstance(message, Message) and message.is_topic_message:
        thread = message.message_thread_id
    destination = Destination(message.chat.id, thread)
    key, _, page = (query.data or "").partition(BEFORE_PAGE)
    press = Press(key, query.id, message.message_id, int(page) if page.isascii() and page.isdigit() else None)
    return Request(update, query.from_user.id, destination, press, query.from_user.language_code)


def _read_message(update: int, message: Message, me: User) -> Request | None:
    user = _author(message)
    if user is None or message.chat.type not in {ChatType.PRIVATE, *_GROUPS}:
        return None
    in_group = message.chat.type in _GROUPS
    content = _content(message, me, in_group)
    if content is None:
        return None
    destination = Destination(
        message.chat.id,
        message.message_thread_id if message.is_topic_message else None,
        message.message_id if in_group else None,
    )
    language = message.from_user.language_code if message.from_user else None
    return Request(update, user, destination, content, language)


def _author(message: Message) -> int | None:
    """Who wrote it: a person, or an administrator in the name of a group or channel; None for a program."""
    if message.is_automatic_forward or message.via_bot:
        return None
    if message.sender_chat:
        return message.sender_chat.id
    return message.from_user.id if message.from_user and not message.from_user.is_bot else None


def _content(message: Message, me: User, in_group: bool) -> Text | Command | Unreadable | None:
    text = message.text or message.caption or ""
    if message.text and (match := _COMMAND.match(text)):
        if match["bot"] and match["bot"].casefold() != (me.username or "").casefold():
            return None if in_group else Text(text)
        if payload := COMMANDS.get(match["name"].lower()):
            return Command(payload)
        if match["bot"]:
            return Text(match["name"] + text[match.end() :])
    mentions = [entity for entity in _mentions(message) if _names(entity, text, me)]
    if in_group and not mentions and not _is_reply_to(message, me):
        return None
    if text:
        return Text(_without(text, mentions) if in_group else text)
    if message.effective_attachment:
        return Unreadable(TEXT_ONLY, message.media_group_id)
    return None  # somebody has joined, left, pinned a message, and so on


def _mentions(message: Message) -> list[MessageEntity]:
    entities = message.entities or message.caption_entities
    return [entity for entity in entities if entity.type in _MENTIONS]


def _names(entity: MessageEntity, text: str, me: User) -> bool:
    if entity.user:
        return entity.user.id == me.id
    return bool(me.username) and _part(text, entity).casefold() == f"@{me.username}".casefold()


def _is_reply_to(message: Message, me: User) -> bool:
    replied = message.reply_to_message
    # In a topic, whatever is no reply counts as one to the message with which the topic was opened.
    return bool(
        replied and replied.from_user and replied.from_user.id == me.id and not replied.forum_topic_created
    )


# Telegram counts in UTF-16 code units.
def _part(text: str, entity: MessageEntity) -> str:
    encoded = text.encode("utf-16-le", errors="replace")
    return encoded[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le", "replace")


def _without(text: str, entities: Sequence[MessageEntity]) -> str:
    encoded = text.encode("utf-16-le", errors="replace")
    for entity in sorted(entities, key=lambda entity: entity.offset, reverse=True):
        encoded = encoded[: 2 * entity.offset] + encoded[2 * (entity.offset + entity.length) :]
    return encoded.decode("utf-16-le", "replace").strip(" ,:\n")
