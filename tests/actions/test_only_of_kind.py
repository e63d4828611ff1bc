"""Some are claimed to be the only ones of their kind: all that are such bear that out, or contradict it."""

from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.entities import answer_entities
from actions.sentences.replies import Replies
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.interpretation import interpreted
from twincities.wording import wording_in

_CLAIMS = [
    ("Is Ningbo the only city with a French partner and no German one?", "en", "Yes."),
    ("Is Ningbo the only Chinese city that has a French but not a German partner?", "en", "Yes."),
    ("Ningbo isn't the only city with a French partner, is it?", "en", "No."),
    ("Are Shanghai and Guangzhou the only cities with more than 30 partners?", "en", "Yes."),
    ("Is Xi'an the only one with two Japanese partners?", "en", "No."),
    ("Is Japan the only country with more than 30 partnerships?", "en", "Yes."),
    ("宁波是唯一有法国友城但没有德国友城的城市吗？", "zh", "是的。"),
    ("宁波是唯一有德国友城的城市吗？", "zh", "不是。"),
    ("寧波はフランスの姉妹都市がある唯一の都市ですか", "ja", "いいえ。"),
    ("フランスの姉妹都市があってドイツの姉妹都市がない唯一の都市は寧波ですか", "ja", "はい。"),
    ("Ningbo est-elle la seule ville avec un partenaire français et sans allemand ?", "fr", "Oui."),
    ("Ist Ningbo die einzige Stadt mit einer französischen Partnerstadt?", "de", "Nein."),
    ("¿Ningbo es la única ciudad que tiene socios en Francia pero no en Alemania?", "es", "Sí."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "lead"), _CLAIMS)
def test_only_those_named_are_to_be_such(chinese_cities, text, language, lead):
    read = reader(chinese_cities, language=language)(text, "confirm_partnership")
    asked = interpreted(read, Context(), chinese_cities)
    replies, dispatcher = Replies(wording_in(language)), CollectingDispatcher()
    answer_entities(asked, Context(), chinese_cities, replies)
    replies.send(dispatcher)
    assert dispatcher.messages[0]["lead"].strip() == lead


@pytest.mark.parametrize(
    "text",
    [
        "Is Lyon the only partner of Guangzhou in France?",
        "Is Lyon the only French city twinned with Guangzhou?",
        "Is Cardiff the only partner of a city with two British partners?",
        "Which is the only city with a French partner and no German one?",
    ],
)
def test_whose_partner_a_city_is_claims_nothing_of_a_kind(chinese_cities, text):
    read = reader(chinese_cities)(text, "confirm_partnership")
    assert read.entities is None or not read.entities.sole
