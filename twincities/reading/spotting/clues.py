"""The words, names and cues of one question, and how they stand to each other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from twincities.nlu.text.mentions import CITY, EVENT, POSSIBLE_CITY, UNKNOWN_CITY, UNKNOWN_NAME, YEAR, Mention
from twincities.reading.spotting.cues import SpottedCue, Word
from twincities.table.text.folding import is_unspaced

_ORDINAL = re.compile(r"(\d+)[^\W\d_]{1,3}")  # "50th", "50e"
_NEAR = 3  # words that may stand between a cue and what belongs to it
_CITY_NAMES = frozenset({CITY, POSSIBLE_CITY, UNKNOWN_CITY, UNKNOWN_NAME})
"""The kinds of mentions that name a city, or what may be one."""


class Clues:
    """What is known of a question before it is read: `intent` is what was learned of it, `event_kinds` are those of the table, with what each is called in other languages."""

    def __init__(
        self,
        intent: str,
        words: Sequence[Word],
        cues: Sequence[SpottedCue],
        found: Sequence[Mention],
        event_kinds: Mapping[str, Collection[str]],
        is_asked: bool = False,
    ) -> None:
        self.intent = intent
        self.words = words
        self.cues = cues
        self._concepts = frozenset(cue.concept for cue in cues)
        self.found = sorted(found, key=lambda mention: mention.start)
        self.event_kinds = event_kinds
        self.is_asked = is_asked

    def naming(self, found: Sequence[Mention]) -> Clues:
        """The same clues with other names: those that are not set aside."""
        return Clues(self.intent, self.words, self.cues, found, self.event_kinds, self.is_asked)

    @property
    def length(self) -> float:
        """How many words the question has; where no spaces divide words, two signs count as one."""
        return sum(0.5 if is_unspaced(word.forms[0]) else 1 for word in self.words)

    @property
    def cities(self) -> list[Mention]:
        """The cities that are named, known or not, left to right."""
        return [mention for mention in self.found if mention.kind in _CITY_NAMES]

    def all(self, *concepts: str) -> Iterator[SpottedCue]:
        """The cues of these concepts, left to right."""
        return (cue for cue in self.cues if cue.concept in concepts) if self.has(*concepts) else iter(())

    def first(self, *concepts: str) -> SpottedCue | None:
        """The first cue of these concepts."""
        return next(self.all(*concepts), None)

    def has(self, *concepts: str) -> bool:
        """Whether there is a cue of these concepts."""
        return not self._concepts.isdisjoint(concepts)

    def behind(self, cue: SpottedCue, *concepts: str, within: int = _NEAR) -> SpottedCue | None:
        """The last cue of these concepts that ends within another one, or the first that goes on behind it and begins at most `within` words behind it.

        Where nouns stand before what is said of them, the phrases of a language reach into the noun: 「イベントが一番多い」; a
        noun may begin with the last word of the other one: 至少两 and 两对.
        """
        covered = [one for one in self.all(*concepts) if cue.first <= one.last <= cue.last and one is not cue]
        if covered:
            return covered[-1]
        return next(
            (
                one
                for one in self.all(*concepts)
                if one is not cue and cue.first <= one.first <= cue.last + within + 1 and one.last > cue.last
            ),
            None,
        )

    def before(self, cue: SpottedCue, *concepts: str, within: int = 1) -> SpottedCue | None:
        """The last cue of these concepts that ends at most `within` words before another one: 友城超过三个."""
        found = [one for one in self.all(*concepts) if 0 < cue.first - one.last <= within + 1]
        return found[-1] if found else None

    def ends_with(self, cue: SpottedCue) -> bool:
        """Whether nothing that matters stands behind a cue: "which has the most, then?"."""
        return all(self.says(at, "filler") for at in range(cue.last + 1, len(self.words)))

    def counted_by(self, at: int, *concepts: str, within: int = _NEAR) -> SpottedCue | None:
        """The first cue of these concepts behind the number at a place, or the one that the number belongs to: 四对."""
        return next(
            (one for one in self.all(*concepts) if one.last > at and 0 <= one.first - at <= within),
            None,
        )

    def head_of(self, noun: SpottedCue, *concepts: str) -> SpottedCue:
        """The last of nouns that stand one right behind the other: "city weeks" are weeks."""
        for one in self.all(*concepts):
            if one.first == noun.last + 1:
                noun = one
        return noun

    def within(self, begin: int, end: int) -> Clues:
        """What is known of the words from one place to before another, at their places in the question."""
        inside = {word.start for word in self.words[begin:end]}
        return Clues(
            self.intent,
            [word if word.start in inside else word._replace(forms=("",)) for word in self.words],
            [cue for cue in self.cues if begin <= cue.first < end],
            [mention for mention in self.found if mention.start in inside],
            self.event_kinds,
            self.is_asked,
        )

    def says(self, at: int, *concepts: str) -> bool:
        """Whether a cue of these concepts covers a word."""
        return any(cue.first <= at <= cue.last for cue in self.all(*concepts))

    def places(self, *concepts: str) -> set[int]:
        """The places of the words that cues of these concepts cover."""
        return {at for cue in self.all(*concepts) for at in range(cue.first, cue.last + 1)}

    def numbers(self, ordinals: bool = False, all_: bool = False) -> Iterator[tuple[int, int]]:
        """Places and values of the numbers, in figures or words; `ordinals` takes "50th" as well."""
        spelled = {cue.first: cue.value for cue in self.all("number", *(["ordinal"] if ordinals else []))}
        hidden = {
            at
            for cue in self.all("not_number", *([] if all_ else ["numbered"]))
            for at in range(cue.first, cue.last + 1)
        }
        for at, word in enumerate(self.words):
            form = word.forms[0]
            ordinal = _ORDINAL.fullmatch(form) if ordinals else None
            figures = ordinal[1] if ordinal else form
            if at in hidden or "<name>" in word.forms:
                continue
            if figures.isdigit() and len(figures) <= 4:
                yield at, int(figures)
            elif spelled.get(at):
                yield at, int(spelled[at] or 0)

    def is_jubilee(self, at: int) -> bool:
        """Whether a word for an anniversary stands behind a word."""
        return self.says(at + 1, "jubilee_noun")

    @property
    def denies(self) -> bool:
        """Whether it states that something is not so, and asks no more than whether that is right: "Lyon isn't twinned with Turin, is it?"."""
        if self.has("wh", "polite") or not any(cue.last == len(self.words) - 1 for cue in self.all("tag")):
            return False
        begin = 0
        while self.says(begin, "and", "filler", "refusal") and not self.says(begin, "none"):
            begin += 1
        tag = max(cue.first for cue in self.all("tag"))
        # "Besides Turin, right?" denies nothing, and neither do "not only with Turin, right?", 除了这两个还有别的吗.
        beside = [cue for cue in self.all("further") if "<city>" in self.words[cue.last].forms]
        passed = {at for cue in beside for at in range(cue.first, cue.last + 1)}
        passed |= self.places("more_than_just") | {cue.first for cue in self.all("outside")}
        said = [cue for cue in self.all("negation", "none") if cue.first not in passed]
        # 催しが一つもない都市はありますか asks whether there are some that are described so.
        there = max((cue.first for cue in self.all("there_is") if cue.last == len(self.words) - 1), default=0)
        if all(cue.last < there for cue in said):
            return False
        return not self.says(begin, "yes_no") and any(begin <= cue.first and cue.last < tag for cue in said)

    @property
    def is_elliptic(self) -> bool:
        """Whether "which" stands without a noun: "which are in Japan?", "which ones began before 1990?"."""
        return self.has("which") and not self.has(
            "partnership_noun", "city_noun", "country_noun", "region_noun", "event_noun"
        )

    @property
    def names_date(self) -> bool:
        """Whether a date is named."""
        return any(mention.kind == YEAR for mention in self.found)

    @property
    def names_event(self) -> bool:
        """Whether an event is named."""
        return any(mention.kind == EVENT for mention in self.found)

    @property
    def speaks_of_events(self) -> bool:
        """Whether an event is named, or a word for events is said."""
        return self.names_event or self.has("event_noun")
