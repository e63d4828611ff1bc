"""Which partnerships are asked for by who looks after them: somebody who is named, or who was told last."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.pointing import chosen_option
from twincities.interpretation.facts.of_person import people_told, speaks_of_told
from twincities.reading import Counted, Cue, Dimension, Form, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.contacts import people_of

_OF_PARTNERS = (Counted.PARTNERSHIPS, Counted.CITIES)
_NAMES_ALONE = frozenset({"name_subject", "ask_not_recorded"})
_RATHER_LISTS = frozenset({"ask_partner", "ask_country", "confirm_partnership", "define_sister_city"})

_WHO = frozenset(
    {"ask_partner", "ask_event_content", "ask_city_trivia", "ask_country", "ask_records", "name_subject"}
)
_WHO_IS_IT = frozenset(
    {
        Cue.WHICH,
        Cue.JUST_SO,
        Cue.FOR_WHOM,
        Cue.ADMITTED,
        Cue.HELD_THERE,
        Cue.CONJOINED,
        Cue.BRIEF,
        Cue.VERBLESS,
    }
)
"""What a question says that asks who it is, and nothing else: "and who is it for Lyon?"."""


def person_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Has he other towns?" asks for what else the contact told last looks after, "Ms Gold's towns" for all that she does."""
    if other := _of_the_other(reading, context, table) or _of_the_named(reading, context):
        return other
    told = people_of(table.held_partnerships(context.partnerships))
    if claimed := _claimed_of_somebody(reading, context, told, table):
        return claimed
    who = reading.cues >= {Cue.CONTACT, Cue.WHICH, Cue.JUST_SO} and not (
        reading.counted or reading.names_rows
    )
    if reading.people and who and reading.form is Form.TELL and len(context.partnerships) == 1:
        # "Who is in charge, is that Ms Gold?" asks it of the one told; the name stands in the claim behind it.
        return replace(reading, people=(), partnerships=context.partnerships)
    if reading.unwanted.people and not reading.names_rows:
        # "Which of those are not Ms Gold's?", "how many does she not look after?"
        form = reading.form if reading.form is Form.COUNT else Form.LIST
        return replace(reading, entities=None, counted=None, rank=None).asking("ask_partnerships", form)
    if reading.people:
        of_told, reading = reading, _of_somebody(reading, context)
        # "And Ms Gold, what does she look after?", « et Mme Or, elle en suit combien ? »
        lists = reading.form in (Form.COUNT, Form.LIST) and reading.pointer is Pointer.IT
        if reading.has(Cue.PERSON) or lists:
            reading = replace(reading, pointer=None)
        asks_which = reading.has(Cue.WHICH) and reading.counted in _OF_PARTNERS
        lists = reading.intent in _RATHER_LISTS or asks_which
        # "Which of those does Ms Gold look after?"
        of_those = of_told.pointer is Pointer.THOSE and bool(reading.cues & {Cue.WHICH, Cue.ELLIPTIC})
        if of_those and not (
            reading.names_rows or reading.comparison or reading.size or reading.has(Cue.EVENT)
        ):
            rank = reading.rank if reading.has(Cue.AGE) else None
            form = Form.COUNT if reading.form is Form.COUNT else Form.LIST
            return replace(of_told, rank=rank, unread=(), entities=None).asking("ask_partnerships", form)
        lists = lists and not reading.names_rows and reading.form is not Form.COUNT
        # "Which towns does Ms Gold mind?" asks for the partners, and not for our town too.
        listed = replace(reading, entities=None, counted=None).asking("ask_partnerships", Form.LIST)
        if reading.form is Form.COUNT and table.hub and reading.counted is Counted.CITIES:
            return replace(reading, entities=None, counted=Counted.PARTNERSHIPS)
        return listed if lists else reading
    people = people_told(reading, context, table)
    others = reading.pointer is Pointer.OTHER or reading.has(Cue.OTHERS)
    asks = others or reading.counted in _OF_PARTNERS or reading.has(Cue.CONTACT)
    asks = asks or reading.form is Form.COUNT  # "how many does she have?"
    asks = asks or has_trait(reading.intent, Trait.DEED_SAID)  # "what else does she do?"
    if not people or not asks or not speaks_of_told(reading) or reading.names_something:
        return reading
    return replace(
        reading,
        people=people,
        pointer=Pointer.OTHER if others else None,
        cues=reading.cues | {Cue.CONTACT},
        entities=None,
        rank=None,
        unread=(),
    ).asking("ask_not_recorded", Form.TELL)


