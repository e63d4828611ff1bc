"""Whether the table bears out what is claimed: predicate by predicate, and as a whole."""

from __future__ import annotations

from itertools import product

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.claims.assertions import answer_assertion
from actions.claims.facts import finding_on_fact
from actions.claims.numbers import finding_on_numbers, findings_on_number
from actions.claims.ranks import finding_on_first_partner, finding_on_most
from actions.claims.ties import (
    finding_on_common_partner,
    finding_on_partner_in,
    finding_on_sole_partner,
    findings_on_ties,
)
from actions.sentences.findings import Finding, verdict_on
from actions.sentences.replies import Replies
from twincities.dialogue.context import Context
from twincities.reading import Cue, EventBounds, Form, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import Filter, parse_period
from twincities.wording import wording_in

_ASKED = Reading("confirm_partnership", Form.CONFIRM, event_bounds=EventBounds(interval=12))


@pytest.fixture
def replies():
    return Replies(wording_in("en"))


@pytest.mark.parametrize(
    ("findings", "together", "of_alternatives"),
    [
        ([True, True], True, True),
        ([True, False], False, True),
        ([True, None], None, True),
        ([None, False], False, None),
        ([False, False], False, False),
    ],
)
def test_all_predicates_are_to_hold_and_of_alternatives_one(findings, together, of_alternatives):
    found = [Finding(holds, "") for holds in findings]
    assert verdict_on(found) is together
    assert verdict_on(found, alternatives=True) is of_alternatives


def test_cities_are_twinned_where_the_table_has_their_row_and_nowhere_else(shipped_table, replies):
    cities = [city.id for city in shipped_table.cities]
    for one, other in product(cities, cities):
        held = shipped_table.between(one, other) is not None
        for holds in (True, False):
            claim = Predicate(Relation.TWINNED, one, other, holds)
            (finding,) = findings_on_ties([claim], _ASKED, shipped_table, replies)
            assert finding.holds is (held == holds), (one, other)


@pytest.mark.parametrize(
    ("date", "holds"),
    [("1979", True), ("1978", False), ("1979-06-25", True), ("1979-06-26", False), ("..1980", True), ("1980..", False)],
)  # fmt: skip
def test_a_date_is_borne_out_by_that_of_the_row(chinese_cities, replies, date, holds):
    claim = Predicate(Relation.TWINNED, "shanghai", "milan", years=(parse_period(date),))
    (finding,) = findings_on_ties([claim], _ASKED, chinese_cities, replies)
    assert finding.holds is holds


def test_a_date_that_is_finer_than_the_row_is_not_said(shipped_table, replies):
    claim = Predicate(Relation.TWINNED, "chengdu", "kyoto", years=(parse_period("1983-05"),))
    (finding,) = findings_on_ties([claim], _ASKED, shipped_table, replies)
    assert finding.holds is None


def test_a_number_is_held_against_every_bound(chinese_cities, replies):
    question = Reading("ask_partnerships", Form.CONFIRM, cities=("wuhan",))
    count = len(chinese_cities.partnerships_of("wuhan"))
    for least in range(count + 2):
        for most in (None, *range(least, count + 2)):
            claim = Predicate(Relation.NUMBER, object="partnerships", number=(least, most))
            (finding,) = findings_on_number(claim, question, Context(), chinese_cities, replies)
            assert finding.holds is (least <= count and (most is None or count <= most)), (least, most)


@pytest.mark.parametrize("relation", [Relation.MORE, Relation.FEWER, Relation.AS_MANY])
def test_numbers_of_countries_are_held_against_each_other(chinese_cities, replies, relation):
    countries = ("JP", "US", "FR", "DE", "IT")
    for one, other in product(countries, countries):
        if one == other:
            continue
        question = Reading("ask_partnerships", Form.CONFIRM, countries=(one, other))
        numbers = [len(chinese_cities.find(Filter(countries=(code,)))) for code in (one, other)]
        finding = finding_on_numbers(Predicate(relation, one, other), question, chinese_cities, replies)
        expected = {
            Relation.MORE: numbers[0] > numbers[1],
            Relation.FEWER: numbers[0] < numbers[1],
            Relation.AS_MANY: numbers[0] == numbers[1],
        }
        assert finding.holds is expected[relation], (one, other, numbers)
        assert str(numbers[0]) in finding.said
        assert str(numbers[1]) in finding.said


def test_the_most_are_those_that_no_other_exceeds(chinese_cities, replies):
    numbers = {city.id: len(chinese_cities.partnerships_of(city.id)) for city in chinese_cities.cities}
    for city in ("guangzhou", "shanghai", "wuhan"):
        finding = finding_on_most(Predicate(Relation.MOST, city), _ASKED, chinese_cities, replies)
        assert finding.holds is (numbers[city] == max(numbers.values())), city


