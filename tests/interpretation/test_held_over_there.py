"""Events by where they are held: over there or in our town, of the one partner told, or of all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.continuation import continued
from twincities.interpretation.events.held_over_there import held_over_there
from twincities.interpretation.events.other_one import anything_there
from twincities.reading import Form, Reading

CHARLEVILLE = Context(
    partnerships=("p-charleville",), last_question=Reading("ask_partnerships", Form.LIST, countries=("FR",))
)
CHUNCHEON = Context(partnerships=("p-chuncheon",), last_question=Reading("ask_partnerships", Form.LIST))


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("ja", "あっちでやる人形のお祭りは毎年なの？", "list_events"),
        ("ja", "向こうで開かれるお祭りは毎年ですか", "ask_event_recurrence"),
    ],
)
def test_what_is_held_over_there_is_that_of_the_partner_told(language, text, intent):
    table = table_called("iida")
    asked = continued(reader(table, language=language)(text, intent), CHARLEVILLE, table)
    assert (asked.intent, asked.events) == ("ask_event_recurrence", ("e-mondial",))


@pytest.mark.parametrize("text", ["飯田でやるその町のイベントあったよね", "飯田で開かれるその町の催しは何"])
def test_an_event_of_that_town_held_here_is_the_one_of_its_partnership(text):
    table = table_called("iida")
    asked = continued(reader(table, language="ja")(text, "ask_event_place"), CHUNCHEON, table)
    assert (asked.intent, asked.events) == ("ask_event_details", ("e-weekchun",))
    question = reader(table, language="ja")(text, "ask_event_place")
    assert held_over_there(question, Context(), table) is question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what exchange events are held in Kyoto?"),
        ("fr", "quels événements d'échange ont lieu à Kyoto ?"),
        ("de", "welche Veranstaltungen zum Austausch finden in Kyoto statt?"),
        ("es", "¿qué eventos de intercambio se celebran en Kioto?"),
        ("zh", "在京都举办的交流活动有什么？"),
        ("ja", "京都で開かれる交流の催しって何がありますか"),
    ],
)
def test_events_held_in_a_city_are_no_exchanges(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_exchanges")
    question = replace(question, runners_up=("ask_events",))
    assert anything_there(question, Context(), shipped_table).intent == "list_events"
