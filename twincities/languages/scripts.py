"""Scripts: which one the characters of a text belong to, and what they tell of its language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30fe]+")
# Strokes that are typed for the mark of a long vowel, ー, within a word in katakana.
_STROKE_FOR_LONG_VOWEL = re.compile("(?<=[\u30a1-\u30fa])[\u2015\u2500](?![\u3400-\u9fff])")
HAN = re.compile("[\u3005\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
LATIN_WORD = re.compile(r"[^\W\d_\u0370-\U0003ffff]+")
# What is written in a script that only one language in question uses, or one of which the others are readers' as well.
_OTHERS = {
    "ko": re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
    "ru": re.compile("[\u0400-\u052f]"),
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "ar": re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"),
    "hi": re.compile("[\u0900-\u097f]"),
    "th": re.compile("[\u0e00-\u0e7f]"),
}


def language_of_script(text: str) -> str | None:
    """The language that a script other than Latin, kana and Han tells of; the one with most characters."""
    counts = {code: len(script.findall(text)) for code, script in _OTHERS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > 1 else None


def chinese_script(text: str) -> str | None:
    """Whether Chinese is written in simplified ("Hans") or traditional ("Hant") characters; None where both would be the same.

    That is asked of the character sets of China and of Taiwan.
    """
    only_simplified = sum(_is_in(char, "gb2312") and not _is_in(char, "big5") for char in HAN.findall(text))
    only_traditional = sum(_is_in(char, "big5") and not _is_in(char, "gb2312") for char in HAN.findall(text))
    if only_simplified == only_traditional:
        return None
    return "Hans" if only_simplified > only_traditional else "Hant"


def has_japanese_han(text: str) -> bool:
    """Whether a text has characters that are written so in Japan alone, such as 駅 and 広."""
    return any(
        _is_in(char, "shift_jis") and not _is_in(char, "big5") and not _is_in(char, "gb2312")
        for char in HAN.findall(text)
    )


@lru_cache(maxsize=5_000)
def _is_in(char: str, character_set: str) -> bool:
    try:
        char.encode(character_set)
    except UnicodeEncodeError:
        return False
    return True


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def without_umlauts(text: str) -> str:
    """A text as it is typed where the keyboard has no umlauts: "für" as "fuer"."""
    return text.translate(_UMLAUTS)


def without_accents(text: str) -> str:
    """A text as it is typed in haste: "cuántas" as "cuantas"."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def is_katakana(text: str) -> bool:
    """Whether all of a text is in katakana, as names of places abroad are."""
    return _KATAKANA.fullmatch(text) is not None


def with_long_vowels(text: str) -> str:
    """A text with the mark of a long vowel where a stroke that looks like it was typed: ボルド―."""
    return text if text.isascii() else _STROKE_FOR_LONG_VOWEL.sub("ー", text)
