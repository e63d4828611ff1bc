"""Events that are asked for in words of whoever asks, and not by their names."""

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.interpretation.continuation import continued
from twincities.reading import EventBounds, Form, Reading

NONE_FOUND = about(
    last=Reading("list_events", Form.LIST, event_bounds=EventBounds(described=("cheese",))),
)


def asked(table, text, intent, language="en", context=None):
    named = table_called(table)
    question = reader(named, named.event_kinds, language=language)(text, intent)
    return continued(question, context or about(), named)


@pytest.mark.parametrize(
    ("table", "language", "text", "intent", "event"),
    [
        ("owen_sound", "en", "the sailing thing for kids", "name_subject", "regatta"),
        ("owen_sound", "en", "something with dancing", "ask_event_content", "gathering"),
        ("tasmania", "en", "the kids camp", "ask_event_details", "crane-camp"),
        ("galway", "en", "that thing with bikes", "nlu_fallback", "green-streets"),
        ("galway", "es", "el evento de té", "list_events", "cherry"),
        ("quimper", "fr", "le truc avec les voiliers", "name_subject", "regate"),
        ("quimper", "fr", "le match de rugby", "ask_common", "challenge"),
        ("whanganui", "en", "something with glass in Whanganui", "ask_known_for", "glass-and-fire-week"),
        ("erlangen", "de", "Austausch für Rentner", "ask_exchanges", "buergerfahrt"),
        ("erlangen", "de", "die Sache mit den Filmen", "nlu_fallback", "filmtage"),
    ],
)
def test_an_event_is_found_by_what_it_is_said_to_be(table, language, text, intent, event):
    question = asked(table, text, intent, language)
    assert (question.intent, question.events) == ("ask_event_details", (event,))


@pytest.mark.parametrize(
    ("table", "language", "text", "intent", "words"),
    [
        ("galway", "en", "a party with wine", "ask_events", ("wine",)),
        ("owen_sound", "en", "is there a wine evening?", "ask_partnerships", None),
        ("owen_sound", "en", "is there a wine evening?", "list_events", ("wine",)),
        ("quimper", "fr", "un événement pour le théâtre", "ask_events", ("théâtre",)),
        ("erlangen", "de", "gibt es ein Theaterfest?", "ask_event_content", ("Theater",)),
        ("erlangen", "de", "ein Radrennen", "list_events", ("Rad",)),
        ("whanganui", "es", "un evento con teatro", "ask_events", ("teatro",)),
    ],
)
def test_what_no_event_is_said_to_be_is_looked_for_in_vain(table, language, text, intent, words):
    question = asked(table, text, intent, language)
    assert question.events == ()
    if words:
        assert (question.intent, question.event_bounds.described) == ("list_events", words)
    else:
        assert question.intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("have a nice evening", "goodbye"),
        ("can kids run too or only grown ups", "list_events"),
        ("is it a race?", "ask_event_details"),
        ("is ther an event", "list_events"),
        ("what a nice thing", "compliment"),
        ("who runs the sailing thing?", "ask_not_recorded"),
        ("which partners are about sailing", "ask_partnerships"),
    ],
)
def test_what_describes_no_event_is_left_as_it_is(text, intent):
    assert asked("owen_sound", text, intent).intent == intent


def test_those_of_a_season_are_bounded_by_it_and_another_month_is_asked_for_again():
    first = asked("quimper", "un événement avec de la musique en été ?", "list_events", "fr")
    assert (first.events, first.intent) == (("nuit-celtique",), "ask_event_details")
    listed = Reading(
        "list_events", Form.CONFIRM, event_bounds=EventBounds(seasons=(2,), described=("musique",))
    )
    told = about("q-ourense", last=listed, event="nuit-celtique", events=("nuit-celtique",))
    again = asked("quimper", "et en novembre ?", "name_subject", "fr", told)
    assert (again.intent, again.finer) == ("list_events", None)
    assert again.event_bounds == EventBounds(months=(11,), described=("musique",))


def test_one_that_comes_every_year_is_not_looked_for_by_other_words():
    table = table_called("whanganui")
    question = reader(table, table.event_kinds, language="es")(
        "hay algún acto de vino todos los años", "list_events"
    )
    assert question.event_bounds
    assert continued(question, about(), table).event_bounds == question.event_bounds


def test_an_exchange_for_somebody_is_that_of_a_partnership_where_no_event_is_one():
    exchange = asked("hallein", "Austausch für Rentner", "ask_exchanges", "de")
    assert (exchange.intent, exchange.partnerships) == ("ask_exchanges", ("p-droitwich",))


def test_something_for_somebody_in_summer_is_listed():
    listed = asked("bellport", "Is there anything for teenagers in the summer?", "ask_event_content")
    assert (listed.intent, listed.form) == ("list_events", Form.LIST)
    assert listed.event_bounds == EventBounds(seasons=(2,), described=("teenagers",))


@pytest.mark.parametrize(
    ("table", "language", "text", "event"),
    [
        ("owen_sound", "en", "when is the sailing thing?", "regatta"),
        ("galway", "en", "when is that thing with bikes?", "green-streets"),
        ("quimper", "fr", "c'est quand, le truc avec les voiliers ?", "regate"),
        ("galway", "es", "¿cuándo es lo del té?", "cherry"),
        ("erlangen", "de", "wann ist die Sache mit den Filmen?", "filmtage"),
    ],
)
@pytest.mark.parametrize("intent", ["ask_event_recurrence", "ask_overview"])
def test_when_something_is_held_is_asked_of_the_event_so_described(table, language, text, event, intent):
    question = asked(table, text, intent, language)
    assert (question.intent, question.events) == ("ask_event_recurrence", (event,))


def test_an_event_is_described_where_no_spaces_divide_words():
    for text, event in (("凧あげのイベントっていつ？", "tako"), ("俳句の催しはいつですか", "haiku")):
        dated = asked("ogaki", text, "ask_event_recurrence", "ja")
        assert (dated.intent, dated.events) == ("ask_event_recurrence", (event,))
    question = asked("ogaki", "向こうのイベントはいつ？", "ask_event_recurrence", "ja")
    assert question.events == ()


def test_what_there_is_at_a_time_of_the_year_is_not_when_the_one_told_is_held():
    told = about(last=Reading("ask_event_content", events=("tako",)), event="tako", events=("tako",))
    question = asked("ogaki", "冬にもなんかある？12月とか", "ask_event_recurrence", "ja", told)
    assert (question.intent, question.events) == ("list_events", ())


@pytest.mark.parametrize(
    ("text", "intent", "told", "event"),
    [
        ("und ein Fest?", "ask_event_details", "p-mako", "zwiebelfest"),
        ("Gibt es dazu auch einen Markt hier?", "nlu_fallback", "p-esteli", "weltmarkt"),
    ],
)
def test_an_event_in_words_is_one_of_the_partnership_told_if_it_has_such(text, intent, told, event):
    before = about(told, last=Reading("ask_known_for"))
    question = asked("hattingen", text, intent, "de", before)
    assert question.events == (event,) or question.partnerships == (told,)


def test_an_event_in_words_may_be_any_where_nothing_was_told():
    question = asked("hattingen", "und ein Fest?", "ask_event_details", "de")
    assert (question.intent, question.events, question.partnerships) == ("list_events", (), ())
