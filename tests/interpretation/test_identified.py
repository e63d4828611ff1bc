"""Claims of where a city lies, or of what it is a part, are no claims of partners."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.towns.identified import identified
from twincities.reading import Form

TOLD = Context(cities=("kyoto",), partnerships=("chengdu-kyoto",))


@pytest.fixture(scope="session")
def go_on(shipped_table):
    read = reader(shipped_table)
    return lambda text, intent: identified(read(text, intent), TOLD, shipped_table)


def test_the_one_by_the_sea_is_told_where_it_lies(go_on):
    asked = go_on("Detroit then: that must be near the sea", "doubt")
    assert (asked.intent, asked.cities) == ("ask_country", ("detroit",))
    # A country that is named is claimed, and judged.
    assert go_on("Detroit is the one in Japan", "confirm_partnership").intent == "confirm_partnership"


def test_what_is_called_a_part_is_what_was_talked_about(go_on):
    asked = go_on("that's a part of Detroit, right", "doubt")
    assert (asked.intent, asked.cities, asked.partnerships) == (
        "ask_overview",
        TOLD.cities,
        TOLD.partnerships,
    )
    assert go_on("that's twinned with Detroit, right", "doubt").intent == "doubt"


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("en", "The Birmingham that Guangzhou has is the one in Alabama, right?", Form.CONFIRM),
        ("en", "Is the Birmingham that Guangzhou has the Californian one?", Form.CONFIRM),
        ("es", "La Birmingham hermanada con Cantón es la de Alabama, ¿no?", Form.CONFIRM),
        ("es", "¿La Birmingham de Cantón es la californiana?", Form.CONFIRM),
        ("fr", "Le Birmingham jumelé avec Guangzhou est celui d'Alabama, non ?", Form.CONFIRM),
        ("de", "Das Birmingham von Guangzhou ist das in Alabama, oder?", Form.CONFIRM),
        ("zh", "和广州结好的伯明翰是加州的那个吗？", Form.TELL),
        ("ja", "広州の姉妹都市のバーミンガムはカリフォルニアのほうですか？", Form.TELL),
    ],
)
def test_where_the_one_of_a_pair_lies_is_told_whatever_place_is_claimed(chinese_cities, language, text, form):
    question = reader(chinese_cities, language=language)(text, "confirm_partnership")
    asked = identified(question, Context(), chinese_cities)
    assert (asked.intent, asked.cities, asked.form) == ("ask_country", ("birmingham",), form)
    assert not (asked.unknown or asked.unread or asked.asserted)


@pytest.mark.parametrize(
    "text",
    [
        "Is the Birmingham that Guangzhou has a sister city?",
        "Guangzhou and Birmingham: is that the one from 2006?",
        "Is Birmingham, the one in Alabama, twinned with Lyon?",
    ],
)
def test_other_claims_of_two_are_none_of_where_one_lies(chinese_cities, text):
    question = reader(chinese_cities)(text, "confirm_partnership")
    assert identified(question, Context(), chinese_cities) == question
