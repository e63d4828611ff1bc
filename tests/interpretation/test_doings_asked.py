"""What one does there, with whom, and of which one: asked of the events that were told."""

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about
from tests.questions import reader
from twincities.interpretation.continuation import continued
from twincities.interpretation.events.doings_asked import doings_asked, done_with
from twincities.interpretation.events.one_of_city import one_of_city
from twincities.reading import Form, Reading

WEEK = about(
    "detroit",
    last=Reading("ask_event_place", events=("chongqing-week",)),
    event="chongqing-week",
    events=("chongqing-week",),
)
WEEKS = about(
    last=Reading("list_events", Form.LIST, event_kinds=("week",)), events=("chongqing-week", "shanghai-week")
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "what would I learn"),
        ("zh", "能学到什么"),
        ("fr", "que peuvent-ils y faire ?"),
        ("ja", "どんなことするの"),
        ("de", "was kann man da machen"),
        ("es", "¿qué se puede hacer?"),
    ],
)
def test_what_one_does_is_told_of_the_event_or_else_of_the_two_cities(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_capabilities")
    asked = continued(question, WEEK, shipped_table)
    assert (asked.intent, asked.events) == ("ask_event_content", ("chongqing-week",))
    assert doings_asked(question, about("detroit"), shipped_table).intent == "ask_exchanges"
    assert doings_asked(question, about(), shipped_table).intent == "ask_capabilities"


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "who do we celebrate it with?", "ask_events"),
        ("zh", "跟谁一起办的", "ask_events"),
        ("fr", "avec qui on la fait ?", "nlu_fallback"),
        ("ja", "誰と一緒にやるの", "ask_partnerships"),
        ("de", "mit wem feiern wir das", "ask_events"),
        ("es", "¿con quién la hacen?", "ask_partnerships"),
    ],
)
def test_with_whom_an_event_is_held_is_its_partnership(shipped_table, language, text, intent):
    question = reader(shipped_table, language=language)(text, intent)
    asked = done_with(question, WEEK, shipped_table)
    assert (asked.intent, asked.partnerships) == ("ask_partner", ("chongqing-detroit",))
    assert done_with(question, about("detroit"), shipped_table) is question


@pytest.mark.parametrize(
    ("language", "text", "intent", "asked_for"),
    [
        ("en", "who is the Detroit one for?", "ask_partner", "ask_event_content"),
        ("en", "what can you buy at the Detroit one", "ask_city_trivia", "ask_event_content"),
        ("en", "when is the Detroit one", "ask_since", "ask_event_recurrence"),
        ("zh", "底特律的那个是给谁看的", "ask_partner", "ask_event_content"),
        ("fr", "celle de Détroit s'adresse à qui ?", "ask_partner", "ask_event_content"),
        ("fr", "celle de Détroit, c'est quand ?", "ask_since", "ask_event_recurrence"),
        ("ja", "デトロイトのやつは誰が行ける?", "ask_partner", "ask_event_content"),
        ("ja", "デトロイトのはいつ?", "ask_since", "ask_event_recurrence"),
        ("de", "wann ist die in Detroit?", "ask_city_trivia", "ask_event_recurrence"),
        ("es", "¿para quién es la de Detroit?", "ask_partner", "ask_event_content"),
    ],
)
def test_the_one_of_a_city_is_its_event_behind_events(shipped_table, language, text, intent, asked_for):
    question = reader(shipped_table, language=language)(text, intent)
    asked = one_of_city(question, WEEKS, shipped_table)
    assert (asked.intent, asked.events, asked.cities) == (asked_for, ("chongqing-week",), ())
    assert one_of_city(question, about("detroit"), shipped_table) is question


def test_the_one_of_a_city_is_no_event_where_partners_are_spoken_of(shipped_table):
    question = reader(shipped_table)("since when is the Detroit one twinned?", "ask_since")
    question = replace(question, runners_up=("ask_event_recurrence",))
    assert one_of_city(question, WEEKS, shipped_table) is question
