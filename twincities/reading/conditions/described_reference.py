"""The words that describe what rows are held against: "older than [the panda pair]", 「[ワインの]より古い」."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.nlu.text.mentions import CITY, CONDITIONS, YEAR
from twincities.reading.names.ties import Named, named
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue
from twincities.table.text.folding import is_unspaced


def described_reference(clues: Clues) -> range | None:
    """The words that describe what rows are held against: "older than [the panda pair]", "in the same year as [the newest]"."""
    compared = list(clues.all("older", "younger", "same_age", "same_country", "same_theme", "more_events"))
    if not compared:
        return None
    if before := _reference_before(clues, compared):
        return before
    marks = [
        cue
        for cue in clues.all("than", "like")
        if cue.last >= compared[0].last or clues.says(cue.last + 1, "oldest", "newest")
    ] or compared[:1]
    begin = marks[0].last + 1
    # 比最早的: where there are no articles, the place in an order stands right behind.
    ranked = next(
        (cue.first for cue in clues.all("oldest", "newest") if cue.first in (begin - 1, begin)), None
    )
    if marks != compared[:1] and ranked is not None:
        begin = ranked
    elif not clues.says(begin, "definite", "those", "it", "ones") or _set_off(clues, begin):
        return None
    ends = [cue.first for cue in clues.all("yes_no", "finite", "and", "or") if cue.first > begin]
    behind = range(begin, min(ends, default=len(clues.words)))
    # "which is older, the panda pair or the wine pair?"
    alternatives = marks == compared[:1] and clues.has("or")
    words = clues.within(behind.start, behind.stop)
    says = bool(describing(words)) or words.has("oldest", "newest")
    return behind if says and not alternatives and not named(words, CITY) else None


def _reference_before(clues: Clues, compared: Sequence[SpottedCue]) -> range | None:
    """The words that describe what rows are held against, where they stand before the word that compares: 「[ワインの]より古い」, 和[熊猫那对]同年, 比[葡萄酒那对]更晚."""
    mark = next((cue for cue in clues.all("than", "like", "same_age") if _follows(cue, compared)), None)
    if not is_unspaced(clues.words[compared[0].last].forms[0]):
        return None
    if mark is None:
        than = next((cue for cue in clues.all("than") if cue.last + 1 < compared[0].first), None)
        between = range(than.last + 1, compared[0].first) if than else range(0)
        return between if between and _describes(clues, between) else None
    begin = mark.first
    passed = clues.places("possessive", "partnership_noun", "twinned", "ones", "oldest", "newest")
    while begin and (begin - 1 in passed or "<name>" in clues.words[begin - 1].forms):
        begin -= 1
    held = range(begin, mark.last + 1)
    # 日本和德国同年 holds neither against the other, 和德国那对同年 does.
    ones = clues.within(begin, mark.last).has("partnership_noun", "ones", "oldest", "newest")
    return held if (ones or mark.concept == "than") and _describes(clues, held) else None


def _describes(clues: Clues, held: range) -> bool:
    """Whether words describe partnerships by a place, a theme or a place in the order of age, and name no city."""
    words = clues.within(held.start, held.stop)
    return (bool(describing(words)) or words.has("oldest", "newest")) and not named(words, CITY)


def _follows(mark: SpottedCue, compared: Sequence[SpottedCue]) -> bool:
    """Whether what compares stands right behind a mark, or is a part of it."""
    return any(mark.first <= cue.last and cue.first <= mark.last + 1 for cue in compared)


def _set_off(clues: Clues, at: int) -> bool:
    """Whether a sign stands before a word: "and those that came later, the ones of 1983" are those of 1983."""
    return at > 0 and clues.words[at].start > clues.words[at - 1].end + 1


def describing(words: Clues) -> list[Named]:
    """The names that describe a partnership; a date only where it is no bound: "older than the one from 1983"."""
    return [
        one
        for one in named(words, *CONDITIONS)
        if one.mention.kind != YEAR or words.has("partnership_noun", "ones", "those", "it")
    ]
