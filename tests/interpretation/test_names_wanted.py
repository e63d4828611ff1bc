"""The names of what was told last are wanted."""

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.told.names_wanted import names_wanted
from twincities.reading import Form

TOLD = Context(("guangzhou-lyon", "xian-dortmund"), ("guangzhou",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tell me please the names"),
        ("en", "what are they called?"),
        ("de", "bitte die Namen"),
        ("fr", "comment s'appellent-elles ?"),
        ("es", "dime los nombres"),
        ("zh", "名字告诉我"),
        ("ja", "名前を教えて"),
    ],
)
def test_names_are_those_of_what_was_told(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "small_talk")
    asked = names_wanted(question, TOLD, chinese_cities)
    assert (asked.intent, asked.form, asked.partnerships) == (
        "ask_partnerships",
        Form.LIST,
        TOLD.partnerships,
    )
    assert names_wanted(question, Context(("guangzhou-lyon",)), chinese_cities) == question


@pytest.mark.parametrize(
    "text", ["the names of the festivals", "the names of those in Japan", "when was that?"]
)
def test_names_of_other_things_are_not_of_what_was_told(chinese_cities, text):
    question = reader(chinese_cities)(text, "ask_partnerships")
    assert names_wanted(question, TOLD, chinese_cities) == question
