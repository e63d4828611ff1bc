"""Partners that two cities share, of which one or both were told before, in the words of several languages."""

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about
from tests.questions import reader
from twincities.interpretation.continuation import continued
from twincities.reading import Dimension, Reading
from twincities.reading.model.predicates import Relation

OF_CHENGDU = about("chengdu", last=Reading("ask_partner", cities=("chengdu",)), cities=("chengdu",))
OF_TWO = about(last=Reading("confirm_partnership", cities=("chengdu", "kyoto")), cities=("chengdu", "kyoto"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "which partners does it share with Shanghai?"),
        ("en", "partners it has in common with Shanghai"),
        ("de", "Welche gemeinsamen Partner hat es mit Shanghai?"),
        ("fr", "quels partenaires a-t-elle en commun avec Shanghai ?"),
        ("es", "¿qué ciudades hermanas comparte con Shanghái?"),
        ("zh", "它和上海有哪些共同的友好城市？"),
        ("ja", "上海と共通の姉妹都市は？"),
    ],
)
def test_the_city_told_shares_them_with_the_one_named(chinese_cities, language, text):
    question = continued(
        reader(chinese_cities, language=language)(text, "ask_partner"), OF_CHENGDU, chinese_cities
    )
    assert question.entities is not None
    assert question.entities.kind is Dimension.CITY
    assert {one.cities for one in question.entities.having} == {("chengdu",), ("shanghai",)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "do they share any partners?"),
        ("en", "have they got a partner in common?"),
        ("de", "Haben sie einen gemeinsamen Partner?"),
        ("fr", "ont-elles un partenaire en commun ?"),
        ("es", "¿tienen alguna ciudad hermana en común?"),
        ("zh", "它们有共同的友好城市吗？"),
    ],
)
def test_a_claim_of_both_that_were_told_is_of_what_they_share(chinese_cities, language, text):
    question = continued(
        reader(chinese_cities, language=language)(text, "confirm_partnership"), OF_TWO, chinese_cities
    )
    (claim,) = question.asserted.predicates if question.asserted else ()
    assert claim.relation is Relation.COMMON_PARTNER
    assert {claim.subject, claim.object} == {"chengdu", "kyoto"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "are there cities twinned with both?"),
        ("en", "is there any town that is partnered with both of them?"),
        ("de", "Gibt es eine Stadt, die mit beiden verpartnert ist?"),
        ("fr", "y a-t-il des villes jumelées avec les deux ?"),
        ("es", "¿hay ciudades hermanadas con las dos?"),
        ("zh", "有没有和两个都结好的城市？"),
        ("ja", "両方と提携している都市はありますか？"),
    ],
)
def test_a_city_twinned_with_both_is_one_that_they_share(chinese_cities, language, text):
    read = reader(chinese_cities, language=language)(text, "ask_partnerships")
    question = continued(read, OF_TWO, chinese_cities)
    (claim,) = question.asserted.predicates if question.asserted else ()
    assert claim.relation is Relation.COMMON_PARTNER
    assert {claim.subject, claim.object} == {"chengdu", "kyoto"}


def test_two_that_a_city_is_to_have_or_a_condition_of_its_own_is_nothing_shared(chinese_cities):
    for text in ("are there cities with two partners?", "are there cities in Japan twinned with both?"):
        read = reader(chinese_cities)(text, "ask_partnerships")
        question = continued(read, OF_TWO, chinese_cities)
        claims = question.asserted.predicates if question.asserted else ()
        assert all(one.relation is not Relation.COMMON_PARTNER for one in claims)


def test_the_country_of_a_city_named_bounds_none_of_the_shared_partners(chinese_cities):
    text = "which partners do Shanghai in China and Kyoto in Japan share?"
    question = continued(reader(chinese_cities)(text, "ask_partnerships"), about(), chinese_cities)
    assert question.cities == ("shanghai", "kyoto")
    assert question.countries == ()


def test_of_more_than_two_that_were_told_none_is_picked(chinese_cities):
    told = about(
        last=Reading("ask_partnerships", cities=("chengdu", "kyoto", "bordeaux")), cities=("chengdu", "kyoto")
    )
    question = reader(chinese_cities)("do they share any partners?", "ask_common")
    assert continued(question, told, chinese_cities).cities != ("chengdu", "kyoto")


def test_they_that_share_are_the_two_cities_named_and_no_list(chinese_cities):
    asked = reader(chinese_cities)("what about Chengdu and Kyoto, which partner do they share?", "ask_common")
    told = about("chengdu-kyoto", options=("chengdu-kyoto", "shanghai-osaka"), last=Reading("ask_partner"))
    question = continued(asked, told, chinese_cities)
    assert (question.cities, question.pointer) == (("chengdu", "kyoto"), None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "do the two share any partner city?"),
        ("en", "do those two have a partner in common?"),
        ("de", "Haben die beiden gemeinsame Partner?"),
        ("fr", "ont-elles une ville en commun toutes les deux ?"),
        ("es", "¿comparten las dos alguna ciudad hermana?"),
        ("zh", "这两个有共同的友好城市吗？"),
        ("ja", "その二つに共通の姉妹都市はありますか"),
    ],
)
def test_the_two_are_the_city_told_last_and_the_one_told_before_it(chinese_cities, language, text):
    told = ("shanghai-osaka", "shanghai-san-francisco", "chengdu-kyoto")
    last = Reading("ask_partner", cities=("chengdu",))
    spoken_of = replace(about("chengdu-kyoto", last=last, cities=("chengdu",)), mentioned=told)
    read = reader(chinese_cities, language=language)(text, "confirm_partnership")
    claims = continued(read, spoken_of, chinese_cities).asserted
    assert claims is not None
    assert {claims.predicates[0].subject, claims.predicates[0].object} == {"shanghai", "chengdu"}


def test_what_one_of_two_has_is_nothing_shared_where_the_other_is_not_known(chinese_cities):
    rows = ("shanghai-osaka", "shanghai-san-francisco", "shanghai-yokohama")
    last = Reading("ask_partner", cities=("shanghai",))
    listed = about(*rows, last=last, cities=("shanghai",))
    question = reader(chinese_cities)("do the two share any partner?", "confirm_partnership")
    assert continued(question, listed, chinese_cities).intent == "ask_common"
