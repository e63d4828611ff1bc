"""The number of those out of which some are picked is no number that is claimed: "is any of the five with Japan?"."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Quantifier
from twincities.reading.model.predicates import Relation

_OF_WHOLE = [
    ("Are any of the five partnerships with Japan?", "en"),
    ("Is any of your five pairs with Japan?", "en"),
    ("Is one of the five partnerships with Japan?", "en"),
    ("Is one of your five pairs with Japan?", "en"),
    ("Ist eine Ihrer fünf Partnerschaften mit Japan?", "de"),
    ("Ist eine der fünf Partnerschaften mit Japan?", "de"),
    ("L'un de vos cinq jumelages est-il avec le Japon ?", "fr"),
    ("L'un des cinq jumelages est-il avec le Japon ?", "fr"),
    ("¿Alguno de los cinco hermanamientos es con Japón?", "es"),
    ("¿Es uno de sus cinco hermanamientos con Japón?", "es"),
    ("五对友城中有跟日本的吗", "zh"),
    ("5組の提携のうち日本とのものはありますか", "ja"),
]


@pytest.mark.parametrize(("text", "language"), _OF_WHOLE)
def test_the_number_of_all_is_not_claimed_of_some(shipped_table, text, language):
    read = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert read.asserted is None
    assert read.countries == ("JP",)
    assert read.quantifier is not Quantifier.ALL


@pytest.mark.parametrize(
    "text", ["Is one of the five with Japan?", "Is one of your five pairs older than 1981?"]
)
def test_what_is_said_of_one_of_them_is_claimed_of_any(shipped_table, text):
    assert reader(shipped_table)(text, "ask_partnerships").quantifier is Quantifier.ANY


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Are three of the five pairs with the US?", (3, 3)),
        ("Is at least one of the five partnerships about tea?", (1, None)),
        ("Are there five partnerships in all?", (5, 5)),
        ("Does Lyon have five partners?", (5, 5)),
    ],
)
def test_how_many_of_them_is_claimed(shipped_table, text, number):
    read = reader(shipped_table)(text, "ask_partnerships")
    assert read.asserted is not None
    (claim,) = read.asserted.predicates
    assert (claim.relation, claim.number) == (Relation.NUMBER, number)
