"""Places in an order that are joined, names behind "than" where nothing is compared, and what two clauses of one sentence ask."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Cue, Form
from twincities.reading.model.predicates import Relation
from twincities.reading.several_asked import asked_severally


@pytest.fixture(scope="session")
def read(shipped_table):
    return reader(shipped_table)


@pytest.mark.parametrize(
    ("text", "place", "wanted"),
    [
        ("the oldest and the second oldest", 1, 2),
        ("the oldest plus the runner-up", 1, 2),
        ("the oldest and the third", 1, 3),
        ("the runner-up among the oldest", 2, 1),
        ("the second oldest", 2, 1),
        ("the three oldest", 1, 3),
    ],
)
def test_places_in_an_order(read, text: str, place: int, wanted: int) -> None:
    rank = read(text, "ask_oldest").rank
    assert (rank.place, rank.wanted) == (place, wanted)


def test_names_behind_than_are_kept_where_nothing_is_compared(read):
    assert read("has anyone other than you written about Chengdu and Kyoto", "ask_overview").cities == (
        "chengdu",
        "kyoto",
    )
    older = read("is Chengdu's older than Detroit's", "compare_age")
    assert older.cities == ("chengdu",) and older.comparison.cities == ("detroit",)


@pytest.mark.parametrize(
    ("text", "compares"),
    [("which began after 1980", False), ("which began before 1985", False), ("which began after Kyoto's", True), ("which are older", True)],
)  # fmt: skip
def test_a_bound_on_dates_compares_nothing(read, text: str, compares: bool) -> None:
    assert (read(text, "ask_partnerships").comparison is not None) is compares


def test_what_it_is_known_for_is_claimed_of_what_was_told(read):
    (claim,) = read("it is known for tea, right?", "ask_known_for").asserted.predicates
    assert (claim.relation, claim.subject, claim.object) == (Relation.KNOWN_FOR, "", "tea")
    assert read("which city is known for tea?", "ask_known_for").asserted is None


def test_what_they_do_and_when_it_was_renewed_are_two_questions(read):
    first, second = asked_severally(
        read("what do Chengdu and Kyoto do together, and when was it renewed?", "ask_exchanges")
    )
    assert not first.has(Cue.RENEWED) and second.has(Cue.RENEWED)
    assert len(asked_severally(read("what do they exchange?", "ask_exchanges"))) == 1


def test_the_end_of_what_the_speaker_can_do_is_none(read):
    assert not read("how long is that, I am no good at sums any more", "ask_age").has(Cue.END)
    assert read("are they twinned any more", "confirm_partnership").has(Cue.END)


@pytest.mark.parametrize("text", ["which part of Japan is Kyoto in?", "where in Japan is Kyoto?"])
def test_a_part_of_a_country_is_a_region(read, text: str) -> None:
    assert read(text, "ask_country").has(Cue.REGION)
    assert read("which Japanese city is it?", "ask_country").form is Form.TELL
    assert not read("which Japanese city is it?", "ask_country").has(Cue.REGION)
