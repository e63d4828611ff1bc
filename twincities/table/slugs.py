"""Texts as ids: small letters, digits and single hyphens."""

from __future__ import annotations

import re

from twincities.table.folding import fold

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """A text as an id; empty where it has no Latin letters."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")
