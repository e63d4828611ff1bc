"""How many of those told a city has: "which city has most of them?", "which one has two of those?"."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Dimension, Measure, Pointer


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Which city has most of them?", "en"),
        ("What Chinese city had the majority of those?", "en"),
        ("Welche Stadt hat die meisten davon?", "de"),
        ("Quelle ville a la plupart d'entre eux ?", "fr"),
        ("¿Qué ciudad tiene la mayoría de ellos?", "es"),
        ("其中哪个城市最多", "zh"),
    ],
)
def test_the_city_that_has_most_of_those_told_is_asked_for(shipped_table, text, language):
    read = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert read.rank is not None
    assert (read.rank.by, read.rank.greatest, read.pointer) == (Measure.PARTNERSHIPS, True, Pointer.THOSE)


def test_those_of_which_most_are_such_are_no_place_in_an_order(shipped_table):
    read = reader(shipped_table)
    assert read("Which cities have most of their partners in Japan?", "ask_partnerships").rank is None
    assert read("Are most of them in Japan?", "ask_partnerships").rank is None


@pytest.mark.parametrize(
    ("text", "language", "bounds"),
    [
        ("Which city has two of them?", "en", (2, 2)),
        ("Who has three of those?", "en", (3, 3)),
        ("Which city has more than two of them?", "en", (3, None)),
        ("Welche Städte haben zwei davon?", "de", (2, 2)),
        ("Quelles villes ont deux d'entre eux ?", "fr", (2, 2)),
        ("¿Qué ciudad tiene dos de ellos?", "es", (2, 2)),
    ],
)
def test_cities_that_have_so_many_of_those_told_are_asked_for(shipped_table, text, language, bounds):
    asked = reader(shipped_table, language=language)(text, "ask_partnerships").entities
    assert asked is not None
    assert asked.kind is Dimension.CITY
    assert [(one.least, one.most) for one in asked.having] == [bounds]


def test_the_number_of_those_left_bounds_nothing(shipped_table):
    asked = reader(shipped_table)("And who has the other five?", "ask_partnerships")
    assert (asked.pointer, asked.entities and asked.entities.having) == (Pointer.REST, ())
