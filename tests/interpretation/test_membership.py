"""Whether a city is among those that were told: "is Detroit among them?"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.told.membership import among_told
from twincities.reading import Form, Reading
from twincities.table import DateSpan

OF_1985 = Context(
    ("shanghai-new-york", "shenzhen-san-jose"),
    last_question=Reading("ask_partnerships", Form.LIST, years=(DateSpan.of_years(1985, 1985),)),
)
IN_SIX_LANGUAGES = [
    ("en", "Is Detroit among them?", "Is one of those with New York?"),
    ("en", "Is Detroit on that list?", "Is New York one of them?"),
    ("de", "Ist Detroit dabei?", "Ist New York eine davon?"),
    ("fr", "Est-ce que Détroit en fait partie ?", "New York est-elle parmi elles ?"),
    ("es", "¿Está Detroit entre ellas?", "¿Nueva York es una de ellas?"),
    ("zh", "底特律在里面吗？", "纽约是其中之一吗？"),
    ("ja", "デトロイトも入ってる？", "ニューヨークはその中にありますか"),
]


@pytest.mark.parametrize(("language", "other", "one"), IN_SIX_LANGUAGES)
def test_whether_a_city_is_among_those_told_is_held_against_them(shipped_table, language, other, one):
    read = reader(shipped_table, language=language)
    one, other = (replace(read(text, "confirm_partnership"), form=Form.CONFIRM) for text in (one, other))
    told = among_told(one, OF_1985, shipped_table)
    assert (told.intent, told.cities) == ("confirm_partnership", ("shanghai", "new-york"))
    not_told = among_told(other, OF_1985, shipped_table)
    assert (not_told.intent, not_told.form, not_told.cities) == (
        "ask_partnerships",
        Form.CONFIRM,
        ("detroit",),
    )
    assert not_told.years == (DateSpan.of_years(1985, 1985),)


@pytest.mark.parametrize(
    "text", ["Is Detroit the oldest of them?", "Are all of them with New York?", "Is Detroit twinned?"]
)
def test_what_claims_more_than_that_a_city_is_among_them_is_left(shipped_table, text):
    question = reader(shipped_table)(text, "confirm_partnership")
    assert among_told(question, OF_1985, shipped_table) == question


def test_behind_one_partnership_nothing_is_among_them(shipped_table):
    question = reader(shipped_table)("Is Detroit among them?", "confirm_partnership")
    assert among_told(question, Context(("shanghai-new-york",)), shipped_table) == question
