"""What rows are held against, where it stands before the word that compares."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.interpretation import interpreted
from twincities.reading import Form


@pytest.mark.parametrize(
    ("language", "text", "relation", "theme"),
    [
        ("ja", "パンダの提携と同じ年に始まったのは", 0, "pandas"),
        ("zh", "和熊猫那对同年开始的是哪对", 0, "pandas"),
        ("ja", "ワインのより新しいのはどれ", -1, "wine"),
        ("zh", "比葡萄酒那对更晚的有哪些", -1, "wine"),
    ],
)
def test_what_is_described_before_the_comparison_is_no_condition(
    shipped_table, language, text, relation, theme
):
    read = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert read.comparison is not None and not read.themes
    assert (read.comparison.relation, read.comparison.described.themes) == (relation, (theme,))


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "日本和法国同年开始的有哪些"), ("ja", "1985年より前に始まったのは"), ("ja", "日本の都市で同じ年に始まったのは")],
)  # fmt: skip
def test_places_and_dates_that_are_no_partnership_are_held_against_nothing(shipped_table, language, text):
    comparison = reader(shipped_table, language=language)(text, "ask_partnerships").comparison
    assert comparison is None or not comparison.described


def test_who_to_ask_about_the_oldest_is_asked_of_that(shipped_table):
    rank = reader(shipped_table)("contact for the oldest", "ask_oldest").rank
    assert rank is not None and rank.greatest


def test_those_of_the_year_of_the_oldest_are_a_list(shipped_table):
    read = reader(shipped_table, language="ja")("一番古いのと同じ年に始まったのは", "ask_oldest")
    asked = interpreted(read, Context(), shipped_table)
    assert (asked.intent, asked.form, asked.rank) == ("ask_partnerships", Form.LIST, None)
