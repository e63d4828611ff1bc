"""What a table calls partnerships – friendship, port partnership – where a question tells them apart by that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from twincities.languages.spoken import DEFAULT_LANGUAGE
from twincities.nlu.text.mentions import THEME
from twincities.reading.names.kind_names import names_of, says, spans
from twincities.reading.spotting.cues import SpottedCue, Word, find_cues, words_of
from twincities.reading.spotting.words import phrasebook

_BESIDE = 5  # words between two kinds that are held against each other
_NAMING = frozenset({"<name>", "<theme>"})
_REACH = 3  # words between "called" or "not counting" and the kind


class SpokenKind(NamedTuple):
    """A kind that is spoken of, as the table writes it, and the words that do so; `left_out`: those of it are not wanted; `counted_in`: they are, and others too."""

    kind: str
    first: int
    last: int
    left_out: bool
    counted_in: bool = False


def kinds_spoken_of(
    kinds: Collection[str],
    words: Sequence[Word],
    cues: Sequence[SpottedCue],
    language: str,
    text: str,
    own: Collection[int] = (),
) -> list[SpokenKind]:
    """The kinds of a table by which a question tells partnerships apart; none where it asks for the kind itself.

    "Friendships", "friendship towns" and "friendship agreements" are all of the kind "friendship". What any partnership is called
    (sister cities, twinnings) is a kind only where it is said to be one: "of the kind twinning".
    """
    said = {cue.concept for cue in cues}
    asks_kind = _places(cues, "kind_of_tie")
    tells_apart = (
        said & {"all", "each", "any"} or _places(cues, "which") - asks_kind
    )  # "which is only a friendship?", "are any of these only that?"
    if len(kinds) < 2 or (asks_kind and not tells_apart):
        return []
    general, named = _places(cues, "general_tie"), _places(cues, "called")
    negative = {cue.first for cue in cues if cue.concept == "negation"}
    counted_in, exchanging = _places(cues, "counted_in"), _places(cues, "exchanging")
    behind = {cue.first for cue in cues if cue.concept == "negated_before"}

    def spoken(kind: str, first: int, last: int) -> SpokenKind:
        """A kind by the words that name it, left out or counted in by what stands beside them."""
        before = set(range(max(0, first - _REACH), first))
        left_out = bool(before & negative) or last + 1 in behind
        return SpokenKind(kind, first, last, left_out, bool(counted_in & (before | {last + 1, last + 2})))

    asked_for = {at + 1 for one in ("article", "how_many", "our", "which") for at in _places(cues, one)}
    found = []
    for kind in kinds:
        telling, whole = names_of(kind, language)
        for first, last, in_full in spans(telling, whole, words, text, own):
            before = set(range(max(0, first - _REACH), first))
            # 音乐交流 is no tie that is called one of exchange: 友好交流城市.
            by_noun = _is_named(words[first : last + 1]) or {*range(first, last + 1)} <= exchanging
            in_part = bool(telling) and telling != whole and not in_full and _usual_kind(kind) is None
            is_one = bool({first - 1, last + 1} & general) if by_noun or in_part else bool(telling)
            is_one = is_one or (in_part and first in _places(cues, "of"))  # «los de amistad»
            is_one = is_one or (in_full and (len(whole) > 1 or first in asked_for))
            is_one = is_one or _is_claimed_of_all(first, last, words, cues)
            if is_one or before & named or {last + 1, last + 2} & named:
                found.append(spoken(kind, first, _end_of_noun(last, cues) if telling != whole else last))
                break
    found = _longest(found)
    for kind in kinds:
        # A table in English has a "friendship", of which a German asks as "Freundschaft".
        cue = next((cue for cue in cues if cue.concept == _usual_kind(kind)), None)
        if cue is not None and not any(
            one.first <= cue.last and cue.first <= one.last for one in found if one.kind != kind
        ):
            found += [spoken(kind, cue.first, cue.last)] if kind not in {one.kind for one in found} else []
    found = [*found, *_set_beside(found, kinds, words, cues, language, negative)]
    found = _without_usual_pair(found, language)
    return _left_out_together(found, _places(cues, "or") | _places(cues, "article"))


def _without_usual_pair(found: Sequence[SpokenKind], language: str) -> list[SpokenKind]:
    """The kinds without two usual words for partners that are one word together: 姉妹・友好都市 are all of them."""
    usual = [one for one in found if not names_of(one.kind, language)[0]]
    firsts, lasts = [one.first for one in usual], [one.last for one in usual]
    together = len(usual) > 1 and max(firsts) <= min(lasts) + 1
    return [one for one in found if not (together and one in usual)]


def _longest(found: Sequence[SpokenKind]) -> list[SpokenKind]:
    """The kinds without those whose names are but a part of another one's: a "mill friendship" is no "friendship"."""

    def within(one: SpokenKind, other: SpokenKind) -> bool:
        longer = other.last - other.first > one.last - one.first
        return longer and other.first <= one.first and one.last <= other.last

    return [one for one in found if not any(within(one, other) for other in found)]


