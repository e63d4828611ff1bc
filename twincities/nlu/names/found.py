"""What has been found in one message while its names are being spotted, and what is still free."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from twincities.languages.frequencies import frequency, word_frequency
from twincities.languages.lists import word_list
from twincities.languages.scripts import KANA
from twincities.nlu.names.gazetteer import Gazetteer, Near
from twincities.nlu.text.mentions import Mention
from twincities.nlu.text.phrases import ends_with, is_phrase
from twincities.nlu.text.tokens import EVERYDAY_ELSEWHERE, Token
from twincities.table.text.folding import is_unspaced

# Each look-up costs up to 30 µs. A message of 1,000 characters that somebody has really written needs about 20.
_MOST_LOOK_UPS = 100
_MOST_NAMES = 30
# A full stop ends a name, but not that of "St. Louis".
# A dot behind one or two capitals abbreviates: "EE. UU.", "U. S."
_GAP_ENDS_NAME = re.compile(
    r"[?!;:\n()]|(?<!\b[Ss]t)(?<!\b[Mm]t)(?<!\b[Ff]t)(?<!\bSte)(?<!\b[A-Z])(?<!\b[A-Z]{2})\.\s"
)
_SHORTEST_PART = 3  # letters of a part of a compound
_KATAKANA = re.compile("[\u30a1-\u30ff]")

_LONGEST_PHRASE = 3  # words


class Found:
    """The mentions of one message, and which of its tokens belong to none of them yet.

    `complete` is False once something was no longer looked for, because the message had as many names, or had
    asked for as many look-ups of names with slips, as one message is given.
    """

    def __init__(self, text: str, tokens: Sequence[Token], language: str = "en") -> None:
        self.text = text
        self.language = language
        self.tokens = tokens
        self.complete = True
        self._mentions: list[Mention] = []
        self._taken = bytearray(len(text))  # by character
        self._near: dict[tuple[Gazetteer, str], list[Near]] = {}

    def mentions(self) -> list[Mention]:
        """What was found, left to right."""
        return sorted(self._mentions, key=lambda mention: mention.start)

    def add(self, mention: Mention) -> bool:
        """Add a mention, so that its tokens are free no longer; False where there are too many already."""
        if len(self._mentions) >= _MOST_NAMES:
            self.complete = False
            return False
        self._mentions.append(mention)
        self._taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        return True

    def exchange(self, mentions: Sequence[Mention]) -> None:
        """Put these in place of all mentions; they may have grown."""
        self._mentions = []
        for mention in mentions:
            self.add(mention)

    def near(self, gazetteer: Gazetteer, key: str) -> list[Near]:
        """As `Gazetteer.near`, remembered; nothing once the message has had its share of look-ups."""
        if (gazetteer, key) not in self._near:
            if not gazetteer.is_worth_a_look(key):
                return []
            if len(self._near) >= _MOST_LOOK_UPS:
                self.complete = False
                return []
            self._near[gazetteer, key] = gazetteer.near(key)
        return self._near[gazetteer, key]

    def is_free(self, first: int, last: int) -> bool:
        """Whether no mention has taken any of the tokens from `first` to `last`."""
        return self._taken.find(1, self.tokens[first].start, self.tokens[last].end) < 0

    @cached_property
    def capitals_tell(self) -> bool:
        """Whether capitals say something: not where all words have them."""
        return any(token.text[0].islower() for token in self.tokens)

    def is_written_large(self, window: Sequence[Token]) -> bool:
        """Whether tokens are in capitals and the message is not: "US"."""
        return all(token.text.isupper() for token in window) and not self.text.isupper()

    def is_capitalised(self, position: int) -> bool:
        """Whether a token has a capital that is not due to the beginning of the message."""
        return self.capitals_tell and position > 0 and self.tokens[position].text[0].isupper()

    @cached_property
    def _names_are_large(self) -> bool:
        """Whether a word within a sentence has a capital, so that whoever writes gives names one; "I" and "UK" tell nothing."""
        return any(
            token.text[0].isupper() and not token.text.isupper() and not self.begins_sentence(position)
            for position, token in enumerate(self.tokens)
        )

    def is_small_beside_names(self, position: int) -> bool:
        """Whether a word is in small letters where names have capitals, and stands where none is expected: "I keep reading that Lyon …"."""
        written_small = self._names_are_large and self.tokens[position].text.islower()
        expected = self.is_behind(position, "before_place") or self.is_behind(position, "before_name")
        return written_small and not expected

    def begins_sentence(self, position: int) -> bool:
        """Whether a token is the first of the message or of a sentence in it."""
        return position == 0 or self._ends_name[position - 1]

    def is_alone(self, position: int) -> bool:
        """Whether a token is all that its sentence has."""
        ends = position + 1 == len(self.tokens) or self._ends_name[position]
        return self.begins_sentence(position) and ends

    def is_common_noun(self, position: int) -> bool:
        """Whether a capital tells nothing: the language writes all nouns with one, and the word is one that everybody uses."""
        word = self.tokens[position].text.lower()
        return self._nouns_are_large and frequency(word, self.language) >= EVERYDAY_ELSEWHERE

    def is_compound(self, position: int) -> bool:
        """Whether a word with the capital of nouns ends in a word that everybody uses: "Städtepartnerschaft"."""
        word = self.tokens[position].text.lower()
        return self._nouns_are_large and any(
            frequency(word[at:], self.language) >= EVERYDAY_ELSEWHERE
            for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        )

    @cached_property
    def _nouns_are_large(self) -> bool:
        return bool(word_list(self.language, "written_large"))

    def is_behind(self, position: int, name: str) -> bool:
        """Whether a phrase of a list of the language stands before a token."""
        before = [token.folded for token in self.tokens[max(0, position - _LONGEST_PHRASE) : position]]
        return ends_with(before, self.language, name) > 0

    def is_written_as_name(self, position: int, length: int) -> bool:
        """Whether tokens that may be words stand where names do, or have a capital that tells of a name."""
        return (
            (self.is_capitalised(position) and not self.is_common_noun(position))
            or self.is_behind(position, "before_place")
            or len(self.tokens) == length
        )

    def opens(self, position: int, length: int) -> bool:
        """Whether a name stands at the front of a message in Chinese, where what is asked about stands: 拉萨的友城是哪个."""
        return position == 0 and self.goes_on_with(length, "passed_over") and not KANA.search(self.text)

    def goes_on_with(self, position: int, name: str) -> bool:
        """Whether there is a token at a position, and it is a word of a list of the language."""
        return position < len(self.tokens) and is_phrase(self.tokens[position].folded, self.language, name)

    def frequency(self, word: str) -> float:
        """How common a word is in English, or in the language of the message where it is more so there.

        Single characters of scripts without spaces are no words.
        """
        english = word_frequency(word)
        if self.language == "en" or is_unspaced(word):
            return english
        return max(english, frequency(word, self.language))

    def frequency_of(self, token: Token) -> float:
        """How common a word is, with its accents or without."""
        return max(self.frequency(token.folded), self.frequency(token.text.lower()))

    def before(self, position: int) -> str:
        """The folded word before a token; empty at the beginning."""
        return self.tokens[position - 1].folded if position else ""

    def runs(self, first: int) -> Iterator[int]:
        """The last tokens of the runs of free tokens from `first` on that may be one name, the shortest first."""
        if first - 1 in self._goes_on or self._is_contracted(first):
            return
        for last in range(first, len(self.tokens)):
            if not self.is_free(last, last) or (last > first and self._ends_name[last - 1]):
                return
            if last not in self._goes_on:
                yield last

    def _is_contracted(self, position: int) -> bool:
        """Whether a word is the verb of "aren't" or "wasn't", which is no name whatever it looks like."""
        if position + 1 >= len(self.tokens):
            return False
        verb, negation = self.tokens[position : position + 2]
        return negation.folded == "t" and verb.folded.endswith("n") and negation.start == verb.end + 1

    @cached_property
    def _ends_name(self) -> list[bool]:
        """For each token, whether a name that it is part of ends with it."""
        return [
            _GAP_ENDS_NAME.search(self.text, one.end, other.start) is not None
            for one, other in pairwise(self.tokens)
        ]

    @cached_property
    def _goes_on(self) -> set[int]:
        """The tokens behind which their word goes on: katakana words are not to be cut."""
        return {
            position
            for position, (one, other) in enumerate(pairwise(self.tokens))
            if one.end == other.start and _KATAKANA.fullmatch(one.text) and _KATAKANA.fullmatch(other.text)
        }

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    def first_of(self, mention: Mention) -> int:
        """The position of the first token of a mention."""
        return bisect_right(self._ends, mention.start)

    def first_behind(self, mention: Mention) -> int:
        """The position of the token behind a mention, which is the number of tokens where there is none."""
        return bisect_left(self._starts, mention.end)

    def neighbours(self, mention: Mention) -> tuple[Sequence[Token], Token | None]:
        """The two tokens before a mention, or fewer, and the one right behind it."""
        before, after = self.first_of(mention), self.first_behind(mention)
        return self.tokens[max(0, before - 2) : before], (
            self.tokens[after] if after < len(self.tokens) else None
        )
