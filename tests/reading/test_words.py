"""Every concept of a language's cue words is found where its examples say, and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from itertools import islice

import pytest

from tests.conftest import ROOT
from twincities.languages.words import concepts_of
from twincities.nlu.names.spotter import Spotter
from twincities.reading.intents.learned_intent import RULES
from twincities.reading.spotting.cues import Word, find_cues, words_of
from twincities.reading.spotting.language_names import with_names_of_languages
from twincities.reading.spotting.words import Beginning, Phrasebook, phrasebook

LANGUAGES = sorted(file.parent.name for file in (ROOT / "data" / "languages").glob("*/words.yml"))
CONCEPTS = [(language, concept) for language in LANGUAGES for concept in concepts_of(language)]
FIELDS = {"hides", "phrases", "values", "examples", "counter_examples"}
ORDERS = {"has": 0, "all": 0, "first": 0, "_behind": 1, "lacks": 0}
"""Where among their arguments the first concept stands."""


@pytest.fixture(scope="session")
def concepts_in(shipped_table):
    """The concepts found in a question, among the names of the article's table and the world's cities."""
    spotter = Spotter(shipped_table)

    def concepts_in(text: str, language: str) -> set[str]:
        book = phrasebook(language)
        cues = find_cues(words_of(text, spotter.spot(text), book.numbers), book)
        return {cue.concept for cue in cues}

    return concepts_in


@pytest.mark.parametrize(("language", "concept"), CONCEPTS)
def test_a_concept_is_in_its_examples_and_not_in_its_counter_examples(concepts_in, language, concept):
    entry = concepts_of(language)[concept]
    missed = [text for text in entry["examples"] if concept not in concepts_in(text, language)]
    false = [text for text in entry.get("counter_examples", ()) if concept in concepts_in(text, language)]
    assert (missed, false) == ([], [])


@pytest.mark.parametrize(("language", "concept"), CONCEPTS)
def test_a_concept_has_examples_of_both_kinds(language, concept):
    entry = concepts_of(language)[concept]
    assert set(entry) <= FIELDS
    assert entry["examples"], "no example"
    # What only keeps others from being found has theirs as counter-examples.
    assert concept.startswith("not_") or entry["counter_examples"], "no counter-example"


def test_examples_of_what_hides_others_are_counter_examples_of_one_of_them(concepts_in):
    """A concept `not_…` is of use only if something is found without it that is not found with it."""
    useless = []
    for language, concept in CONCEPTS:
        entry = concepts_of(language)[concept]
        if concept.startswith("not_") and not any(
            set(entry["hides"]) - concepts_in(text, language) for text in entry["examples"]
        ):
            useless.append(concept)
    assert useless == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_concepts(language):
    # What only hides others is a language's own.
    own, english = (
        {concept for concept in concepts_of(code) if not concept.startswith("not_")}
        for code in (language, "en")
    )
    assert own == english


def test_what_hides_another_names_a_concept():
    unknown = [
        (concept, hidden)
        for language, concept in CONCEPTS
        for hidden in concepts_of(language)[concept].get("hides", ())
        if hidden not in concepts_of(language)
    ]
    assert unknown == []


def test_no_concept_is_there_that_nobody_asks_for_and_none_is_asked_for_that_is_not_there():
    concepts = concepts_of("en")
    strings, asked = set(), set()
    for file in (ROOT / "twincities" / "reading").rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        strings |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        asked |= set(_asked_for(tree))
    assert asked, "the way in which the code asks for concepts has changed"
    assert asked - set(concepts) == set()
    for one in RULES:
        strings |= one.said.union(one.unless, *one.any_of)
    unused = {name for name in concepts if name not in strings and not concepts[name].get("hides")}
    assert unused == set()


def _asked_for(tree: ast.Module) -> Iterator[str]:
    """The concepts that code asks for by name: as an argument, or compared with the `concept` of a cue."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ORDERS:
            named: list[ast.expr] = node.args[ORDERS[node.func.attr] :]
        elif isinstance(node, ast.Compare) and _is_concept(node.left):
            named = [
                each
                for one in node.comparators
                for each in (one.elts if isinstance(one, ast.Tuple) else [one])
            ]
        else:
            continue
        yield from (
            one.value for one in named if isinstance(one, ast.Constant) and isinstance(one.value, str)
        )


def _is_concept(value: ast.expr) -> bool:
    return isinstance(value, ast.Attribute) and value.attr == "concept"


MOST_PHRASES = 500
"""Of a concept: some templates stand for many thousands."""


def phrases_in(at: Beginning, before: Sequence[str] = ()) -> Iterator[tuple[str, ...]]:
    """The phrases that go on from a beginning."""
    if at.meanings:
        yield tuple(before)
    for word in at.words():
        longer = at.longer(word)
        assert longer is not None
        yield from phrases_in(longer, (*before, word))


def phrases_of(*templates: str) -> list[tuple[str, ...]]:
    book = Phrasebook({"concept": {"phrases": templates}})
    return [*islice(phrases_in(book.beginning), MOST_PHRASES)]


def test_templates():
    assert set(phrases_of("[the] (first|1st) one")) == {
        ("the", "first", "one"), ("the", "1st", "one"), ("first", "one"), ("1st", "one"),
    }  # fmt: skip
    assert phrases_of("isn't") == [("isn", "t")]
    assert set(phrases_of("[die] älteste")) == {
        ("die", "alteste"), ("die", "aelteste"), ("alteste",), ("aelteste",),
    }  # fmt: skip
    assert phrases_of("[a]") == [("a",)]
    assert phrases_of("(with|to) <city>") == [("with", "<city>"), ("to", "<city>")]
    assert phrases_of("[a] [b] c", "a c") == [("a", "b", "c"), ("a", "c"), ("b", "c"), ("c",)]


@pytest.mark.parametrize("template", ["(a", "[a|b", "a)"])
def test_brackets_that_do_not_match_are_refused(template):
    with pytest.raises(ValueError, match="bracket"):
        phrases_of(template)


@pytest.mark.parametrize(("language", "concept"), CONCEPTS)
def test_every_template_is_sound_and_stands_once(language, concept):
    entry = concepts_of(language)[concept]
    templates = [
        *map(str, entry.get("phrases", ())),
        *(t for v in (entry.get("values") or {}).values() for t in v),
    ]
    assert all(map(phrases_of, templates))
    assert sorted(templates) == sorted(set(templates))
    assert not any(re.search(r"\w[\[(]|[\])]\w", template) for template in templates), (
        "a bracket within a word"
    )


def _as_words(phrase: Sequence[str]) -> list[Word]:
    return [Word((form,), at, at) for at, form in enumerate(phrase)]


@pytest.mark.parametrize(("language", "concept"), CONCEPTS)
def test_no_phrase_is_always_hidden(language, concept):
    book = phrasebook(language)
    alone = Phrasebook({concept: with_names_of_languages(concepts_of(language), language)[concept]})
    phrases = islice(phrases_in(alone.beginning), MOST_PHRASES)
    dead = [
        phrase
        for phrase in phrases
        if concept not in {cue.concept for cue in find_cues(_as_words(phrase), book)}
    ]
    assert dead == []
