"""Which events a question asks for, and what points back at events that were told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import write_table
from tests.questions import reader
from twincities.dialogue.claimed_events import hold_for_all
from twincities.dialogue.context import Context
from twincities.dialogue.events import of_partners_there, selected_events
from twincities.interpretation.interpretation import interpreted
from twincities.reading import Quantifier
from twincities.table import load_table

CENTRE, CHENGDU_WEEK, KYOTO_WEEK = "panda-centre", "chengdu-week", "kyoto-week"


@pytest.fixture(scope="session")
def question(shipped_table):
    read = reader(shipped_table, shipped_table.event_kinds)

    def question(text, intent="list_events", context=None):
        return interpreted(read(text, intent), context or Context(), shipped_table)

    return question


@pytest.fixture(scope="session")
def of_pair(shipped_table):
    return tuple(event.id for event in shipped_table.events_of("chengdu-kyoto"))


def ids(events):
    return {event.id for event in events}


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Which events are there?", lambda event, country: True),
        ("Which weeks are there?", lambda event, country: event.kind == "week"),
        ("Which events are not weeks?", lambda event, country: event.kind != "week"),
        ("Which weeks are held in China?", lambda event, country: event.kind == "week" and country == "CN"),
        (
            "Which weeks are held outside China?",
            lambda event, country: event.kind == "week" and event.held_in and country != "CN",
        ),
        ("Which events are yearly?", lambda event, country: bool(event.recurrence)),
        ("Which events are not yearly?", lambda event, country: not event.recurrence),
        ("Which events have no place?", lambda event, country: not event.held_in),
    ],
)
def test_events_are_those_that_fit(question, shipped_table, text, fits):
    def country_of(event):
        return shipped_table.city(event.held_in).country if event.held_in else None

    expected = {event.id for event in shipped_table.events if fits(event, country_of(event))}
    assert expected
    assert ids(selected_events(question(text), Context(), shipped_table)) == expected


@pytest.mark.parametrize(
    ("text", "intent", "months", "seasons", "interval"),
    [
        ("And in October?", "name_subject", (10,), (), None),
        ("January then?", "ask_event_recurrence", (1,), (), None),
        ("February or March?", "ask_event_recurrence", (2, 3), (), None),
        ("In winter, anywhere?", "ask_city_trivia", (), (4,), None),
        ("And every other year?", "ask_event_recurrence", (), (), 24),
    ],
)
def test_another_time_alone_asks_for_the_events_then(question, text, intent, months, seasons, interval):
    last = question("Which events are held in Kyoto in May?")
    bounds = question(text, intent, Context(last_question=last)).event_bounds
    assert (bounds.months, bounds.seasons, bounds.interval) == (months, seasons, interval)
    unrelated = question(text, "ask_since", Context(last_question=question("Who is twinned?", "ask_partner")))
    assert unrelated.intent != "list_events" or interval


@pytest.mark.parametrize(
    ("asked", "text", "intent", "then"),
    [
        ("Where is Kyoto Week held?", "Every year?", "ask_event_recurrence", "ask_event_recurrence"),
        (
            "Which events are held in Kyoto?",
            "How many with France?",
            "ask_partnerships",
            "ask_partnerships",
        ),
        ("Which events are held in Kyoto?", "How many in France?", "ask_partnerships", "list_events"),
    ],
)
def test_what_is_asked_of_one_event_or_of_partners_asks_for_no_other_events(
    question, asked, text, intent, then
):
    last = question(asked, "ask_event_place" if "Where" in asked else "list_events")
    assert question(text, intent, Context(last_question=last)).intent == then


@pytest.mark.parametrize(
    ("text", "abroad"),
    [
        ("Which festivals are held abroad?", True),
        ("Which ones overseas?", True),
        ("Which programme lets students work abroad?", False),
        ("Which programme is for those who go abroad?", False),
    ],
)
def test_abroad_tells_where_events_are_held_and_not_where_people_go(question, text, abroad):
    bounds = question(text).event_bounds
    assert bool(bounds and bounds.abroad) is abroad


@pytest.mark.parametrize(
    ("text", "follows", "intent"),
    [
        ("What events are there?", True, "ask_events"),
        ("What events are there?", False, "list_events"),
        ("How many events are there in all?", True, "list_events"),
    ],
)
def test_events_asked_for_behind_another_question_are_those_of_its_pair(shipped_table, text, follows, intent):
    read = reader(shipped_table, shipped_table.event_kinds)(text, "list_events")
    told = Context(partnerships=("chengdu-kyoto",), last_question=read.asking("ask_since"))
    assert interpreted(replace(read, follows=follows), told, shipped_table).intent == intent


def test_the_time_of_several_events_told_is_asked_for_of_each(question, of_pair):
    told = Context(events=of_pair, partnerships=("chengdu-kyoto",), last_question=question("Which events?"))
    asked = question("When in the year is it?", "ask_event_recurrence", told)
    assert asked.events == of_pair


def test_a_kind_of_event_alone_asks_about_it(question):
    told = Context(partnerships=("chengdu-kyoto",), last_question=question("Since when?", "ask_since"))
    assert question("The centre?", "ask_not_recorded", told).intent == "ask_event_details"


def test_anywhere_lifts_the_place_of_the_events_told(question):
    last = question("Which events are held in Kyoto in May?")
    assert question("And in March?", context=Context(last_question=last)).cities == last.cities
    assert question("And in March, anywhere?", context=Context(last_question=last)).cities == ()


def test_which_of_them_is_about_the_events_told(question, shipped_table, of_pair):
    told = Context(events=of_pair, partnerships=("chengdu-kyoto",))
    reading = question("Which of them are yearly?", "ask_partnerships", told)
    assert reading.intent == "list_events"
    fitting = ids(selected_events(reading, told, shipped_table))
    assert fitting == {id for id in of_pair if shipped_table.event(id).recurrence}


@pytest.mark.parametrize(("text", "place"), [("and the second?", 1), ("what does the third one show?", 2)])
def test_a_place_picks_an_event_of_those_told(question, of_pair, text, place):
    told = Context(events=of_pair, partnerships=("chengdu-kyoto",))
    assert question(text, "name_subject", told).events == (of_pair[place],)


@pytest.mark.parametrize(
    ("text", "intent"),
    [("since when are they twinned?", "ask_since"), ("which of these partnerships is the oldest?", "ask_oldest")],
)  # fmt: skip
def test_what_points_at_partnerships_is_not_taken_for_events(question, of_pair, text, intent):
    told = Context(events=of_pair, partnerships=("chengdu-kyoto",))
    reading = question(text, intent, told)
    assert reading.intent == intent and not reading.events


def test_no_week_is_no_kind_that_is_left_out(question):
    reading = question("Is no week held in Shenzhen?", "ask_event_place")
    assert reading.event_bounds is None and reading.quantifier in (None, Quantifier.NONE)


def test_whom_events_are_for_is_asked_of_those_told(question, shipped_table, of_pair):
    told = Context(events=of_pair, partnerships=("chengdu-kyoto",))
    asked = question("And who are they for?", "ask_event_details", told)
    assert (asked.intent, asked.events) == ("ask_event_content", of_pair)
    weeks = question("Who are the weeks for?", "ask_partnerships", replace(told, events=()))
    assert set(weeks.events) == {CHENGDU_WEEK, KYOTO_WEEK} and weeks.entities is None
    which = question("Which events say whom they are for?", "list_events")
    addressed = {event.id for event in shipped_table.events if event.audience}
    assert ids(selected_events(which, Context(), shipped_table)) == addressed != ids(shipped_table.events)


def test_where_no_culture_is_told_of_events_they_are_those_with_partners_there(tmp_path):
    events = (
        "id,partnership,name,kind,held_in,shows,source\nsilk-fair,lyon-turin,Silk Fair,fair,lyon,silk,list\n"
    )
    table = load_table(write_table(tmp_path, events=events))
    asked = reader(table)("which fair shows Italian silk", "list_events")
    assert not asked.countries
    meant = of_partners_there(asked, table)
    assert meant.countries == ("IT",)
    assert ids(selected_events(meant, Context(), table)) == {"silk-fair"}


def test_events_are_chosen_by_whom_they_celebrate(question, shipped_table):
    asked = question("which weeks celebrate a Chinese city but are held in America")
    assert ids(selected_events(asked, Context(), shipped_table)) == {"chongqing-week", "shanghai-week"}
    wine = question("which event shows French wine")
    assert ids(selected_events(wine, Context(), shipped_table)) == {"bordeaux-week"}
    assert of_partners_there(wine, shipped_table) == wine
    abroad = question("weeks for a foreign city that are held in China")
    assert ids(selected_events(abroad, Context(), shipped_table)) == {KYOTO_WEEK, "bordeaux-week"}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Are all weeks held abroad?", False),
        ("Are all events held in Kyoto?", False),
        ("Are all of the events festivals?", False),
        ("Are all events yearly?", None),
        ("Are all weeks held in China, Japan or America?", None),
        ("Is Chengdu Week yearly?", True),
    ],
)
def test_a_claim_of_all_events_holds_of_all(question, shipped_table, text, holds):
    asked = question(text)
    fitting = selected_events(asked, Context(), shipped_table)
    if holds is True:
        fitting = shipped_table.events
    assert hold_for_all(asked, fitting, Context(), shipped_table) is holds


@pytest.mark.parametrize(
    ("text", "held_in"),
    [
        ("Which events of Chengdu and Kyoto are held in Kyoto?", "kyoto"),
        ("How many events of Chengdu and Kyoto are in Chengdu?", "chengdu"),
        ("Which events are there in Chengdu and Kyoto?", ""),
        ("Which events do Chengdu and Kyoto share?", ""),
        ("Which events are held in Kyoto?", ""),
    ],
)
def test_events_of_two_cities_are_bounded_by_the_one_they_are_held_in(
    question, shipped_table, of_pair, text, held_in
):
    asked = question(text)
    assert (asked.event_bounds.held_in if asked.event_bounds else "") == held_in
    found = ids(selected_events(asked, Context(), shipped_table))
    of_city = {id for id in of_pair if shipped_table.event(id).held_in == held_in}
    assert found == (of_city if held_in else found) and found <= {*of_pair}
