"""What is asked of the districts of a city."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.towns.part_of_city import of_part
from twincities.reading import Form


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which district of Shanghai is twinned with Brooklyn?"),
        ("de", "Welcher Stadtteil von Shanghai ist mit Brooklyn verbunden?"),
        ("fr", "Quel quartier de Shanghai est jumelé avec Brooklyn ?"),
        ("es", "¿Qué distrito de Shanghái está hermanado con Brooklyn?"),
        ("ja", "ニューヨークのブルックリンと提携している上海の区はどこですか"),
        ("zh", "上海哪个区跟布鲁克林结了友城"),
    ],
)
def test_a_district_is_asked_for_as_the_partner_of_the_city_beside_it(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_partner")
    asked = of_part(question, Context(), chinese_cities)
    assert (asked.intent, asked.form, asked.cities) == ("ask_partner", Form.TELL, ("brooklyn",))


@pytest.mark.parametrize(
    ("text", "intent", "cities"),
    [
        (
            "Is some district of Shanghai twinned with Brooklyn?",
            "confirm_partnership",
            ("brooklyn", "putuo-district-shanghai"),
        ),
        ("Is Osaka twinned with a district of Shanghai?", "ask_partner", ("osaka",)),  # it is with the city
        ("Is Osaka twinned with Shanghai?", "confirm_partnership", ("osaka", "shanghai")),
        ("Is Lyon twinned with a district of Guangzhou?", "confirm_partnership", ("lyon", "guangzhou")),
    ],
)
def test_a_tie_with_a_district_is_claimed_of_that_and_not_of_its_city(chinese_cities, text, intent, cities):
    question = reader(chinese_cities)(text, "confirm_partnership")
    asked = of_part(question, Context(), chinese_cities)
    assert (asked.intent, asked.cities) == (intent, cities)


def test_the_districts_that_have_partners_are_those_of_the_city(chinese_cities):
    question = reader(chinese_cities)("Which districts of Shanghai have partners?", "ask_partner")
    asked = of_part(question, Context(), chinese_cities)
    assert asked.cities == () and "putuo-district-shanghai" in {
        city for id in asked.partnerships for city in chinese_cities.partnership(id).cities
    }


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Which district?"), ("ja", "どの区でしょう。"), ("zh", "是哪个区")]
)
def test_which_district_is_asked_of_the_cities_told_of(chinese_cities, language, text):
    read = reader(chinese_cities, language=language)(text, "ask_country")
    question = replace(read, cities=("new-york-city", "brooklyn", "shanghai"))
    assert of_part(question, Context(), chinese_cities).cities == ("brooklyn",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Does any district of Beijing have one?"),
        ("en", "Which districts of Beijing have sister cities?"),
        ("de", "Gibt es einen Stadtteil von Peking mit einer Partnerstadt?"),
        ("es", "¿Algún distrito de Pekín tiene una ciudad hermana?"),
        ("fr", "Un quartier de Pékin est-il jumelé ?"),
        ("zh", "北京有哪个区有友城吗"),
        ("ja", "北京のどの区が姉妹都市を持っていますか"),
    ],
)
def test_where_no_district_is_held_the_ties_of_the_city_are_not_told_as_theirs(
    chinese_cities, language, text
):
    question = reader(chinese_cities, language=language)(text, "confirm_partnership")
    assert of_part(question, Context(), chinese_cities).intent == "ask_not_recorded"
