"""What the difference of two numbers is, which place comes next, and what is narrowed down: 差はいくつ, 二番目はどこ, アジアだけにしぼると."""

from __future__ import annotations

from typing import Any

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.difference import counted_behind, difference_asked, held_apart
from twincities.interpretation.entities.entity_questions import entities_asked
from twincities.interpretation.order.apart import apart
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.reading import Counted, Cue, Dimension, Entities, Form, Measure, Rank, Reading
from twincities.table import DateSpan, Filter, PartnershipTable

MOST, SECOND = (Rank(Measure.PARTNERSHIPS, True, place) for place in (1, 2))
OLDEST = Reading("ask_oldest", rank=Rank(Measure.AGE, True))
CITIES = Entities(Dimension.CITY)
CHICAGO = ("shanghai-chicago", "shenyang-chicago")
BEIJING = ("beijing-tokyo", "beijing-new-york-city", "beijing-seoul")


def count(**fields: Any) -> Reading:
    """A count of partnerships."""
    return Reading("ask_partnerships", Form.COUNT, counted=Counted.PARTNERSHIPS, **fields)


@pytest.mark.parametrize(
    ("last", "question", "against"),
    [
        (count(countries=("JP",)), count(countries=("US",)), ("countries", "JP")),
        (count(cities=("chengdu",)), count(cities=("chongqing",)), ("cities", "chengdu")),
        (count(years=(DateSpan.of_years(1985, 1985),)), count(years=(DateSpan.of_years(1990, 1990),)), ("years", "1985")),
        (count(cities=("chengdu",), countries=("JP",)), count(cities=("chengdu",), countries=("US",)), ("countries", "JP")),
        (count(countries=("JP",)), count(cities=("chengdu",)), ()),
        (count(countries=("JP", "KR")), count(countries=("US",)), ()),
        (Reading("ask_partner", countries=("JP",)), count(countries=("US",)), ()),
    ],
)  # fmt: skip
def test_a_count_is_kept_with_what_the_same_was_counted_of_before(
    last: Reading, question: Reading, against: tuple[str, ...]
) -> None:
    kept = counted_behind(question, last)
    assert kept.against == against
    assert Reading.from_json(kept.as_json()) == kept
    two = difference_asked(kept)
    assert [*held_apart(two)] == [against[1], *held_apart(kept)] if two else not against


@pytest.mark.parametrize(
    ("rank", "place"), [(MOST, 1), (SECOND, 1), (SECOND._replace(place=3), 2), (MOST._replace(wanted=2), 1)]
)
def test_a_place_in_an_order_stands_against_the_one_before(rank: Rank, place: int) -> None:
    two = difference_asked(Reading("ask_partnerships", Form.LIST, rank=rank, entities=CITIES))
    assert two is not None and two.rank == rank._replace(place=place, wanted=2) and two.has(Cue.DIFFERENCE)
    assert difference_asked(Reading("ask_oldest", rank=rank._replace(by=Measure.AGE))) is None


@pytest.mark.parametrize(
    ("text", "language", "learned"),
    [
        ("差はいくつ", "ja", "compare_age"),
        ("差多少", "zh", "compare_age"),
        ("by how many?", "en", "ask_partnerships"),
    ],
)
def test_the_difference_is_that_of_the_counts_told(
    chinese_cities: PartnershipTable, text: str, language: str, learned: str
) -> None:
    last = count(countries=("US",), against=("countries", "JP"))
    question = reader(chinese_cities, language=language)(text, learned)
    asked = apart(question, Context(last_question=last), chinese_cities)
    assert (asked.intent, asked.countries) == ("compare_age", ("JP", "US"))


@pytest.mark.parametrize(
    ("text", "language", "learned"),
    [
        ("二番目はどこ", "ja", "ask_country"),
        ("第二在哪", "zh", "ask_country"),
        ("where is the second?", "en", "ask_country"),
    ],
)
def test_where_the_second_is_asks_for_a_place_in_the_order(
    chinese_cities: PartnershipTable, text: str, language: str, learned: str
) -> None:
    question = reader(chinese_cities, language=language)(text, learned)
    asked = asked_anew(question, Context(last_question=OLDEST), chinese_cities)
    assert (asked.intent, asked.rank, asked.entities) == ("ask_oldest", Rank(Measure.AGE, True, 2), None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Which came second?", "en"),
        ("Welche kam als zweite?", "de"),
        ("Lequel est arrivé en deuxième ?", "fr"),
        ("¿Cuál fue el segundo?", "es"),
    ],
)
def test_which_came_second_is_of_those_that_the_first_was_claimed_of(
    chinese_cities: PartnershipTable, text: str, language: str
) -> None:
    spanish = Filter(countries=("ES",))
    claim = Reading("ask_oldest", Form.CONFIRM, rank=OLDEST.rank, countries=("ES",), restriction=spanish)
    question = reader(chinese_cities, language=language)(text, "ask_oldest")
    asked = asked_anew(question, Context(last_question=claim), chinese_cities)
    assert (asked.intent, asked.form, asked.countries) == ("ask_oldest", Form.TELL, ("ES",))
    assert (asked.rank, asked.restriction) == (Rank(Measure.AGE, True, 2), Filter())


