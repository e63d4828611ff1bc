"""What "it" is behind an answer about one tie of our town: the partner, and not the town itself."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import PartnershipTable

_OF_A_CITY = frozenset({"ask_known_for", "ask_country"})
_MOST_TOLD = 3  # partners of which it is told together what they are known for
_OF_US = frozenset({Cue.OURS, Cue.HERE})
_OF_TIES = frozenset({Cue.OF_PARTNER, Cue.PARTNERSHIP, Cue.TWINNED, Cue.EVENT, Cue.WHICH})


def of_partner_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What is it famous for?", "how many live there?", "is it bigger than us?" behind our tie with Lyon are asked of Lyon."""
    rows, town = table.held_partnerships(context.partnerships), context.town(table)
    if town is None or not _asks_of_city(reading):
        return reading
    if _asked_of_town(town, context):
        of_people = reading.has(Cue.POPULATION) and not reading.has(Cue.THAN_US)
        return replace(reading, cities=(town,), pointer=None) if of_people else reading
    placed = reading.intent == "ask_country" and context.event is not None  # "where is it?" of an event
    listed = reading.intent == "ask_known_for" and has_trait(context.last_intent, Trait.PARTNERS)
    few = len(rows) <= (_MOST_TOLD if listed else 1)
    if placed or reading.nth or not (rows and few) or not all(town in row.cities for row in rows):
        return reading
    partners = tuple(row.other(town) for row in rows)  # of two told, "it" may be either
    return replace(reading, cities=partners, pointer=None, cues=reading.cues - {Cue.OURS})


def others_of_partner_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Does it have other sister cities, British ones for instance?" behind our tie with Lyon claims further partners of Lyon, and none of our town."""
    rows, town = table.held_partnerships(context.partnerships), context.town(table)
    # „Hat die Stadt noch andere?“
    points = reading.pointer is Pointer.IT or (reading.pointer is None and reading.has(Cue.THAT_CITY))
    asks = points and reading.cues >= {Cue.OTHERS, Cue.OF_PARTNER}
    of_ties = has_trait(reading.intent, Trait.PARTNERS) or reading.intent == "define_sister_city"
    own = reading.names_rows or reading.rank or reading.comparison or reading.form is Form.COUNT
    own = own or bool(reading.cues & {*_OF_US, Cue.EVENT}) or not (reading.is_bare or reading.only_placed)
    if not (asks and of_ties) or own or town is None or len(rows) != 1 or town not in rows[0].cities:
        return reading
    partner = rows[0].other(town)
    further = Assertion((Predicate(Relation.FURTHER_PARTNER, partner),))
    claim = replace(reading, cities=(partner,), asserted=further, pointer=None, quantifier=None)
    claim = replace(claim, counted=None, entities=None, called=())
    return claim.asking("confirm_partnership", Form.CONFIRM)


def _asks_of_city(reading: Reading) -> bool:
    """Whether a fact of a city is asked for that only what was told before can tell."""
    than_us = reading.has(Cue.THAN_US)
    asks = reading.has(Cue.POPULATION) or than_us or reading.intent in _OF_A_CITY
    own = reading.names_something or reading.rank or reading.comparison or reading.event_kinds
    says_whose = reading.cues & _OF_TIES or (reading.cues & _OF_US and not than_us)
    # "¿Por qué es conocida?" has no word for it.
    unsaid = reading.form in (Form.TELL, Form.CONFIRM) and not (
        reading.quantifier or reading.has(Cue.SEVERAL)
    )
    unsaid = unsaid and (than_us or reading.intent == "ask_known_for")
    if reading.cues >= {Cue.PERSON, Cue.CONTACT}:
        return False  # „Wofür ist er zuständig?“ is asked of somebody
    points = reading.pointer is Pointer.IT or (unsaid and reading.pointer in (None, Pointer.OURS))
    return asks and points and not (own or says_whose)


def _asked_of_town(town: str, context: Context) -> bool:
    """Whether the last question was one on the town itself: "what is our own town known for?"."""
    last = context.last_question
    if last is None or last.cities != (town,) or last.cues & {Cue.OF_PARTNER, Cue.PARTNERSHIP}:
        return False
    return has_trait(last.intent, Trait.SIDE_BY_SIDE)
