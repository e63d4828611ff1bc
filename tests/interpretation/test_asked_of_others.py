"""What was asked, asked of others: cities with another number or other partners, more of a country, who has more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.counted_again import counted_again, others_counted
from twincities.interpretation.entities.entities_anew import having_others, having_so_many
from twincities.interpretation.interpretation import interpreted
from twincities.interpretation.partners.partners_bounded import within_last
from twincities.interpretation.partners.second_step import further_there, known_for_of_partner
from twincities.interpretation.times.that_year import in_that_year
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.interpretation.told.picked_by_place import others_there
from twincities.reading import (
    Counted,
    Dimension,
    Entities,
    Form,
    Having,
    Measure,
    Pointer,
    Quantifier,
    Rank,
    Reading,
)  # fmt: skip
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import DateSpan

MORE_THAN_TEN = Reading(
    "ask_partnerships",
    Form.LIST,
    entities=Entities(Dimension.CITY, (Having(Measure.PARTNERSHIPS, 11),)),
    number=10,
    number_bounds=(11, None),
)
BOTH = Reading(
    "ask_partnerships",
    Form.LIST,
    countries=("CN", "JP", "DE"),
    entities=Entities(Dimension.CITY, (Having(countries=("JP",)), Having(countries=("DE",)))),
)


def test_which_ones_have_exactly_so_many_are_cities_again(chinese_cities):
    question = reader(chinese_cities)("which ones have exactly 7", "ask_partnerships")
    asked = having_so_many(question, Context(last_question=MORE_THAN_TEN), chinese_cities)
    assert asked.entities == Entities(Dimension.CITY, (Having(Measure.PARTNERSHIPS, 7, 7),))
    assert having_so_many(question, Context(last_question=BOTH), chinese_cities) == question


def test_which_have_one_but_lack_another_are_cities_again(chinese_cities):
    question = reader(chinese_cities)(
        "And which have a German partner but no Japanese one?", "ask_partnerships"
    )
    asked = having_others(question, Context(last_question=BOTH), chinese_cities)
    assert asked.countries == ("CN", "DE", "JP") and asked.entities is not None
    assert asked.entities.having == (Having(countries=("DE",)), Having(least=0, most=0, countries=("JP",)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "And the other way round, a German one but no French one?"),
        ("de", "Und umgekehrt, eine deutsche, aber keine französische?"),
    ],
)
def test_what_they_have_the_other_way_round_is_claimed_of_none(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    claimed = replace(question, form=Form.CONFIRM)
    asked = having_others(claimed, Context(last_question=BOTH), chinese_cities)
    assert (asked.form, asked.pointer, asked.quantifier) == (Form.LIST, None, None)
    assert asked.entities and asked.entities.having[1] == Having(least=0, most=0, countries=("FR",))


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("en", "Does Shanghai have more?", Relation.MORE),
        ("en", "has Xi'an fewer partners?", Relation.FEWER),
        ("de", "Hat Shanghai mehr?", Relation.MORE),
        ("fr", "Shanghai en a plus ?", Relation.MORE),
        ("es", "¿Tiene Shanghái más?", Relation.MORE),
        ("zh", "上海更多吗？", Relation.MORE),
        ("ja", "上海のほうが多いですか", Relation.MORE),
    ],
)
def test_who_has_more_is_held_against_the_city_counted_before(chinese_cities, language, text, relation):
    counted = Reading("ask_partnerships", Form.COUNT, cities=("guangzhou",))
    question = reader(chinese_cities, language=language)(text, "compare_age")
    claimed = others_counted(question, Context(last_question=counted), chinese_cities)
    assert claimed.asserted is not None
    (predicate,) = claimed.asserted.predicates
    assert (predicate.relation, predicate.object) == (relation, "guangzhou")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("which countries have more than Germany?", (11, None)),
        ("which country has fewer than Canada?", (0, 3)),
    ],
)
def test_countries_are_held_against_the_number_of_one(chinese_cities, text, number):
    asked = interpreted(reader(chinese_cities)(text, "ask_country"), Context(), chinese_cities)
    assert asked.entities == Entities(
        Dimension.COUNTRY, (Having(Measure.PARTNERSHIPS, *number),), several=True
    )
    assert (asked.countries, asked.number_bounds) == ((), number)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Does New Zealand have other cities?"), ("zh", "新西兰还有其他城市吗")]
)
def test_others_of_a_country_leave_out_the_one_told(chinese_cities, language, text):
    wellington = Context(("xiamen-wellington",), ("wellington",))
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    claimed = others_there(question, wellington, chinese_cities)
    assert (claimed.pointer, claimed.quantifier) == (Pointer.OTHER, Quantifier.ANY)
    lyon = Context(("guangzhou-lyon",), ("lyon",))
    assert others_there(question, lyon, chinese_cities) == question


def test_other_towns_of_a_country_leave_out_the_ends_of_the_one_told(chinese_cities):
    pompei = Context(("xian-pompei",), ("pompei", "xian"))
    question = reader(chinese_cities)("other chinese cities w italy?", "ask_partnerships")
    asked = others_there(question, pompei, chinese_cities)
    assert (asked.form, asked.excluded_cities, asked.entities) == (Form.LIST, ("pompei",), None)


def test_a_place_behind_the_years_of_a_city_is_of_all_its_partners(chinese_cities):
    read = reader(chinese_cities, language="fr")
    dated = Reading(
        "ask_partnerships", Form.LIST, cities=("guangzhou",), years=(DateSpan.of_years(2012, 2012),)
    )
    african = within_last(
        read("Et lesquelles sont en Afrique ?", "ask_partnerships"),
        Context(last_question=dated),
        chinese_cities,
    )
    assert (african.cities, african.years, african.continents) == (("guangzhou",), (), ("AF",))
    placed = Reading("ask_partnerships", Form.LIST, cities=("guangzhou",), continents=("AF",))
    later = within_last(
        read("lesquelles après 2010 ?", "ask_partnerships"), Context(last_question=placed), chinese_cities
    )
    assert (later.cities, later.continents) == (("guangzhou",), ("AF",)) and later.years


@pytest.mark.parametrize(("language", "text"), [("en", "and what is its partner known for?")])
def test_what_the_partner_of_a_city_is_known_for_is_asked_of_that(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_known_for")
    asked = known_for_of_partner(question, Context(cities=("hangzhou",)), shipped_table)
    assert (asked.cities, asked.pointer) == (("bordeaux",), None)


def test_a_number_of_those_begun_then_stays_with_the_city(chinese_cities):
    counted = Reading("ask_partnerships", Form.COUNT, cities=("shijiazhuang",), counted=Counted.PARTNERSHIPS)
    question = reader(chinese_cities, language="zh")("上世纪80年代结的有几个", "ask_partnerships")
    assert within_last(question, Context(last_question=counted), chinese_cities).cities == ("shijiazhuang",)


def test_those_years_are_the_span_asked_for(chinese_cities):
    span = (DateSpan.of_years(1990, 1992),)
    before = Context(last_question=Reading("ask_partnerships", Form.COUNT, years=span))
    question = reader(chinese_cities)("Which Japanese ones joined in those years?", "ask_partnerships")
    assert in_that_year(question, before, chinese_cities).years == span


def test_the_next_place_behind_a_claim_is_told_and_not_claimed(chinese_cities):
    first = Assertion((Predicate(Relation.OLDEST_PARTNER, "shenzhen", "houston"),))
    claim = Reading(
        "ask_oldest",
        Form.CONFIRM,
        cities=("houston", "shenzhen"),
        rank=Rank(Measure.AGE, True),
        asserted=first,
    )
    before = Context(("shenzhen-houston",), last_question=claim)
    asked = asked_anew(reader(chinese_cities)("Second oldest?", "ask_oldest"), before, chinese_cities)
    assert (asked.form, asked.cities, asked.asserted) == (Form.TELL, ("shenzhen",), None)
    assert asked.rank == Rank(Measure.AGE, True, 2)


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("ja", "そこは他の中国の都市とも提携している？", "confirm_partnership"),
        ("ja", "そこ他の中国の市とも組んでる？", "ask_partnerships"),
        ("zh", "它跟别的中国城市也是友城吗", "confirm_partnership"),
        ("es", "¿Está hermanada también con otras ciudades chinas?", "ask_partnerships"),
        ("ja", "その相手には中国の都市がほかにもありますか。", "ask_partner"),
        ("zh", "对方在中国还有别的友城吗", "ask_partnerships"),
    ],
)
def test_further_partners_in_a_country_are_those_of_the_end_elsewhere(chinese_cities, language, text, intent):
    question = reader(chinese_cities, language=language)(text, intent)
    brisbane = Context(("shenzhen-brisbane",), ("shenzhen", "brisbane"))
    asked = further_there(question, brisbane, chinese_cities)
    assert asked.asserted is not None and asked.cities == ("brisbane",)
    assert asked.asserted.predicates[0][:3] == (Relation.FURTHER_PARTNER, "brisbane", "shenzhen")
    assert further_there(question, Context(), chinese_cities) == question


def test_other_towns_of_a_country_are_no_further_partners_of_the_one_told(chinese_cities):
    question = reader(chinese_cities)("Does New Zealand have other sister cities?", "ask_partnerships")
    wellington = Context(("xiamen-wellington",), ("wellington",))
    assert further_there(question, wellington, chinese_cities) == question


def test_how_many_with_another_counts_events_again(chinese_cities):
    events = Reading("list_events", Form.COUNT, counted=Counted.EVENTS)
    question = reader(chinese_cities)("and how many with Kobe?", "confirm_partnership")
    asked = counted_again(question, Context(last_question=events), chinese_cities)
    assert (asked.intent, asked.counted) == ("ask_partnerships", Counted.EVENTS)
    partners = replace(events, counted=Counted.PARTNERSHIPS)
    assert counted_again(question, Context(last_question=partners), chinese_cities).counted is None
    of_ties = reader(chinese_cities)("and how many partnerships with Kobe?", "ask_partnerships")
    again = counted_again(of_ties, Context(last_question=events), chinese_cities)
    assert again.counted is Counted.PARTNERSHIPS
