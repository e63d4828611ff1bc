"""Words as thumbs and dialects write them, for the usual ones: Spanish "q" is "que", French "koi" is "quoi", Austrian "wos" is "was"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from twincities.languages.lists import word_list
from twincities.languages.spoken import DEFAULT_LANGUAGE
from twincities.nlu.text.spelling import correct
from twincities.table.text.folding import fold


def usual_word(word: str, language: str) -> str:
    """The usual word for a folded one that thumbs or a region write otherwise, in English also for one with a slip; itself where it is none."""
    return correct(word) if language == DEFAULT_LANGUAGE else _usual(language).get(word, word)


@lru_cache
def _usual(language: str) -> Mapping[str, str]:
    """The usual words, folded, by what is written for them (`q/que` in data/languages/<code>/lists.yml)."""
    entries = (entry.partition("/") for entry in word_list(language, "written_for"))
    return {fold(written): fold(usual) for written, _, usual in entries}
