"""Who is not to look after what is asked for, and of what all somebody is said to look after it."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import LIST, about, table_called
from tests.questions import reader
from twincities.interpretation.facts.people_asked import person_asked
from twincities.reading import Form
from twincities.table import Filter


@pytest.mark.parametrize(
    ("language", "table", "text"),
    [
        ("en", "stellenbosch", "Which ones are not looked after by Ms Adams?"),
        ("en", "stellenbosch", "Which ones does Ms Adams not look after?"),
        ("en", "stellenbosch", "Which ones are not Ms Adams's?"),
        ("fr", "tournai", "Lesquels ne sont pas suivis par Mme Baert ?"),
        ("de", "chur", "Welche werden nicht von Seraina Tönz betreut?"),
        ("es", "tandil", "¿Cuáles no están a cargo del Sr. Ledesma?"),
        ("zh", "shaoxing", "哪几个不是周敏负责的"),
        ("zh", "shaoxing", "除了周敏管的还有哪些"),
        ("ja", "sasebo", "山口さんが担当していないのはどこですか"),
        ("ja", "sasebo", "山口さん以外が担当している提携は？"),
    ],
)
@pytest.mark.parametrize("intent", ["ask_partnerships", "ask_not_recorded"])
def test_who_is_denied_is_left_out(language, table, text, intent):
    held = table_called(table)
    read = person_asked(reader(held, language=language, with_ties=True)(text, intent), about(), held)
    assert {"intent": read.intent, "form": read.form} == LIST
    assert read.conditions == Filter(without=Filter(people=read.people)) and len(read.people) == 1


@pytest.mark.parametrize(
    ("language", "table", "text"),
    [
        ("en", "stellenbosch", "Which of Ms Adams's are not in Europe?"),
        ("en", "stellenbosch", "Which of the towns Ms Adams looks after were not renewed?"),
        ("en", "stellenbosch", "Doesn't Ms Adams look after Beaune?"),
        ("zh", "shaoxing", "周敏负责的有哪些不在日本"),
        ("ja", "sasebo", "山口さんの担当でアメリカにないのはどこ"),
    ],
)
def test_what_else_is_denied_leaves_out_nobody(language, table, text):
    read = reader(table_called(table), language=language, with_ties=True)(text, "ask_partnerships")
    assert len(read.people) == 1 and not read.unwanted.people


@pytest.mark.parametrize(
    ("language", "table", "text", "claimed"),
    [
        ("en", "stellenbosch", "Are all the German partners looked after by Ms Adams?", True),
        ("en", "stellenbosch", "Are all of Ms Adams's partners in Germany?", False),
        ("zh", "shaoxing", "法国和德国的都归马丽华管？", True),
        ("zh", "shaoxing", "马丽华负责的都在德国吗", False),
        ("ja", "sasebo", "アメリカと韓国の都市は全部山口さんの担当ですか", True),
    ],
)
def test_that_somebody_looks_after_all_of_some_is_claimed_of_these(language, table, text, claimed):
    held = table_called(table)
    read = person_asked(
        reader(held, language=language, with_ties=True)(text, "ask_partnerships"), about(), held
    )
    assert read.form is Form.CONFIRM and (read.intent == "ask_not_recorded") is claimed
