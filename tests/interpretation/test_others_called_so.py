"""Others that are called the same as the partnership talked about."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.interpretation.continuation import continued
from twincities.reading import Form, Pointer

_GDYNIA = about("dunfermline-gdynia")


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "Are there other friendships like that?", "confirm_partnership"),
        ("en", "Any other friendships?", "nlu_fallback"),
        ("en", "How many other friendships are there?", "ask_partnerships"),
        ("de", "Gibt es noch andere Freundschaften?", "ask_partnerships"),
        ("fr", "Y a-t-il d'autres amitiés ?", "ask_partnerships"),
        ("es", "¿Hay otras amistades?", "ask_partnerships"),
    ],
)
def test_others_of_that_kind_are_beside_the_one_told(language, text, intent):
    table = table_called("dunfermline")
    question = reader(table, language=language, with_ties=True)(text, intent)
    asked = continued(question, _GDYNIA, table)
    assert (asked.intent, asked.kinds, asked.pointer) == ("ask_partnerships", ("friendship",), Pointer.OTHER)
    assert asked.form is (Form.COUNT if question.form is Form.COUNT else asked.form)


def test_what_it_is_called_itself_is_no_question_for_others():
    table = table_called("dunfermline")
    question = reader(table, with_ties=True)("Is it a friendship?", "confirm_partnership")
    assert continued(question, _GDYNIA, table).pointer is not Pointer.OTHER


def test_others_are_beside_all_of_that_kind_that_were_told():
    table = table_called("dunfermline")
    told = [row.id for row in table.partnerships if row.kind == "friendship"]
    question = reader(table, with_ties=True)("any other friendship like that?", "nlu_fallback")
    asked = continued(question, about(*told), table)
    assert (asked.intent, asked.pointer) == ("ask_partnerships", Pointer.OTHER)
