"""Slips, and words as thumbs write them, are put right in the language of a message."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.languages import language_of
from twincities.languages.scripts import with_long_vowels
from twincities.nlu.masking import mask
from twincities.nlu.text.spelling import correct
from twincities.reading import Cue


@pytest.mark.parametrize(
    ("written", "language", "meant"),
    [
        ("is there sth for u", "en", "is there something for you"),
        ("slt coment dpuis kan", "fr", "salut comment depuis quand"),
        ("qui a comencé", "fr", "qui a commence"),
        ("nos viles en jumlage", "fr", "nos villes en jumelage"),
        ("wan habn welhce partnr", "de", "wann haben welche partner"),
        ("dnd están las siudades ermanadas", "es", "dónde están las ciudades hermanadas"),
    ],
)
def test_what_is_meant_is_what_counts(written, language, meant):
    assert correct(written, language) == meant


@pytest.mark.parametrize(
    ("right", "language"),
    [
        ("les jumelées américaines de la rive droite", "fr"),
        ("die wievielte partnerschaft, und wozu gsi", "de"),
        ("regalan lo que decidieron las alcaldesas", "es"),
        ("コメント", "ja"),
    ],
)
def test_what_is_written_right_stays(right, language):
    assert correct(right, language) == right


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("slt coment sapelent nos viles en italie", "fr"),
        ("mit wem habts ihr wos", "de"),
        ("xq son ermanas", "es"),
    ],
)
def test_a_language_is_known_by_its_thumbs(text, language):
    assert language_of(text) == language


def test_the_classifier_sees_no_slip():
    assert mask("slt coment sapelent nos viles", [], "fr") == "salut comment s'appellent nos villes"


def test_a_question_with_slips_is_read_as_the_one_without(shipped_table):
    read = reader(shipped_table, language="fr")
    written, spelled = (
        read(text, "ask_partnerships")
        for text in ("cb dhabitants dans nos viles", "combien d'habitants dans nos villes")
    )
    assert written.has(Cue.POPULATION)
    assert (written.form, written.entities, written.pointer) == (
        spelled.form,
        spelled.entities,
        spelled.pointer,
    )


def test_a_stroke_in_katakana_is_a_long_vowel():
    assert with_long_vowels("ボルド―ウィーク") == "ボルドーウィーク"
    assert with_long_vowels("京都―成都、デトロイト―重慶") == "京都―成都、デトロイト―重慶"