def _left_out_together(found: Iterable[SpokenKind], joining: Collection[int]) -> list[SpokenKind]:
    """The kinds in their order, those joined by "or" to one that is left out left out with it: "not called sister city or sister town, but friendship"."""
    joined: list[SpokenKind] = []
    for one in sorted(found, key=lambda kind: kind.first):
        between = range(joined[-1].last + 1, one.first) if joined and joined[-1].left_out else ()
        with_it = bool(between) and {*between} <= {*joining}
        joined.append(one._replace(left_out=one.left_out or with_it))
    return joined


def kinds_named(kinds: Iterable[str], words: Sequence[Word], language: str) -> tuple[str, ...]:
    """The kinds of a table whose names stand in a question, whatever they say there: "a sister city", where others are friendship cities."""
    names = {kind: names_of(kind, language)[1] for kind in kinds}
    return tuple(
        kind
        for kind, name in names.items()
        if any(says(words[at : at + len(name)], name) for at in range(len(words) - len(name) + 1))
    )


def kinds_wanted(
    found: Iterable[SpokenKind], words: Sequence[Word], cues: Sequence[SpottedCue], ranked: bool
) -> tuple[str, ...]:
    """The kinds that partnerships are to be of, without those counted in; beside a place in an order, without those that only name the tie of a pair: "Lyon's friendship with Turin is the oldest of all"."""
    joining = _places(cues, "with") | _places(cues, "between") if ranked else set()

    def names_tie(one: SpokenKind) -> bool:
        at = one.last + 2
        return one.last + 1 in joining and at < len(words) and "<city>" in words[at].forms

    return tuple(one.kind for one in found if not (one.counted_in or names_tie(one)))


def _is_claimed_of_all(first: int, last: int, words: Sequence[Word], cues: Sequence[SpottedCue]) -> bool:
    """Whether words that end a question are claimed of all that stand before: "are all ties with Japan sister cities?", "are they all twin towns?"."""
    behind = _places(cues, "tag") | _places(cues, "filler")
    quantifier = next((cue for cue in cues if cue.concept in ("all", "each") and cue.last < first), None)
    if (
        quantifier is None
        or not set(range(last + 1, len(words))) <= behind
        or _places(cues, "having") - _places(cues, "with")
    ):
        return False
    between = range(quantifier.last + 1, first)
    pointed_at = any(min(_places(cues, one), default=first) < first for one in ("they", "those", "our"))
    return pointed_at or any(
        at in between for noun in ("partnership_noun", "ones") for at in _places(cues, noun)
    )


def _set_beside(
    found: Sequence[SpokenKind],
    kinds: Iterable[str],
    words: Sequence[Word],
    cues: Sequence[SpottedCue],
    language: str,
    negative: Collection[int],
) -> Iterator[SpokenKind]:
    """The kinds whose names any partnership may have, beside one that has not: "twin towns or friendships?"."""
    joining = _places(cues, "or") | _places(cues, "than")
    joining |= _places(cues, "and") if _places(cues, "how_many") else set()
    spoken = {one.kind for one in found}
    for kind in kinds:
        telling, whole = names_of(kind, language)
        if kind in spoken or telling:
            continue
        for first in range(len(words) - len(whole) + 1):
            last = first + len(whole) - 1
            if not says(words[first : last + 1], whole):
                continue
            gaps = (
                range(min(one.last, last) + 1, max(one.first, first)) for one in found if not one.left_out
            )
            if any(joining.intersection(gap) and len(gap) <= _BESIDE for gap in gaps):
                before = set(range(max(0, first - _REACH), first))
                yield SpokenKind(kind, first, last, left_out=bool(before & set(negative)))
                break


