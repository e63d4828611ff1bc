"""A strange city that only tells where somebody is from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.towns.strangers import of_stranger
from twincities.reading import Form, Pointer, Unknown

_TOLD = Context().about(("shanghai-new-york",), ("shanghai", "new-york"))


@pytest.mark.parametrize("text", ["When did that partnership start?", "How old is that partnership?"])
def test_that_partnership_is_the_one_told_wherever_somebody_lived(shipped_table, text):
    question = reader(shipped_table)(text, "ask_since")
    lived = replace(question, unknown=(Unknown("Queens", "unknown_city"),))
    assert of_stranger(lived, _TOLD, shipped_table).unknown == ()
    assert of_stranger(lived, Context(), shipped_table) == lived


def test_a_partnership_with_a_stranger_is_not_the_one_told(shipped_table):
    question = reader(shipped_table)("When did that partnership with Queens start?", "ask_since")
    assert of_stranger(question, _TOLD, shipped_table) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is there a week that shows art?"),
        ("en", "A colleague says that all the partnerships deal with education. Is he right?"),
        ("de", "Ein Kollege sagt, alle Partnerschaften haben mit Bildung zu tun. Hat er recht?"),
        ("fr", "Tous les jumelages portent sur l'éducation. A-t-il raison ?"),
    ],
)
def test_what_only_joins_clauses_or_asks_to_agree_points_at_nothing(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert (question.pointer is Pointer.IT, question.form) == (False, Form.CONFIRM)


def test_a_stranger_whose_partner_is_asked_for_is_not_the_one_told(shipped_table):
    told = Context(partnerships=("chongqing-detroit",))
    question = reader(shipped_table, language="fr")("et Pékin, elle est jumelée avec qui ?", "ask_partner")
    assert question.unknown
    assert of_stranger(question, told, shipped_table) == question


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("fr", "et Pékin, elle est jumelée avec qui dans ta liste ?", "confirm_partnership"),
        ("fr", "et Pékin, elle est jumelée depuis quand ?", "ask_since"),
        ("en", "And Queens, who is it twinned with?", "ask_partner"),
        ("es", "y Pekín, ¿con quién está ella hermanada?", "ask_partner"),
    ],
)
def test_a_stranger_named_before_it_is_what_is_asked_about(shipped_table, language, text, intent):
    question = reader(shipped_table, language=language)(text, intent)
    asked = replace(question, unknown=(Unknown("Queens", "unknown_city"),), form=Form.TELL)
    assert of_stranger(asked, _TOLD, shipped_table) == asked
