"""Where a message may be cut: at the ends of its sentences, at numbers of a list, commas and conjunctions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from twincities.languages.lists import word_list
from twincities.languages.spoken import spoken
from twincities.nlu.questions.remarks_before import (
    AGES,
    REMARK,
    SENTENCE_END,
    TOWNS,
    is_remark,
    tells_of_writer,
)
from twincities.nlu.text.mentions import EVERYDAY, Mention
from twincities.nlu.text.phrases import begins_with, is_phrase, says
from twincities.nlu.text.tokens import tokenize

_WITHIN_SENTENCE = re.compile(r"[:;：；]+|\s[-–—]\s")  # cuts like any, where no sentence ends
# "1." and "-" at the beginning of a sentence; what stands in brackets is a cut by itself.
_ITEM = re.compile(r"\s*(?:\d{1,2}\.|[-–—•*])\s+")
# Items that are counted: "we have to find out 1. who … 2. when …".
_COUNTED = re.compile(r"(?:\A|\s)1\.\s(?:.*\s)?2\.\s", re.DOTALL)
_SAYS = re.compile(r"(?!\W*\d{1,2}\W*$)\W*\w")


class _Cuts(NamedTuple):
    """Where texts of a language may be cut, and where not.

    `premise` is what is taken for granted: "Since Lyon's is the oldest, how old is it?" is one thought. So is what stands
    between `between` and the "and" behind it ("the years between the oldest and the newest"); a sentence ends it.
    """

    cut: re.Pattern[str]
    premise: re.Pattern[str]
    between: re.Pattern[str]
    scope: re.Pattern[str]


def _one_of(language: str, name: str) -> str:
    """A pattern of the phrases of a list; one that nothing fits where the list is empty."""
    said = word_list(language, name)
    return f"(?:{'|'.join(re.escape(str(one)) for one in said)})" if said else "(?!)"


def _openings(language: str) -> str:
    """A pattern of the words that open a question, with a capital letter."""
    said = [str(one) for name in ("question_words", "question_opening") for one in word_list(language, name)]
    return f"(?:{'|'.join(re.escape(one[0].upper() + one[1:]) for one in said)})" if said else "(?!)"


def _cuts_in(language: str) -> _Cuts:
    return _Cuts(
        # A run of marks or of white space is tried from its beginning alone: from each of its places, long runs take minutes.
        cut=re.compile(
            r"(?P<stop>(?<![?!;:。？！；：])[?!;:。？！；：]+(?=\s|$)|(?<!\b\w)(?<!\bno)(?<!\.\.)\.+(?=\s|$)|[,，]?[。？！；\n]|\s[-–—]\s"
            r"|(?P<item>(?<!\S)\(?[0-9a-h]\d?\)(?=\s))|(?P<numbered>(?<=\s)[1-9]\.(?=\s))"
            f"|(?P<unstopped>(?<=[^\\s,])(?<!\\s)\\s+(?-i:(?={_openings(language)}\\b)))"
            f"|(?P<unwritten>(?<=[\\w)])\\s+(?={_one_of(language, 'unpunctuated_question')}\\b)))"
            f"|(?P<join>(?<!\\s)(?:\\s+|\\s*[,，、]\\s+){_one_of(language, 'joining')}\\s+"
            r"|(?<!\s)\s+[&+]\s+|[,，]\s+"
            f"|{_one_of(language, 'commas')})",
            re.IGNORECASE,
        ),
        premise=re.compile(
            f"(?:{_one_of(language, 'before_premise')}[,\\s]+)?{_one_of(language, 'premise')}"
            r"\s+(?!wh|how)[^,，]*$",
            re.IGNORECASE,
        ),
        between=re.compile(
            f"(?P<opens>\\b{_one_of(language, 'between')}\\b)|\\b{_one_of(language, 'and')}\\b|[.?!;:]",
            re.IGNORECASE,
        ),
        scope=re.compile(f"{_one_of(language, 'scope_endings')}$"),
    )


_CUTS = {language: _cuts_in(language) for language in spoken()}


class Segment(NamedTuple):
    """A piece of a message between two places where it may be cut; offsets in the message.

    `sentence` is the number, from 0, of the sentence that it is part of; `listed`, whether it begins an item of a list.
    """

    start: int
    end: int
    sentence: int = 0
    listed: bool = False


Span = tuple[int, int]
"""The first and the last of neighbouring segments."""


def segments_of(text: str, found: Sequence[Mention], language: str = "en") -> list[Segment]:
    """The pieces of a message at its sentence ends, commas and conjunctions, without the numbers of a list.

    No cut falls inside a name, between two names that are listed ("Lyon and Turin"), within "between … and …", or behind what a
    question takes for granted ("since it is the oldest, …") or says to be what it picks from ("of these five pairs, …"), and
    none before what only makes a claim of what it stands behind ("…, I heard").
    """
    if any(mention.role not in (None, EVERYDAY) for mention in found):
        # "Kyoto, no sorry, Detroit" is one thought.
        return [Segment(0, len(text))]
    cuts = _CUTS[language]
    named = bytearray(len(text))
    for mention in found:
        named[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    starts, ends = ({mention.start for mention in found}, {mention.end for mention in found})
    between = [(match.end(), match["opens"] is not None) for match in cuts.between.finditer(text)]
    pieces: list[Segment] = []
    position, sentence, begins, listed = 0, 0, True, False
    is_counted = _ITEM.match(text) is not None or _COUNTED.search(text) is not None
    for match in [*cuts.cut.finditer(text), None]:
        start, end = match.span() if match else (len(text), len(text))
        joins = match is not None and match["join"] is not None
        among_names = start in ends and end in starts
        numbered = match is not None and match["numbered"] is not None
        if named.find(1, start, end) >= 0 or (numbered and not is_counted):
            continue
        if joins and (among_names or _is_between(start, between) or _goes_on(text, end, language)):
            continue
        if match and match["unstopped"] and not _is_unstopped(text[position:start]):
            continue
        if match and match["unwritten"] and not is_remark(text, position, start, found, language):
            continue
        if joins and (
            cuts.premise.match(text[position:start].lstrip()) or cuts.scope.search(text, position, start)
        ):
            continue
        begun = _begin_of(sentence, pieces, position)
        joins = joins and not _asks_behind_remark(text, begun, (start, end), found, language)
        item = _ITEM.match(text, position, start) if begins else None
        position, listed = (item.end(), True) if item else (position, listed)
        if _SAYS.match(said := text[position:start]):
            stripped = said.strip()
            begin = position + said.index(stripped)
            pieces.append(Segment(begin, begin + len(stripped), sentence, listed))
            begins = listed = False
        if (
            match
            and not joins
            and (
                not _WITHIN_SENTENCE.fullmatch(match[0])
                or _is_announced(text, pieces, sentence, end, found, language)
            )
        ):
            begins, listed = True, numbered or match["item"] is not None
            sentence = pieces[-1].sentence + 1 if pieces else 0
        position = end
    return pieces


def _begin_of(sentence: int, pieces: Sequence[Segment], otherwise: int) -> int:
    """Where a sentence begins; `otherwise` where it has no piece yet."""
    at = bisect_left(pieces, sentence, key=lambda piece: piece.sentence)
    return pieces[at].start if at < len(pieces) else otherwise


def _is_announced(
    text: str, pieces: Sequence[Segment], sentence: int, end: int, found: Sequence[Mention], language: str
) -> bool:
    """Whether who writes has told of a city before a colon, and a question stands behind it: "I travel to Lyon and am curious: which …"."""
    start = _begin_of(sentence, pieces, end)
    if not any(start <= mention.start < end and mention.kind in TOWNS for mention in found):
        return False
    behind = [token.folded for token in tokenize(text[end : end + REMARK])]
    asks = any(begins_with(behind, language, name) for name in ("question_words", "question_opening"))
    return asks and tells_of_writer(tokenize(text[start:end]), language)


def _is_unstopped(said: str) -> bool:
    """Whether a capital letter behind this begins a sentence: "I am in a hurry Which is the oldest?", and not "1. Which …" or "The Who"."""
    words = said.split()
    return _SAYS.match(said) is not None and not words[-1][0].isupper()


def _asks_behind_remark(text: str, begun: int, cut: Span, found: Sequence[Mention], language: str) -> bool:
    """Whether a question stands behind the comma after a remark: "I have to give a talk, which ones are in Italy"."""
    start, end = cut
    if any(letter.isalpha() for letter in text[start:end]):
        return False  # "…, and which"
    behind = tokenize(text[end : end + REMARK])
    words = [token.folded for token in behind]
    if word_list(language, "unpunctuated_question"):
        at = 1 if words and is_phrase(words[0], language, "before_name") else 0  # "in which town"
        asks = any(begins_with(words, language, "unpunctuated_question", place) for place in {0, at})
    else:  # where words for questions stand anywhere
        asks = says(behind, language, "question_words")
    return asks and is_remark(text, begun, start, found, language, AGES | TOWNS)


def _goes_on(text: str, start: int, language: str) -> bool:
    """Whether what stands behind an offset says the same in other words ("…, i.e. has most of them"), or only how somebody knows it."""
    words = [token.folded for token in tokenize(text[start : start + REMARK])]
    return begins_with(words, language, "in_other_words") > 0 or _only_claims(text, start, language)


def _only_claims(text: str, start: int, language: str) -> bool:
    """Whether the sentence ends behind an offset with how somebody knows it, or that nothing else is so: "none in Peru, I bet", "and with nobody else"."""
    words = [
        token.folded for token in tokenize(SENTENCE_END.split(text[start : start + REMARK], maxsplit=1)[0])
    ]
    return bool(words) and begins_with(words, language, "claiming_behind") == len(words)


def _is_between(place: int, marks: Sequence[tuple[int, bool]]) -> bool:
    """Whether a place stands behind a "between" to which neither an "and" nor the end of a sentence has come yet."""
    before = bisect_right(marks, (place, True))
    return before > 0 and marks[before - 1][1]


def sentences_of(segments: Sequence[Segment]) -> list[Span]:
    """The first and the last segment of each sentence."""
    spans: list[Span] = []
    for place, segment in enumerate(segments):
        if spans and segments[spans[-1][0]].sentence == segment.sentence:
            spans[-1] = (spans[-1][0], place)
        else:
            spans.append((place, place))
    return spans


def runs_within(group: Span, segments: Sequence[Segment]) -> Iterator[Span]:
    """The runs of segments within one that may be a thought: parts of a sentence, or whole sentences."""
    first, last = group
    sentences = sentences_of(segments)
    starts, ends = {start for start, _ in sentences}, {end for _, end in sentences}
    for start in range(first, last + 1):
        for end in range(start, last + 1):
            if segments[start].sentence == segments[end].sentence or (start in starts and end in ends):
                yield start, end


def groups_of(
    sentences: Sequence[Span],
    remarks: Sequence[Span],
    read: Container[Span],
    segments: Sequence[Segment],
) -> Iterator[Span]:
    """Runs of sentences without the remarks, each as long as was `read` as one; an item of a list begins one."""
    group: Span | None = None
    for span in sentences:
        longer = (group[0], span[1]) if group else span
        if span in remarks:
            if group:
                yield group
            group = None
        elif group and (longer not in read or segments[span[0]].listed):
            yield group
            group = span if span in read else None
        elif longer in read:
            group = longer
    if group:
        yield group


def divisions(group: Span) -> Iterator[list[Span]]:
    """All ways to cut a run of segments into shorter ones."""
    first, last = group
    for cuts in range(2 ** (last - first)):
        division: list[Span] = []
        start = first
        for place in range(first, last + 1):
            if place == last or cuts >> (place - first) & 1:
                division.append((start, place))
                start = place + 1
        yield division
