"""What "the other German one" is behind one partner there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.interpretation.continuation import continued
from twincities.interpretation.towns.other_there import other_there
from twincities.reading import Reading

TOLD = about("ogaki-siegen", last=Reading("ask_known_for", cities=("siegen",)), cities=("siegen",))


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "and the other German town?", "name_subject"),
        ("en", "and the other one in Germany?", "name_subject"),
        ("en", "what is the other German town known for?", "ask_known_for"),
        ("de", "und die andere deutsche Stadt?", "name_subject"),
        ("fr", "et l'autre ville allemande ?", "name_subject"),
        ("es", "¿y la otra alemana?", "ask_country"),
        ("zh", "德国的另一个呢？", "name_subject"),
        ("ja", "ドイツのもう一つの町は？", "name_subject"),
    ],
)
def test_the_other_one_there_is_not_the_one_told(language, text, intent):
    table = table_called("ogaki")
    question = replace(reader(table, language=language)(text, intent), intent=intent)
    asked = continued(question, TOLD, table)
    assert (asked.cities, asked.countries) == (("nordhorn",), ())
    assert asked.intent == ("ask_known_for" if intent == "ask_known_for" else "name_subject")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("is there another German town?", "ask_partnerships"),
        ("any other German towns?", "ask_partnerships"),
        ("and the other Polish one?", "name_subject"),
        ("and the German one?", "name_subject"),
    ],
)
def test_others_are_sought_where_none_is_known(text, intent):
    table = table_called("ogaki")
    question = replace(reader(table)(text, intent), intent=intent)
    assert other_there(question, TOLD, table) == question
