"""Events by a word of their names."""

from __future__ import annotations

from pathlib import Path

from tests.questions import spotter_of
from twincities.nlu.names.event_names import words_of_events
from twincities.nlu.text.mentions import EVENT
from twincities.nlu.text.tokens import name_key
from twincities.table.loading import load_table

HOBART = Path("tests/conversations/own_tables/hobart")
UEDA = Path("tests/conversations/own_tables/ueda")


def test_an_event_is_known_by_a_word_that_no_other_has_and_no_question_is_made_of(shipped_table):
    words = words_of_events(load_table(HOBART))
    assert words["regatta"] == "regatta"
    assert words["camp"] == "boat-camp"
    assert "week" not in words
    assert not {"exchange", "echanges", "program", "week"} & words_of_events(shipped_table).keys()


def test_so_it_is_by_the_end_of_a_name_without_spaces():
    """Behind a city, or where another script begins: nobody says all of 菅平ダボス雪まつり."""
    names = words_of_events(load_table(UEDA))
    assert (names["雪まつり"], names["ホームステイ"], names[name_key("絹の日")]) == (
        "snow",
        "homestay",
        "silkday",
    )
    assert names[name_key("物産展")] == "bussan"
    assert not {"まつり", "日"} & names.keys()


def test_the_last_word_of_a_name_is_the_event_though_a_theme_has_it_too():
    table = load_table(Path("tests/conversations/own_tables/waterford"))
    assert "regatta" in table.theme("sailing").words
    spotter = spotter_of(table)
    named = {
        text: [one.value for one in spotter.spot(text) if one.kind == EVENT]
        for text in ("who is the regatta for?", "which partnerships are about regatta sailing?")
    }
    assert [*named.values()] == [["estuary"], []]
