"""Conversations are played, and the sentences counted that are said twice in any three turns."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.sentences.replies import Replies
from tests.actions.talk import Talk
from twincities.dialogue.lately import TURNS
from twincities.wording import wording_in

_END = re.compile(r"(?<=[.!?])\s+|\n")

ONE_PAIR = [
    ("ask_since", "when were Chengdu and Kyoto twinned"),
    ("ask_events", "what events do Chengdu and Kyoto share"),
    ("ask_event_place", "where is Kyoto Week held"),
    ("ask_event_content", "what does Kyoto Week show"),
    ("ask_event_recurrence", "how often is Chengdu Week held"),
    ("ask_common", "what do Chengdu and Kyoto have in common"),
    ("ask_known_for", "what is Chengdu known for"),
]
SEVERAL = [
    ("ask_partner", "who is Shanghai twinned with"),
    ("ask_since", "when was Detroit twinned"),
    ("ask_partnerships", "which partnerships began in 1983"),
    ("ask_oldest", "which is the oldest"),
    ("confirm_partnership", "is Tianjin twinned with Philadelphia"),
    ("ask_exchanges", "what do Shenzhen and San Jose exchange"),
    ("ask_age", "how old is the partnership of Hangzhou and Bordeaux"),
]


def _sentences(answer: str, talk: Talk) -> list[str]:
    """The sentences of an answer and the titles of its buttons; not what it lists, nor a source named in short."""
    said = [one for one in _END.split(answer) if one and not one.startswith(("- ", "("))]
    return [*dict.fromkeys((*said, *(button["title"] for button in talk.buttons)))]


@pytest.mark.parametrize("asked", [ONE_PAIR, SEVERAL], ids=["one pair", "several"])
def test_no_sentence_is_said_twice_in_three_turns(shipped_table, monkeypatch, asked):
    live = type("Fixed", (), {"current": lambda _: shipped_table})()
    monkeypatch.setattr("actions.answering.live_table", lambda _: live)
    talk = Talk(shipped_table)
    said = [_sentences(talk.ask(intent, text), talk) for intent, text in asked]
    repeated = [
        sentence
        for at, sentences in enumerate(said)
        for sentence in sentences
        if sentence in chain.from_iterable(said[max(0, at + 1 - TURNS) : at])
    ]
    assert repeated == []
    assert sum("China's Top Twin Cities" in " ".join(one) for one in said) >= 2  # whole again, in between


def test_the_number_of_a_list_is_not_said_again_with_the_list():
    replies, dispatcher = Replies(wording_in("de")), CollectingDispatcher()
    for response, items in (
        ("utter_count_fit", "- Lyon"),
        ("utter_some_fit", "- Lyon"),
        ("utter_some_fit", "- Turin"),
    ):
        replies.say(response, items=items, filter="mit einer Stadt in Frankreich", count=3, lead="")
    replies.send(dispatcher)
    assert [one["response"] for one in dispatcher.messages] == ["utter_count_fit", "utter_some_fit"]
