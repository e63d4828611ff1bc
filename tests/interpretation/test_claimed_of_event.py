"""What is claimed of the one event that was told: where it is held, and that another is as that one is."""

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about
from tests.questions import reader
from twincities.interpretation.events.claimed_of_event import claimed_too, place_claimed_of_it
from twincities.interpretation.events.one_of_city import one_of_city
from twincities.reading import EventBounds, Form, Reading

KYOTO_WEEK = about(
    "kyoto",
    last=Reading("ask_event_content", events=("kyoto-week",)),
    event="kyoto-week",
    events=("kyoto-week",),
)
YEARLY = Reading(
    "ask_event_recurrence", Form.CONFIRM, events=("chengdu-week",), event_bounds=EventBounds(interval=12)
)
CHENGDU_WEEK = about("kyoto", last=YEARLY, event="chengdu-week", events=("chengdu-week",))


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "And that one is in Tokyo, yes?", "name_subject"),
        ("en", "and it's in Detroit?", "name_subject"),
        ("fr", "Et celle-là est à Tokyo, oui ?", "name_subject"),
        ("de", "Und die ist in Tokio, ja?", "affirm"),
        ("de", "das ist in Chengdu, gell", "name_subject"),
        ("es", "Y esa es en Tokio, ¿sí?", "affirm"),
        ("es", "¿eso es en Kioto?", "nlu_fallback"),
        ("ja", "それは東京ですね?", "confirm_partnership"),
        ("zh", "那个是在东京吧", "confirm_partnership"),
    ],
)
def test_a_place_is_claimed_of_the_event_told(shipped_table, language, text, intent):
    question = reader(shipped_table, language=language)(text, intent)
    asked = place_claimed_of_it(question, KYOTO_WEEK, shipped_table)
    assert (asked.intent, asked.form, asked.events) == ("ask_event_place", Form.CONFIRM, ("kyoto-week",))
    assert place_claimed_of_it(question, about("kyoto"), shipped_table) is question


@pytest.mark.parametrize("text", ["any event in Detroit?", "and in Detroit?", "is the one of Detroit nice?"])
def test_others_are_looked_for_elsewhere(shipped_table, text):
    question = reader(shipped_table)(text, "name_subject")
    assert place_claimed_of_it(question, KYOTO_WEEK, shipped_table) is question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "And so is Kyoto Week, I suppose?"),
        ("fr", "La semaine de Kyoto aussi, je suppose ?"),
        ("de", "Und das gilt auch für die Kyoto-Woche, oder?"),
        ("zh", "京都周也是吧"),
        ("es", "Y la Semana de Kioto también, ¿no?"),
        ("ja", "京都ウィークもですよね"),
    ],
)
def test_the_same_is_claimed_of_another_event(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_event_details")
    question = replace(question, form=Form.CONFIRM)
    asked = claimed_too(question, CHENGDU_WEEK, shipped_table)
    assert asked == replace(YEARLY, events=("kyoto-week",))
    assert claimed_too(question, KYOTO_WEEK, shipped_table) is question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "and the Kyoto one, when is it?"),
        ("fr", "et celle de Kyoto, c'est quand ?"),
        ("es", "¿y la de Kioto, cuándo es?"),
    ],
)
def test_the_one_of_a_city_behind_one_event_is_another(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_since")
    assert one_of_city(question, CHENGDU_WEEK, shipped_table).events == ("kyoto-week",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "which of these is not every year?"),
        ("zh", "哪个不是每年办的"),
        ("fr", "lequel n'a pas lieu chaque année ?"),
        ("ja", "毎年じゃないのはどれ?"),
        ("de", "Welche davon ist nicht jedes Jahr?"),
        ("es", "¿cuál no es todos los años?"),
    ],
)
def test_a_rhythm_is_denied(shipped_table, language, text):
    bounds = reader(shipped_table, language=language)(text, "list_events").event_bounds
    assert bounds is not None
    assert (bounds.interval, bounds.unwanted_interval) == (None, 12)
