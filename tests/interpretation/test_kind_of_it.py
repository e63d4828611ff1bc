"""What is asked of a partnership that is pointed at by what it is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.interpretation.facts.kind_of_it import kind_of_it
from twincities.reading import Cue, Form, Reading

FRIENDSHIP, SISTER = "p-drogheda", "p-limerick"


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "What do the two cities of that friendship exchange?", "ask_exchanges"),
        ("en", "What is exchanged within this friendship?", "ask_exchanges"),
        ("en", "When did that friendship begin?", "ask_since"),
        ("de", "Was tauschen die beiden Städte dieser Freundschaft aus?", "ask_exchanges"),
        ("fr", "Qu'échangent les deux villes de cette amitié ?", "ask_exchanges"),
        ("es", "¿Qué intercambian en esa amistad?", "ask_exchanges"),
        ("zh", "这段友谊中两个城市交流什么？", "ask_exchanges"),
    ],
)
def test_that_friendship_is_the_one_told_last(language: str, text: str, intent: str) -> None:
    table = table_called("peoria")
    question = replace(reader(table, language=language, with_ties=True)(text, intent), form=Form.TELL)
    assert question.kinds == ("friendship city",)
    asked = kind_of_it(question, about(FRIENDSHIP), table)
    assert (asked.kinds, asked.partnerships, asked.pointer) == ((), (FRIENDSHIP,), None)
    assert kind_of_it(question, about(SISTER), table) == question


@pytest.mark.parametrize("text", ["Which friendships does it have?", "What other friendships does it have?"])
def test_friendships_of_it_are_not_the_one_told_last(text: str) -> None:
    table = table_called("peoria")
    question = reader(table, with_ties=True)(text, "ask_partnerships")
    assert kind_of_it(question, about(FRIENDSHIP), table) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "et l'autre c'est un jumelage ou koi"),
        ("fr", "Et l'autre, c'est un vrai jumelage ?"),
        ("en", "and the other one, sister city or what?"),
        ("de", "Und die andere, Partnerstadt oder was?"),
        ("es", "¿Y la otra, ciudad hermana o qué?"),
    ],
)
def test_the_other_one_is_asked_what_it_is_called(language: str, text: str) -> None:
    table = table_called("peoria")
    question = reader(table, language=language, with_ties=True)(text, "define_sister_city")
    told = about(SISTER, options=(SISTER, FRIENDSHIP))
    assert kind_of_it(question, told, table).partnerships == (FRIENDSHIP,)


def test_both_are_sister_cities_of_ours_and_not_of_each_other() -> None:
    table = table_called("peoria")
    read = reader(table, with_ties=True)
    asked = kind_of_it(
        read("Are Drogheda and Limerick both sister cities?", "confirm_partnership"), about(), table
    )
    assert asked.partnerships == (FRIENDSHIP, SISTER)
    assert asked.has(Cue.KIND)
    told = replace(about(), partnerships=(FRIENDSHIP, SISTER), told=2)
    of_told = kind_of_it(read("Both are proper sister cities.", "define_sister_city"), told, table)
    assert of_told.partnerships == (FRIENDSHIP, SISTER)
    of_each_other = read("Are Drogheda and Limerick sister cities?", "confirm_partnership")
    assert kind_of_it(of_each_other, about(), table) == of_each_other


@pytest.mark.parametrize(
    ("kind", "intent"), [("port bond", "ask_overview"), ("{own}", "confirm_partnership")]
)
def test_what_is_claimed_of_one_by_its_kind_is_asked_of_its_tie(kind: str, intent: str) -> None:
    table = table_called("peoria")
    row = table.held_partnerships((FRIENDSHIP,))[0]
    city = next(id for id in row.cities if id != table.hub)
    kind = kind.format(own=row.kind)
    claim = Reading("ask_known_for", Form.CONFIRM, cities=(city,), kinds=(kind,), called=(kind,))
    asked = kind_of_it(claim, about(), table)
    assert asked.intent == intent and (asked.partnerships == (FRIENDSHIP,)) is asked.has(Cue.KIND)


def test_a_kind_alone_asks_which_are_of_it() -> None:
    table = table_called("peoria")
    alone = Reading(
        "ask_exchanges", kinds=("friendship city",), cues=frozenset({Cue.VERBLESS}), confidence=0.5
    )
    asked = kind_of_it(alone, about(), table)
    assert (asked.intent, asked.form) == ("ask_partnerships", Form.LIST)
    surely = replace(alone, confidence=0.9)
    assert kind_of_it(surely, about(), table) == surely
