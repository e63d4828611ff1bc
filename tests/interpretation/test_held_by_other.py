"""An event that is claimed of the partner talked about, and is another one's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.interpretation.continuation import continued
from twincities.interpretation.events.held_by_other import held_by_other
from twincities.reading import Form, Reading

TOLD = about("ogaki-lethbridge", last=Reading("ask_overview", cities=("lethbridge",)), cities=("lethbridge",))


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "Is the 湖畔マラソン held there?", "ask_event_recurrence"),
        ("en", "they do the 湖畔マラソン, don't they?", "ask_event_details"),
        ("zh", "那边办湖畔マラソン吗？", "ask_event_place"),
        ("ja", "そこは湖畔マラソンの交流してるよね？", "ask_event_details"),
    ],
)
def test_what_another_partner_holds_is_claimed_of_the_one_told(language, text, intent):
    table = table_called("ogaki")
    question = replace(reader(table, language=language)(text, intent), intent=intent)
    claimed = continued(question, TOLD, table)
    assert (claimed.intent, claimed.form) == ("ask_event_place", Form.CONFIRM)
    assert (claimed.cities, claimed.events, claimed.pointer) == (("lethbridge",), ("marathon",), None)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Is the 教員交換 held there?", "ask_event_place"),
        ("is the 湖畔マラソン held in June?", "ask_event_recurrence"),
        ("where is the 湖畔マラソン held?", "ask_event_place"),
        ("do they hold the 凧あげ大会?", "ask_event_place"),
    ],
)
def test_nothing_is_denied_that_is_not_claimed_of_it(text, intent):
    table = table_called("ogaki")
    question = replace(reader(table)(text, intent), intent=intent)
    assert held_by_other(question, TOLD, table) == question
