"""How languages are called in a language (Unicode CLDR, through Babel), and which of them somebody asks to be answered in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from babel import Locale
from wordfreq import available_languages

from twincities.languages.spoken import spoken
from twincities.languages.words import concepts_of
from twincities.nlu.text.tokens import tokenize

PLACEHOLDER = "<language>"
_NAMES = "language_name"


@lru_cache
def names_of_languages(language: str) -> Mapping[tuple[str, ...], str]:
    """The codes of languages by the folded words of their names: in a language, and in the language itself.

    Languages are those that are spoken, also by their own names, and others that are read by many; `language_name` of the cue words has more names.
    """
    names: dict[tuple[str, ...], str] = {}
    here = Locale.parse(language, sep="-")
    own = [(code, Locale.parse(code, sep="-")) for code in spoken()]
    said = [(code, locale.languages.get(str(locale)) or locale.language_name) for code, locale in own]
    said += [
        (code, here.languages.get(code.replace("-", "_")))
        for code in (*spoken(), *available_languages("small"))
    ]
    for code, name in said:
        if name:
            names.setdefault(tuple(token.folded for token in tokenize(name)), code)
    for code, others in (concepts_of(language).get(_NAMES, {}).get("values") or {}).items():
        names.update((tuple(token.folded for token in tokenize(str(name))), code) for name in others)
    return names


def with_names_of_languages(
    concepts: Mapping[str, Mapping[str, Any]], language: str
) -> Mapping[str, Mapping[str, Any]]:
    """Cue words with every name of a language in place of `<language>`."""
    names = {"phrases": [" ".join(name) for name in names_of_languages(language)]}
    return {
        concept: names if concept == _NAMES else {**entry, "phrases": [*_with_names(entry, language)]}
        for concept, entry in concepts.items()
    }


def _with_names(entry: Mapping[str, Any], language: str) -> Iterator[str]:
    names = "|".join(" ".join(name) for name in names_of_languages(language))
    for template in entry.get("phrases", ()):
        yield str(template).replace(PLACEHOLDER, f"({names})")
