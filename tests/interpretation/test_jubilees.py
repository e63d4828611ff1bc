"""Anniversaries and years that are asked for again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.times.jubilees import anniversary_asked_again, jubilee_asked
from twincities.reading import Cue, Form, Reading
from twincities.table import DateSpan, YearlyDate

ALONE = frozenset({Cue.BRIEF, Cue.VERBLESS})
IN_2030, IN_2031 = DateSpan.of_years(2030, 2030), DateSpan.of_years(2031, 2031)
TURN_50 = Context(last_question=Reading("ask_anniversary", number=50, years=(IN_2030,)))
OF_1981 = Context(
    last_question=Reading("ask_partnerships", Form.LIST, years=(DateSpan.of_years(1981, 1981),))
)


def test_another_anniversary_keeps_the_year(shipped_table):
    asked = anniversary_asked_again(Reading("ask_anniversary", number=40, cues=ALONE), TURN_50, shipped_table)
    assert (asked.number, asked.years) == (40, (IN_2030,))


def test_another_anniversary_of_any_needs_no_mention_of_its_year(shipped_table):
    """「では三十年のほうは」 behind which of all turn 50 in 2030 asks which of all turn 30 then."""
    of_any = Reading("ask_anniversary", number=50, years=(IN_2030,), cues=frozenset({Cue.TURNS}))
    again = Reading("ask_anniversary", number=30, cues=frozenset({Cue.VERBLESS}))
    asked = anniversary_asked_again(again, Context(last_question=of_any), shipped_table)
    assert (asked.number, asked.years) == (30, (IN_2030,))
    when = replace(again, cues=again.cues | {Cue.DAY})  # "on what day is the 30th?"
    assert anniversary_asked_again(when, Context(last_question=of_any), shipped_table) == when


def test_another_year_keeps_the_anniversary(shipped_table):
    year = Reading("name_subject", years=(IN_2031,), cues=ALONE)
    asked = anniversary_asked_again(year, TURN_50, shipped_table)
    assert (asked.intent, asked.number, asked.years) == ("ask_anniversary", 50, (IN_2031,))
    assert anniversary_asked_again(year, OF_1981, shipped_table) == year


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is there a partnership whose anniversary falls on today?"),
        ("en", "which of them has its birthday today?"),
        ("de", "Welche Partnerschaft hat heute Jahrestag?"),
        ("es", "¿Qué hermanamiento cumple años hoy?"),
        ("fr", "Quel jumelage fête son anniversaire aujourd'hui ?"),
        ("ja", "今日が記念日の提携はどれですか"),
        ("zh", "今天是哪一对的周年纪念日？"),
    ],
)
def test_today_is_a_day_of_every_year_where_anniversaries_are_asked_for(shipped_table, language, text):
    today = date.today()
    question = reader(shipped_table, language=language)(text, "ask_anniversary")
    assert question.times == (YearlyDate(today.month, today.day),)
    asked = jubilee_asked(question, Context(), shipped_table)
    assert (asked.intent, asked.years, asked.times) == ("ask_partnerships", question.times, ())
    assert reader(shipped_table, language=language)(text, "ask_events").times == ()


def test_months_from_now_are_months_of_every_year(shipped_table):
    month = date.today().month
    read = reader(shipped_table)
    assert read("which anniversaries are there this month?", "ask_anniversary").times == (YearlyDate(month),)
    later = read("which anniversaries are there next month?", "ask_anniversary")
    assert later.times == (YearlyDate(month % 12 + 1),)


def test_an_age_in_what_is_of_another_world_asks_for_no_partnership(shipped_table):
    strange = replace(
        reader(shipped_table)("what is the dose for a 6 year old", "out_of_scope"), unread=("dose",)
    )
    assert strange.age
    assert jubilee_asked(strange, Context(), shipped_table) == strange


def test_whether_today_is_the_anniversary_of_one_claims_its_date(shipped_table):
    question = reader(shipped_table)("Is it Detroit's anniversary today?", "ask_anniversary")
    claimed = jubilee_asked(question, Context(), shipped_table)
    assert (claimed.intent, claimed.form, claimed.cities) == ("ask_since", Form.CONFIRM, ("detroit",))
    told = reader(shipped_table)("When is Detroit's anniversary, today?", "ask_anniversary")
    assert jubilee_asked(told, Context(), shipped_table).intent == "ask_anniversary"
