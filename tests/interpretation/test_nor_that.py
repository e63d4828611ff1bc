"""What is said not to be so either, of another than was asked about."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.told.nor_that import nor_that
from twincities.reading import Cue, Form, Reading

YORK = Context(
    ("nanjing-york",), ("york",), last_question=Reading("ask_country", Form.CONFIRM, cities=("york",))
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "And Corby isn't either?"),
        ("en", "And not the one with Corby either, I suppose?"),
        ("en", "Nor is Corby?"),
        ("fr", "Et j'imagine que celui avec Corby non plus ?"),
        ("de", "Und die mit Corby wohl auch nicht?"),
        ("es", "¿Y supongo que el de Corby tampoco?"),
        ("ja", "Corbyも違いますよね"),
        ("zh", "Corby也没有吧"),
    ],
)
@pytest.mark.parametrize("intent", ["confirm_partnership", "compare_age", "name_subject"])
def test_what_is_denied_of_another_is_what_was_claimed_last(chinese_cities, language, text, intent):
    question = reader(chinese_cities, language=language)(text, intent)
    denied = nor_that(question, YORK, chinese_cities)
    assert (denied.intent, denied.form, denied.cities) == ("name_subject", Form.TELL, ("corby",))
    assert denied.has(Cue.NEGATIVE)
    assert denied.comparison is None
    assert nor_that(question, Context(), chinese_cities) == question


@pytest.mark.parametrize(
    "text", ["Is Corby twinned with either York or Leeds?", "And Corby?", "Is Corby's active?"]
)
def test_what_says_itself_what_it_claims_denies_nothing_of_before(chinese_cities, text):
    question = reader(chinese_cities)(text, "confirm_partnership")
    assert nor_that(question, YORK, chinese_cities) == question


def test_a_place_shows_by_what_is_there_whether_it_is_so(chinese_cities):
    question = reader(chinese_cities, language="fr")("Je suppose qu'en Italie non plus ?", "ask_partnerships")
    listed = nor_that(question, YORK, chinese_cities)
    assert (listed.intent, listed.form, listed.countries) == ("ask_partnerships", Form.LIST, ("IT",))
