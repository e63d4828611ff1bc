"""Themes of a table that lists none: what its partnerships say they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from twincities.table.folding import fold
from twincities.table.models import Partnership, Theme

_NO_SLUG = re.compile(r"[^a-z0-9]+")


def derived_themes(partnerships: Iterable[Partnership]) -> Iterator[Theme]:
    """A theme for each label of the partnerships."""
    ids: set[str] = set()
    for row in partnerships:
        for label in row.themes:
            id = _NO_SLUG.sub("-", fold(label)).strip("-")
            if id and id not in ids:
                ids.add(id)
                yield Theme(id=id, name=label)
