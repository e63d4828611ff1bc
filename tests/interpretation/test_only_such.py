"""That the one told is the only one of its place, theme, kind or time is claimed of all."""

from dataclasses import replace

import pytest

from tests.conftest import ROOT
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.continuation import continued
from twincities.interpretation.told.only_such import only_such
from twincities.reading import Counted, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import load_table

ONE = Assertion((Predicate(Relation.NUMBER, object=Counted.PARTNERSHIPS, number=(1, 1)),))
COIMBRA = Context(
    last_question=Reading("ask_since", cities=("coimbra",)), partnerships=("coimbra",), cities=("coimbra",)
)


@pytest.fixture(scope="module")
def table():
    return load_table(ROOT / "tests/conversations/own_tables/stellenbosch")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is it the only one in Portugal?"),
        ("en", "Is that the only one about music and universities?"),
        ("en", "Is it the only one without a date?"),
        ("de", "Ist das die einzige in Portugal?"),
        ("fr", "Est-ce la seule au Portugal ?"),
        ("es", "¿Es la única en Portugal?"),
        ("zh", "它是葡萄牙唯一的吗？"),
        ("ja", "ポルトガルではそれが唯一ですか"),
    ],
)
def test_the_only_one_is_counted_among_all_such(table, language, text):
    question = reader(table, language=language)(text, "ask_partnerships")
    asked = only_such(question, COIMBRA, table)
    assert (asked.intent, asked.asserted, asked.pointer) == ("confirm_partnership", ONE, None)
    assert (asked.conditions, asked.cities) == (question.conditions, ())
    last = Reading("ask_partners", cities=("stellenbosch",))
    of_hub = only_such(question, replace(COIMBRA, last_question=last), table)
    assert of_hub.cities == ("stellenbosch",)


def test_what_is_not_so_is_not_the_only_such(table):
    question = reader(table)("Is it the only one in Belgium?", "ask_partnerships")
    assert only_such(question, COIMBRA, table) == question


def test_something_to_do_there_is_an_event_of_the_pair(table):
    question = reader(table)("My grandson is 16, is there something he could do there?", "ask_event_content")
    told = Context(
        last_question=Reading("ask_partnerships"), partnerships=("neustadt",), cities=("neustadt",)
    )
    asked = continued(question, told, table)
    assert (asked.intent, asked.partnerships) == ("ask_events", ("neustadt",))
    without = replace(told, partnerships=("dilbeek",), cities=("dilbeek",))
    assert continued(question, without, table).intent == "ask_exchanges"
