"""What is asked of the whole table behind an answer about a part of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import Case, about, table_called
from tests.questions import assert_changed, reader
from twincities.interpretation.continuation import continued
from twincities.reading import Dimension, Form, Measure, Rank, Reading

OLDEST = Rank(Measure.AGE, True)
MOST = Rank(Measure.PARTNERSHIPS, True)
OF_SHANGHAI = about(
    "shanghai-yokohama", last=Reading("ask_partner", cities=("shanghai",), rank=OLDEST), cities=("shanghai",)
)
COUNTED = about(
    last=Reading("ask_partnerships", Form.COUNT, cities=("xian",), countries=("JP",)), cities=("xian",)
)
FRENCH = about("chengdu-montpellier", last=Reading("ask_oldest", countries=("FR",), rank=OLDEST))
BUSIEST = about(
    last=Reading("ask_partnerships", Form.LIST, rank=MOST, group_by=Dimension.CITY), cities=("guangzhou",)
)
IN_ALL = {"intent": "ask_oldest", "cities": (), "rank": OLDEST}
CASES = [
    ("en", Case(continued, "and in the whole table?", "ask_partnerships", OF_SHANGHAI, IN_ALL, "218")),
    ("en", Case(continued, "and in the table?", "ask_source", OF_SHANGHAI, IN_ALL, "218")),
    ("fr", Case(continued, "et dans tout le tableau ?", "ask_source", OF_SHANGHAI, IN_ALL, "218")),
    ("de", Case(continued, "und insgesamt?", "ask_partnerships", OF_SHANGHAI, IN_ALL, "218")),
    ("es", Case(continued, "¿y en toda la tabla?", "ask_source", OF_SHANGHAI, IN_ALL, "218")),
    ("ja", Case(continued, "リスト全体では？", "ask_partnerships", COUNTED, {"cities": (), "countries": ("JP",), "form": Form.COUNT}, "218")),
    ("zh", Case(continued, "整个表里呢？", "ask_repeat", COUNTED, {"cities": (), "countries": ("JP",), "form": Form.COUNT}, "218")),
    ("en", Case(continued, "and in your table?", "ask_source", FRENCH, {"countries": (), "rank": OLDEST}, "218")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "case"), CASES, ids=[case.text for _, case in CASES])
def test_the_whole_table_is_asked(language, case):
    table = table_called(case.table)
    question = replace(reader(table, language=language)(case.text, case.intent), intent=case.intent)
    assert_changed(question, case.rule(question, case.before, table), case.expected)


def test_the_oldest_in_the_table_is_none_of_the_city_told_last():
    table = table_called("218")
    question = reader(table)("and in your whole table, which is the oldest?", "ask_oldest")
    assert continued(question, BUSIEST, table).cities == ()
    assert continued(reader(table)("and which is the oldest?", "ask_oldest"), BUSIEST, table).cities == (
        "guangzhou",
    )
