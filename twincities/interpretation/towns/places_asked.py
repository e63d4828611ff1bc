"""What "where?" asks for by itself: where a partner lies, or who is the partner after all, and of no event."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait, is_of_events
from twincities.dialogue.context import Context
from twincities.dialogue.subject import has_several_partners
from twincities.reading import Counted, Cue, Dimension, Form, Pointer, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import PartnershipTable

_OF_ROWS = (Trait.NAMES_PARTNER, Trait.DATE_SAID, Trait.OF_THE_TABLE)


def place_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Where?" after "who is Lyon's partner?" asks for its country, after a claim that is not so for the partner."""
    last = context.last_question
    picks = reading.conditions or reading.rank or reading.comparison or reading.nth or reading.event_bounds
    bare = not (reading.names_something or picks or reading.unread) and reading.pointer in (None, Pointer.IT)
    where = reading.intent in ("ask_event_place", "ask_country")
    which = reading.intent in ("ask_partner", "ask_partnerships") and reading.has(Cue.BRIEF)
    # "Which one is not?" asks for none that it was claimed of.
    asks = (where or which) and reading.form is not Form.CONFIRM and not reading.has(Cue.NOT_SO)
    if last is None or not (asks and bare) or reading.has(Cue.EVENT) or reading.event_kinds:
        return reading
    there = None if reading.has(Cue.WITH_WHOM) else _place_of_event_told(reading, last, context, table)
    if there:
        return replace(reading, cities=(there,), pointer=None, entities=None).asking("ask_country", Form.TELL)
    if _asks_where_event_is(reading, last, context):
        of_event = replace(reading, events=(context.event or "",), pointer=None)
        return of_event.asking("ask_event_place", Form.TELL)
    if context.events:
        return reading
    if claimed := _claimed_of(last, table):
        return replace(reading, cities=claimed, pointer=None, entities=None).asking("ask_partner", Form.TELL)
    counts = last.form is Form.COUNT and last.entities is not None and not last.names_something
    if (
        where
        and counts
        and reading.has(Cue.CONJOINED)
        and reading.counted in (Counted.COUNTRIES, Counted.CITIES)
    ):
        # "How many cities are there?", "and countries?"
        return replace(last, counted=reading.counted, entities=reading.entities)
    if (
        where
        and last.form is Form.COUNT
        and has_trait(last.intent, Trait.OF_THE_TABLE)
        and not reading.pointer
    ):
        return last.asking(last.intent, Form.LIST)  # "how many are there?", "where?"
    placed = last.form is Form.CONFIRM and len(last.cities) == 1 and bool(last.countries or last.continents)
    if where and placed and has_trait(last.intent, Trait.PARTNERS):
        # "Is Lyon's partner in Spain?", "where then?"
        of_partner = replace(reading, cities=last.cities, cues=reading.cues | {Cue.OF_PARTNER}, entities=None)
        return replace(of_partner, pointer=None).asking("ask_country", Form.TELL)
    # "Where even is that?" behind the one partnership that was looked for
    of_one = reading.runners_up[:1] == ("ask_country",) and len(context.partnerships) == 1
    of_one = of_one and has_trait(last.intent, Trait.OF_THE_TABLE)
    of_events = is_of_events(last.intent)
    of_one = of_one and not (of_events or context.event or reading.has(Cue.HELD_THERE))
    asks_place = (of_one or has_trait(last.intent, Trait.PARTNERS)) and reading.intent == "ask_event_place"
    # "And which country is that in?" behind the only one that was listed of a city
    listed = reading.intent == "ask_country" and reading.pointer is Pointer.IT and len(last.cities) == 1
    listed = listed and len(context.partnerships) == 1 and has_trait(last.intent, Trait.OF_THE_TABLE)
    if not (of_events or context.event) and (partner := _of_only(reading, last, context, table)):
        return replace(reading, cities=(partner,), entities=None)
    if listed and not (of_events or context.event):
        return replace(reading, cities=_partner_told(context, table), pointer=None)
    if of_one and asks_place:
        reading = replace(reading, cities=_partner_told(context, table))
    return replace(reading.asking("ask_country", Form.TELL), entities=None) if asks_place else reading


