"""All but so many are claimed to be such: the number of those that are not bears that out."""

from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.quantified import say_quantified
from actions.sentences.replies import Replies
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.interpretation import interpreted
from twincities.wording import wording_in

_CLAIMS = [
    ("All but two of the pairs are with America, right?", "en", "utter_most"),
    ("Are all of the pairs American, except for one?", "en", "utter_not_most"),
    ("Est-ce que tous les jumelages, sauf deux, sont avec les États-Unis ?", "fr", "utter_most"),
    ("Tous les jumelages sont aux États-Unis à un près ?", "fr", "utter_not_most"),
    ("Sind alle Partnerschaften bis auf zwei mit den USA?", "de", "utter_most"),
    ("¿Todos los hermanamientos menos dos son con Estados Unidos?", "es", "utter_most"),
    ("除了两对，友好城市关系都是跟美国的吗", "zh", "utter_most"),
    ("提携は2組を除いて全部アメリカとですか", "ja", "utter_most"),
    ("Are all of the pairs with America except Kyoto?", "en", "utter_not_all"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "response"), _CLAIMS)
def test_as_many_are_to_be_left_out_as_is_claimed(shipped_table, text, language, response):
    read = reader(shipped_table, language=language)(text, "ask_partnerships")
    asked = interpreted(read, Context(), shipped_table)
    replies, dispatcher = Replies(wording_in(language)), CollectingDispatcher()
    say_quantified(asked, Context(), shipped_table, replies)
    replies.send(dispatcher)
    told = dispatcher.messages[0]
    assert (told["response"], told["count"]) == (response, 3)
