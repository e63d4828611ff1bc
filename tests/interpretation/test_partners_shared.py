"""Partners that two cities share, of which one or both were told before, in the words of several languages."""

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
