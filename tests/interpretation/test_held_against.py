"""What a comparison holds against what was told, or against each other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from twincities.dialogue.context import Context
from twincities.interpretation.order.held_against import (
    both_of_city,
    held_against_again,
    named_against_told,
    one_told_held_against,
)
from twincities.reading import Comparison, Cue, Form, Measure, Pointer, Quantifier, Reading
from twincities.table import Filter, load_table

TABLE = load_table(Path(__file__).parents[2] / "data/tables/chinese-cities")
SAME_DAY = Reading(
    "confirm_partnership",
    Form.CONFIRM,
    cities=("chicago",),
    comparison=Comparison(Measure.AGE, 0, unit="day"),
    cues=frozenset({Cue.SEVERAL}),
)


def test_both_partnerships_of_a_city_are_held_against_each_other():
    asked = both_of_city(SAME_DAY, Context(), TABLE)
    assert (asked.intent, asked.cities) == ("compare_age", ())
    assert set(asked.partnerships) == {"shanghai-chicago", "shenyang-chicago"}


def test_one_partnership_or_many_are_not():
    for city in ("lyon", "shanghai"):
        question = replace(SAME_DAY, cities=(city,))
        assert both_of_city(question, Context(), TABLE) == question


def test_what_is_held_against_another_without_a_word_for_it_is_the_one_told_last():
    told = Context(partnerships=("shanghai-yokohama",))
    than = Comparison(Measure.AGE, 1)
    bare = Reading("ask_age", cues=frozenset({Cue.VERBLESS}), comparison=than, countries=("FR",))
    of_tie = Reading(
        "ask_oldest", Form.CONFIRM, comparison=than._replace(described=Filter(countries=("FR",)))
    )
    of_city = replace(bare, countries=(), comparison=than._replace(cities=("lyon",)))
    for question in (bare, of_tie, of_city):  # "longer than with the French?"
        asked = one_told_held_against(question, told, TABLE)
        assert (asked.intent, asked.form) == ("compare_age", Form.CONFIRM)
        assert (asked.partnerships, asked.countries) == (("shanghai-yokohama",), ())
        assert asked.comparison is not None and asked.comparison.says_with_what
        if not asked.comparison.cities:  # Shanghai's own
            assert asked.comparison.described.partnerships == ("shanghai-marseille",)


def test_nor_is_it_where_something_else_is_asked_or_several_were_told():
    told = Context(partnerships=("shanghai-yokohama",))
    claim = Reading("compare_age", Form.CONFIRM, comparison=Comparison(Measure.AGE, 1, ("lyon",)))
    which = replace(claim, cues=frozenset({Cue.WHICH}))
    of_itself = replace(claim, comparison=Comparison(Measure.AGE, 1, ("yokohama",)))
    for question in (which, of_itself, replace(claim, quantifier=Quantifier.ANY)):
        assert one_told_held_against(question, told, TABLE) == question
    assert one_told_held_against(claim, Context(partnerships=("a", "b")), TABLE) == claim


def test_the_other_side_of_a_comparison_is_asked_of_the_same_against_the_same():
    older = Comparison(Measure.AGE, 1, ("dortmund",))
    cues = frozenset({Cue.ELLIPTIC})
    last = Reading("ask_partnerships", Form.LIST, countries=("DE",), comparison=older, cues=cues)
    told = Context(("wuhan-duisburg", "dalian-bremen"), last_question=last)
    younger = Reading("ask_partnerships", Form.COUNT, comparison=Comparison(Measure.AGE, -1))
    asked = held_against_again(younger, told, TABLE)
    assert (asked.form, asked.countries) == (Form.COUNT, ("DE",))
    assert asked.comparison == older._replace(relation=-1)
    assert not asked.has(Cue.ELLIPTIC)  # of none of those told
    any_younger = replace(younger, form=Form.CONFIRM, quantifier=Quantifier.ANY)
    assert held_against_again(any_younger, told, TABLE).quantifier is Quantifier.ANY
    for other in (replace(younger, countries=("JP",)), replace(younger, cues=frozenset({Cue.WHOLE_TABLE}))):
        assert held_against_again(other, told, TABLE) == other
    assert held_against_again(younger, Context(), TABLE) == younger


def test_the_one_named_is_held_against_the_one_told():
    older = Comparison(Measure.AGE, 1)
    told = Context(partnerships=("nanjing-york",), cities=("nanjing", "york"))
    question = Reading("ask_partnerships", Form.LIST, ("duisburg",), comparison=older, pointer=Pointer.IT)
    for asked in (question, replace(question, intent="compare_age", cities=("wuhan", "duisburg"))):
        held = named_against_told(asked, told, TABLE)
        assert (held.intent, held.form, {*held.cities}) == (
            "compare_age",
            Form.CONFIRM,
            {"wuhan", "duisburg"},
        )
        assert held.comparison == older._replace(cities=("nanjing", "york"), paired=True)
    several = replace(question, cities=("wuhan",))  # which of its partners are
    for asked in (
        several,
        replace(question, cues=frozenset({Cue.ELLIPTIC})),
        replace(question, pointer=None),
    ):
        assert named_against_told(asked, told, TABLE) == asked
