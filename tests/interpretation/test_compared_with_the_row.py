"""Claims of who is in charge and what a tie is called, namesakes of our town, reasons and states: what the rows say of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.dialogue.scopes import with_scopes
from twincities.interpretation.continuation import continued
from twincities.interpretation.facts.people_asked import person_asked
from twincities.interpretation.facts.reasons import reason_asked
from twincities.interpretation.facts.standing import kind_claimed
from twincities.reading import Cue, Form, Reading
from twincities.reading.several_asked import asked_severally

MANTOVA = about("mantova", last=Reading("ask_overview", cities=("mantova",)))
OVER = about("bahir-dar", "managua", last=Reading("ask_partnerships", Form.LIST))


@pytest.mark.parametrize("intent", ["confirm_partnership", "doubt", "ask_overview", "ask_not_recorded"])
def test_who_is_claimed_to_be_in_charge_is_claimed_of_the_tie_told(intent):
    table = table_called("madison")
    question = Reading(
        intent, Form.CONFIRM, people=("Ms Naomi Sato",), pointer=reader(table)("is it?", "doubt").pointer
    )
    asked = person_asked(question, MANTOVA, table)
    assert (asked.intent, asked.form) == ("ask_not_recorded", Form.CONFIRM)
    assert (asked.people, asked.partnerships) == (question.people, ("mantova",))
    assert asked.has(Cue.CONTACT)


def test_who_is_asked_of_the_tie_told_where_a_name_stands_behind_it():
    table = table_called("madison")
    cues = frozenset({Cue.CONTACT, Cue.WHICH, Cue.JUST_SO})
    question = Reading("ask_not_recorded", people=("Ms Naomi Sato",), cues=cues)
    asked = person_asked(question, MANTOVA, table)
    assert (asked.people, asked.partnerships) == ((), ("mantova",))


def test_kinds_of_two_are_told_and_none_is_claimed():
    table = table_called("chesterfield")
    two = about("p-troyes", last=Reading("ask_since"), mentioned=("p-alkmaar", "p-troyes"))
    question = reader(table)("Is ours also a twinning agreement like with them?", "confirm_partnership")
    asked = kind_claimed(replace(question, called=("twinning agreement",)), two, table)
    assert (asked.form, asked.partnerships) == (Form.TELL, ("p-alkmaar", "p-troyes"))
    assert asked.has(Cue.KIND)


@pytest.mark.parametrize(
    ("table", "language", "text", "told", "partnership"),
    [
        ("niort", "fr", "et c'est un vrai jumelage ?", ("n-vejle",), "n-vejle"),
        ("niort", "en", "is it a proper sister city?", ("n-vejle",), "n-vejle"),
        ("hattingen", "de", "Ist das eine richtige Städtepartnerschaft?", ("p-nysa",), "p-nysa"),
        ("hattingen", "de", "und die andere, ist das auch ne richtige Städtepartnerschaft?", ("p-nysa", "p-mielec"), "p-nysa"),
    ],
)  # fmt: skip
def test_a_real_twinning_is_asked_of_the_one_told_and_not_what_such_are(
    table, language, text, told, partnership
):
    read = reader(table_called(table), language=language, with_ties=True)
    before = about(told[-1], last=Reading("ask_country"), mentioned=told)
    asked = continued(read(text, "define_sister_city"), before, table_called(table))
    assert (asked.intent, asked.partnerships) == ("confirm_partnership", (partnership,))
    assert asked.has(Cue.KIND)


def test_what_a_twinning_is_stays_a_question_behind_one():
    table = table_called("niort")
    question = reader(table, language="fr")("un jumelage, c'est un traité ?", "define_sister_city")
    assert kind_claimed(question, about("n-vejle", last=Reading("ask_country")), table) == question


def test_what_kind_and_since_when_are_two_questions():
    table = table_called("madison")
    question = reader(table)("What kind of tie do we have with Mantova and from what year?", "ask_since")
    assert [one.intent for one in asked_severally(question)] == ["ask_overview", "ask_since"]
    assert (
        len(asked_severally(reader(table)("What kind of tie do we have with Mantova?", "ask_overview"))) == 1
    )


def test_the_reason_is_told_of_each_that_was_told_to_be_over():
    table = table_called("madison")
    question = reader(table)("what was the reason there?", "ask_common")
    asked = reason_asked(question, OVER, table)
    assert (asked.intent, asked.partnerships) == ("ask_overview", ("bahir-dar", "managua"))
    going_on = about("mantova", "managua", last=Reading("ask_partnerships", Form.LIST))
    assert reason_asked(question, going_on, table) == question


@pytest.mark.parametrize("text", ["Current ones only please.", "The active ones please."])
def test_that_current_ones_are_meant_bounds_the_question_before_it(text):
    table = table_called("madison")
    read = reader(table)
    first = read("How many partnerships began in the 1980s?", "ask_partnerships")
    only = replace(read(text, "ask_partnerships"), follows=True)
    (asked,) = with_scopes([first, only])
    assert (asked.active, asked.form) == (True, Form.COUNT)
    joined = read("and how many active ones are there?", "ask_partnerships")
    assert len(with_scopes([first, joined])) == 2
