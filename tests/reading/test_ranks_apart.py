"""Places in an order that are asked of one thing each, and what is asked beside the oldest."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Form
from twincities.reading.several_asked import asked_severally


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "which is the first in France and the last in Spain?"),
        ("en", "the oldest French one and the newest Spanish one"),
        ("ja", "フランスで一番古いのとスペインで一番新しいのは？"),
        ("zh", "法国最早的和西班牙最新的分别是哪个"),
    ],
)
def test_a_place_in_the_order_belongs_to_the_name_beside_it(table, language, text):
    first, second = asked_severally(reader(table, language=language)(text, "ask_oldest"))
    assert (first.intent, first.countries, first.rank and first.rank.greatest) == (
        "ask_oldest",
        ("FR",),
        True,
    )
    assert (second.intent, second.countries, second.rank and second.rank.greatest) == (
        "ask_newest",
        ("ES",),
        False,
    )


def test_an_ordinal_belongs_to_the_order_behind_it(table):
    read = reader(table, language="ja")
    asked = asked_severally(read("フランスで三番目に古いのとスペインで二番目に新しいのは", "ask_oldest"))
    assert [(one.rank.greatest, one.rank.place) for one in asked if one.rank] == [(True, 3), (False, 2)]
    ends = asked_severally(read("フランスの最初と最新の提携はいつ", "ask_since"))
    assert [one.rank.greatest for one in ends if one.rank] == [True, False]


def test_what_is_asked_of_places_stays_and_so_does_their_number(table):
    asked = asked_severally(reader(table)("when did the two oldest of Lyon and the newest of Houston begin?", "ask_since"))  # fmt: skip
    assert [one.intent for one in asked] == ["ask_since"] * 2
    assert [one.cities for one in asked] == [("lyon",), ("houston",)]
    assert [one.rank and one.rank.wanted for one in asked] == [2, 1]


@pytest.mark.parametrize(
    "text",
    ["is the oldest in France older than the oldest in Spain?", "the first in France or the first in Spain?", "which is the second oldest in France?", "the oldest in France and Spain"],
)  # fmt: skip
def test_one_place_of_all_that_is_named_is_one_question(table, text):
    assert len(asked_severally(reader(table)(text, "ask_oldest"))) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "themes of the oldest, themes of the newest"), ("ja", "一番古いのと一番新しいののテーマは"), ("zh", "最老的和最新的主题分别是什么")],
)  # fmt: skip
def test_what_is_asked_of_the_oldest_and_the_newest_is_asked_of_both(table, language, text):
    asked = asked_severally(reader(table, language=language)(text, "ask_newest"))
    assert [(one.intent, one.rank and one.rank.greatest) for one in asked] == [
        ("ask_exchanges", True),
        ("ask_exchanges", False),
    ]
    assert len(asked_severally(reader(table)("which are the oldest and the newest?", "ask_oldest"))) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [("ja", "全部挙げて、どれが一番古いか教えて"), ("zh", "列出法国的友好城市并说哪个最早"), ("en", "list them all and say which is the oldest")],
)  # fmt: skip
def test_a_list_and_the_oldest_of_it_are_two_questions(table, language, text):
    listed, oldest = asked_severally(reader(table, language=language)(text, "ask_oldest"))
    assert (listed.intent, listed.form, listed.rank) == ("ask_partnerships", Form.LIST, None)
    assert (oldest.intent, oldest.form, oldest.countries) == ("ask_oldest", Form.TELL, listed.countries)


@pytest.mark.parametrize("text", ["show me which is the oldest", "of all the partnerships, show which is the oldest"])  # fmt: skip
def test_which_one_is_to_be_told_is_no_list(table, text):
    assert len(asked_severally(reader(table)(text, "ask_oldest"))) == 1


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [("zh", "上海在亚洲有多少个伙伴，最早的是谁？", "ask_oldest"), ("ja", "上海のアジアの相手は何都市で、最初はどこですか", "ask_partner")],
)  # fmt: skip
def test_a_number_and_the_oldest_are_two_questions(table, language, text, intent):
    number, oldest = asked_severally(reader(table, language=language)(text, intent))
    assert (number.form, number.rank, number.continents) == (Form.COUNT, None, ("AS",))
    assert (oldest.intent, oldest.continents) == ("ask_oldest", ("AS",))
