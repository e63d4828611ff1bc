"""Those that began in some years, asked for behind the oldest of a country: all of that country's, and no place in the order again."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import about
from tests.questions import reader
from twincities.dialogue.follow_ups import merged
from twincities.interpretation.continuation import continued
from twincities.reading import Form, Measure, Reading
from twincities.reading.model.selection import Rank
from twincities.table import PartnershipTable

THIRD = Reading("ask_oldest", countries=("JP",), rank=Rank(Measure.AGE, True, 3))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "2010年以降に始まったものを挙げてください。"),
        ("ja", "2010年以降に始まったものを教えてください。"),
        ("en", "list those that began since 2010"),
    ],
)
def test_those_since_then_are_all_of_the_country(
    chinese_cities: PartnershipTable, language: str, text: str
) -> None:
    read = reader(chinese_cities, language=language)(text, "ask_partnerships")
    follows = continued(read, about("xian-nara", last=THIRD), chinese_cities)
    assert follows.intent == "name_subject"
    asked = merged(THIRD, follows)
    assert (asked.intent, asked.form, asked.rank) == ("ask_partnerships", Form.LIST, None)
    assert asked.countries == ("JP",)
    assert asked.years == read.years
