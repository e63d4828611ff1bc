"""Who organises the event that was told, where it is, and whether it is for somebody, in the words of several languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import Case, about, table_called
from tests.questions import assert_changed, reader
from twincities.interpretation.events.event_audience import whose_age_asked
from twincities.interpretation.events.event_questions import event_asked
from twincities.interpretation.towns.places_asked import place_asked
from twincities.reading import Form, Reading

ADRIATIC = about(
    "steyr-san-benedetto",
    last=Reading("ask_event_details", events=("nudelfest",)),
    event="nudelfest",
    events=("nudelfest",),
)
CAMP = about(
    "steyr-gyor", last=Reading("ask_event_details", events=("motorcamp",)), event="motorcamp", events=("motorcamp",)
)  # fmt: skip
CONTACT = {"intent": "ask_not_recorded", "partnerships": ("steyr-san-benedetto",), "pointer": None}
FOR_WHOM = {"intent": "ask_event_content", "events": ("motorcamp",), "form": Form.TELL}
THERE = {"intent": "ask_event_place", "events": ("motorcamp",)}
LIKELY = {"runners_up": ("ask_event_place",)}
WHO = ("ask_event_details", ADRIATIC, CONTACT, "steyr")
WHOM = ("ask_event_details", CAMP, FOR_WHOM, "steyr")
CASES = [








    ("de", Case(place_asked, "wo ist der?", "ask_country", CAMP, THERE, "steyr", LIKELY)),
    ("de", Case(place_asked, "und wo is des", "ask_country", CAMP, THERE, "steyr", LIKELY)),
    ("en", Case(place_asked, "where is it?", "ask_country", CAMP, THERE, "steyr", LIKELY)),
    ("en", Case(whose_age_asked, "Is it for adults too?", *WHOM)),
    ("en", Case(whose_age_asked, "is it only for kids?", *WHOM)),
    ("de", Case(whose_age_asked, "is des auch was für kinder", *WHOM)),
    ("de", Case(whose_age_asked, "Und für Erwachsene?", *WHOM)),
    ("fr", Case(whose_age_asked, "et pour les adultes ?", *WHOM)),
    ("es", Case(whose_age_asked, "¿es también para adultos?", *WHOM)),
    ("zh", Case(whose_age_asked, "也适合大人吗", *WHOM)),
    ("de", Case(whose_age_asked, "Ist das für Lehrlinge?", "ask_event_details", CAMP, {**FOR_WHOM, "form": Form.CONFIRM}, "steyr")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "case"), CASES, ids=lambda one: getattr(one, "text", one))
def test_what_is_asked_of_an_event_is_what_is_told(language, case):
    table = table_called(case.table)
    read = reader(table, language=language)(case.text, case.intent)
    question = replace(read, intent=case.intent, **(case.further or {}))
    assert_changed(question, case.rule(question, case.before, table), case.expected)


@pytest.mark.parametrize(
    ("language", "text", "intent", "months", "seasons"),
    [
        ("en", "Which of them is in August?", "ask_partnerships", (8,), ()),
        ("en", "Are any of them held in spring?", "ask_city_trivia", (), (1,)),
        ("de", "Gibt es davon welche im Frühling?", "ask_city_trivia", (), (1,)),
        ("de", "Welche davon sind im August?", "ask_partnerships", (8,), ()),
        ("fr", "Lesquels parmi ceux-là sont en août ?", "ask_partnerships", (8,), ()),
        ("es", "¿Cuáles de esos son en agosto?", "ask_partnerships", (8,), ()),
        ("ja", "その中で8月にあるのはどれですか", "ask_partnerships", (8,), ()),
        ("zh", "其中哪些在8月？", "ask_partnerships", (8,), ()),
    ],
)
def test_which_of_the_events_told_are_then_are_no_others(language, text, intent, months, seasons):
    table = table_called("steyr")
    told = about(
        "steyr-san-benedetto", "steyr-plauen", last=Reading("list_events", Form.LIST), events=("nudelfest", "chorwoche")
    )  # fmt: skip
    asked = event_asked(reader(table, language=language)(text, intent), told, table)
    assert asked.intent == "list_events" and asked.event_bounds is not None
    assert (asked.event_bounds.months, asked.event_bounds.seasons) == (months, seasons)


@pytest.mark.parametrize("text", ["Ist das nur für Lehrlinge?", "Ist das für Lehrlinge ab 14 Jahren?"])
def test_what_else_is_claimed_of_those_whom_it_is_for_is_not_affirmed(text):
    table = table_called("steyr")
    question = reader(table, language="de")(text, "ask_event_details")
    assert whose_age_asked(question, CAMP, table).form is Form.TELL