def partner_placed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "That's in Belgium, isn't it?" behind one of several partners of a city claims it of that partner, and not of the city."""
    last = context.last_question
    claims = reading.intent == "ask_country" and reading.form is Form.CONFIRM and reading.only_placed
    of_one = len(context.partnerships) == 1 and reading.pointer is Pointer.IT and not reading.names_rows
    told = last is not None and has_trait(last.intent, Trait.PARTNERS) and len(last.cities) == 1
    if not (claims and of_one and told) or reading.cues & {Cue.OF_PARTNER, Cue.PARTNERSHIP, Cue.EVENT}:
        return reading
    several = last is not None and has_several_partners(last.cities, table)
    partner = _partner_told(context, table) if several else ()
    return replace(reading, cities=partner, pointer=None) if partner else reading


def _of_only(reading: Reading, last: Reading, context: Context, table: PartnershipTable) -> str | None:
    """The far end of the only partnership told, of which just a country is asked: "which country?", 「どの国の町でしたかな」; None where anything else is."""
    wanted, told = reading.entities, context.partnerships
    if wanted is None or wanted.kind is not Dimension.COUNTRY or wanted.several or wanted.having:
        return None
    of_rows = any(has_trait(last.intent, each) for each in _OF_ROWS)
    own = reading.pointer or reading.described or reading.cues & {Cue.OF_PARTNER, Cue.WHOLE_TABLE}
    if reading.intent != "ask_country" or own or not of_rows or len(told) != 1:
        return None
    row = table.partnership(told[0])
    near = next((city for city in (context.town(table), *last.cities) if city in row.cities), None)
    return row.other(near) if near else None


def _partner_told(context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The partner of the one partnership told, of the town that is "ours", or that was asked about; none where that is neither of the two."""
    asked = context.last_question.cities if context.last_question else ()
    for row in table.held_partnerships(context.partnerships):
        for home in (*asked, context.town(table)):
            if home in row.cities:
                return (row.other(home),)
    return ()


def _asks_where_event_is(reading: Reading, last: Reading, context: Context) -> bool:
    """Whether "where is it?", read as a question for countries, stands behind an event of which anything else was told: „wo ist der?“."""
    of_event = is_of_events(last.intent)
    likely = reading.intent == "ask_country" and reading.runners_up[:1] == ("ask_event_place",)
    likely = likely and reading.entities is None and last.intent != "ask_event_place"
    return of_event and likely and context.event is not None


def _place_of_event_told(
    reading: Reading, last: Reading, context: Context, table: PartnershipTable
) -> str | None:
    """The city in which the event is held of which just that was told: "and where is that?"; None where nothing else was asked."""
    again = last.intent == "ask_event_place" and reading.pointer is Pointer.IT
    if not again or not context.event or not table.has_event(context.event) or reading.has(Cue.HELD_THERE):
        return None
    return table.event(context.event).held_in


def _claimed_of(question: Reading, table: PartnershipTable) -> tuple[str, ...]:
    """The cities of which a partner was claimed that they do not have, or one that both have; none where nothing of the kind was claimed."""
    claims = question.asserted.predicates if question.asserted and question.form is Form.CONFIRM else ()
    if len(claims) != 1 or not claims[0].holds:
        return ()
    one, other = claims[0].subject, claims[0].object
    if not (table.has_city(one) and table.has_city(other)) or table.between(one, other):
        return ()
    common = claims[0].relation is Relation.COMMON_PARTNER
    return (one, other) if common else (one,) if claims[0].relation is Relation.TWINNED else ()


def place_beside_partner(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "In which country is Lyon and which Chinese town is its partner?", where it is one question, asks for the country of the city, too: the one that it names is its partner's."""
    things = reading.entities
    of_country = things is not None and things.kind is Dimension.COUNTRY and not things.several
    asks = reading.intent in ("ask_country", "ask_partner") and reading.form is Form.TELL and of_country
    of_partner = bool(reading.countries) and bool(reading.cues & {Cue.OF_PARTNER, Cue.TWINNED})
    if not (asks and of_partner) or len(reading.cities) != 1 or reading.rank:
        return reading
    return replace(reading.asking("ask_country"), counted=Counted.COUNTRIES)
