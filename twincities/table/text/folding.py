"""One written form for all ways of writing a name: case, accents, width and punctuation aside."""

from __future__ import annotations

import re
import unicodedata

from twincities.languages.scripts import without_umlauts

# Letters that Unicode does not decompose, as they are written where the letter is missing.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_VOICED_MARKS = {"\u3099", "\u309a"}  # ガ is カ with a mark, and another sound


class _BareSigns(dict[int, "int | str | None"]):
    """What stands for each sign without its accents, None for the accents themselves; filled as signs are met."""

    def __missing__(self, code: int) -> int | None:
        sign = chr(code)
        is_mark = unicodedata.category(sign).startswith("M") and sign not in _VOICED_MARKS
        self[code] = bare = None if is_mark else code
        return bare


_BARE = _BareSigns(_PLAIN_LETTERS)
_NOT_WORD = re.compile(r"[^\w]+|_+")


def fold_characters(text: str) -> str:
    """`text` in small letters of normal width without accents; spaces and punctuation stay."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", decomposed.translate(_BARE))


def spellings(text: str) -> tuple[str, ...]:
    """The ways in which a word is typed, folded: "für" is "fur" where accents are left out, and "fuer" where they are spelled."""
    return tuple(dict.fromkeys((fold_characters(text), fold_characters(without_umlauts(text)))))


def fold(text: str) -> str:
    """`text` as folded words with single spaces between them."""
    return _NOT_WORD.sub(" ", fold_characters(text)).strip()


UNSPACED = "[\u0e00-\u0eff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
"""The pattern of a character of scripts that set no spaces between words: Thai and Lao, iteration marks, kana, ideographs."""

_UNSPACED = re.compile(f"{UNSPACED}+")


def is_unspaced(text: str) -> bool:
    """Whether all of `text` is of scripts that set no spaces between words (Chinese, Japanese, Thai)."""
    return _UNSPACED.fullmatch(text) is not None
