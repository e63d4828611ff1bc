"""What is asked of the one that has a place in an order, how many are asked for, and what is newer or left out in Chinese and Japanese."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Cue, Measure


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "友好城市最多的前五个国家"), ("ja", "提携が多い順に上から5カ国"), ("ja", "各国の提携数を多い順に上から5つ")],
)  # fmt: skip
def test_so_many_as_lead_are_asked_for(table, language, text):
    rank = reader(table, language=language)(text, "ask_partnerships").rank
    assert rank is not None and (rank.by, rank.greatest, rank.wanted) == (Measure.PARTNERSHIPS, True, 5)


def test_what_is_newer_than_another_was_not_renewed(table):
    read = reader(table, language="zh")
    newer = read("里昂的比休斯敦的更新吗", "compare_age")
    assert newer.comparison is not None and not newer.has(Cue.RENEWED)
    assert read("里昂更新过吗", "ask_not_recorded").has(Cue.RENEWED)


def test_with_whom_joins_no_two_names(table):
    read = reader(table, language="zh")
    assert not read("里昂是什么时候和谁结好的，休斯敦呢", "ask_since").has(Cue.PAIRED)
    assert read("里昂和休斯敦是什么时候结好的", "ask_since").has(Cue.PAIRED)


def test_what_is_not_so_in_japanese_is_left_out(shipped_table):
    read = reader(shipped_table, language="ja")
    for text in ("文化だけど教育じゃないのはどれ", "教育ではないもので文化のものは"):
        asked = read(text, "ask_partnerships")
        assert asked.unwanted.themes == ("education",) and asked.conditions.themes == ("culture",), text
    assert not read("文化じゃないの？", "ask_partnerships").unwanted.themes


def test_what_is_older_than_a_pair_is_asked_for_without_a_word_that_asks(table):
    assert reader(table, language="ja")("西安と京都より古い提携は？", "compare_age").has(Cue.ELLIPTIC)