@pytest.mark.parametrize(
    ("text", "language", "learned"),
    [
        ("アジアだけにしぼると？", "ja", "ask_partnerships"),
        ("アジアのだけ見たい", "ja", "ask_partnerships"),
        ("アジアだけだと？", "ja", "ask_since"),
        ("只想看亚洲的", "zh", "ask_partnerships"),
        ("筛选出亚洲的", "zh", "ask_partnerships"),
    ],
)
def test_what_was_listed_is_narrowed_down(
    chinese_cities: PartnershipTable, text: str, language: str, learned: str
) -> None:
    last = Reading("ask_partner", cities=("beijing",))
    told = Context(partnerships=BEIJING, options=BEIJING, told=3, last_question=last)
    question = reader(chinese_cities, language=language)(text, learned)
    asked = asked_anew(question, told, chinese_cities)
    assert (asked.form, asked.partnerships, asked.continents) == (Form.LIST, BEIJING, ("AS",))


@pytest.mark.parametrize(
    ("text", "language"), [("どっちも同じ日に決まったの？", "ja"), ("都是同一天定的吗", "zh"), ("両方とも同じ年に始まった？", "ja")]
)  # fmt: skip
def test_whether_both_began_together_is_asked_of_the_two_told(
    chinese_cities: PartnershipTable, text: str, language: str
) -> None:
    told = Context(partnerships=CHICAGO, options=CHICAGO, told=2, last_question=Reading("ask_partner"))
    learned = "define_sister_city" if language == "zh" else "compare_age"
    question = reader(chinese_cities, language=language)(text, learned)
    asked = apart(question, told, chinese_cities)
    assert (asked.intent, asked.partnerships) == ("compare_age", CHICAGO)
    assert asked.comparison is not None and asked.comparison.relation == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [("哪个城市友城最多", "zh"), ("哪几个城市友城最多", "zh"), ("哪座城市友好城市最少", "zh"), ("どの都市が姉妹都市最多？", "ja")],
)  # fmt: skip
def test_what_has_most_is_asked_for(chinese_cities: PartnershipTable, text: str, language: str) -> None:
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    assert question.entities is not None and question.entities.kind is Dimension.CITY
    assert question.rank is not None and question.rank.by is Measure.PARTNERSHIPS


def test_what_has_most_is_not_what_is_counted(chinese_cities: PartnershipTable) -> None:
    question = reader(chinese_cities, language="ja")("どの国が一番多い？", "ask_partnerships")
    assert question.rank == MOST


def test_a_theme_beside_a_kind_describes_the_event_whose_place_is_asked_for(
    shipped_table: PartnershipTable,
) -> None:
    kinds = {"centre": ["センター"]}
    question = reader(shipped_table, kinds, "ja")("パンダのセンターがあるのはどの町ですか", "ask_event_place")
    asked = entities_asked(question, Context(), shipped_table)
    assert (asked.intent, asked.entities) == ("ask_event_place", None)


@pytest.mark.parametrize(
    ("text", "language", "place", "wanted"),
    [
        ("and the second and the third?", "en", 2, 2),
        ("じゃ2位と3位も", "ja", 2, 2),
        ("二番目は", "ja", 2, 1),
        ("二番目と同じ年に", "ja", 2, 1),
    ],
)
def test_places_that_are_joined_are_asked_for_together(
    chinese_cities: PartnershipTable, text: str, language: str, place: int, wanted: int
) -> None:
    question = reader(chinese_cities, language=language)(text, "name_subject")
    asked = asked_anew(question, Context(last_question=OLDEST), chinese_cities)
    assert asked.rank == Rank(Measure.AGE, True, place, wanted)
