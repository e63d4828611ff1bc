"""Places in an order that a question leaves out, in several languages."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Form, Measure, Rank, Reading

OLDEST, NEWEST = Rank(Measure.AGE, greatest=True), Rank(Measure.AGE, greatest=False)


@pytest.fixture(scope="session")
def read(shipped_table):
    as_intent = reader(shipped_table)

    def read(text: str) -> Reading:
        return as_intent(text, "ask_oldest")

    return read


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("all but the oldest", [OLDEST]),
        ("which partners of Chengdu except for the two oldest", [OLDEST._replace(wanted=2)]),
        ("which are neither the oldest nor the newest?", [OLDEST, NEWEST]),
        ("all apart from the second oldest", [OLDEST._replace(place=2)]),
        ("which is not the newest?", [NEWEST]),
    ],
)
def test_a_place_that_is_left_out_is_not_asked_for(read, text, left_out):
    question = read(text)
    assert (question.rank, list(question.ranks_left_out)) == (None, left_out)
    assert question.intent == "ask_partnerships"


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("no, not the oldest, the newest please", NEWEST),
        ("is it not the oldest?", OLDEST),
        ("not the oldest!", OLDEST),
        ("apart from Lyon's, which is the oldest?", OLDEST),
    ],
)
def test_a_place_that_is_claimed_or_asked_for_is_not_left_out(read, text, rank):
    question = read(text)
    assert (question.rank, question.ranks_left_out) == (rank, ())


@pytest.mark.parametrize(
    ("language", "text", "rank"),
    [
        ("ja", "日本の都市以外で一番古いのは？", OLDEST),
        ("ja", "日本の提携先以外で一番新しいのは", NEWEST),
        ("ja", "日本以外で一番古いのは？", OLDEST),
        ("zh", "除了日本以外最早的是哪个", OLDEST),
        ("zh", "日本之外最新的是哪对", NEWEST),
    ],
)
def test_words_behind_a_place_leave_out_its_cities_and_not_the_rank_that_follows(
    chinese_cities, language, text, rank
):
    question = reader(chinese_cities, language=language)(text, "ask_oldest")
    assert (question.unwanted.countries, question.rank, question.ranks_left_out) == (("JP",), rank, ())


@pytest.mark.parametrize(
    ("text", "rank"),
    [("一番古いの以外は？", OLDEST), ("一番新しいのを除くと", NEWEST), ("最古以外は", OLDEST)],
)
def test_a_particle_before_what_leaves_out_ends_no_claim(shipped_table, text, rank):
    question = reader(shipped_table, language="ja")(text, "ask_oldest")
    assert (question.form, question.rank, question.ranks_left_out) == (Form.LIST, None, (rank,))


def test_what_an_article_follows_leaves_out_the_rank(chinese_cities):
    french = reader(chinese_cities, language="fr")(
        "Les jumelages en France à part le plus ancien", "ask_oldest"
    )
    assert (french.unwanted.countries, french.ranks_left_out) == ((), (OLDEST,))
