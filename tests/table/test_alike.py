"""Words that mean alike, and the forms of one word."""

import pytest

from twincities.table.alike import alike_to, are_forms, meant_in


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("films", "filmen", True),
        ("bike", "bikes", True),
        ("senior", "senioren", True),
        ("organ", "organic", False),
        ("corn", "corner", False),
        ("tea", "team", False),
        ("音乐", "音乐会", False),
    ],
)
def test_forms_differ_at_their_ends(one, other, are):
    assert are_forms(one, other) is are


@pytest.mark.parametrize(
    ("word", "text", "language", "fits"),
    [
        ("music", "Irish songs", "en", True),
        ("choir", "Irish songs", "en", False),
        ("songs", "all kinds of music", "en", False),
        ("Rentner", "senior citizens of both towns", "en", True),
        ("音乐", "a concert by the lake", "en", True),
        ("tea", "the food of Connacht", "en", False),
        ("thé", "tea and haiku", "en", True),
    ],
)
def test_what_is_within_another_is_one_of_it(word, text, language, fits):
    assert (not alike_to(word).isdisjoint(meant_in(text, language))) is fits
