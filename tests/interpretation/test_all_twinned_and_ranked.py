"""Cities twinned with all that are named, places in a ranking, and the rest of what was asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.follow_ups import merged
from twincities.dialogue.ordering import placed_anew
from twincities.dialogue.scopes import with_scopes
from twincities.interpretation.events.event_questions import without_event
from twincities.interpretation.times.that_year import others_of_that_year
from twincities.interpretation.towns.cities_meant import twinned_with_all
from twincities.reading import (
    Cue,
    Dimension,
    Entities,
    Form,
    Having,
    Measure,
    Pointer,
    Quantifier,
    Rank,
    Reading,
)

COUNTRIES_RANKED = Reading(
    "ask_partnerships",
    Form.LIST,
    group_by=Dimension.COUNTRY,
    rank=Rank(Measure.PARTNERSHIPS, True),
    entities=Entities(Dimension.COUNTRY),
)
NEWEST_AMERICAN = Reading("ask_newest", countries=("US",), rank=Rank(Measure.AGE, False))
AMERICANS = Reading("name_subject", countries=("US",), pointer=Pointer.REST)
CITIES_WITH_AFRICANS = Reading(
    "ask_partnerships", Form.LIST, entities=Entities(Dimension.CITY, (Having(continents=("AF",)),))
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is there a city twinned with Shanghai and with Chengdu at once?", "en"),
        ("¿Hay alguna ciudad hermanada con Shanghái y con Chengdu a la vez?", "es"),
    ],
)
def test_a_city_twinned_with_all_that_are_named_is_asked_for(shipped_table, text, language):
    read = reader(shipped_table, language=language)(text, "confirm_partnership")
    asked = twinned_with_all(read, Context(), shipped_table).entities
    assert asked is not None
    assert [one.cities for one in asked.having] == [("shanghai",), ("chengdu",)]


def test_the_first_behind_a_ranking_is_no_oldest(shipped_table):
    question = Reading("ask_oldest", Form.COUNT, rank=Rank(Measure.AGE, True))
    asked = placed_anew(question, Context(last_question=COUNTRIES_RANKED), shipped_table)
    assert (asked.intent, asked.rank, asked.nth) == ("ask_partnerships", None, 1)
    behind_oldest = Context(last_question=NEWEST_AMERICAN)
    assert placed_anew(question, behind_oldest, shipped_table).rank is not None


def test_cities_that_were_listed_are_ranked(shipped_table):
    question = Reading(
        "ask_partnerships", Form.LIST, rank=Rank(Measure.PARTNERSHIPS, True), cues=frozenset({Cue.ELLIPTIC})
    )
    asked = placed_anew(question, Context(last_question=CITIES_WITH_AFRICANS), shipped_table)
    assert (asked.rank, asked.entities) == (question.rank, CITIES_WITH_AFRICANS.entities)


def test_the_rest_of_a_place_is_more_than_its_newest():
    asked = merged(NEWEST_AMERICAN, AMERICANS)
    assert (asked.rank, asked.intent, asked.pointer) == (None, "ask_partnerships", Pointer.REST)


def test_all_of_what_was_asked_for_is_no_question_of_its_own():
    partners = Reading("ask_partner", cities=("chengdu",))
    everything = Reading(
        "ask_partnerships", Form.LIST, quantifier=Quantifier.ALL, cues=frozenset({Cue.BRIEF, Cue.SEVERAL})
    )
    assert with_scopes([partners, everything]) == [partners]
    assert with_scopes([everything]) == [everything]


@pytest.mark.parametrize("intent", ["ask_partnerships", "ask_more"])
def test_all_behind_how_many_the_table_holds_are_listed(intent):
    count = Reading("ask_partnerships", Form.COUNT)
    everything = Reading(intent, Form.LIST, quantifier=Quantifier.ALL, cues=frozenset({Cue.BRIEF}))
    assert with_scopes([count, everything]) == [count, replace(count, form=Form.LIST, follows=True)]
    of_place = replace(count, countries=("US",))  # they are listed with their number
    assert with_scopes([of_place, everything]) == [of_place]


def test_others_of_the_year_in_which_both_newest_began(shipped_table):
    question = Reading(
        "ask_partnerships", Form.LIST, pointer=Pointer.THAT_YEAR, cues=frozenset({Cue.OTHERS, Cue.ELLIPTIC})
    )
    context = Context(partnerships=("shanghai-new-york", "shenzhen-san-jose"))
    asked = others_of_that_year(question, context, shipped_table)
    assert {"shanghai", "shenzhen"} <= {*asked.excluded_cities}
    apart = Context(partnerships=("shanghai-new-york", "chengdu-kyoto"))
    assert others_of_that_year(question, apart, shipped_table) == question


def test_a_place_in_a_list_is_no_question_who_answers(chinese_cities):
    question = Reading("ask_event_details", nth=1, runners_up=("bot_challenge", "ask_partner"))
    assert without_event(question, Context(), chinese_cities).intent == "ask_partner"
