"""Claims of all that somebody looks after, and of one of the oldest."""

from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.quantified import say_quantified
from actions.ranks import ActionAskOldest
from actions.sentences.replies import Replies
from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.dialogue.asked_on import with_claims_gone_on
from twincities.dialogue.context import Context
from twincities.interpretation.interpretation import interpreted
from twincities.reading import Cue, Form
from twincities.wording import wording_in


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kümmert sich Frau Moser um alle?", "utter_not_all"),
        ("Sind alle von Frau Moser in Europa?", "utter_all"),
        ("Kümmert sich Frau Moser um alle französischen?", "utter_all"),
        ("Kümmert sich Frau Moser um alle tschechischen?", "utter_not_any"),
    ],
)
def test_who_is_said_to_look_after_all(text: str, said: str) -> None:
    table = table_called("leoben")
    read = reader(table, language="de", with_ties=True)(text, "ask_partnerships")
    replies, dispatcher = Replies(wording_in("de")), CollectingDispatcher()
    say_quantified(read, Context(), table, replies)
    replies.send(dispatcher)
    assert dispatcher.messages[0]["response"] == said


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Is Biella one of the oldest?", "Yes"),
        ("Is Mazamet one of the oldest?", "Yes"),
        ("Is Punta Arenas one of the oldest?", ""),
        ("Is Kamaishi one of the oldest?", "No"),
    ],
)
def test_one_of_the_oldest_is_one_of_a_few(text: str, lead: str) -> None:
    table = table_called("hawick")
    read = interpreted(reader(table)(text, "ask_oldest"), Context(), table)
    replies, dispatcher = Replies(wording_in("en")), CollectingDispatcher()
    ActionAskOldest().answer(read, Context(), table, replies)
    replies.send(dispatcher)
    (told,) = dispatcher.messages
    assert (told["response"], told["lead"].strip(" .")) == ("utter_oldest_several", lead)


def test_a_place_without_a_verb_behind_a_claim_is_claimed_too() -> None:
    table = table_called("hawick")
    read = reader(table)
    first = read("Is Kamaishi the newest?", "ask_newest")
    second = read("Biella the oldest", "ask_oldest")
    assert second.form is not Form.CONFIRM and second.has(Cue.VERBLESS)
    assert [one.form for one in with_claims_gone_on([first, second])] == [Form.CONFIRM, Form.CONFIRM]
