"""Events by a word of their names."""

from __future__ import annotations

from pathlib import Path

from tests.questions import spotter_of
from twincities.nlu.event_names import words_of_events
from twincities.nlu.mentions import EVENT
from twincities.table.loading import load_table

HOBART = Path("tests/conversations/own_tables/hobart")


def test_an_event_is_known_by_a_word_that_no_other_has_and_no_question_is_made_of(shipped_table):
    words = words_of_events(load_table(HOBART))
    assert words["regatta"] == "regatta"
    assert words["camp"] == "boat-camp"
    assert "week" not in words
    assert not {"exchange", "echanges", "program", "week"} & words_of_events(shipped_table).keys()


def test_the_last_word_of_a_name_is_the_event_though_a_theme_has_it_too():
    table = load_table(Path("tests/conversations/own_tables/waterford"))
    assert "regatta" in table.theme("sailing").words
    spotter = spotter_of(table)
    named = {
        text: [one.value for one in spotter.spot(text) if one.kind == EVENT]
        for text in ("who is the regatta for?", "which partnerships are about regatta sailing?")
    }
    assert [*named.values()] == [["estuary"], []]
