"""Whom events are for: of which it is said, how old people are to be, how long they stay."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.events import MOST_MEANT, OF_PARTNERSHIPS, held_events
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import Event, PartnershipTable
from twincities.table.alike import alike_to, are_forms
from twincities.table.text.folding import fold

_PEOPLE = frozenset({"young", "seniors", "families", "adults"})
"""What words mean that tell whom something may be for."""


def audience_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Who is it for?", "who are the festivals for?" ask what is said of the events talked about, "which say for whom they are?" for those."""
    bounds = reading.event_bounds
    if not reading.has(Cue.FOR_WHOM) or reading.has(Cue.CONTACT) or reading.cues & OF_PARTNERSHIPS:
        return reading  # "à qui j'écris ?" asks for whom to ask
    if bounds and bounds.addressed and reading.cues & {Cue.ABOUT_ALL, Cue.ELLIPTIC}:
        return replace(reading, pointer=None, number=None, pointed=None).asking("list_events", Form.LIST)
    asked = (
        reading.events or _named_in_part(reading, context, table) or _talked_about(reading, context, table)
    )
    if not 0 < len(asked) <= MOST_MEANT:
        return reading
    of_these = replace(reading, events=asked, pointer=None, entities=None, event_bounds=None, asserted=None)
    of_these = replace(of_these, themes=reading.themes if reading.events else ())
    return of_these.asking("ask_event_content", Form.TELL)


