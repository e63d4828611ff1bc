"""Themes that a table does not list: what its partnerships say they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from twincities.languages.words import sole_cue_words
from twincities.table.models import Partnership, Theme
from twincities.table.text.folding import fold
from twincities.table.text.slugs import label_id
from twincities.table.text.translations import BASE_LANGUAGE


def derived_themes(
    partnerships: Iterable[Partnership], listed: Sequence[Theme] = (), language: str = BASE_LANGUAGE
) -> Iterator[Theme]:
    """A theme for each label of the partnerships that no listed theme has as its id, its name or one of its words.

    Beside listed ones none is a word by which something is asked in the `language` of the table: "friendship".
    """
    ids = {theme.id for theme in listed}
    taken = {fold(name) for theme in listed for name in theme.all_names}
    if listed:
        taken |= {fold(word) for spoken in (BASE_LANGUAGE, language) for word in sole_cue_words(spoken)}
    for row in partnerships:
        for label in row.themes:
            id = label_id(label)
            if id and id not in ids and fold(label) not in taken:
                ids.add(id)
                yield Theme(id=id, name=label)
