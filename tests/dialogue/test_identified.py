"""Claims of where a city lies, or of what it is a part, are no claims of partners."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.identified import identified

TOLD = Context(cities=("kyoto",), partnerships=("chengdu-kyoto",))


@pytest.fixture(scope="session")
def go_on(shipped_table):
    read = reader(shipped_table)
    return lambda text, intent: identified(read(text, intent), TOLD, shipped_table)


def test_the_one_by_the_sea_is_told_where_it_lies(go_on):
    asked = go_on("Detroit then: that must be near the sea", "doubt")
    assert (asked.intent, asked.cities) == ("ask_country", ("detroit",))
    # A country that is named is claimed, and judged.
    assert go_on("Detroit is the one in Japan", "confirm_partnership").intent == "confirm_partnership"


def test_what_is_called_a_part_is_what_was_talked_about(go_on):
    asked = go_on("that's a part of Detroit, right", "doubt")
    assert (asked.intent, asked.cities, asked.partnerships) == (
        "ask_overview",
        TOLD.cities,
        TOLD.partnerships,
    )
    assert go_on("that's twinned with Detroit, right", "doubt").intent == "doubt"
