"""What is said of all that was told: "both in Japan?", "only Shanghai?"."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.told.said_of_told import (
    number_told,
    of_all_told,
    only_partner,
    only_those_told,
)
from twincities.reading import Form, Measure, Pointer, Quantifier, Rank, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import PartnershipTable

TWO = ("tianjin-kobe", "shanghai-yokohama")


@pytest.mark.parametrize(
    ("text", "told", "pointer"),
    [
        ("どっちも日本の街が相手ですか", 2, Pointer.THOSE),
        ("どちらも相手は日本ですか", 2, Pointer.THOSE),
        ("どちらも相手は日本ですか", 3, Pointer.THEY),
        ("すべての提携の相手は日本ですか", 2, None),
    ],
)
def test_both_are_the_two_that_were_told(
    chinese_cities: PartnershipTable, text: str, told: int, pointer: Pointer | None
) -> None:
    question = reader(chinese_cities, language="ja")(text, "ask_partner")
    context = Context(partnerships=TWO, options=TWO, told=told)
    assert of_all_told(question, context, chinese_cities).pointer is pointer


@pytest.mark.parametrize(
    ("last", "subject"),
    [
        (Reading("ask_partner", cities=("chicago",)), "chicago"),
        (Reading("confirm_partnership", Form.CONFIRM, cities=("chicago", "shanghai")), "chicago"),
        (Reading("ask_partner", cities=("shanghai",)), ""),
        (Reading("ask_partner", cities=("chicago", "sapporo")), ""),
        (Reading("ask_events", cities=("chicago",)), ""),
        (None, ""),
    ],
)
def test_the_only_one_is_said_of_whose_partners_were_told(
    chinese_cities: PartnershipTable, last: Reading | None, subject: str
) -> None:
    question = reader(chinese_cities, language="ja")("上海だけですか？", "name_subject")
    asked = only_partner(question, Context(last_question=last), chinese_cities)
    assert asked.asserted is not None
    assert [(one.subject, one.object) for one in asked.asserted.predicates] == [(subject, "shanghai")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Are those the only two in Japan?"),
        ("en", "Are they the only ones in Japan?"),
        ("fr", "Ce sont les deux seules au Japon ?"),
        ("de", "Sind das die einzigen beiden in Japan?"),
        ("es", "¿Son las dos únicas en Japón?"),
        ("zh", "日本就这两个吗？"),
        ("ja", "日本ではその二つだけ？"),
    ],
)
def test_the_only_two_are_claimed_of_all_that_the_city_has_there(
    chinese_cities: PartnershipTable, language: str, text: str
) -> None:
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    asked = only_those_told(question, Context(("xian-nara", "xian-kyoto")), chinese_cities)
    assert (asked.cities, asked.countries, asked.pointer) == (("xian",), ("JP",), None)
    assert asked.asserted is not None
    assert [(one.relation, one.number) for one in asked.asserted.predicates] == [(Relation.NUMBER, (2, 2))]
    # Two that share no city are claimed to be all there are.
    assert only_those_told(question, Context(TWO), chinese_cities).cities == ()


@pytest.mark.parametrize(
    ("language", "text", "pointer"),
    [
        ("en", "is it just one pair?", Pointer.THOSE),
        ("zh", "是不是只有一对？", Pointer.THOSE),
        ("ja", "一組だけですか", Pointer.THOSE),
        ("en", "are there only five partnerships in all?", None),
    ],
)
def test_only_one_behind_the_newest_is_said_of_those(
    chinese_cities: PartnershipTable, language: str, text: str, pointer: Pointer | None
) -> None:
    newest = Reading("ask_newest", rank=Rank(Measure.AGE, greatest=False))
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    context = Context(partnerships=TWO, options=TWO, told=2, last_question=newest)
    assert number_told(question, context, chinese_cities).pointer is pointer


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "All of them older than 1990?"),
        ("en", "all of them before 1990?"),
        ("de", "Alle älter als 1990?"),
        ("zh", "都早于1990年吗？"),
        ("ja", "全部1990年より前ですか"),
    ],
)
def test_a_date_of_all_is_claimed_of_those_told(chinese_cities, language, text):
    rows = ("xian-nara", "xian-kyoto", "xian-funabashi")
    told = Context(rows, told=len(rows))
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    asked = of_all_told(question, told, chinese_cities)
    assert (asked.form, asked.quantifier, asked.pointer) == (Form.CONFIRM, Quantifier.ALL, Pointer.THOSE)
    assert of_all_told(question, Context(), chinese_cities) == question
