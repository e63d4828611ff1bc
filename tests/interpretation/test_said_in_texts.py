"""What is claimed in words of a text of the table is answered by that text, and a year that is then doubted is one of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import Case, about, table_called
from tests.questions import assert_changed, reader
from twincities.interpretation.told.said_in_texts import detail_doubted, said_in_texts
from twincities.reading import Form, Reading

TARNOW = about("p-tarnow", last=Reading("ask_exchanges", partnerships=("p-tarnow",)))
PECS = about("p-pecs", last=Reading("ask_exchanges", partnerships=("p-pecs",)))
TOLD = {"intent": "ask_exchanges", "form": Form.TELL, "cities": ()}
UNREAD = {
    "On a construit une maternité à Markala, non ?": ("maternité",),
    "Markala est une belle ville, non ?": ("belle",),
    "We send old fire engines to Apia, right?": ("engines",),
    "We send old fire engines to Stirling, right?": ("engines",),
    "Is Apia twinned with us for its fire engines?": ("engines",),
}
CASES = [
    ("fr", Case(said_in_texts, "On a construit une maternité à Markala, non ?", "ask_city_trivia", about(), {**TOLD, "partnerships": ("markala",)}, "la_fleche")),
    ("fr", Case(said_in_texts, "Markala est une belle ville, non ?", "ask_city_trivia", about(), {}, "la_fleche")),
    ("en", Case(said_in_texts, "We send old fire engines to Apia, right?", "ask_city_trivia", about(), {**TOLD, "partnerships": ("timaru-apia",)}, "timaru")),
    ("en", Case(said_in_texts, "We send old fire engines to Stirling, right?", "ask_city_trivia", about(), {}, "timaru")),
    ("en", Case(said_in_texts, "Is Apia twinned with us for its fire engines?", "confirm_partnership", about(), {}, "timaru")),
    ("de", Case(detail_doubted, "Das war aber 2015, nicht?", "ask_since", TARNOW, {**TOLD, "partnerships": ("p-tarnow",), "years": ()}, "leoben")),
    ("en", Case(detail_doubted, "that was in 2015, wasn't it?", "ask_since", TARNOW, {**TOLD, "partnerships": ("p-tarnow",), "years": ()}, "leoben")),
    ("fr", Case(detail_doubted, "C'était en 2015, non ?", "ask_since", TARNOW, {**TOLD, "partnerships": ("p-tarnow",), "years": ()}, "leoben")),
    ("de", Case(detail_doubted, "Das war aber 1975, nicht?", "ask_since", PECS, {}, "leoben")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "case"), CASES, ids=[case.text for _, case in CASES])
def test_a_text_answers_what_is_claimed_in_its_words(language, case):
    table = table_called(case.table)
    question = reader(table, language=language)(case.text, case.intent)
    question = replace(question, intent=case.intent, form=Form.CONFIRM)  # form and unread words are learned
    question = replace(question, unread=UNREAD.get(case.text, ()))
    changed = case.rule(question, case.before, table)
    if case.expected:
        assert_changed(question, changed, case.expected)
    else:
        assert changed == question
