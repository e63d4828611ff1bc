"""French that is written without its apostrophes is read as it is spelled."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.nlu.masking import mask
from twincities.nlu.text.run_together import words_apart
from twincities.reading import Cue, Form


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("cest", ("c", "est")),
        ("quest", ("qu", "est")),
        ("labas", ("la", "bas")),
        ("dhabitants", ("d", "habitants")),
        ("jaimerais", ("j", "aimerais")),
        ("dautres", ("d", "autres")),
    ],
)
def test_what_is_run_together_is_several_words(word, words):
    assert words_apart(word, "fr") == words
    assert words_apart(word, "en") == (word,)


@pytest.mark.parametrize(
    "word", ["quelle", "lundi", "danse", "levis", "dune", "deux", "loire", "nice", "davis"]
)
def test_a_word_of_its_own_is_one(word):
    assert words_apart(word, "fr") == (word,)


def test_the_classifier_sees_what_is_meant():
    assert mask("cest quoi un jumelage", [], "fr") == "c'est quoi un jumelage"
    assert mask("combien dhabitants labas", [], "fr") == "combien d'habitants là-bas"


def test_a_question_without_apostrophes_is_read_as_one_with(shipped_table):
    read = reader(shipped_table, language="fr")
    written, spelled = (
        read(text, "ask_city_trivia")
        for text in ("ya combien dhabitants labas", "Il y a combien d'habitants là-bas")
    )
    assert written.has(Cue.POPULATION) and written.form is Form.COUNT
    assert (written.pointer, written.form) == (spelled.pointer, spelled.form)
