"""A conversation outlives the rows that it was about: the table may have been changed since."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk
from tests.conftest import write_table
from twincities.reading import Form, Reading
from twincities.table import Filter, load_table

GONE = Filter(themes=("gone",))
LAST = [
    Reading("ask_partnerships", Form.LIST, themes=("gone",)),
    Reading("ask_partnerships", Form.CONFIRM, themes=("gone",), restriction=GONE),
    Reading("ask_partnerships", Form.LIST, themes=("gone",), unwanted=GONE),
    Reading("ask_partner", cities=("gone",)),
    Reading("ask_event_place", events=("gone",)),
]


@pytest.mark.parametrize("last", LAST)
@pytest.mark.parametrize(
    ("intent", "text"), [("name_subject", "and in France?"), ("nlu_fallback", "which one is not?")]
)
def test_a_follow_up_of_what_is_gone_is_answered(tmp_path, monkeypatch, last, intent, text):
    folder = write_table(tmp_path)
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    talk = Talk(load_table(folder))
    talk.slots["last_question"] = last.as_json()
    assert talk.ask(intent, text)
