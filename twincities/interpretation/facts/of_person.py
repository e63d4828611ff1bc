"""What is asked of the partnerships of somebody who was told: "which of hers are in France?", "does he have any in Italy?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.contacts import people_of

_TOLD_OF_THEM = frozenset(
    {Cue.END, Cue.STILL, Cue.SUSPENDED, Cue.DORMANT, Cue.RENEWED, Cue.NOT_SO, Cue.EVENT}
)


def of_person(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which of hers are in France?" behind who looks after partnerships is bounded by that person, too."""
    people = people_told(reading, context, table)
    others = reading.pointer is Pointer.OTHER or reading.has(Cue.OTHERS)
    if others and not reading.conditions:
        return reading
    had = reading.entities is not None and reading.entities.having
    bounds = reading.conditions or reading.rank or reading.quantifier or had or reading.cues & _TOLD_OF_THEM
    if not (people and speaks_of_told(reading) and bounds) or reading.people or reading.names_rows:
        return reading
    looks_after = reading.intent == "ask_not_recorded" and reading.has(Cue.CONTACT)
    lists = has_trait(reading.intent, Trait.PARTNERS) or has_trait(reading.intent, Trait.OF_THE_TABLE)
    if not (looks_after or lists or reading.intent in ("ask_country", "ask_events")):
        return reading
    points = reading.pointer in (Pointer.IT, Pointer.THEY)
    hers = replace(reading, people=people, pointer=None if points else reading.pointer)
    if reading.form is Form.CONFIRM:
        # "Does she have any in Italy?" claims that there are some.
        hers = replace(hers, cues=hers.cues - {Cue.CONTACT}, asserted=None)
        return hers.asking("ask_partnerships")
    return (
        hers.asking("ask_partnerships", reading.form if reading.form is Form.COUNT else Form.LIST)
        if looks_after
        else hers
    )


def speaks_of_told(reading: Reading) -> bool:
    """Whether it speaks of somebody who was told: "she", and where nothing is claimed "the same person"."""
    same = reading.has(Cue.SAME_PERSON) and reading.form is not Form.CONFIRM
    return reading.has(Cue.PERSON) or same


def people_told(reading: Reading, context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """Who "she" is: whoever the last question was about, or who was told to look after what it asked about."""
    last = context.last_question
    if last is None or last.people:
        return last.people if last else ()
    # An overview tells who looks after one, too: "what else does she look after?"
    told = last.has(Cue.CONTACT) or (last.intent == "ask_overview" and reading.has(Cue.CONTACT))
    return people_of(table.held_partnerships(context.partnerships)) if told else ()
