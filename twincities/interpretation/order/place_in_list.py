"""A place in the order of what was listed: "the oldest?" behind the Spanish ones."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Measure, Pointer, Reading
from twincities.table import PartnershipTable


def place_in_list(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The list with the place that is asked for, as if both had been said at once: "and the newest?" behind it is one of the list too.

    Years alone describe no part of which the oldest or the newest is asked for, unless it is pointed at.
    """
    last, rank = context.last_question, reading.rank
    if last is None or rank is None or rank.by is not Measure.AGE or not _adds_nothing_else(reading):
        return reading
    described = last.names_something or bool(last.conditions.without)
    described = described or (bool(last.years) and reading.pointer is not None)
    if not (described and _is_list(last) and context.told > 1):
        return reading
    intent = "ask_oldest" if rank.greatest else "ask_newest"
    return replace(last.asking(intent, Form.TELL), rank=rank, quantifier=None, entities=None, counted=None)


def _adds_nothing_else(reading: Reading) -> bool:
    """Whether it only asks for a place, in a few words."""
    bare = not (reading.names_something or reading.conditions or reading.comparison or reading.group_by)
    of_told = reading.pointer in (None, Pointer.THOSE, Pointer.THEY) and reading.pointed is None
    brief = reading.has(Cue.VERBLESS) or reading.has(Cue.BRIEF) or reading.has(Cue.ELLIPTIC)
    return bare and of_told and brief and reading.form is not Form.CONFIRM and reading.quantifier is None


def _is_list(last: Reading) -> bool:
    """Whether it asked for partnerships by names and conditions alone, which can be asked for again."""
    lists = has_trait(last.intent, Trait.PARTNERS) and last.form in (Form.LIST, Form.TELL, Form.COUNT)
    otherwise = last.rank or last.comparison or last.group_by or last.pointer or last.nth or last.partnerships
    things = last.entities is not None and bool(last.entities.having)
    return lists and len(last.cities) < 2 and not (otherwise or things or last.unread or last.unknown)
