"""Whether a date is certain is told by records where these dispute it; whom events of a pair are for."""

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.events.event_audience import audience_asked
from twincities.interpretation.facts.records_asked import records_asked
from twincities.reading import Cue, Form, Reading


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Are you sure that Shanghai and San Francisco began in 1980?", "ask_records"),
        ("Is it certain that Guangzhou and Lyon began in 1988?", "ask_since"),
        ("Is it true that Shanghai and San Francisco began in 1980?", "ask_since"),
        ("Are you sure that Shanghai began in 1980?", "ask_since"),
    ],
)
def test_records_tell_of_a_date_that_they_dispute(chinese_cities, text, intent):
    question = reader(chinese_cities)(text, "ask_since")
    assert records_asked(question, Context(), chinese_cities).intent == intent


PAIR = ("shanghai", "san-francisco")
OF_PAIR = Context(("shanghai-san-francisco",), PAIR)
TOLD = Context(("shanghai-san-francisco",), PAIR, last_question=Reading("ask_records", cities=PAIR))


@pytest.mark.parametrize(
    ("language", "text", "intent", "before", "asked"),
    [
        ("en", "and what about the year 1980?", "name_subject", TOLD, "ask_records"),
        ("ja", "1980年という年についてはどうですか", "ask_since", TOLD, "ask_records"),
        ("en", "and what about 1990?", "name_subject", TOLD, "name_subject"),
        ("en", "since when?", "ask_since", TOLD, "ask_since"),
        ("es", "¿Y la fecha, se sostiene?", "ask_since", OF_PAIR, "ask_records"),
        ("zh", "那日期站得住脚吗", "ask_since", OF_PAIR, "ask_records"),
        ("fr", "et la date, elle tient ?", "ask_since", OF_PAIR, "ask_records"),
        ("es", "¿Y la fecha?", "ask_since", OF_PAIR, "ask_since"),
    ],
)  # fmt: skip
def test_what_is_doubted_is_told_by_records(chinese_cities, language, text, intent, before, asked):
    question = reader(chinese_cities, language=language)(text, intent)
    assert records_asked(question, before, chinese_cities).intent == asked


@pytest.mark.parametrize(
    ("language", "text", "intent", "asked"),
    [
        ("en", "I need to verify the Hangzhou/Bordeaux claim", "confirm_partnership", "ask_records"),
        ("en", "Are Hangzhou and Bordeaux twinned?", "confirm_partnership", "confirm_partnership"),
        ("en", "What do other sources say about Hangzhou and Bordeaux?", "ask_overview", "ask_records"),
        ("de", "Was sagen andere Quellen über Hangzhou und Bordeaux?", "ask_overview", "ask_records"),
        ("zh", "其他资料怎么说杭州和波尔多？", "ask_overview", "ask_records"),
        ("en", "What do you know about Hangzhou and Bordeaux?", "ask_overview", "ask_overview"),
    ],
)
def test_what_is_to_be_verified_is_told_by_records(shipped_table, language, text, intent, asked):
    question = reader(shipped_table, language=language)(text, intent)
    assert records_asked(question, Context(), shipped_table).intent == asked


@pytest.mark.parametrize(
    ("cities", "events"),
    [
        (("shenzhen", "san-jose"), ("shenzhen-san-jose-educational-programmes",)),
        (("shenzhen", "detroit"), ()),
        (("shenzhen",), ()),
    ],
)
def test_whom_the_events_of_a_pair_are_for(shipped_table, cities, events):
    kinds, cues = ("programme",), frozenset({Cue.FOR_WHOM})
    question = Reading("ask_partner", Form.TELL, cities=cities, event_kinds=kinds, cues=cues)
    asked = audience_asked(question, Context(), shipped_table)
    assert asked.events == events
    assert asked.intent == ("ask_event_content" if events else "ask_partner")
