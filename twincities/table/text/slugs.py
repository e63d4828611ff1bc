"""Texts as ids: small letters, digits and single hyphens."""

from __future__ import annotations

import re

from twincities.table.text.folding import fold

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_OTHER_LETTER = re.compile(r"[^\W_a-z0-9]")


def slug(text: str) -> str:
    """A text as an id; empty where it has no Latin letters."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def label_id(label: str) -> str:
    """What a label is known by within the program: letters of other scripts by their numbers, as what tables in Japanese speak of has no others."""
    return slug(_OTHER_LETTER.sub(lambda letter: f"{ord(letter[0]):x}", fold(label)))
