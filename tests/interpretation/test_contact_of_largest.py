"""Who looks after the partnership with the largest or smallest city."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.continuation import continued
from twincities.reading import Cue


@pytest.mark.parametrize(
    ("language", "text", "partnership"),
    [
        ("en", "who looks after our smallest partner?", "dunfermline-annaberg"),
        ("en", "who is the contact for the largest of our French towns?", "dunfermline-quimper"),
        ("de", "Wer ist für unsere kleinste Partnerstadt zuständig?", "dunfermline-annaberg"),
        ("fr", "qui s'occupe de la plus petite de nos villes jumelles ?", "dunfermline-annaberg"),
    ],
)
def test_who_looks_after_the_smallest_is_asked_of_that_one(language, text, partnership):
    table = table_called("dunfermline")
    question = reader(table, language=language)(text, "ask_not_recorded")
    asked = continued(question, about(), table)
    assert (asked.intent, asked.partnerships, asked.size) == ("ask_not_recorded", (partnership,), None)
    assert asked.has(Cue.CONTACT) and not asked.has(Cue.POPULATION)


def test_the_largest_of_those_told_is_one_of_them():
    table = table_called("dunfermline")
    told = Context(options=("dunfermline-molde", "dunfermline-vichy"))
    question = reader(table)("and who in the office looks after the biggest of those?", "ask_not_recorded")
    assert continued(question, told, table).partnerships == ("dunfermline-molde",)


def test_which_one_is_the_largest_is_still_told():
    table = table_called("dunfermline")
    question = reader(table)("which is the biggest of our partners?", "ask_not_recorded")
    assert continued(question, about(), table).intent == "ask_city_trivia"
