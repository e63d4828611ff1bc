"""Every kind of update, through the whole channel, in both modes."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from tests.channels.telegram.bot_api import BOT, BotApi, Json
from tests.channels.telegram.running import Server, echo, respond, running
from twincities.channels.telegram import handling
from twincities.channels.telegram.wording import BUTTON_EXPIRED, TEXT_ONLY, TOO_FAST, say

ANN, BOB, GROUP = 101, 102, -1001
PERSON = {"id": ANN, "type": "private"}
SUPERGROUP = {"id": GROUP, "type": "supergroup", "title": "A group"}
BUTTONS = [
    {"title": "Since when?", "payload": '/ask_when{"city":"' + "x" * 90 + '"}'},
    {"title": "Hello", "payload": "/greet"},
]
FILE = {"file_id": "a", "file_unique_id": "b"}
PHOTO = [{**FILE, "width": 1, "height": 1}]


async def offer(message: UserMessage) -> None:
    await respond(message, {"text": f"You said: {message.text}", "buttons": [*BUTTONS]})


async def test_a_message_is_answered_and_acknowledged(api: BotApi, server: Server) -> None:
    api.write(ANN, "when?")
    await api.until(lambda: api.texts(ANN))
    await api.until_acknowledged()
    assert api.texts(ANN) == ["You said: when?"]
    assert (api.sent[0].buttons, api.sent[0].reply_to, api.sent[0].thread) == ([], None, None)
    assert server.turns[0].sender_id == f"telegram:{ANN}:{ANN}"
    assert server.turns[0].input_channel == "telegram"
    assert api.actions == []
    assert await server.problem() is None


async def test_a_slow_turn_shows_that_it_is_being_typed(api: BotApi, server: Server) -> None:
    async def wait(message: UserMessage) -> None:
        await api.until(lambda: api.actions)
        await echo(message)

    server.assistant = wait
    api.write(ANN, "when?")
    await api.until(lambda: api.texts(ANN))
    assert api.actions == [{"chat_id": ANN, "action": "typing"}]


async def test_the_menu_of_commands_is_set(api: BotApi, server: Server) -> None:
    await api.until(lambda: api.commands)
    assert [command["command"] for command in api.commands] == ["start", "help", "restart"]
    await api.until(lambda: "zh" in api.commands_of)
    assert [command["command"] for command in api.commands_of["fr"]] == ["start", "help", "restart"]
    assert api.commands_of["fr"] != api.commands != api.commands_of["zh"]


async def test_commands_of_the_bot(api: BotApi, server: Server) -> None:
    for text in ["/start", "/start from_a_link", "/help", "/restart", "/HELP@twincitiesbot"]:
        api.write(ANN, text)
    await api.until(lambda: len(api.texts(ANN)) == 5)
    assert [turn.text for turn in server.turns] == [
        "/greet",
        "/greet",
        "/ask_capabilities",
        "/restart",
        "/ask_capabilities",
    ]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ('/ask_when{"city":"Lyon"}', 'ask_when{"city":"Lyon"}'),
        ("/greet", "greet"),
        ("/when was Lyon twinned?", "when was Lyon twinned?"),
        ("/restart{}", "restart{}"),
        ("//restart", "restart"),
        (" /restart", "restart"),
    ],
)
async def test_what_is_typed_is_text(api: BotApi, server: Server, typed: str, read: str) -> None:
    api.write(ANN, typed)
    await api.until(lambda: server.turns)
    assert server.turns[0].text == read


async def test_a_button_sends_its_payload_once_and_its_keyboard_goes(api: BotApi, server: Server) -> None:
    server.assistant = offer
    api.write(ANN, "when?")
    await api.until(lambda: api.sent)
    (sent,) = api.sent
    assert sent.titles == ["Since when?", "Hello"]
    assert all(len(button["callback_data"].encode()) <= 64 for button in sent.buttons)
    title, key = sent.buttons[0]["text"], sent.buttons[0]["callback_data"]
    api.press(sent, title)
    api.press(sent, title)
    await api.until_acknowledged()
    await api.until(lambda: len(api.press_answers) == 2 and not sent.buttons and len(api.sent) == 2)
    assert [turn.text for turn in server.turns] == ["when?", BUTTONS[0]["payload"]]
    api.press(sent, title, data=key)
    await api.until(lambda: len(api.press_answers) == 3)
    assert list(api.press_answers.values())[-1] == say(BUTTON_EXPIRED, None)
    assert len(server.turns) == 2


async def test_a_button_works_only_for_the_one_it_was_offered_to(api: BotApi, server: Server) -> None:
    server.assistant = offer
    api.write(ANN, "when?")
    api.write(BOB, "when?")
    await api.until(lambda: len(api.sent) == 2)
    of_ann, of_bob = sorted(api.sent, key=lambda sent: sent.chat)
    for data in [of_ann.buttons[0]["callback_data"], "/greet", '/ask_when{"city":"Lyon"}', "a:0", "x" * 64]:
        api.press(of_bob, "", data=data)
    await api.until(lambda: len(api.press_answers) == 5)
    assert set(api.press_answers.values()) == {say(BUTTON_EXPIRED, None)}
    assert len(server.turns) == 2


async def test_a_press_is_answered_before_its_turn_ends(api: BotApi, server: Server) -> None:
    ended = asyncio.Event()

    async def wait(message: UserMessage) -> None:
        if message.text != "when?":
            await ended.wait()
        await offer(message)

    server.assistant = wait
    api.write(ANN, "when?")
    await api.until(lambda: api.sent)
    api.press(api.sent[0], "Hello")
    await api.until(lambda: api.press_answers)
    assert list(api.press_answers.values()) == [None]
    assert len(api.pending) == 1
    ended.set()
    await api.until_acknowledged()


@pytest.mark.parametrize(
    "content",
    [
        {
            "sticker": {
                **FILE,
                "type": "regular",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
            }
        },
        {"photo": PHOTO},
        {"voice": {**FILE, "duration": 1}},
        {"video": {**FILE, "width": 1, "height": 1, "duration": 1}},
        {"video_note": {**FILE, "length": 1, "duration": 1}},
        {"audio": {**FILE, "duration": 1}},
        {"document": FILE},
        {"animation": {**FILE, "width": 1, "height": 1, "duration": 1}, "document": FILE},
        {"location": {"latitude": 1.0, "longitude": 1.0}},
        {
            "venue": {"location": {"latitude": 1.0, "longitude": 1.0}, "title": "a", "address": "b"},
            "location": {"latitude": 1.0, "longitude": 1.0},
        },
        {"contact": {"phone_number": "1", "first_name": "A"}},
        {"dice": {"emoji": "🎲", "value": 1}},
        {
            "poll": {
                "id": "1",
                "question": "?",
                "options": [],
                "total_voter_count": 0,
                "is_closed": False,
                "is_anonymous": True,
                "type": "regular",
                "allows_multiple_answers": False,
                "allows_revoting": False,
                "members_only": False,
            }
        },
    ],
    ids=lambda content: next(iter(content)),
)
async def test_what_is_no_text_is_answered_with_a_sentence(
    api: BotApi, server: Server, content: Json
) -> None:
    api.people.add(ANN)
    api.message(ANN, PERSON, **content)
    await api.until(lambda: api.texts(ANN))
    await api.until_acknowledged()
    assert api.texts(ANN) == [say(TEXT_ONLY, None)]
    api.message(ANN, SUPERGROUP, **content)
    await api.until_acknowledged()
    assert len(api.sent) == 1
    assert server.turns == []


async def test_a_caption_is_read_as_text(api: BotApi, server: Server) -> None:
    api.people.add(ANN)
    api.message(ANN, PERSON, photo=PHOTO, caption="when?")
    await api.until(lambda: api.texts(ANN))
    assert api.texts(ANN) == ["You said: when?"]


async def test_an_album_is_answered_once(api: BotApi, server: Server) -> None:
    api.people.add(ANN)
    for _ in range(4):
        api.message(ANN, PERSON, photo=PHOTO, media_group_id="7")
    await api.until_acknowledged()
    await api.until(lambda: api.texts(ANN))
    assert api.texts(ANN) == [say(TEXT_ONLY, None)]


def _message(chat: Json, **content: Any) -> Json:
    return {
        "message_id": 1,
        "date": int(time.time()),
        "chat": chat,
        "from": {"id": ANN, "is_bot": False, "first_name": "Ann"},
        **content,
    }


def _member(chat: Json, status: str) -> Json:
    def member(status: str) -> Json:
        return {"user": BOT, "status": status, **({"until_date": 0} if status == "kicked" else {})}

    return {
        "chat": chat,
        "from": {"id": ANN, "is_bot": False, "first_name": "Ann"},
        "date": int(time.time()),
        "old_chat_member": member("left" if status == "member" else "member"),
        "new_chat_member": member(status),
    }


CHANNEL = {"id": -1002, "type": "channel", "title": "A channel"}
SILENT = {
    "edited message": {"edited_message": _message(PERSON, text="when?", edit_date=1)},
    "post in a channel": {"channel_post": _message(CHANNEL, text="when?")},
    "edited post": {"edited_channel_post": _message(CHANNEL, text="when?", edit_date=1)},
    "forwarded from the channel of the group": {
        "message": _message(SUPERGROUP, text="@TwinCitiesBot", sender_chat=CHANNEL, is_automatic_forward=True)
    },
    "another bot": {
        "message": {
            **_message(PERSON, text="when?"),
            "from": {"id": 9, "is_bot": True, "first_name": "Other"},
        }
    },
    "somebody joins": {
        "message": _message(SUPERGROUP, new_chat_members=[{"id": BOB, "is_bot": False, "first_name": "Bob"}])
    },
    "the bot joins": {"message": _message(SUPERGROUP, new_chat_members=[BOT])},
    "somebody leaves": {
        "message": _message(SUPERGROUP, left_chat_member={"id": BOB, "is_bot": False, "first_name": "Bob"})
    },
    "pinned message": {"message": _message(PERSON, pinned_message=_message(PERSON, text="when?"))},
    "new title": {"message": _message(SUPERGROUP, new_chat_title="B")},
    "blocked": {"my_chat_member": _member(PERSON, "kicked")},
    "unblocked": {"my_chat_member": _member(PERSON, "member")},
    "added to a group": {"my_chat_member": _member(SUPERGROUP, "member")},
    "reaction": {
        "message_reaction": {
            "chat": PERSON,
            "message_id": 1,
            "date": 1,
            "user": {"id": ANN, "is_bot": False, "first_name": "Ann"},
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": "👍"}],
        }
    },
    "inline query": {
        "inline_query": {
            "id": "1",
            "from": {"id": ANN, "is_bot": False, "first_name": "Ann"},
            "query": "when",
            "offset": "",
        }
    },
    "a kind to come": {"telepathy": {"from": 1}},
    "malformed": {"message": {"text": "when?"}},
    "malformed press": {"callback_query": {"id": 3}},
    "press below a message sent by way of another chat": {
        "callback_query": {
            "id": "1",
            "from": {"id": ANN, "is_bot": False, "first_name": "Ann"},
            "chat_instance": "1",
            "inline_message_id": "1",
            "data": "a",
        }
    },
}


@pytest.mark.parametrize("content", SILENT.values(), ids=SILENT.keys())
async def test_what_wants_no_answer_gets_none(api: BotApi, server: Server, content: Json) -> None:
    api.push(content)
    api.write(ANN, "still there?")
    await api.until(lambda: api.texts(ANN))
    await api.until_acknowledged()
    assert [(sent.chat, sent.text) for sent in api.sent] == [(ANN, "You said: still there?")]


async def test_a_member_of_a_group_is_heard_when_the_bot_is_meant(api: BotApi, server: Server) -> None:
    for text in ["hello all", "hello @SomebodyElse", "/start@OtherBot", "/when?"]:
        api.write_in_group(GROUP, ANN, text)
    api.write_in_group(GROUP, ANN, "👍🏽 @twincitiesbot, when?")
    api.write_in_group(GROUP, BOB, "/help@TwinCitiesBot")
    api.write_in_group(
        GROUP, BOB, "and where?", reply_to_message=_message(SUPERGROUP, **{"from": BOT}, text="a")
    )
    api.write_in_group(
        GROUP,
        BOB,
        "Bot, who?",
        entities=[{"type": "text_mention", "offset": 0, "length": 3, "user": BOT}],
    )
    await api.until_acknowledged()
    await api.until(lambda: len(api.sent) == 4)
    assert [(turn.sender_id, turn.text) for turn in server.turns] == [
        (f"telegram:{GROUP}:{ANN}", "👍🏽 , when?"),
        (f"telegram:{GROUP}:{BOB}", "/ask_capabilities"),
        (f"telegram:{GROUP}:{BOB}", "and where?"),
        (f"telegram:{GROUP}:{BOB}", "who?"),
    ]
    assert all(sent.reply_to for sent in api.sent)


async def test_buttons_in_a_group_are_of_the_one_who_asked(api: BotApi, server: Server) -> None:
    server.assistant = offer
    api.write_in_group(GROUP, ANN, "@TwinCitiesBot when?")
    await api.until(lambda: api.sent)
    api.press(api.sent[0], "Hello", user=BOB)
    await api.until(lambda: api.press_answers)
    assert list(api.press_answers.values()) == [say(BUTTON_EXPIRED, None)]
    api.press(api.sent[0], "Hello", user=ANN)
    await api.until(lambda: len(api.sent) == 2)
    assert server.turns[-1].text == "/greet"
    assert server.turns[-1].sender_id == f"telegram:{GROUP}:{ANN}"


async def test_an_administrator_may_ask_in_the_name_of_the_group(api: BotApi, server: Server) -> None:
    api.write_in_group(
        GROUP,
        1087968824,
        "@TwinCitiesBot when?",
        sender_chat=SUPERGROUP,
        **{"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}},
    )
    await api.until(lambda: api.sent)
    assert server.turns[0].sender_id == f"telegram:{GROUP}:{GROUP}"


async def test_a_topic_of_a_forum_is_answered_in_it(api: BotApi, server: Server) -> None:
    server.assistant = offer
    api.topics.add(77)
    opening = _message(SUPERGROUP, **{"from": BOT}, forum_topic_created={"name": "a", "icon_color": 1})
    topic = {"message_thread_id": 77, "is_topic_message": True, "reply_to_message": opening}
    api.write_in_group(GROUP, ANN, "not for the bot", **topic)
    api.write_in_group(GROUP, ANN, "@TwinCitiesBot when?", **topic)
    await api.until(lambda: api.sent)
    api.press(api.sent[0], "Hello", user=ANN)
    await api.until(lambda: len(api.sent) == 2)
    assert [sent.thread for sent in api.sent] == [77, 77]
    api.topics.clear()  # closed for good: better at another place than not at all
    api.write_in_group(GROUP, ANN, "@TwinCitiesBot when?", **topic)
    await api.until(lambda: len(api.sent) == 3)
    assert api.sent[-1].thread is None


async def test_a_group_that_has_moved_is_followed(api: BotApi, server: Server) -> None:
    server.assistant = offer
    api.write_in_group(GROUP, ANN, "@TwinCitiesBot when?")
    await api.until(lambda: api.sent)
    api.moved[GROUP] = -2002
    api.groups[-2002] = {"id": -2002, "type": "supergroup", "title": "A group"}
    # An answer that goes to the old id arrives at the new one.
    api.write_in_group(GROUP, ANN, "@TwinCitiesBot who?")
    await api.until(lambda: api.texts(-2002))
    api.message(ANN, SUPERGROUP, migrate_to_chat_id=-2002)
    await api.until_acknowledged()
    sent = api.sent[0]
    sent.chat = -2002
    api.press(sent, "Hello", user=ANN)
    await api.until(lambda: len(server.turns) == 3)
    assert server.turns[-1].text == "/greet"


async def test_the_chat_goes_on_after_being_blocked(api: BotApi, server: Server) -> None:
    api.people.add(ANN)
    api.blocked_by.add(ANN)
    api.write(ANN, "one")
    await api.until_acknowledged()
    await api.until(lambda: api.calls["sendMessage"] == 1)
    api.blocked_by.clear()
    api.write(ANN, "two")
    await api.until(lambda: api.texts(ANN))
    assert api.texts(ANN) == ["You said: two"]


@pytest.mark.parametrize("webhook", [False, True])
async def test_a_user_who_sends_too_fast_is_told_once(
    api: BotApi, monkeypatch: pytest.MonkeyPatch, webhook: bool
) -> None:
    monkeypatch.setattr(handling, "MOST_MESSAGES", 3)
    async with running(api, webhook=webhook):
        for number in range(6):
            api.write(ANN, f"{number}")
        api.write(BOB, "and I?")
        await api.until_acknowledged()
        await api.until(lambda: len(api.sent) == 5)
    assert api.texts(ANN) == ["You said: 0", "You said: 1", "You said: 2", say(TOO_FAST, None)]
    assert api.texts(BOB) == ["You said: and I?"]


@pytest.mark.parametrize("text", ["\x00", "x" * 4_097])
async def test_a_useless_message_is_answered_in_words(api: BotApi, server: Server, text: str) -> None:
    api.write(ANN, text)
    await api.until(lambda: api.texts(ANN))
    assert server.turns == []
