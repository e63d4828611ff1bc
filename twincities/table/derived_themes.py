"""Themes of a table that lists none: what its partnerships say they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twincities.table.models import Partnership, Theme
from twincities.table.slugs import slug


def derived_themes(partnerships: Iterable[Partnership]) -> Iterator[Theme]:
    """A theme for each label of the partnerships."""
    ids: set[str] = set()
    for row in partnerships:
        for label in row.themes:
            id = slug(label)
            if id and id not in ids:
                ids.add(id)
                yield Theme(id=id, name=label)
