"""Cities, countries and years are picked out by where they lie and what they have: each answer is counted again from the rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.entities import is_counted, ranked_entities, selected
from twincities.dialogue.groups import entities_of
from twincities.interpretation.interpretation import interpreted
from twincities.reading import Dimension, Form, Measure, Quantifier, read_question
from twincities.table import Filter, load_table
from twincities.table.places.countries import continent_of

TABLE = load_table(Path(__file__).parents[2] / "data/tables/chinese-cities")
PARTNERS: dict[str, list[str]] = defaultdict(list)
for row in TABLE.partnerships:
    one, other = row.cities
    PARTNERS[one].append(other)
    PARTNERS[other].append(one)
COUNTRY = {id: TABLE.city(id).country for id in PARTNERS}


@pytest.fixture(scope="session")
def question():
    read = reader(TABLE)

    def question(text, intent="ask_partnerships", context=None):
        return interpreted(read(text, intent), context or Context(), TABLE)

    return question


def found(reading):
    return {one.key for one in selected(reading, TABLE.partnerships, TABLE)}


def partners_in(city, *countries):
    return [other for other in PARTNERS[city] if COUNTRY[other] in countries]


def chinese(fits):
    return {city for city in PARTNERS if COUNTRY[city] == "CN" and fits(city)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which Chinese cities have no partner in Japan?", chinese(lambda city: not partners_in(city, "JP"))),
        (
            "Which Chinese cities have partners in both France and Germany?",
            chinese(lambda city: partners_in(city, "FR") and partners_in(city, "DE")),
        ),
        (
            "Which Chinese cities have partners in France or Germany?",
            chinese(lambda city: partners_in(city, "FR", "DE")),
        ),
        (
            "Which Chinese cities have a partner in France but none in Germany?",
            chinese(lambda city: partners_in(city, "FR") and not partners_in(city, "DE")),
        ),
        (
            "Which Chinese cities have more than 20 partners?",
            chinese(lambda city: len(PARTNERS[city]) > 20),
        ),
        ("Which Chinese cities have exactly two partners?", chinese(lambda city: len(PARTNERS[city]) == 2)),
        ("Which Chinese cities have two Japanese partners?", chinese(lambda city: len(partners_in(city, "JP")) == 2)),
        (
            "Which foreign cities are twinned with more than one Chinese city?",
            {city for city in PARTNERS if COUNTRY[city] != "CN" and len(PARTNERS[city]) > 1},
        ),
        (
            "Which city in Israel is not twinned with Shanghai?",
            {city for city in PARTNERS if COUNTRY[city] == "IL" and "shanghai" not in PARTNERS[city]},
        ),
        (
            "Which cities are neither in China nor in Europe?",
            {city for city in PARTNERS if COUNTRY[city] != "CN" and continent_of(COUNTRY[city]) != "EU"},
        ),
    ],
)  # fmt: skip
def test_cities_are_those_that_have_what_is_asked_for(question, text, expected):
    assert expected and expected < set(PARTNERS)
    assert found(question(text)) == expected


def test_countries_count_by_their_cities_partnerships(question):
    numbers = Counter(COUNTRY[other] for city in chinese(bool) for other in PARTNERS[city])
    reading = question("Which countries have exactly three sister cities?")
    assert found(reading) == {country for country, number in numbers.items() if number == 3}


def test_years_without_a_partnership_are_those_between(question):
    begun = {row.since.year for row in TABLE.partnerships if row.since}
    expected = {str(year) for year in range(min(begun), max(begun)) if year not in begun}
    assert found(question("Which years had no new partnership?")) == expected


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_place_in_an_order_is_that_of_the_numbers(question, place):
    word = {1: "the most", 2: "the second most", 3: "the third most"}[place]
    reading = question(f"Which Chinese city has {word} partners?", "ask_partnerships")
    ((number, best),) = ranked_entities(
        selected(reading, TABLE.partnerships, TABLE), reading.rank, is_counted(reading), TABLE
    )
    assert number == sorted({len(PARTNERS[city]) for city in chinese(bool)}, reverse=True)[place - 1]
    assert {one.key for one in best} == chinese(lambda city: len(PARTNERS[city]) == number)


@pytest.mark.parametrize("ahead", ["Guangzhou", "Shanghai", "Xi'an"])
def test_what_comes_behind_a_city_has_fewer_than_it(question, ahead):
    reading = question(f"Which Chinese city has the most partners after {ahead}?", "ask_partnerships")
    ((number, best),) = ranked_entities(
        selected(reading, TABLE.partnerships, TABLE), reading.rank, is_counted(reading), TABLE
    )
    (id,) = (city for city in PARTNERS if TABLE.label(city) == ahead)
    fewer = {len(PARTNERS[city]) for city in chinese(bool)} & {*range(len(PARTNERS[id]))}
    assert number == max(fewer)
    assert {one.key for one in best} == chinese(lambda city: len(PARTNERS[city]) == number)


def test_partners_of_a_city_by_country_leave_out_its_own(question):
    reading = question("In which country does Shanghai have the most partners?", "ask_partnerships")
    rows = TABLE.partnerships_of("shanghai")
    assert {one.key for one in selected(reading, rows, TABLE)} == {
        COUNTRY[city] for city in PARTNERS["shanghai"]
    }


@pytest.mark.parametrize(
    "text",
    [
        "Is Kyoto twinned with Xi'an?",
        "Who is twinned with Lyon?",
        "Which partnership is the oldest?",
        "Which cities are in the partnerships with Japan?",
        "When did Guangzhou and Lyon become sister cities?",
    ],
)
def test_questions_for_partnerships_and_facts_ask_for_no_things_of_a_kind(question, text):
    assert question(text).entities is None


def test_a_follow_up_moves_what_is_to_be_had_and_counts_what_was_listed(question):
    first = question("Which Chinese cities have no partner in Japan?")
    told = Context(last_question=first)
    moved = question("And in Germany?", "name_subject", told)
    assert found(moved) == chinese(lambda city: not partners_in(city, "DE"))
    counted = question("How many are they?", "ask_partnerships", told)
    assert counted.form is Form.COUNT and found(counted) == found(first)


def test_a_follow_up_asks_for_those_that_lack_what_was_asked_for(question):
    told = Context(last_question=question("Which Chinese cities have a partner in Germany?"))
    without = chinese(lambda city: not partners_in(city, "DE"))
    assert found(question("And those without?", "name_subject", told)) == without
    assert found(question("And which do not?", "ask_repeat", told)) == without


def test_a_question_for_things_survives_the_slots(question):
    reading = question("Which Chinese cities have at least two partners in France or Italy?")
    assert type(reading).from_json(reading.as_json()) == reading


def test_what_is_claimed_of_all_is_answered_by_those_that_lack_it(shipped_table):
    text = "Do all partnerships have a week?"
    kinds = shipped_table.event_kinds
    read = read_question(
        {
            "intent": "list_events",
            "text": text,
            "entities": [],
            "form": {"name": "confirm", "confidence": 1.0},
        },
        kinds,
    )
    reading = interpreted(read, Context(), shipped_table)
    lacking = {one.key for one in selected(reading, shipped_table.partnerships, shipped_table)}
    held = {event.partnership for event in shipped_table.events if event.kind == "week"}
    assert lacking == {row.id for row in shipped_table.partnerships} - held


@pytest.mark.parametrize("kind", [Dimension.COUNTRY, Dimension.CITY, Dimension.YEAR, Dimension.PARTNERSHIP])
def test_the_whole_table_is_grouped_once_and_any_part_of_it_by_itself(kind):
    every = TABLE.find(Filter())
    whole = entities_of(kind, every, TABLE)
    assert entities_of(kind, list(every), TABLE) is whole
    part = entities_of(kind, every[1:], TABLE)
    had = {one.key: set(one.partnerships) - {every[0]} for one in whole}
    assert {one.key: set(one.partnerships) for one in part} == {
        key: rows for key, rows in had.items() if rows
    }


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("only the ones twinned with Chicago", lambda city: "chicago" in PARTNERS[city]),
        ("keep only those that have a French partner", lambda city: partners_in(city, "FR")),
    ],
)
def test_cities_asked_for_last_are_narrowed_down_by_a_further_partner(question, text, fits):
    last = question("Which Chinese cities have a partner in Japan?")
    context = Context(last_question=last)
    expected = chinese(lambda city: partners_in(city, "JP") and fits(city))
    assert expected
    assert found(question(text, "ask_partnerships", context)) == expected


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("In which countries do both Guangzhou and Shanghai have a partner?", "ask_country"),
        ("Which countries do Guangzhou and Shanghai have in common?", "ask_common"),
    ],
)
def test_countries_that_two_cities_share(question, text, intent):
    guangzhou, shanghai = ({COUNTRY[other] for other in PARTNERS[city]} for city in ("guangzhou", "shanghai"))
    assert found(question(text, intent)) == (guangzhou & shanghai) - {"CN"}


def test_partners_of_many_partners_are_asked_for_together(question):
    partners = PARTNERS["chengdu"]
    assert found(question("Who are the partners of the partners of Chengdu?", "ask_partner")) == {
        other for city in partners for other in PARTNERS[city]
    } - {"chengdu"}


def test_a_place_that_is_called_a_country_counts_no_countries():
    asked = reader(TABLE)("Which places in that state have a Japanese partner?", "ask_partnerships").entities
    assert asked and [one.what for one in asked.having] == [Measure.PARTNERSHIPS]


def test_two_partners_of_each_other_may_share_a_third(question):
    # Kobe's only partner is Tianjin: they are each other's, and nobody else's.
    assert question("Which cities are twinned with both Tianjin and Kobe?", "ask_partner").entities is None


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Does every Chinese city have a partner in Europe?", lambda city: not any(continent_of(COUNTRY[one]) == "EU" for one in PARTNERS[city])),
        ("Do all Chinese cities have a German partner?", lambda city: not partners_in(city, "DE")),
        ("Does each Chinese city have two partners?", lambda city: len(PARTNERS[city]) < 2),
        ("Does every Chinese city have at most ten partners?", lambda city: len(PARTNERS[city]) > 10),
    ],
)  # fmt: skip
def test_what_each_is_claimed_to_have_is_answered_by_those_that_have_it_not(question, text, lacks):
    reading = question(text)
    assert reading.form is Form.CONFIRM and reading.quantifier is Quantifier.ALL
    assert found(reading) == chinese(lacks)


def test_continents_that_are_missing_are_those_of_no_partner(question, shipped_table):
    read = reader(shipped_table)
    for text in ("Which continents are missing?", "Which continents have no partner?"):
        asked = interpreted(read(text, "ask_partnerships"), Context(), shipped_table)
        missing = {one.key for one in selected(asked, shipped_table.partnerships, shipped_table)}
        assert missing == {"AF", "OC", "SA"}
    assert found(question("Which continents have no partner?")) == set()
