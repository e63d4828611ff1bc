"""A theme that is asked for of those that are left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.entities.others_of_theme import any_other_of_theme
from twincities.interpretation.facts.themes_asked import partnerships_of_theme
from twincities.reading import Counted, Dimension, Entities, Form, Pointer, Reading

_BORDEAUX = Context().about(("hangzhou-bordeaux",), ("bordeaux",))


@pytest.mark.parametrize("intent", ["ask_more", "ask_exchanges"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "any of the others got wine too"),
        ("es", "¿Alguna de las otras tiene vino también?"),
    ],
)
def test_any_of_the_others_of_a_theme_is_claimed_of_the_rest(shipped_table, language, text, intent):
    question = reader(shipped_table, language=language)(text, intent)
    asked = any_other_of_theme(question, _BORDEAUX, shipped_table)
    assert (asked.intent, asked.form, asked.themes) == ("ask_partnerships", Form.CONFIRM, ("wine",))


def test_of_two_that_were_compared_the_other_is_meant(shipped_table):
    question = reader(shipped_table)("any of the others got wine too", "ask_more")
    two = Context(("hangzhou-bordeaux",), options=("hangzhou-bordeaux", "shenzhen-san-jose"))
    asked = any_other_of_theme(question, two, shipped_table)
    assert (asked.intent, asked.partnerships) == ("ask_overview", ("shenzhen-san-jose",))


def test_more_of_a_list_is_still_asked_for(shipped_table):
    for text in ("any others?", "any of the others in Japan?"):
        question = reader(shipped_table)(text, "ask_more")
        assert any_other_of_theme(question, _BORDEAUX, shipped_table) == question


@pytest.mark.parametrize("intent", ["ask_partnerships", "ask_exchanges"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "are there other towns about wine?"),
        ("ja", "ワインがテーマの街はほかにもありますか"),
        ("ja", "ワインの街は他にもある？"),
        ("zh", "还有别的葡萄酒主题的城市吗"),
    ],
)
def test_another_one_of_a_theme_is_none_of_its_cities(shipped_table, language, text, intent):
    question = reader(shipped_table, language=language)(text, intent)
    asked = any_other_of_theme(question, _BORDEAUX, shipped_table)
    assert (asked.intent, asked.form, asked.themes) == ("ask_partnerships", Form.CONFIRM, ("wine",))
    assert (asked.entities, asked.counted, asked.asserted) == (None, Counted.PARTNERSHIPS, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Are there other sister cities with an exchange about wine?"),
        ("en", "There is other partner towns where wine is exchanged?"),
        ("de", "Gibt es andere Partnerstädte mit einem Austausch über Wein?"),
    ],
)
def test_other_partners_of_a_theme_are_asked_for_and_not_the_one_told(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_exchanges")
    asked = any_other_of_theme(question, _BORDEAUX, shipped_table)
    assert (asked.intent, asked.themes, asked.pointer) == ("ask_partnerships", ("wine",), Pointer.OTHER)


def test_the_town_of_what_none_is_known_for_is_that_of_a_partnership_about_it() -> None:
    table = table_called("hawick")
    asked = Reading("ask_known_for", themes=("schools",), entities=Entities(Dimension.CITY))
    told = partnerships_of_theme(asked, Context(), table)
    assert (told.intent, told.entities) == ("ask_partnerships", None)
    known = replace(asked, themes=("bandicoots",))
    assert partnerships_of_theme(known, Context(), table) == known
