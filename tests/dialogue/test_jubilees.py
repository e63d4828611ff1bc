"""Anniversaries and years that are asked for again."""

from __future__ import annotations

import pytest

from twincities.dialogue.context import Context
from twincities.dialogue.jubilees import anniversary_asked_again
from twincities.dialogue.years_on import month_alone, short_year
from twincities.reading import Cue, Form, Reading
from twincities.table import DateSpan, PartialDate, YearlyDate

ALONE = frozenset({Cue.BRIEF, Cue.VERBLESS})
IN_2030, IN_2031 = DateSpan.of_years(2030, 2030), DateSpan.of_years(2031, 2031)
TURN_50 = Context(last_question=Reading("ask_anniversary", number=50, years=(IN_2030,)))
OF_1981 = Context(
    last_question=Reading("ask_partnerships", Form.LIST, years=(DateSpan.of_years(1981, 1981),))
)


def test_another_anniversary_keeps_the_year(shipped_table):
    asked = anniversary_asked_again(Reading("ask_anniversary", number=40, cues=ALONE), TURN_50, shipped_table)
    assert (asked.number, asked.years) == (40, (IN_2030,))


def test_another_year_keeps_the_anniversary(shipped_table):
    year = Reading("name_subject", years=(IN_2031,), cues=ALONE)
    asked = anniversary_asked_again(year, TURN_50, shipped_table)
    assert (asked.intent, asked.number, asked.years) == ("ask_anniversary", 50, (IN_2031,))
    assert anniversary_asked_again(year, OF_1981, shipped_table) == year


@pytest.mark.parametrize(("number", "year"), [(82, 1982), (99, 1999)])
def test_two_digits_behind_a_year_are_another_one(number, year, shipped_table):
    asked = short_year(Reading("goodbye", number=number, cues=ALONE), OF_1981, shipped_table)
    assert (asked.intent, asked.years) == ("name_subject", (DateSpan.of_years(year, year),))


@pytest.mark.parametrize("context", [Context(), Context(last_question=Reading("ask_partner"))])
def test_two_digits_behind_anything_else_are_none(context, shipped_table):
    number = Reading("goodbye", number=82, cues=ALONE)
    assert short_year(number, context, shipped_table) == number
    assert short_year(Reading("goodbye", number=12, cues=ALONE), OF_1981, shipped_table).number == 12


def test_a_month_behind_one_of_a_year_is_of_that_year(shipped_table):
    march = Context(
        last_question=Reading(
            "ask_partnerships", years=(DateSpan(PartialDate(1985, 3), PartialDate(1985, 3)),)
        )
    )
    april = Reading("name_subject", times=(YearlyDate(4),), cues=ALONE)
    asked = month_alone(april, march, shipped_table)
    assert (asked.years, asked.times) == ((DateSpan(PartialDate(1985, 4), PartialDate(1985, 4)),), ())
    assert month_alone(april, OF_1981, shipped_table) == april
