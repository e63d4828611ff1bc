"""A city in small letters that was taken for no name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincities.dialogue.context import Context
from twincities.interpretation.continuation import continued
from twincities.interpretation.towns.small_letters import in_small_letters
from twincities.reading import Cue, Form, Quantifier, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation

ASKED = Reading("ask_partner", cues=frozenset({Cue.TWINNED, Cue.PAIRED}), unread=("york",))


@pytest.mark.parametrize(
    "question",
    [ASKED, replace(ASKED, intent="ask_partnerships", form=Form.LIST, countries=("CN",))],
)
def test_it_is_asked_of_the_city_and_not_of_all(chinese_cities, question):
    read = continued(question, Context(), chinese_cities)
    assert (read.cities, read.unread) == (("york",), ())


def test_a_claim_is_one_of_the_city(chinese_cities):
    def claim(subject):
        return Assertion((Predicate(Relation.TWINNED, subject, "nanjing"),))

    heard = Reading(
        "confirm_partnership", Form.CONFIRM, cities=("nanjing",), unread=("york",), asserted=claim("")
    )
    read = in_small_letters(heard, Context(), chinese_cities)
    assert (read.cities, read.asserted) == (("york", "nanjing"), claim("york"))


@pytest.mark.parametrize(
    "question",
    [
        replace(ASKED, unread=("York",)),  # with a capital letter it would have been found
        replace(ASKED, unread=("mayors",)),
        replace(ASKED, unread=("york", "lyon")),
        replace(ASKED, intent="small_talk"),
        replace(ASKED, quantifier=Quantifier.ANY),  # "any city in the york list"
    ],
)
def test_any_other_word_stays_unread(chinese_cities, question):
    assert in_small_letters(question, Context(), chinese_cities) == question
