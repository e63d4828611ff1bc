"""What a table says in other languages: columns with a language behind a colon, as OpenStreetMap has them ("known_for:fr")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

BASE_LANGUAGE = "en"
"""The language of columns that name none."""
_SEPARATOR = ":"


class Translation(NamedTuple):
    """What one cell says in another language: one text, or the values of a list in the order of the cell itself."""

    column: str
    language: str
    texts: tuple[str, ...]


def split_heading(heading: str) -> tuple[str, str]:
    """The column of a heading, and the language behind its colon; empty where there is none."""
    column, _, language = heading.partition(_SEPARATOR)
    return column, language


def fault_of_heading(heading: str, translatable: Iterable[str]) -> str | None:
    """What is wrong with a heading that has a colon; None where nothing is."""
    column, language = split_heading(heading)
    if column not in translatable:
        return f"only {', '.join(translatable)} can be translated" if translatable else "unknown column"
    if not _is_language(language):
        return "write a language behind the colon as its code, such as fr or zh-Hant"
    if language == BASE_LANGUAGE:
        return f"{column} is {BASE_LANGUAGE} already: leave the language away"
    return None


def translations_of(
    cells: Mapping[str, str], lists: Iterable[str], separator: str
) -> tuple[Translation, ...]:
    """The translations in the cells of a row; cells of the columns `lists` hold several values."""
    found = []
    for heading, cell in cells.items():
        column, language = split_heading(heading)
        parts = cell.split(separator) if column in lists else [cell]
        texts = tuple(part.strip() for part in parts if part.strip())
        if language and texts:
            found.append(Translation(column, language, texts))
    return tuple(found)


def texts_in(language: str, translated: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """What each text is in a language, out of languages, texts and what these are there; one without it in its script is said as in the language at large."""
    at_large, _, script = language.partition("-")
    wanted = [each for each in translated if each[0] in (at_large, language)]
    codes = (at_large, language) if script else (language,)
    return {text: there for code in codes for one, text, there in wanted if one == code}


@lru_cache(maxsize=256)
def _is_language(code: str) -> bool:
    try:
        return str(Locale.parse(code, sep="-")).replace("_", "-") == code
    except (UnknownLocaleError, ValueError):
        return False
