"""The decision table that puts intents right: its words exist, and each of its rules decides something."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from twincities.languages.spoken import read_yaml
from twincities.languages.words import concepts_of
from twincities.launch.project import ROOT
from twincities.nlu.text import mentions
from twincities.reading.intents.learned_intent import RULES, intent_of
from twincities.reading.intents.rule import ANY, OPENING_NEGATION, UNREAD, Learned, Rule, rule

KINDS = {str(getattr(mentions, name)) for name in dir(mentions) if name.isupper()} | {UNREAD}


def _least_of(one: Rule) -> Iterator[Learned]:
    """The least that has to be said in a question for a rule to be for it, by each intent that may be learned of it, just unsure enough."""
    said = one.said | {min(words - one.unless) for words in one.any_of}
    named = one.naming | ({min(one.about)} if one.about and not one.about & one.naming else set())
    came = tuple(dict.fromkeys(min(some) for some in (one.likelier, one.next_of, one.among) if some))
    for intent, below in one.learned.items():
        yield Learned(intent or "affirm", min(1.0, below - 0.01), came, frozenset(said), frozenset(named))


def test_rules_are_of_intents_that_the_assistant_knows():
    listed = read_yaml(ROOT / "domain.yml")["intents"]
    intents = {name for one in listed for name in ([one] if isinstance(one, str) else one)} | {
        ANY,
        "nlu_fallback",
    }
    for one in RULES:
        assert {one.intent, *one.learned, *one.next_of, *one.likelier, *one.among} <= intents, one.example


def test_rules_are_of_concepts_that_have_words():
    concepts = {*concepts_of("en"), OPENING_NEGATION}
    for one in RULES:
        assert one.said.union(one.unless, *one.any_of) <= concepts, one.example


def test_rules_are_of_kinds_that_can_be_named():
    for one in RULES:
        assert one.about | one.naming | one.not_about | one.only <= KINDS, one.example


@pytest.mark.parametrize("one", RULES, ids=[one.example for one in RULES])
def test_no_rule_is_hidden_by_one_above_it(one):
    deciding = [next((rule for rule in RULES if rule.asked(least)), None) for least in _least_of(one)]
    assert one in deciding


def test_a_rule_is_for_no_question_that_was_surely_read():
    unsure = rule("when, again?", "ask_since", learned="greet", below=0.6, said="when")
    asked = Learned("greet", 0.5, (), frozenset({"when"}), frozenset())
    assert unsure.asked(asked) == "ask_since"
    assert unsure.asked(asked._replace(confidence=0.6)) is None
    assert unsure.asked(asked._replace(intent="thank")) is None


def test_what_no_rule_is_for_stays_what_was_learned():
    assert intent_of(Learned("thank", 0.9, (), frozenset(), frozenset())) == "thank"