def _named_in_part(reading: Reading, context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The one event told, where the themes of a question are but a part of its name: "whom is that school for?" behind the Summer School."""
    if len(context.events) != 1 or not reading.themes or replace(reading, themes=()).names_something:
        return ()
    told = held_events(context.events, table)
    names = [fold(event.name) for event in told]
    in_name = all(
        any(fold(word) in name for name in names for word in (table.theme(id).name, *table.theme(id).words))
        for id in reading.themes
    )
    return tuple(event.id for event in told) if in_name else ()


def _talked_about(reading: Reading, context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The events told last; where a kind is named, those of it that the partnerships talked about share."""
    if len(reading.cities) == 2 and reading.event_kinds and not reading.events:
        row = table.between(*reading.cities)  # "the programmes of Lyon and Turin, who are they for?"
        held = table.events_of(row.id) if row else ()
        return tuple(event.id for event in held if event.kind in reading.event_kinds)
    if reading.names_something:
        return ()
    one = (context.event,) if context.event else ()
    told = one if one and reading.pointer is Pointer.IT else context.events or one
    if not reading.event_kinds:
        return tuple(told)
    events = [event for row in context.partnerships for event in table.events_of(row)] or table.events
    return tuple(event.id for event in events if event.kind in reading.event_kinds)


def whose_age_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Up to what age can you go?", "I am a baker, is that all right?" ask whom an event is for, and not how old a partnership is."""
    admits = reading.has(Cue.ADMITTED) and not (reading.names_rows or reading.cues & OF_PARTNERSHIPS)
    # 「我们中学生能去交流吗，两市有没有中学生的交流」
    admits = admits and not reading.asserts(Relation.EXCHANGES)
    # "And for the other week, what is there to see?"
    admits = admits and reading.pointer not in (Pointer.OTHER, Pointer.REST)
    # "And for the food, which events show it?" asks for others.
    admits = admits and not reading.has(Cue.WHICH_EVENT)
    admits = admits or _only_for_some(reading, context, table)
    if not (reading.has(Cue.AGE_OF_PEOPLE) or admits):
        return _stay_asked(reading, context, table)
    told = reading.events or (() if reading.names_something and not admits else context.events)
    of_city = reading.cities if len(reading.cities) == 1 else ()
    rows = table.partnerships_of(of_city[0]) if of_city else table.held_partnerships(context.partnerships)
    if not told and len(rows) == 1 and (of_city or not reading.names_rows):
        # "For the summer school in Lyon", or behind that one
        told = tuple(event.id for event in table.events_of(rows[0].id))
        if admits and reading.pointer is Pointer.IT and len(told) > 1:
            return reading  # none of them is "it"
    if admits and (not 0 < len(told) <= MOST_MEANT or _is_for_something(reading)):
        return reading
    addressed = [event for event in held_events(told, table) if event.audience]
    by_age = [event for event in addressed if any(map(str.isdecimal, event.audience or ""))]
    by_age = by_age if reading.has(Cue.AGE_OF_PEOPLE) else []
    for_whom = tuple(event.id for event in by_age or addressed)
    asked = "ask_event_content" if for_whom else "ask_not_recorded"
    of_these = replace(reading, events=for_whom or told, pointer=None, asserted=None, unread=())
    borne_out = bool(for_whom) and all(_says_so(event, reading) for event in addressed)
    form = Form.CONFIRM if admits and borne_out and reading.form is Form.CONFIRM else Form.TELL
    return replace(of_these, themes=() if admits else reading.themes).asking(asked, form)


def _only_for_some(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether "only for students?" is said of events told last that are for somebody: what tells people may be a word for a theme, too."""
    last = context.last_question
    behind_event = last is not None and has_trait(last.intent, Trait.OF_AN_EVENT)
    of_tie = reading.names_rows or reading.cues & (OF_PARTNERSHIPS | {Cue.THEMES})
    only = reading.asserts(Relation.SOLE_THEME) and reading.pointer in (None, Pointer.IT)
    return (
        only
        and behind_event
        and not of_tie
        and all(event.audience for event in held_events(context.events, table))
    )


def _is_for_something(reading: Reading) -> bool:
    """Whether a few words behind "for" name no people: "and for next year?", and not "and for pensioners?"."""
    fragment = reading.cues >= {Cue.VERBLESS, Cue.CONJOINED}
    return fragment and not any(_PEOPLE & alike_to(word) for word in reading.described)


def _says_so(event: Event, reading: Reading) -> bool:
    """Whether it is said in the very words of the question that an event is for those: "is it for families too?"; who else is meant by other words, or of what age, is left to whoever asks."""
    said = fold(event.audience or "").split()
    words = [fold(word) for word in reading.described]
    return (
        bool(words) and not reading.years and all(any(are_forms(word, one) for one in said) for word in words)
    )


def _stay_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How long do they stay?", "how long does it last?": what is said of the event, or of those who are exchanged, tells it, or nothing does."""
    # "How long do those apprentices stay?" names those who are exchanged.
    unnamed = replace(reading, themes=()) if reading.has(Cue.STAYING) else reading
    bare = not (
        unnamed.names_something or reading.cues & OF_PARTNERSHIPS or reading.rank or reading.comparison
    )
    if reading.has(Cue.STAYING) and reading.intent == "ask_age" and len(reading.cities) == 1:
        return replace(reading, pointer=None).asking("ask_exchanges", Form.TELL)  # "… stay in Lyon?"
    last, told = context.last_question, held_events(context.events, table)
    lasts = reading.has(Cue.TAKING_LONG) and bool(told)
    stays = (reading.intent == "ask_age" and bool(reading.unread)) or reading.has(Cue.STAYING)
    if not (bare and (stays or lasts)) or (reading.intent != "ask_age" and not lasts):
        return reading
    if reading.form not in (Form.TELL, Form.COUNT):
        return reading
    one = context.partnerships if len(context.partnerships) == 1 else ()
    of_exchange = last is not None and last.intent == "ask_exchanges"
    if one and (of_exchange or (not told and reading.has(Cue.STAYING))):
        of_it = replace(reading, partnerships=one, pointer=None, unread=(), themes=())
        return of_it.asking("ask_exchanges", Form.TELL)  # of those who are exchanged
    if not 0 < len(told) <= MOST_MEANT:
        return reading
    says = tuple(event.id for event in told if event.shows)
    asked = "ask_event_content" if says else "ask_not_recorded"
    of_these = replace(reading, events=says or context.events, pointer=None, unread=(), event_kinds=())
    return replace(of_these, counted=None, entities=None).asking(asked, Form.TELL)