def _of_the_other(reading: Reading, context: Context, table: PartnershipTable) -> Reading | None:
    """ "And for the other one?" behind who looks after one of two asks it of the other; None for anything else."""
    last = context.last_question
    bare = reading.is_bare and reading.has(Cue.VERBLESS) and not reading.cues & {Cue.PERSON, Cue.CONTACT}
    if last is None or not last.has(Cue.CONTACT) or not bare or reading.pointer is not Pointer.OTHER:
        return None
    other = chosen_option(reading, context, table)
    again = replace(last, cities=(), people=(), pointer=None, entities=None)
    return replace(again, partnerships=(other.id,)) if other else None


def _of_the_named(reading: Reading, context: Context) -> Reading | None:
    """ "And who is it for Lyon?" behind who looks after partnerships asks it of the one named, and not who its partner is; None for anything else."""
    last = context.last_question
    of_city = reading.entities is not None and reading.entities.kind is Dimension.CITY
    who = reading.intent in _WHO and of_city and reading.has(Cue.WHICH) and reading.form is Form.TELL
    bare = reading.cues <= _WHO_IS_IT and not (reading.conditions or reading.rank or reading.comparison)
    if last is None or not (last.has(Cue.CONTACT) and who and bare) or not reading.cities or reading.unread:
        return None
    of_it = replace(reading, pointer=None, entities=None, cues=reading.cues - {Cue.FOR_WHOM} | {Cue.CONTACT})
    return of_it.asking("ask_not_recorded")


def _of_somebody(reading: Reading, context: Context) -> Reading:
    """ "The e-mail of Ms Gold?" asks how to reach her, "and Mr Silver's?" after what she looks after for his; whatever they were read as."""
    last = context.last_question
    bare = not (reading.names_rows or reading.events) and reading.form in (Form.TELL, Form.LIST)
    if not bare or has_trait(reading.intent, Trait.TABLE):
        return reading
    again = last is not None and last.intent == "ask_partnerships" and reading.has(Cue.VERBLESS)
    if again and not reading.has(Cue.CONTACT):
        return replace(reading, pointer=None).asking("ask_partnerships", Form.LIST)
    named_alone = reading.intent == "name_subject" or not reading.has(Cue.VERBLESS)
    if named_alone and not reading.has(Cue.CONTACT):
        return reading
    asked = replace(reading, cues=reading.cues | {Cue.CONTACT}, pointer=None, times=())  # "I began in April"
    return asked.asking("ask_not_recorded", Form.TELL)


def _claimed_of_somebody(
    reading: Reading, context: Context, told: tuple[str, ...], table: PartnershipTable
) -> Reading | None:
    """The claim that somebody looks after what is named, "does Ms Gold mind Lyon?", or the same person after several, "… both Spanish towns"; None where none is made."""
    if reading.form is not Form.CONFIRM or reading.unread or reading.events:
        return None
    claim = replace(reading, asserted=None, entities=None, quantifier=None, pointer=None, comparison=None)
    # 西宫和统营都归周敏管吗 twins nobody with anybody.
    cues = claim.cues - {Cue.PAIRED, Cue.WITH_CITY} | {Cue.CONTACT}
    claim = replace(claim, cues=cues).asking("ask_not_recorded", Form.CONFIRM)
    looked_after = replace(reading, people=()).conditions
    if reading.people and looked_after == reading.restriction and looked_after and not reading.names_rows:
        return claim  # "are all German ones Ms Gold's?"
    if reading.people and not reading.names_rows and len(context.partnerships) == 1:
        # "Is that Ms Gold?" behind one, "who is in charge, is it Ms Gold?"
        is_that = reading.pointer is Pointer.IT and reading.counted is None and not reading.places
        return replace(claim, partnerships=context.partnerships) if is_that else None
    if reading.people and reading.names_rows:
        bare = reading.has(Cue.CONTACT) or reading.intent in _NAMES_ALONE
        return claim if bare else None
    of_told = bool(told) and reading.cues >= {Cue.PERSON, Cue.CONTACT} and reading.names_rows
    if not reading.has(Cue.SAME_PERSON) and not of_told:  # "is she also in charge of Lyon?"
        return None
    if reading.names_rows and (told or len(reading.cities) > 1):
        return claim if len(reading.cities) > 1 else replace(claim, people=told)
    rows = context.partnerships
    if reading.conditions or (reading.is_of_all and reading.pointer is None):
        rows = tuple(row.id for row in table.find(reading.conditions))
        claim = replace(claim, countries=(), continents=(), themes=(), years=(), kinds=())
    return replace(claim, partnerships=rows) if len(rows) > 1 else None
