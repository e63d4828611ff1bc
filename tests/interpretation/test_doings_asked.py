"""What one does there, with whom, and of which one: asked of the events that were told."""

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about
from tests.questions import reader
from twincities.interpretation.continuation import continued
from twincities.interpretation.events.doings_asked import doings_asked, done_with
from twincities.interpretation.events.event_questions import events_asked_again
from twincities.interpretation.events.one_of_city import one_of_city
from twincities.interpretation.events.when_held import when_held
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


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "which pair is that", "ask_oldest"),
        ("en", "what partnership is it part of?", "ask_event_details"),
        ("fr", "c'est quel jumelage ?", "nlu_fallback"),
        ("de", "welche Partnerschaft ist das?", "ask_oldest"),
        ("es", "¿de qué hermanamiento es?", "ask_partnerships"),
        ("zh", "属于哪个友好城市关系？", "define_sister_city"),
        ("ja", "どの提携のやつ", "ask_partnerships"),
    ],
)
def test_which_pair_that_is_is_the_one_whose_event_was_told(shipped_table, language, text, intent):
    question = reader(shipped_table, language=language)(text, intent)
    asked = continued(question, WEEK, shipped_table)
    assert (asked.intent, asked.partnerships) == ("ask_partner", ("chongqing-detroit",))
    assert done_with(question, about("detroit"), shipped_table) is question
    older = reader(shipped_table)("which pair is the oldest of them?", "ask_oldest")
    assert done_with(older, WEEK, shipped_table) is older


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Chongqing Week, who of the two do we do it with?"),
        ("fr", "La Semaine de Chongqing, on la fait avec qui ?"),
        ("de", "Die Chongqing-Woche, mit welcher von den beiden machen wir das?"),
        ("es", "La Semana de Chongqing, ¿con quién la hacemos?"),
        ("zh", "重庆周是和谁一起办的？"),
        ("ja", "重慶ウィークはどの町とやるの"),
    ],
)
def test_with_whom_a_named_event_is_held_is_its_partnership(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_event_place")
    question = replace(question, cities=(), events=("chongqing-week",))
    asked = done_with(question, about(), shipped_table)
    assert (asked.intent, asked.partnerships) == ("ask_partner", ("chongqing-detroit",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "and in September?"),
        ("fr", "et en septembre alors ?"),
        ("de", "und im September?"),
        ("es", "¿y en septiembre?"),
        ("zh", "那九月呢？"),
        ("ja", "じゃあ9月は？"),
    ],
)
def test_another_month_behind_whose_event_it_is_asks_for_other_events(shipped_table, language, text):
    asked = reader(shipped_table, language=language)(text, "name_subject")
    whose = Reading("ask_partner", partnerships=("chongqing-detroit",), events=("chongqing-week",))
    told = events_asked_again(asked, replace(WEEK, last_question=whose), shipped_table)
    assert (told.intent, told.event_bounds and told.event_bounds.months) == ("list_events", (9,))
    of_pair = replace(WEEK, last_question=replace(whose, events=()))
    assert events_asked_again(asked, of_pair, shipped_table) is asked


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "and when's that"),
        ("fr", "et c'est quand ça ?"),
        ("de", "und wann ist das?"),
        ("es", "¿y eso cuándo es?"),
        ("zh", "那是什么时候？"),
        ("ja", "それはいつ"),
    ],
)
def test_when_that_is_dates_the_one_event_told(shipped_table, language, text):
    question = replace(
        reader(shipped_table, language=language)(text, "ask_since"), runners_up=("ask_event_recurrence",)
    )
    told = replace(WEEK, last_question=Reading("ask_events", Form.CONFIRM, event_kinds=("week",)), event=None)
    asked = when_held(question, told, shipped_table)
    assert (asked.intent, asked.events) == ("ask_event_recurrence", ("chongqing-week",))
    since = reader(shipped_table)("and since when is that?", "ask_since")
    assert when_held(since, told, shipped_table) is since


def test_when_it_is_behind_whose_event_it_is_dates_the_event(shipped_table):
    question = reader(shipped_table, language="de")(
        "Und wann ist das immer, im Dezember?", "ask_event_recurrence"
    )
    whose = Reading("ask_partner", partnerships=("chongqing-detroit",), events=("chongqing-week",))
    told = when_held(question, about("detroit", last=whose), shipped_table)
    assert (told.intent, told.events) == ("ask_event_recurrence", ("chongqing-week",))
