"""What was meant instead takes the place of what the last question named: "oops, no, I meant Japan"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.reading import Form, Reading


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "oops no sorry I meant Japan", "small_talk"),
        ("fr", "oups non pardon je voulais dire celle du Japon", "deny"),
        ("es", "no, perdón, quería decir en Japón", "deny"),
        ("de", "ups, ich meinte die in Japan", "small_talk"),
        ("ja", "違います、日本のことです", "deny"),
        ("zh", "不对，不好意思，我是说日本", "small_talk"),
    ],
)
def test_what_was_meant_instead_changes_the_last_question(shipped_table, language, text, intent):
    before = Context(last_question=Reading("ask_partnerships", Form.COUNT, countries=("FR",)))
    corrected = reader(shipped_table, language=language)(text, intent)
    asked = asked_anew(corrected, before, shipped_table)
    assert (asked.intent, asked.countries, asked.unwanted.countries) == ("name_subject", ("JP",), ())


def test_a_pair_that_was_meant_instead_is_claimed_to_be_none(shipped_table):
    before = Context(last_question=Reading("ask_age", cities=("chengdu", "kyoto")))
    text = "non pardon je voulais dire Shenzhen avec San Jose"
    read = reader(shipped_table, language="fr")(text, "confirm_partnership")
    asked = asked_anew(replace(read, runners_up=("name_subject",)), before, shipped_table)
    assert (asked.intent, asked.form, asked.asserted) == ("name_subject", Form.TELL, None)
    assert asked.cities == ("shenzhen", "san-jose")
