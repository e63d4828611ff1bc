"""The order in which partnerships are told, and the most or fewest of what was asked about last."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.ordering import in_another_order, ordered, place_in_order, placed_anew
from twincities.reading import Counted, Cue, Dimension, Form, Measure, Rank, Reading
from twincities.reading.numbers.orders import PLACE_ASKED
from twincities.table import DateSpan

PAIRS = ("chengdu-kyoto", "chongqing-detroit")
LISTED = Reading("ask_partnerships", Form.LIST, countries=("US",))
BY_COUNTRY = Reading("ask_partnerships", Form.GROUP, group_by=Dimension.COUNTRY)
SPANISH_BY_COUNTRY = Reading(
    "ask_partnerships", Form.GROUP, group_by=Dimension.COUNTRY, years=(DateSpan.of_years(1983, 1983),)
)
COUNTRIES_COUNTED = Reading("ask_partnerships", Form.COUNT, counted=Counted.COUNTRIES)
MOST_EVENTS = Reading("ask_oldest", rank=Rank(Measure.EVENTS, True))
CITY_WITH_MOST = Reading("ask_partnerships", group_by=Dimension.CITY, rank=Rank(Measure.PARTNERSHIPS, True))
LAST_SPANISH = Reading("ask_newest", countries=("US",), rank=Rank(Measure.AGE, False))


@pytest.fixture(scope="session")
def read(shipped_table):
    return reader(shipped_table)


def test_the_last_list_is_told_in_another_order(read, shipped_table):
    context = Context(last_question=LISTED, partnerships=PAIRS)
    asked = in_another_order(read("and newest first?", "ask_partnerships"), context, shipped_table)
    assert (asked.countries, asked.cues) == (("US",), {Cue.NEWEST_FIRST})
    question = read("partnerships, newest first", "ask_partnerships")
    assert in_another_order(question, context, shipped_table) == question


@pytest.mark.parametrize(
    ("text", "context", "intent", "expected"),
    [
        ("which had the most?", Context(last_question=BY_COUNTRY), "ask_partnerships",
         (Measure.PARTNERSHIPS, True, Dimension.COUNTRY, 0)),
        ("which country has the most?", Context(last_question=SPANISH_BY_COUNTRY), "ask_partnerships",
         (Measure.PARTNERSHIPS, True, Dimension.COUNTRY, 1)),
        ("in which the most?", Context(last_question=COUNTRIES_COUNTED), "ask_partnerships",
         (Measure.PARTNERSHIPS, True, Dimension.COUNTRY, 0)),
        ("and which the fewest?", Context(last_question=MOST_EVENTS), "ask_oldest", (Measure.EVENTS, False, None, 0)),
        ("which has the fewest?", Context(last_question=LISTED, ranking=CITY_WITH_MOST), "ask_partnerships",
         (Measure.PARTNERSHIPS, False, Dimension.CITY, 0)),
        ("and the first?", Context(last_question=LAST_SPANISH), "name_subject", (Measure.AGE, True, None, 0)),
        ("when did we last twin with a city?", Context(), "ask_since", (Measure.AGE, False, None, 0)),
    ],
)  # fmt: skip
def test_places_are_in_the_order_of_what_was_asked_last(read, shipped_table, text, context, intent, expected):
    asked = placed_anew(read(text, intent), context, shipped_table)
    assert asked.rank is not None
    assert (asked.rank.by, asked.rank.greatest, asked.group_by, len(asked.years)) == expected


@pytest.mark.parametrize("cue", [Cue.OLDEST_FIRST, Cue.NEWEST_FIRST, Cue.BY_NAME])
def test_rows_are_told_in_the_order_asked_for(chinese_cities, cue):
    question = Reading("ask_partnerships", cities=("chengdu",), cues=frozenset({cue}))
    told = ordered(chinese_cities.partnerships_of("chengdu"), question, chinese_cities)
    dates = [row.since.order for row in told if row.since]
    names = [chinese_cities.label(city) for row in told for city in row.cities if city != "chengdu"]
    assert (dates == sorted(dates)) is (cue is Cue.OLDEST_FIRST)
    assert (dates == sorted(dates, reverse=True)) is (cue is Cue.NEWEST_FIRST)
    assert (names == sorted(names)) is (cue is Cue.BY_NAME)


@pytest.mark.parametrize(
    ("cities", "context", "place", "of"),
    [
        (("nanjing", "nagoya"), Context(), 6, ()),
        (("nagoya",), Context(), 6, ()),
        ((), Context(partnerships=("nanjing-nagoya",)), 6, ()),
        (
            ("nara",),
            Context(options=("xian-nara", "xian-kyoto", "xian-pau")),
            1,
            ("xian",),
        ),
    ],
)
def test_the_place_that_is_asked_for_is_told_with_what_has_it(chinese_cities, cities, context, place, of):
    asked = Reading("ask_oldest", cities=cities, rank=Rank(Measure.AGE, True, PLACE_ASKED))
    placed = place_in_order(asked, context, chinese_cities)
    assert (placed.intent, placed.rank, placed.cities) == ("ask_oldest", Rank(Measure.AGE, True, place), of)


@pytest.mark.parametrize("cities", [(), ("xian",)])
def test_the_place_of_none_or_of_several_is_none(chinese_cities, cities):
    asked = Reading("ask_oldest", cities=cities, rank=Rank(Measure.AGE, True, PLACE_ASKED))
    placed = place_in_order(asked, Context(), chinese_cities)
    assert (placed.intent, placed.rank) == ("ask_since", None)
