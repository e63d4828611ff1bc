"""What "once" says where it is no number of times, and which of two is older where "which" alone would ask for names."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Cue, Form, Measure
from twincities.table import PartnershipTable


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("de", "Welche Partnerschaften wurden schon einmal erneuert?", None),
        ("de", "Welche Partnerschaften wurden bereits einmal erneuert?", None),
        ("de", "Welche Partnerschaften wurden nur einmal erneuert?", 1),
        ("en", "which partnerships were ever once renewed?", None),
        ("en", "which partnerships were renewed once before?", None),
        ("en", "which partnerships were renewed only once?", 1),
        ("fr", "quels jumelages ont déjà une fois été renouvelés ?", None),
        ("es", "¿qué hermanamientos se han renovado ya una vez?", None),
        ("ja", "一度でも更新した提携は？", None),
        ("ja", "一度だけ更新した提携は？", 1),
        ("zh", "哪些曾经续签过一次？", None),
        ("zh", "哪些只续签了一次？", 1),
    ],
)
def test_ever_once_is_no_number_of_renewals(
    shipped_table: PartnershipTable, language: str, text: str, number: int | None
) -> None:
    asked = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert asked.has(Cue.RENEWED)
    assert asked.number == number


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Welche ist älter?"),
        ("de", "Welche ist jünger?"),
        ("en", "which is older?"),
        ("fr", "laquelle est plus ancienne ?"),
        ("zh", "哪个更早？"),
        ("ja", "どちらが古いですか"),
    ],
)
def test_which_is_older_asks_for_no_names(shipped_table: PartnershipTable, language: str, text: str) -> None:
    asked = reader(shipped_table, language=language)(text, "compare_age")
    assert (asked.intent, asked.form) == ("compare_age", Form.COMPARE)
    assert asked.comparison is not None
    assert asked.comparison.by is Measure.AGE
