"""What those are called of which it is not true that they are all of one kind, and an unknown beginning that is not quoted."""

from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.quantified import say_quantified
from actions.sentences.replies import Replies
from actions.sentences.told_instead import say_told_instead
from tests.interpretation.test_rules import listed, table_called
from tests.questions import reader
from twincities.interpretation.interpretation import interpreted
from twincities.wording import wording_in

TWO = listed("p-drogheda", "p-limerick")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "are both of them sister cities?"),
        ("en", "And all our partners in Europe are proper sister cities, no friendships among them."),
    ],
)
def test_the_one_that_is_none_is_told_with_what_it_is_called(language: str, text: str) -> None:
    table = table_called("peoria")
    read = reader(table, language=language, with_ties=True)(text, "confirm_partnership")
    replies, dispatcher = Replies(wording_in(language)), CollectingDispatcher()
    assert say_quantified(interpreted(read, TWO, table), TWO, table, replies)
    replies.send(dispatcher)
    assert [one["response"] for one in dispatcher.messages][:2] == ["utter_not_all", "utter_kinds"]
    assert "friendship" in str(dispatcher.messages[1])


def test_a_beginning_that_the_table_does_not_tell_is_not_quoted() -> None:
    table = table_called("kalamazoo")
    replies, dispatcher = Replies(wording_in("en")), CollectingDispatcher()
    say_told_instead(table.partnership("p-kisumu"), table, replies)
    replies.send(dispatcher)
    assert dispatcher.messages
    assert "“”" not in str(dispatcher.messages)
