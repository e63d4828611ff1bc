"""The language of a text, from its own words: names taken out, by script first, then by how common its words are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from twincities.languages.frequencies import Frequencies, commonest_words, frequency, likelihood
from twincities.languages.lists import word_list
from twincities.languages.romanised import romanised_language
from twincities.languages.scripts import (
    HAN,
    KANA,
    LATIN_WORD,
    chinese_script,
    has_japanese_han,
    language_of_script,
    without_accents,
)
from twincities.languages.spoken import spoken
from twincities.languages.words import cue_words

HAN_ALONE = "und-Hani"
"""What is written in characters that may be Chinese or Japanese."""
_FLOOR = 1.0  # Zipf frequency that counts for a word that a language does not know
_MARGIN = 1.0  # by how much the sum of Zipf frequencies has to be above that of the next language
_SURE = 3.0  # ... for one that is not spoken
_FUNCTION_WORD = 5.0  # Zipf frequency
_EXPLAINED = 4.5  # Zipf frequency of a word that needs no other language
_NOUN = 4.0  # ... of a noun that tells a language by itself
_CUE_WORD = 3.5  # Zipf frequency that counts at least for a word of the language's cues
_RIVAL = 2.0  # by how much the Zipf frequency of a word is above that in another language that has it from this one
_PAIR = 2  # words
_NOT_WRITTEN_IN_LATIN = {"zh", "ja"}
_SPACE_BEFORE_MARKS = {"fr"}
_SPACED_MARK = re.compile(r"\w\s[?!]")
_DRAWN_OUT = re.compile(r"(.)\1\1+")  # "holaaa"
# Languages that are written in Latin letters and of which wordfreq knows the commonest words.
_LATIN = (
    "ca",
    "cs",
    "da",
    "de",
    "es",
    "fi",
    "fil",
    "hu",
    "id",
    "it",
    "lt",
    "lv",
    "nb",
    "nl",
    "pl",
    "pt",
    "ro",
    "sv",
    "tr",
    "vi",
)


def language_of(text: str, names: Iterable[tuple[int, int]] = ()) -> str | None:
    """The code of the language that a text is written in; None where its words do not tell.

    `names` are the spans of names, which tell of no language, except where there is nothing else. "zh" is Chinese whose script
    is open, "zh-Hans" and "zh-Hant" are told apart; `HAN_ALONE` may be Chinese or Japanese.
    """
    rest = _without(text, names)
    if not rest.isascii():
        other = language_of_script(rest)
        if other:
            return other
        signs = len(HAN.findall(rest)) + len(KANA.findall(rest))
        latin = sum(_is_function_word(word) for word in _words(rest))
        if signs and (latin < 2 or signs > 3 * latin):
            return "ja" if KANA.search(rest) else _language_of_han(rest, text)
    words, habits = _words(rest), _habits(rest)
    if words:
        return _language_of_latin(words, habits)
    if len(habits) == 1:
        return habits[0]  # "¿Lyon?"
    return None if text.isascii() else _language_of_names(text)


def _words(text: str) -> list[str]:
    """The words of a text in Latin letters; no letters behind an apostrophe ("it's"), nor most of a text that is spelled out."""
    words = [
        _DRAWN_OUT.sub(r"\1", match[0])
        for match in LATIN_WORD.finditer(text.lower())
        if len(match[0]) > 1 or text[match.start() - 1 : match.start()] not in {"'", "’"}
    ]
    longer = [word for word in words if len(word) > 1]
    return words if len(words) <= 2 * len(longer) + 1 else longer


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with blanks in place of what stands at these places."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts.append(text[at:start])
        at = max(at, end)
    return " ".join([*parts, text[at:]])


def _language_of_names(text: str) -> str | None:
    if KANA.search(text):
        return "ja"
    if not HAN.search(text):
        return language_of_script(text)
    script = chinese_script(text)
    if has_japanese_han(text):
        return "ja"
    return "zh-Hans" if script == "Hans" else HAN_ALONE


def _language_of_han(rest: str, text: str) -> str:
    """Chinese or Japanese, where no kana tells; names in the text tell with which characters Chinese is written."""
    if has_japanese_han(rest):
        return "ja"
    runs = "".join(HAN.findall(rest))
    chinese, japanese = likelihood(runs, "zh"), likelihood(runs, "ja")
    if chinese > japanese + _MARGIN:
        script = chinese_script(rest) or chinese_script(text) or _script_of_words(rest)
        return f"zh-{script}" if script else "zh"
    return "ja" if japanese > chinese + _MARGIN else HAN_ALONE


def _script_of_words(text: str) -> str | None:
    """The script of Chinese that a text in characters of both is of by its words: 姊妹市 is said where traditional ones are written."""
    telling = word_list("zh", "traditional")
    return "Hant" if any(word in text for word in telling) else None


def is_word_of_one_language(word: str) -> bool:
    """Whether one language uses a word in small letters often and no other does: names are known in all ("desde", not "paris")."""
    common = sorted(frequency(word, language) for language in spoken_in_latin())
    return len(common) > 1 and common[-1] >= _FUNCTION_WORD and common[-2] < _CUE_WORD


def _is_function_word(word: str) -> bool:
    return any(frequency(word, language) >= _FUNCTION_WORD for language in spoken_in_latin())


@lru_cache(maxsize=1)
def spoken_in_latin() -> tuple[str, ...]:
    """The codes of the languages that are spoken and written in Latin letters, in alphabetical order."""
    return tuple(code for code in spoken() if code.partition("-")[0] not in _NOT_WRITTEN_IN_LATIN)


def _habits(text: str) -> list[str]:
    """The languages, of those spoken, that alone have marks of a text, or write them as they are written there."""
    spaced = _SPACED_MARK.search(text) is not None
    return [
        code
        for code in spoken_in_latin()
        if (spaced and code in _SPACE_BEFORE_MARKS) or any(mark in text for mark in word_list(code, "marks"))
    ]


def _language_of_latin(words: list[str], habits: Collection[str]) -> str | None:
    languages = spoken_in_latin()
    if len(words) == 1 and (own := _only_said_alone_in(words[0])):
        return own
    known = {code: [_known(word, code) for word in words] for code in languages}
    elsewhere = [any(each) for each in zip(*known.values(), strict=True)]
    if romanised := romanised_language(words, elsewhere):
        return romanised
    ranked = sorted(
        (
            (
                sum(max(one, _FLOOR) for one in known[code]) + 2 * _MARGIN * (code in habits),
                code,
            )
            for code in languages
        ),
        reverse=True,
    )
    best, code = ranked[0]
    unexplained = sum(max(each) < _EXPLAINED for each in zip(*known.values(), strict=True))
    if unexplained > 1:
        for other, others in _other_languages().items():
            heard = [others.of(word) for word in words]
            total = sum(max(one, _FLOOR) for one in heard)
            if total > best + _SURE and sum(map(bool, heard)) > 1:
                best, code, ranked = total, other, [(total, other)]
    margin = _MARGIN if len(words) > 1 else 2 * _MARGIN  # "yo" greets in English, and is "I" in Spanish
    if len(ranked) > 1 and best < ranked[1][0] + margin:
        return None
    if len(words) == _PAIR and code in known and _is_rivalled(code, known):
        return None  # "and Essen?", where the second word may be a name
    told = max((_known(word, code) for word in words), default=0.0) if code in languages else best
    # A noun by itself, "¿temas?", is rarer, and no other language has it.
    alone = len(words) == 1 and told >= _NOUN and all(other <= _FLOOR for other, _ in ranked[1:])
    return code if told >= _EXPLAINED or alone or any(_is_cue(word, code) for word in words) else None


def _is_rivalled(code: str, known: Mapping[str, list[float]]) -> bool:
    """Whether one of the words is of another language far more than of this one."""
    own = known[code]
    return any(other[at] > own[at] + _RIVAL for other in known.values() for at in range(len(own)))


def _only_said_alone_in(word: str) -> str | None:
    """The one language of which a word is that says something without others, or joins a name: "tschüss", "¡órale!", "y Osaka"."""
    languages = [code for code in spoken_in_latin() if word in word_list(code, "said_alone")]
    return languages[0] if len(languages) == 1 else None


def _is_cue(word: str, language: str) -> bool:
    return not cue_words(language).isdisjoint({word, without_accents(word)})


@lru_cache(maxsize=20_000)
def _known(word: str, language: str) -> float:
    common = frequency(word, language)
    if word in word_list(language, "regional"):
        return max(common, _EXPLAINED)
    return max(common, _CUE_WORD) if _is_cue(word, language) else common


def read_lists() -> None:
    """Read all lists of words now rather than during somebody's first message (about half a second)."""
    _other_languages()
    for language in spoken():
        frequency("", language)
    likelihood("年", "zh")


@lru_cache(maxsize=1)
def _other_languages() -> Mapping[str, Frequencies]:
    """The commonest words of languages that are not spoken, read when somebody seems to write in one."""
    return {code: Frequencies(commonest_words(code)) for code in _LATIN if code not in spoken()}
