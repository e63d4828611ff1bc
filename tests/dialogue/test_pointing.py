"""What points back at what was told: by number, as the rest, as one of a list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.pointing import other_city, pointed_rows
from twincities.reading import Comparison, Measure, Pointer, Reading

BORDEAUX, KYOTO, DETROIT, NEW_YORK, SAN_JOSE = (
    "hangzhou-bordeaux", "chengdu-kyoto", "chongqing-detroit", "shanghai-new-york", "shenzhen-san-jose",
)  # fmt: skip
TWO_SINGLY = Context().about((BORDEAUX,), ("bordeaux",)).about((DETROIT,), ("detroit",))
TWO_LISTS = Context().about((KYOTO, DETROIT)).about((NEW_YORK, SAN_JOSE))


@pytest.fixture(scope="session")
def pointed(shipped_table):
    read = reader(shipped_table)

    def find(text, context, intent="ask_since"):
        return [row.id for row in pointed_rows(read(text, intent), context, shipped_table)]

    return find


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("and the other three?", TWO_SINGLY, [KYOTO, NEW_YORK, SAN_JOSE]),
        ("and the others?", TWO_SINGLY, [KYOTO, NEW_YORK, SAN_JOSE]),
        ("and the one left over?", TWO_LISTS, [BORDEAUX]),
        ("and the other two?", TWO_SINGLY, []),  # there are three
        ("which of these two is older?", TWO_SINGLY, [BORDEAUX, DETROIT]),
        ("which of these three is older?", TWO_SINGLY, []),  # two were told
        ("which of these two is older?", TWO_LISTS, [NEW_YORK, SAN_JOSE]),
        ("what do the two cities share?", TWO_SINGLY, []),  # the ends of the pair told last
        ("when was Lyon twinned?", TWO_SINGLY, []),
        ("were there any others after 1984?", TWO_LISTS, []),  # sought in the whole table
    ],
)
def test_rows_that_are_pointed_at(pointed, text, context, expected):
    intent = "compare_age" if "older" in text else "ask_since"
    assert sorted(pointed(text, context, intent)) == sorted(expected)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "What does the source say about the first of the two?", NEW_YORK),
        ("en", "What about the second of the two?", SAN_JOSE),
        ("de", "Was sagt die Quelle zur ersten der beiden?", NEW_YORK),
        ("fr", "Que dit la source du premier des deux ?", NEW_YORK),
        ("es", "¿Y el segundo de los dos?", SAN_JOSE),
    ],
)
def test_the_first_of_the_two_is_one_of_them(shipped_table, language, text, expected):
    question = reader(shipped_table, language=language)(text, "ask_overview")
    assert [row.id for row in pointed_rows(question, TWO_LISTS, shipped_table)] == [expected]


def test_those_told_before_and_those_told_now_are_pointed_at_together(pointed):
    told = Context().about((BORDEAUX,), ("bordeaux",)).about((KYOTO, DETROIT))
    for text in ("which of these three is older?", "are these three as old?"):
        assert pointed(text, told, "compare_age") == [BORDEAUX, KYOTO, DETROIT]
    assert pointed("which of these four is older?", told, "compare_age") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Back to those three American ones: since when?", [DETROIT, NEW_YORK, SAN_JOSE]),
        ("ja", "アメリカの3つに戻ると、いつから？", [DETROIT, NEW_YORK, SAN_JOSE]),
        ("ja", "さっきのアメリカの三つは、いつから？", [DETROIT, NEW_YORK, SAN_JOSE]),
        ("zh", "回到美国那三个，从哪年开始", [DETROIT, NEW_YORK, SAN_JOSE]),
        ("en", "Back to those two American ones: since when?", []),
    ],
)
def test_those_of_a_place_are_the_ones_told_there(shipped_table, language, text, expected):
    told = Context().about((DETROIT, NEW_YORK, SAN_JOSE)).about((KYOTO,))
    reading = reader(shipped_table, language=language)(text, "ask_since")
    assert [row.id for row in pointed_rows(reading, told, shipped_table)] == expected


def test_the_rest_of_a_list_is_left_of_the_list(pointed):
    context = Context(options=(BORDEAUX, KYOTO, DETROIT), partnerships=(KYOTO,), mentioned=(KYOTO,))
    assert pointed("and the others?", context) == [BORDEAUX, DETROIT]


def test_those_of_one_year_are_compared_anew_with_those_among_which_they_were_found(pointed):
    same_year = Reading("compare_age", comparison=Comparison(Measure.AGE, 0), pointed=3)
    three = (BORDEAUX, KYOTO, DETROIT, NEW_YORK)[1:]
    found = Context(partnerships=(DETROIT, KYOTO), mentioned=(BORDEAUX, *three), last_question=same_year)
    assert pointed("which one is older?", found, "compare_age") == list(three)
    assert pointed("which one is older?", replace(found, last_question=None), "compare_age") == []
    assert pointed("which of these two is older?", found, "compare_age") == [DETROIT, KYOTO]


def test_answers_about_one_and_another_are_compared_with_each_other(pointed):
    singly = replace(TWO_SINGLY, last_question=Reading("ask_since", cities=("detroit",)))
    assert pointed("are they the same age?", singly, "compare_age") == [BORDEAUX, DETROIT]
    assert pointed("is it older?", singly, "compare_age") == []
    assert pointed("are they the same age?", Context().about((DETROIT,)), "compare_age") == []


def test_the_other_one_is_the_other_bearer_of_a_name():
    table, other = table_called("hawick"), Reading("name_subject", pointer=Pointer.OTHER)
    told = Context().about(("p-hamilton-ca",), ("hamilton-ca",))
    assert other_city(other, told, table) == "hamilton-au"
    assert other_city(other, Context().about(("p-biella",), ("biella",)), table) == "hawick"
