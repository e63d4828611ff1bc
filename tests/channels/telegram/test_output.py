"""What the assistant says, as it arrives on Telegram."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from tests.channels.telegram.bot_api import BotApi
from tests.channels.telegram.running import Server, respond
from twincities.channels.telegram.outgoing import WITHOUT_TEXT, Button, Outgoing
from twincities.channels.telegram.output import as_outgoing
from twincities.channels.telegram.splitting import MOST_UNITS_OF_CAPTION, MOST_UNITS_OF_TEXT, split, units

ANN = 101
IMAGE = "https://example.org/a.jpg"
BUTTONS = [{"title": "Yes", "payload": "/affirm"}, {"title": "Say it", "payload": ""}]


def test_a_short_text_stays_whole() -> None:
    assert list(split(" a\n\nb ")) == ["a\n\nb"]
    assert list(split(" \n ")) == []


@pytest.mark.parametrize("end", ["\n\n", "\n", ". ", " ", ""])
@pytest.mark.parametrize("character", ["x", "ü", "京", "👍"])
def test_a_long_text_is_cut_at_an_end_and_nothing_of_it_is_lost(character: str, end: str) -> None:
    text = end.join([character * 90] * 300)
    pieces = list(split(text))
    assert all(0 < units(piece) <= MOST_UNITS_OF_TEXT for piece in pieces)
    assert len(pieces) <= -(-units(text) // MOST_UNITS_OF_TEXT) + 2
    assert "".join("".join(pieces).split()) == "".join(text.split())
    if end:
        assert all(len(piece.split(end)[-1].rstrip(".")) == 90 for piece in pieces)


def test_paragraphs_are_kept_together_before_lines() -> None:
    paragraph = "\n".join(["x" * 100] * 10)
    pieces = list(split("\n\n".join([paragraph] * 8)))
    assert [piece.count("\n\n") for piece in pieces] == [3, 3]
    assert all(piece.endswith(paragraph) for piece in pieces)


def test_length_is_counted_in_utf16_units() -> None:
    assert units("👍") == 2
    assert [units(piece) for piece in split("👍" * 3_000)] == [4_096, 1_904]
    assert [units(piece) for piece in split("x" + "👍" * 3_000)] == [4_095, 1_906]


@pytest.mark.parametrize(
    ("response", "messages"),
    [
        ({"text": "a"}, [Outgoing("a")]),
        ({"text": "  "}, []),
        ({}, []),
        (
            {"text": "a", "buttons": BUTTONS},
            [Outgoing("a", buttons=(Button("Yes", "/affirm"), Button("Say it", "Say it")))],
        ),
        ({"text": "a", "quick_replies": BUTTONS[:1]}, [Outgoing("a", buttons=(Button("Yes", "/affirm"),))]),
        ({"buttons": BUTTONS[:1]}, [Outgoing(WITHOUT_TEXT, buttons=(Button("Yes", "/affirm"),))]),
        (
            {"text": "a", "buttons": [{"title": "Look", "type": "web_url", "url": IMAGE}, {"title": " "}]},
            [Outgoing("a", buttons=(Button("Look", IMAGE, is_link=True),))],
        ),
        ({"image": IMAGE}, [Outgoing("", IMAGE)]),
        ({"text": "a", "image": IMAGE}, [Outgoing("a", IMAGE)]),
        ({"text": "a", "image": "/etc/passwd"}, [Outgoing("a\n/etc/passwd")]),
        (
            {"text": "x" * 2_000, "image": IMAGE, "buttons": BUTTONS[:1]},
            [Outgoing("x" * 2_000), Outgoing("", IMAGE, (Button("Yes", "/affirm"),))],
        ),
        ({"attachment": "https://example.org/a.pdf"}, [Outgoing("https://example.org/a.pdf")]),
        ({"attachment": {"type": "image", "payload": {"src": IMAGE}}}, [Outgoing("", IMAGE)]),
        ({"attachment": {"type": "video", "payload": {"src": IMAGE}}}, [Outgoing(IMAGE)]),
        (
            {"elements": [{"title": "A", "subtitle": "b", "image_url": IMAGE, "buttons": BUTTONS[:1]}]},
            [Outgoing("A\nb", IMAGE, (Button("Yes", "/affirm"),))],
        ),
        (
            {"custom": {"title": "A", "text": "b", "url": "https://example.org"}},
            [Outgoing("A\nb\nhttps://example.org")],
        ),
        ({"custom": {"cards": [{"title": "A"}, {"title": "B"}]}}, [Outgoing("A"), Outgoing("B")]),
        ({"custom": [{"title": "A"}, 7]}, [Outgoing("A")]),
        ({"custom": {"anything": 1}}, []),
    ],
    ids=lambda value: str(value)[:50],
)
def test_responses_as_messages(response: dict[str, Any], messages: list[Outgoing]) -> None:
    assert as_outgoing(response) == messages


async def test_what_arrives(api: BotApi, polling: Server) -> None:
    long, caption = "\n\n".join(["x" * 1_000] * 9), "*a_ <b>"
    api.broken_images.add("https://example.org/gone.jpg")

    async def say_much(message: UserMessage) -> None:
        await respond(
            message,
            {"text": long, "buttons": BUTTONS},
            {"text": caption, "image": IMAGE},
            {"text": caption, "image": "https://example.org/gone.jpg", "buttons": BUTTONS[:1]},
            {"text": "x" * (MOST_UNITS_OF_CAPTION + 1), "image": IMAGE},
            {"custom": {"title": "A card", "buttons": BUTTONS}},
        )

    polling.assistant = say_much
    api.write(ANN, "when?")
    await api.until(lambda: len(api.sent) >= 8)
    await api.until_acknowledged()
    assert [(sent.text[:9], sent.photo, sent.titles) for sent in api.sent] == [
        ("xxxxxxxxx", None, []),
        ("xxxxxxxxx", None, []),
        ("xxxxxxxxx", None, ["Yes", "Say it"]),
        (caption, IMAGE, []),
        ("*a_ <b>\nhttps://example.org/gone.jpg"[:9], None, ["Yes"]),
        ("xxxxxxxxx", None, []),
        ("", IMAGE, []),
        ("A card", None, ["Yes", "Say it"]),
    ]
    assert api.sent[4].text.endswith("gone.jpg")
    api.press(api.sent[-1], "Say it")
    await api.until(lambda: len(polling.turns) == 2)
    assert polling.turns[1].text == "Say it"


PICTURE = {"picture": {"kind": "bars", "language": "en", "rows": [], "bars": [["Japan", 3], ["Fiji", 1]]}}


async def test_a_picture_is_sent_as_a_photo_with_its_words_below(api: BotApi, polling: Server) -> None:
    async def show(message: UserMessage) -> None:
        refused = message.text == "refused"
        await respond(
            message, {"text": "Here." * (300 if refused else 1), "custom": PICTURE, "buttons": BUTTONS[:1]}
        )

    polling.assistant = show
    api.write(ANN, "chart please")
    await api.until(lambda: len(api.sent) == 1)
    assert isinstance(api.sent[0].photo, bytes)
    assert api.sent[0].text == "Here.\nBars: Japan: 3 and Fiji: 1."
    assert api.sent[0].titles == ["Yes"]
    api.broken_images.add(api.sent[0].photo)
    api.write(ANN, "refused")
    await api.until(lambda: len(api.sent) == 3)
    assert api.sent[1].text.endswith("Bars: Japan: 3 and Fiji: 1.")
    assert (api.sent[2].text, api.sent[2].photo, api.sent[2].titles) == (WITHOUT_TEXT, None, ["Yes"])


async def test_a_message_that_telegram_refuses_holds_up_nothing(
    api: BotApi, polling: Server, caplog: pytest.LogCaptureFixture
) -> None:
    async def offer_too_much(message: UserMessage) -> None:
        if message.text == "one":
            await respond(message, {"text": "a", "buttons": BUTTONS[:1] * 101})
        elif message.text == "two":
            api.people.clear()
            await respond(message, {"text": "b"})
        else:
            await respond(message, {"text": "c"})

    polling.assistant = offer_too_much
    api.write(ANN, "one")
    await api.until(lambda: api.sent)
    api.write(ANN, "two")
    await api.until(lambda: "is given up" in caplog.text)
    api.write(ANN, "three")
    await api.until(lambda: "c" in api.texts(ANN))
    assert [(sent.text, sent.buttons) for sent in api.sent] == [("a", []), ("c", [])]
