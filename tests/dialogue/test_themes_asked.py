"""Which partnerships have a theme, or exchange what is named."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.themes_asked import on_that_theme
from twincities.reading import Cue, Form, Reading


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("were there any former ones on that theme?", Form.CONFIRM),
        ("which former ones had that theme?", Form.LIST),
    ],
)
def test_that_theme_is_the_one_asked_for_before(shipped_table, text, form):
    context = Context(last_question=Reading("ask_partnerships", Form.LIST, themes=("food",)))
    asked = on_that_theme(reader(shipped_table)(text, "ask_partnerships"), context, shipped_table)
    assert (asked.intent, asked.form, asked.themes) == ("ask_partnerships", form, ("food",))
    assert asked.has(Cue.END) and asked.nth is None and asked.pointer is None
