"""Which partnerships have a theme, or exchange what is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.facts.themes_asked import (
    any_of_themes,
    listed_by_theme,
    on_that_theme,
    partnerships_of_theme,
    themes_asked,
)
from twincities.interpretation.interpretation import interpreted
from twincities.reading import Counted, Cue, Form, Reading


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


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("zh", "最早的那一对除了茶以外还有哪些主题？", "ask_partnerships"),
        ("en", "The oldest pair: which themes has it besides tea?", "ask_oldest"),
        ("de", "Welche Themen hat das älteste Paar außer Tee?", "ask_oldest"),
        ("es", "¿Qué temas tiene la pareja más antigua aparte del té?", "ask_oldest"),
        ("fr", "Quels sont les thèmes du plus ancien jumelage à part le thé ?", "ask_common"),
        ("ja", "茶以外に一番古い提携のテーマは何ですか", "ask_exchanges"),
    ],
)
def test_a_theme_left_out_beside_the_oldest_pair_bounds_nothing(shipped_table, language, text, intent):
    question = reader(shipped_table, language=language)(text, intent)
    asked = themes_asked(question, Context(), shipped_table)
    assert (asked.intent, asked.themes, asked.unwanted.themes) == ("ask_exchanges", (), ())
    assert asked.rank == question.rank is not None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which is the oldest that does not have tea as a theme?"),
        ("zh", "最早的不以茶为主题的是哪一对"),
    ],
)
def test_the_oldest_without_a_theme_is_bounded_by_it(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_oldest")
    assert themes_asked(question, Context(), shipped_table).unwanted.themes == ("tea",)


def test_a_town_that_sends_somebody_is_one_of_the_partnerships_with_that_exchange():
    table = table_called("hallein")
    sent = Reading("ask_partnerships", Form.LIST, themes=("feuerwehr",), counted=Counted.CITIES)
    asked = partnerships_of_theme(replace(sent, cues=frozenset({Cue.EXCHANGED})), about(), table)
    assert asked.counted is None and asked.themes == ("feuerwehr",)


@pytest.mark.parametrize(
    "text", ["Hat Hallein was mit Feuerwehr?", "Hat Hallein etwas mit der Feuerwehr zu tun?"]
)
def test_anything_to_do_with_a_theme_is_asked_of_all_partnerships_of_a_town(text):
    table = table_called("hallein")
    question = reader(table, language="de")(text, "ask_known_for")
    asked = any_of_themes(replace(question, confidence=0.3), about(), table)
    assert (asked.intent, asked.themes, asked.asserted) == ("ask_partnerships", ("feuerwehr",), None)


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        (
            "de",
            "Mit welchen unserer Partnerstädte gibt es einen Austausch von Schulklassen?",
            "ask_exchanges",
        ),
        ("de", "Welche Partnerschaften haben einen Austausch von Schulklassen?", "ask_exchanges"),
        ("es", "¿Con qué ciudades hermanas hay intercambio de Schulklassen?", "ask_partnerships"),
        ("en", "which partnerships exchange Schulklassen?", "ask_partnerships"),
    ],
)
def test_those_that_exchange_are_none_with_an_event_for_them(language, text, learned):
    table = table_called("chur")
    question = interpreted(reader(table, language=language)(text, learned), Context(), table)
    assert (question.intent, question.form) == ("ask_partnerships", Form.LIST)
    assert question.partnerships == ("chur-cabourg", "chur-kurobe")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Of the pottery towns, which one isn't in Europe?", {"tajimi"}),
        ("Brilliant. Of the pottery towns, which one isn't in Europe?", {"tajimi"}),
        ("Which pottery towns are not Italian?", {"meissen", "boleslawiec", "tajimi"}),
        ("Which of the textile towns are not about youth?", {"krefeld", "vila-do-conde"}),
    ],
)
def test_towns_of_a_theme_that_are_not_there_are_partners_of_that_theme(text, told):
    table = table_called("kirkcaldy")
    asked = partnerships_of_theme(reader(table)(text, "ask_partnerships"), about(), table)
    assert asked.entities is None
    assert {row.id for row in table.find(asked.conditions)} == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "请问跟熊猫有关的是哪两座城市？"),
        ("zh", "跟熊貓相關的是哪兩個城市"),
        ("fr", "Quelles sont les deux villes liées aux pandas ?"),
        ("es", "¿Cuáles son las dos ciudades de los pandas?"),
        ("ja", "パンダに関係があるのはどの二つの都市ですか"),
        ("de", "welche zwei Städte haben mit Pandas zu tun?"),
    ],
)
def test_two_cities_described_by_a_theme_are_asked_for(shipped_table, language, text):
    read = reader(shipped_table, language=language)(text, "ask_common")
    asked = listed_by_theme(read, Context(), shipped_table)
    assert (asked.intent, asked.form, asked.themes) == ("ask_partnerships", Form.LIST, ("pandas",))
    assert asked.pointer is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "besides wine what themes does the partnership have"),
        ("en", "apart from wine, which themes has this partnership?"),
    ],
)
def test_other_themes_of_the_partnership_are_those_of_the_one_told(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_exchanges")
    asked = themes_asked(question, about("hangzhou-bordeaux"), shipped_table)
    assert (asked.intent, asked.partnerships, asked.themes) == ("ask_exchanges", ("hangzhou-bordeaux",), ())
