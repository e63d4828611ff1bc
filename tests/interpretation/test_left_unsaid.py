"""What a question leaves unsaid that others say: the event told, the one other, the person in charge, what it is the only one of."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import assert_changed, reader
from twincities.dialogue.context import Context
from twincities.dialogue.our_town import here
from twincities.interpretation.entities.alternatives import kinds_counted
from twincities.interpretation.events.event_questions import event_asked
from twincities.interpretation.facts.people_asked import person_asked
from twincities.interpretation.facts.reasons import reason_asked
from twincities.interpretation.facts.themes_asked import listed_by_theme
from twincities.interpretation.interpretation import interpreted
from twincities.interpretation.partners.with_whom import another_there
from twincities.interpretation.told.said_of_told import only_those_told
from twincities.reading import Cue, Form, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation

AZUL, GUANAJUATO, QUFU = "alcala-azul", "alcala-guanajuato", "alcala-qufu"
FAIR = "feria-libro"
IN_ARGENTINA = Reading("ask_partnerships", Form.CONFIRM, countries=("AR",))
WHO = Reading("ask_not_recorded", Form.TELL, partnerships=(AZUL,), cues=frozenset({Cue.CONTACT}))
ONE = Assertion((Predicate(Relation.NUMBER, object="partnerships", number=(1, 1)),))
FURTHER = Assertion((Predicate(Relation.FURTHER_PARTNER, "alcala", "azul"),))
TWO = (AZUL, GUANAJUATO)


class Case(NamedTuple):
    """A wording in a language as it was learned, after what was said before, and what a rule makes of it."""

    rule: Any
    language: str
    text: str
    intent: str
    before: Context
    expected: dict[str, Any]
    form: Form | None = None


def only(language: str, text: str) -> Case:
    expected = {"countries": ("AR",), "asserted": ONE, "intent": "confirm_partnership", "rank": None}
    return Case(
        only_those_told, language, text, "ask_oldest", about(AZUL, last=IN_ARGENTINA), expected, Form.CONFIRM
    )


def place_of_told(language: str, text: str) -> Case:
    return Case(event_asked, language, text, "ask_event_place", Context(events=(FAIR,)), {"events": (FAIR,)})


def other_of_theme(language: str, text: str) -> Case:
    expected = {"intent": "ask_partnerships", "form": Form.LIST, "entities": None}
    return Case(listed_by_theme, language, text, "ask_common", about(GUANAJUATO), expected)


def in_which(language: str, text: str) -> Case:
    expected = {"intent": "ask_partnerships", "form": Form.LIST, "partnerships": TWO, "pointer": None}
    return Case(listed_by_theme, language, text, "ask_common", about(*TWO), expected)


def any_else(language: str, text: str) -> Case:
    return Case(
        kinds_counted,
        language,
        text,
        "confirm_partnership",
        Context(),
        {"form": Form.LIST, "quantifier": None},
    )


def who_else(text: str) -> Case:
    expected = {"people": ("Sr. Robles",), "intent": "ask_not_recorded", "rank": None}
    return Case(person_asked, "es", text, "ask_oldest", about(AZUL, last=WHO), expected)


CASES = [
    only("fr", "c'est le seul ?"), only("es", "¿es la única?"), only("en", "is that the only one?"), only("de", "ist das die einzige?"),
    place_of_told("es", "¿Se celebra en Alcalá?"), place_of_told("en", "Is it held in Alcalá?"),
    other_of_theme("es", "¿Qué otra ciudad comparte el tema de Cervantes?"),
    other_of_theme("en", "Which other town shares the theme of Cervantes?"),
    in_which("fr", "dans lequel des deux on parle de Cervantes"),
    any_else("es", "¿hay alguno que se llame de otra manera?"),
    who_else("¿De qué otras se encarga él?"), who_else("¿de qué más se encarga ese señor?"), who_else("¿qué otras lleva?"),
    Case(reason_asked, "es", "¿Desde cuándo, y cuál fue el motivo?", "ask_since", about(QUFU),
         {"intent": "ask_overview", "partnerships": (QUFU,)}),
    Case(reason_asked, "en", "Since when, and why?", "ask_since", about(QUFU),
         {"intent": "ask_overview", "partnerships": (QUFU,)}),
    Case(another_there, "es", "¿Hay otra ciudad argentina además de la mía?", "ask_country", about(AZUL),
         {"intent": "confirm_partnership", "asserted": FURTHER}),
    Case(interpreted, "es", "¿cuáles son convenios de colaboración?", "ask_exchanges", about("alcala-fort-collins"),
         {"intent": "ask_partnerships", "form": Form.LIST}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_a_rule_says_what_was_left_unsaid(case: Case) -> None:
    table = table_called("alcala")
    read = reader(table, table.event_kinds, case.language, with_ties=True)
    question = read(case.text, case.intent)
    question = replace(question, intent=case.intent, form=case.form or question.form)
    assert_changed(question, case.rule(question, case.before, table), case.expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "esa feria, ¿dónde la hacen, acá o allá?"),
        ("en", "that fair, where is it held, here or there?"),
        ("fr", "cette foire, elle a lieu ici ou là-bas ?"),
    ],
)
def test_here_or_there_asks_where_and_is_of_no_town(language: str, text: str) -> None:
    table = table_called("alcala")
    question = reader(table, table.event_kinds, language)(text, "ask_event_place")
    assert here(question, Context(events=(FAIR,)), table) == question


def test_the_only_one_of_nothing_asked_for_is_not_claimed() -> None:
    table = table_called("alcala")
    question = replace(reader(table, language="fr")("c'est le seul ?", "ask_oldest"), form=Form.CONFIRM)
    told = about(AZUL, last=Reading("ask_since", partnerships=(AZUL,)))
    assert only_those_told(question, told, table) == question
