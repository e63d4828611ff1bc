"""What is asked of two countries, or of the countries of one city's partners, behind a question for such."""

from __future__ import annotations

import pytest

from tests.conftest import write_table
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.continuation import continued
from twincities.reading import Counted, Cue, Dimension, Entities, Form, Having, Reading
from twincities.table import load_table

BETWEEN = Context(
    last_question=Reading(
        "ask_partnerships", Form.LIST, countries=("CN", "DE"), cues=frozenset({Cue.BETWEEN})
    )
)
COUNTRIES = Context(
    cities=("shanghai",),
    last_question=Reading("ask_partnerships", Form.COUNT, cities=("shanghai",), counted=Counted.COUNTRIES),
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "China and the UK, how many do they have?"),
        ("en", "what about China and the UK?"),
        ("de", "Und China und Großbritannien, wie viele haben die?"),
        ("fr", "et la Chine et le Royaume-Uni ?"),
        ("es", "¿y China y el Reino Unido?"),
        ("zh", "那中国和英国呢？"),
        ("ja", "中国とイギリスは？"),
    ],
)
def test_two_other_countries_are_asked_for_what_links_them(chinese_cities, language, text):
    read = reader(chinese_cities, language=language)
    assert continued(read(text, "name_subject"), BETWEEN, chinese_cities).has(Cue.BETWEEN)
    assert not continued(read(text, "name_subject"), Context(), chinese_cities).has(Cue.BETWEEN)


def test_either_of_two_countries_is_no_pair(chinese_cities):
    asked = reader(chinese_cities)("and with Japan or Spain?", "name_subject")
    assert not continued(asked, BETWEEN, chinese_cities).has(Cue.BETWEEN)


@pytest.mark.parametrize(("told", "expected"), [(("1", "2"), True), (("1", "3"), False), ((), False)])
def test_so_they_are_where_all_that_was_listed_joins_two(tmp_path, told, expected):
    rows = "id,city_a,city_b,since,source\n1,lyon,birmingham,1951,list\n2,nice,birmingham,1960,list\n3,turin,leipzig,1970,list\n"
    empty = {"events": "id,partnership,name,kind,source\n", "checks": "id,claim,about,verdict,looked_up\n"}
    empty["recorded_partners"] = "id,city,partner,country,source,looked_up\n"
    table = load_table(write_table(tmp_path / "between", partnerships=rows, **empty))
    question = reader(table)("Germany and Italy, how many do they have?", "ask_partnerships")
    assert continued(question, Context(options=told), table).has(Cue.BETWEEN) is expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in which of them does it have more than one?"),
        ("en", "which of those have two or more?"),
        ("de", "In welchen davon hat es mehr als einen?"),
        ("fr", "Dans lesquels en a-t-elle plus d'un ?"),
        ("es", "¿En cuáles tiene más de una?"),
        ("zh", "其中哪些国家有不止一个？"),
    ],
)
def test_the_countries_with_several_partners_of_a_city_are_asked_for(chinese_cities, language, text):
    asked = reader(chinese_cities, language=language)(text, "ask_partnerships")
    question = continued(asked, COUNTRIES, chinese_cities)
    assert question.cities == ("shanghai",)
    assert question.entities is not None
    assert question.entities.kind is Dimension.COUNTRY
    assert [one.least for one in question.entities.having] == [2]


@pytest.mark.parametrize(
    ("language", "which", "with_another"),
    [
        ("en", "which cities are that?", "and with Japan?"),
        ("en", "which towns are they?", "with Japan too?"),
        ("de", "Welche Städte sind das?", "und mit Japan?"),
    ],
)
def test_the_cities_of_two_countries_stay_theirs_and_the_first_is_asked_of_another(
    chinese_cities, language, which, with_another
):
    read = reader(chinese_cities, language=language)
    last = Reading("ask_partnerships", Form.LIST, countries=("CN", "FR"), cues=frozenset({Cue.BETWEEN}))
    rows = ("chengdu-montpellier", "wuhan-bordeaux")
    told = Context(rows, last_question=last)
    cities = continued(read(which, "ask_partnerships"), told, chinese_cities)
    assert cities.countries == ("CN", "FR")
    behind = Context(rows, last_question=cities)
    further = continued(read(with_another, "name_subject"), behind, chinese_cities)
    assert (further.countries, further.has(Cue.BETWEEN), further.entities) == (("CN", "JP"), True, None)


def test_cities_asked_for_by_what_they_have_are_no_partnerships_between_two(chinese_cities):
    having = Entities(Dimension.CITY, (Having(countries=("JP",)),), several=True)
    last = Reading(
        "ask_partnerships", Form.LIST, countries=("CN", "JP"), entities=having, cues=frozenset({Cue.BETWEEN})
    )
    read = reader(chinese_cities)("any with France at all?", "ask_partnerships")
    assert continued(read, Context(last_question=last), chinese_cities).countries == ("FR",)