def with_kinds(
    found: Collection[SpokenKind],
    words: Sequence[Word],
    cues: Sequence[SpottedCue],
    question: Mapping[str, Any],
) -> tuple[list[Word], list[SpottedCue], Mapping[str, Any]]:
    """The words, the cues and the question, in which the names of kinds say nothing but that partnerships are meant."""
    kept, asked = _without_exchanges_of(found, cues, _without_words_of(found, words, question))
    return (*_said_as_partnerships(found, words, kept), asked)


def _without_exchanges_of(
    found: Iterable[SpokenKind], cues: Sequence[SpottedCue], question: Mapping[str, Any]
) -> tuple[list[SpottedCue], Mapping[str, Any]]:
    """The cues and the question without the exchanges that are but a word of what a kind is called: 「还有哪个也是友好交流城市」 asks which are, and not what they exchange."""
    covered = {at for one in found for at in range(one.first, one.last + 1)}
    kept = [cue for cue in cues if cue.concept != "exchanging" or not covered & {cue.first, cue.last}]
    only_named = len(kept) < len(cues) and not _places(kept, "exchanging")
    asks_which = only_named and question["intent"] == "ask_exchanges" and _places(kept, "which")
    if not asks_which:
        return kept, question
    kept = [cue for cue in kept if cue.concept != "city_noun" or cue.first not in covered]
    return kept, {**question, "intent": "ask_partnerships"}


def is_kind_of_its_own(kind: str, language: str) -> bool:
    """Whether what a table calls a partnership says more than that it is one: "friendship", and not "twin town"."""
    telling, _ = names_of(kind, language)
    return bool(telling)


def _without_words_of(
    found: Iterable[SpokenKind], words: Sequence[Word], question: Mapping[str, Any]
) -> Mapping[str, Any]:
    """The question without the themes and unread words that are part of the name of a kind: "port partnerships" are not about ports."""
    start = int(question.get("start") or 0)
    covered = {words[at].start + start for one in found for at in range(one.first, one.last + 1)}
    return {
        **question,
        "entities": [
            one for one in question["entities"] if one["entity"] != THEME or one.get("start") not in covered
        ],
        "unread": [one for one in question.get("unread") or () if one["start"] not in covered],
    }


def _said_as_partnerships(
    found: Iterable[SpokenKind], words: Sequence[Word], cues: Sequence[SpottedCue]
) -> tuple[list[Word], list[SpottedCue]]:
    """The words and cues with the names of kinds as nouns for partnerships, and no names of anything else: "how many port bonds?" counts partnerships, and no ports."""
    nouns, plain = list(cues), list(words)
    for one in found:
        covered = range(one.first, one.last + 1)
        for at in covered:
            plain[at] = words[at]._replace(
                forms=tuple(form for form in words[at].forms if form not in _NAMING)
            )
        if not _places(cues, "partnership_noun") & {*covered}:
            begin, end = words[one.first].start, words[one.last].end
            nouns.append(SpottedCue("partnership_noun", None, one.first, one.last, begin, end))
    return plain, sorted(nouns, key=lambda cue: (cue.first, cue.last))


def without_negations_of(found: Iterable[SpokenKind], cues: Sequence[SpottedCue]) -> list[SpottedCue]:
    """The cues without the negations that leave a kind out, and nothing behind it: "not friendships, of the 1990s"."""
    reached = {at for one in found if one.left_out for at in range(one.first - _REACH, one.first)}
    return [cue for cue in cues if cue.concept != "negation" or cue.first not in reached]


def _end_of_noun(last: int, cues: Iterable[SpottedCue]) -> int:
    """Where the noun behind the words that tell a kind ends, or the last of these: "friendship city"."""
    return max(
        (cue.last for cue in cues if cue.concept == "general_tie" and cue.first == last + 1), default=last
    )


def _places(cues: Iterable[SpottedCue], concept: str) -> set[int]:
    return {at for cue in cues if cue.concept == concept for at in range(cue.first, cue.last + 1)}


def _is_named(words: Sequence[Word]) -> bool:
    return any("<name>" in word.forms for word in words)


@lru_cache
def _usual_kind(kind: str) -> str | None:
    """The concept of a kind that every language has a word for, as a table in English writes it; None of any other."""
    said = {cue.concept for cue in find_cues(words_of(kind, ()), phrasebook(DEFAULT_LANGUAGE))}
    return next((concept for concept in ("friendship_tie", "agreement_tie") if concept in said), None)
