"""What is asked of sister cities in general, where no city was talked about."""

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.facts.meant_in_general import (
    claimed_of_some,
    meant_in_general,
    those_of_the_table,
)
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading

GOOD_FOR = Reading(
    "ask_known_for", pointer=Pointer.IT, runners_up=("ask_significance", "ask_event_content")
)  # "and what is it good for?"


def test_what_it_is_good_for_is_asked_of_sister_cities_in_general(table):
    assert meant_in_general(GOOD_FOR, Context(), table).intent == "ask_significance"


def test_what_is_asked_of_a_city_stays_with_it(table):
    told = Context(cities=("lyon",))
    assert meant_in_general(GOOD_FOR, told, table) == GOOD_FOR
    named = replace(GOOD_FOR, cities=("lyon",))
    assert meant_in_general(named, Context(), table) == named


FARMING = Reading(
    "define_sister_city",
    Form.CONFIRM,
    quantifier=Quantifier.ANY,
    unread=("Landwirtschaft",),
    cues=frozenset({Cue.PARTNERSHIP, Cue.TWINNED}),
)  # „geht es bei irgendeiner Partnerschaft um Landwirtschaft?“


@pytest.mark.parametrize(
    "claim",
    [FARMING, replace(FARMING, quantifier=None, cues=FARMING.cues | {Cue.AMONG})],
)
def test_what_is_claimed_of_some_of_them_asks_for_no_meaning(table, claim):
    assert claimed_of_some(claim, Context(), table).intent == "ask_partnerships"


@pytest.mark.parametrize(
    "question",
    [replace(FARMING, quantifier=None), replace(FARMING, unread=()), replace(FARMING, form=Form.TELL)],
)
def test_what_is_said_of_none_of_them_may_ask_for_a_meaning(table, question):
    assert claimed_of_some(question, Context(), table) == question


@pytest.mark.parametrize(
    ("language", "text", "learned", "asked"),
    [
        ("en", "What weeks do these sister cities hold?", "ask_events", ("ask_events", Form.TELL)),
        ("fr", "Quelles fêtes organisent ces villes jumelles ?", "ask_events", ("ask_events", Form.TELL)),
        ("zh", "这些姐妹城市举办哪些活动？", "ask_events", ("ask_events", Form.TELL)),
        ("ja", "これらの姉妹都市はどんな行事を開催していますか？", "ask_events", ("ask_events", Form.TELL)),
        ("en", "When did these partnerships begin?", "ask_since", ("ask_partnerships", Form.LIST)),
        ("de", "Wann begannen diese Partnerschaften?", "ask_since", ("ask_partnerships", Form.LIST)),
        ("es", "¿Desde cuándo existen estos hermanamientos?", "ask_since", ("ask_partnerships", Form.LIST)),
    ],
)
def test_these_partnerships_are_all_of_the_table_where_nothing_was_told(
    shipped_table, language, text, learned, asked
):
    question = reader(shipped_table, language=language)(text, learned)
    assert question.pointer is not None
    of_all = those_of_the_table(question, Context(), shipped_table)
    assert (of_all.intent, of_all.form, of_all.pointer) == (*asked, None)
    told = Context(partnerships=("chengdu-kyoto",))
    assert those_of_the_table(question, told, shipped_table) == question


@pytest.mark.parametrize("text", ["When did it begin?", "When did this partnership begin?", "and when?"])
def test_what_points_at_one_is_asked_back(shipped_table, text):
    question = reader(shipped_table)(text, "ask_since")
    assert those_of_the_table(question, Context(), shipped_table) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ist Lyon eine Ihrer Partnerstädte?"),
        ("en", "is Lyon one of your partner towns?"),
        ("es", "¿Es Lyon una de sus ciudades hermanas?"),
        ("fr", "Lyon est-elle une de vos villes jumelles ?"),
    ],
)
def test_one_of_the_twin_towns_is_claimed_of_a_city_and_asks_for_no_meaning(table, language, text):
    question = reader(table, language=language)(text, "define_sister_city")
    assert claimed_of_some(question, Context(), table).intent == "confirm_partnership"
    general = reader(table, language="de")("Was ist das, eine Partnerstadt?", "define_sister_city")
    assert claimed_of_some(general, Context(), table) == general
