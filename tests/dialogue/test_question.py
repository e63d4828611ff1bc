"""What a question names, read from entities of any origin."""

from __future__ import annotations

import pytest

from twincities.dialogue.question import Question
from twincities.nlu.mentions import Spotter, as_entity
from twincities.table import YearSpan


@pytest.fixture(scope="session")
def read(shipped_table):
    spotter = Spotter(shipped_table)
    return lambda text: Question.read("ask_since", text, [as_entity(one, text) for one in spotter.spot(text)])


def test_names_are_sorted_by_kind(read):
    question = read("Chengdu and Kyoto, Beijing, Chengdu Week, the French, before 1985, wine, not Detroit")
    assert question.cities == ("chengdu", "kyoto")
    assert question.events == ("chengdu-week",)
    assert question.countries == ("FR",)
    assert question.themes == ("wine",)
    assert question.years == (YearSpan(None, 1984),)
    assert question.excluded_cities == ("detroit",)
    assert [(one.name, one.kind) for one in question.unknown] == [("Beijing", "unknown_city")]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("which are not in the US", True),
        ("which aren't American", True),
        ("all pairs outside Europe", True),
        ("which did not begin in the 80s", True),
        ("the ones in Japan", False),
        ("no idea", False),
        ("the French ones, not more", False),
    ],
)
def test_a_negation_before_a_condition_turns_the_filter_around(read, text, negated):
    assert read(text).negated is negated


def test_two_spellings_of_a_city_are_one_city(read):
    assert read("NYC or New York").cities == ("new-york",)


def test_rows_that_are_gone_are_dropped(shipped_table):
    entities = [{"entity": kind, "value": "gone"} for kind in ("city", "partnership", "event", "theme")]
    question = Question.read("ask_since", "", [*entities, {"entity": "country", "value": "XX"}]).within(
        shipped_table
    )
    assert not question.names_something()
