"""What the difference between two numbers is, which were told one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from twincities.dialogue.aspects import Trait, has_trait
from twincities.reading import Comparison, Counted, Cue, Form, Measure, Reading
from twincities.table import Period, parse_period

_BOTH = 2
_SIDES = ("cities", "countries", "continents", "themes", "years")
"""The fields of a question in which those of two numbers can differ."""


def counted_behind(question: Reading, last: Reading | None) -> Reading:
    """A count with what the same was counted of right before: "how many are Spanish?", "and French?"."""
    if last is None or not (_is_count(question) and _is_count(last)) or question.unwanted != last.unwanted:
        return question
    changed = [side for side in _SIDES if getattr(question, side) != getattr(last, side)]
    before: tuple[Any, ...] = getattr(last, changed[0]) if len(changed) == 1 else ()
    if not len(before) == 1 == len(getattr(question, changed[0])):
        return replace(question, against=())
    return replace(question, against=(changed[0], _key(before[0])))


def difference_asked(last: Reading) -> Reading | None:
    """The question for two numbers and their difference, where the last one told the second of them; else None.

    What comes second in an order stands against the first, and a count against the one right before.
    """
    if last.rank and last.entities and last.rank.by is Measure.PARTNERSHIPS and last.rank.wanted <= _BOTH:
        ahead = last.rank.place if last.rank.wanted == _BOTH else max(last.rank.place - 1, 1)
        two = last.rank._replace(place=ahead, wanted=_BOTH)
        return replace(last, rank=two, cues=last.cues | {Cue.DIFFERENCE})
    if not last.against or not _is_count(last):
        return None
    side, before = last.against
    held = (parse_period(before) if side == "years" else before, *getattr(last, side))
    sides: dict[str, Any] = {side: held}
    both = replace(last, **sides, comparison=Comparison(Measure.PARTNERSHIPS, 1), pointer=None)
    return both.asking("compare_age", Form.COMPARE)


def held_apart(question: Reading) -> Sequence[str]:
    """The ids, codes or periods of the two whose numbers such a question holds against each other; none of another question."""
    return [_key(one) for one in getattr(question, question.against[0])] if question.against else []


def _is_count(question: Reading) -> bool:
    """Whether partnerships are counted, and no other things."""
    counts = question.form is Form.COUNT and has_trait(question.intent, Trait.PARTNERS)
    return counts and question.counted in (None, Counted.PARTNERSHIPS) and question.entities is None


def _key(of_side: str | Period) -> str:
    return of_side if isinstance(of_side, str) else of_side.isoformat()