@pytest.mark.parametrize(
    ("other", "countries", "holds"),
    [("yokohama", (), True), ("osaka", (), False), ("milan", (), False), ("milan", ("IT",), None), ("osaka", ("JP",), False)],
)  # fmt: skip
def test_the_first_partner_is_that_of_one_city_within_conditions(
    chinese_cities, replies, other, countries, holds
):
    question = Reading("ask_oldest", Form.CONFIRM, cities=("shanghai", other), countries=countries)
    claim = Predicate(Relation.OLDEST_PARTNER, "shanghai", other)
    assert finding_on_first_partner(claim, question, chinese_cities, replies).holds is holds


def test_what_has_one_partner_has_no_second(chinese_cities, replies):
    one = next(city.id for city in chinese_cities.cities if len(chinese_cities.partnerships_of(city.id)) == 1)
    (row,) = chinese_cities.partnerships_of(one)
    question = Reading("ask_oldest", Form.CONFIRM, cities=(one, row.other(one)))
    finding = finding_on_first_partner(
        Predicate(Relation.OLDEST_PARTNER, one, row.other(one), number=(2, 2)),
        question,
        chinese_cities,
        replies,
    )
    assert (finding.holds, finding.rows) == (False, (row,))


@pytest.mark.parametrize(
    ("claims", "holds"),
    [
        ([("chicago", "shanghai")], False),
        ([("chicago", "shanghai"), ("chicago", "shenyang")], True),
        ([("seattle", "chongqing")], True),
        ([("seattle", "shanghai")], False),
    ],
)
def test_the_only_partners_are_all_there_are(chinese_cities, replies, claims, holds):
    predicates = [Predicate(Relation.SOLE_PARTNER, *ends) for ends in claims]
    assert finding_on_sole_partner(predicates, _ASKED, chinese_cities, replies).holds is holds


def test_a_common_partner_is_twinned_with_both(chinese_cities, replies):
    def finding(one, other):
        claim = Predicate(Relation.COMMON_PARTNER, one, other)
        return finding_on_common_partner(claim, _ASKED, chinese_cities, replies)

    assert finding("shenzhen", "chongqing").holds is True
    assert "Brisbane" in finding("shenzhen", "chongqing").said
    assert finding("nanjing", "xiamen").holds is False


def test_a_partner_in_a_country_is_a_row_with_it(chinese_cities, replies):
    for place, holds in (("DE", True), ("FR", False), ("EU", True), ("AF", False)):
        claim = Predicate(Relation.PARTNER_IN, "dalian", place)
        assert finding_on_partner_in(claim, _ASKED, chinese_cities, replies).holds is holds, place


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        (Predicate(Relation.LIES_IN, "kyoto", "JP"), True),
        (Predicate(Relation.LIES_IN, "kyoto", "AS"), True),
        (Predicate(Relation.LIES_IN, "kyoto", "CN"), False),
        (Predicate(Relation.LIES_IN, "kyoto", "CN", holds=False), True),
        (Predicate(Relation.SAME_COUNTRY, "detroit", "new-york"), True),
        (Predicate(Relation.SAME_COUNTRY, "detroit", "kyoto"), False),
        (Predicate(Relation.KNOWN_FOR, "bordeaux", "wine"), True),
        (Predicate(Relation.KNOWN_FOR, "kyoto", "wine"), False),
        (Predicate(Relation.KNOWN_FOR_MORE, "new-york", "finance"), False),
        (Predicate(Relation.KNOWN_FOR_MORE, "chengdu", "pandas"), True),
        (Predicate(Relation.HELD_IN, "chengdu-week", "kyoto"), True),
        (Predicate(Relation.HELD_IN, "chengdu-week", "chengdu"), False),
        (Predicate(Relation.HELD_IN, "hangzhou-week", "bordeaux"), None),
        (Predicate(Relation.RECURS, "chengdu-week"), True),
        (Predicate(Relation.RECURS, "shanghai-week"), None),
        (Predicate(Relation.OF_KIND, "chengdu-week", "week"), True),
        (Predicate(Relation.OF_KIND, "chengdu-week", "festival"), False),
    ],
)
def test_a_fact_is_borne_out_contradicted_or_not_said(shipped_table, replies, claim, holds):
    assert finding_on_fact(claim, _ASKED, shipped_table, replies).holds is holds


@pytest.mark.parametrize(
    ("denied", "lead"), [(frozenset(), "No."), (frozenset({Cue.DENIED}), "Yes, that is wrong.")]
)
def test_what_is_false_is_rightly_denied(shipped_table, replies, denied, lead):
    claims = Assertion(
        (Predicate(Relation.TWINNED, "chengdu", "detroit"), Predicate(Relation.TWINNED, "chengdu", "kyoto"))
    )
    cities = ("chengdu", "detroit", "kyoto")
    question = Reading("confirm_partnership", Form.CONFIRM, cities=cities, asserted=claims, cues=denied)
    after = answer_assertion(question, Context(), shipped_table, replies)
    assert after is not None
    assert after.partnerships == ("chengdu-kyoto",)  # the pair that was found is what is talked about
    assert lead in _said(replies)


def _said(replies: Replies) -> str:
    dispatcher = CollectingDispatcher()
    replies.send(dispatcher)
    return " ".join(str(message) for message in dispatcher.messages)
