"""Questions in two steps: who is twinned with the partner of a city, and with whom else."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.subject import cities_in_all, has_several_partners
from twincities.reading import Counted, Cue, Dimension, Entities, Form, Having, Pointer, Quantifier, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import PartnershipTable
from twincities.table.world_regions import lies_in_any

_OF_TIES = frozenset({Cue.OF_PARTNER, Cue.PARTNERSHIP, Cue.TWINNED})
_MOST_PARTNERS = 3  # of whose partners one question can ask


def of_partner(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Who is twinned with the partner of Lyon?" asks of the partner what it would ask of Lyon; where it has many, for the cities that any of them has."""
    if not reading.has(Cue.SECOND_STEP) or len(reading.cities) != 1:
        return reading
    (city,) = reading.cities
    partners = tuple(row.other(city) for row in table.partnerships_of(city))
    if not partners:
        return reading
    if len(partners) > _MOST_PARTNERS:
        of_any = Entities(Dimension.CITY, (Having(cities=partners),), several=True)
        return replace(reading, cities=(), excluded_cities=(city,), entities=of_any)
    return replace(reading, cities=partners, entities=None, cues=reading.cues - {Cue.PAIRED})


def others_of_the_other(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which others does that city have?" after Lyon's only partner was told asks for the others of this partner, and so does "that city's other partners?" after one of several was."""
    rows, last = table.held_partnerships(context.partnerships), context.last_question
    asks = reading.pointer is Pointer.IT and reading.cues >= {Cue.OTHERS, Cue.OF_PARTNER}
    named = reading.names_something or (reading.selects_by_order and reading.pointer is not Pointer.IT)
    if len(rows) != 1 or not asks or named or last is None or len(last.cities) != 1:
        return reading
    asked = last.cities[0]
    of_several = len(table.partnerships_of(asked)) > 1
    if asked not in rows[0].cities or (of_several and not reading.has(Cue.THAT_CITY)):
        return reading
    other = rows[0].other(asked)
    apart = replace(reading, cities=(other,), excluded_cities=(asked,), pointer=None, entities=None)
    if reading.form is Form.COUNT:
        return reading
    if len(table.partnerships_of(other)) > 1:
        return apart.asking("ask_partnerships", Form.LIST)
    if not reading.has(Cue.THAT_CITY):
        return reading
    further = Assertion((Predicate(Relation.FURTHER_PARTNER, other, asked),))
    none_left = replace(apart, excluded_cities=(), asserted=further)
    return none_left.asking("confirm_partnership", Form.CONFIRM)


def partners_of_hub(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And has that city anything in Japan?" after Lyon and its only partner, or several partners of one city, is about that partner, or that city."""
    conditions = replace(reading.conditions, years=(), kinds=())
    if reading.names_rows or reading.pointer is not Pointer.IT or not conditions:
        return reading
    of_partners = reading.cues & {Cue.OF_PARTNER, Cue.OTHERS, Cue.WITH_WHOM} or reading.quantifier in (
        Quantifier.ANY,
        Quantifier.ALL,
    )
    claims = reading.form is Form.CONFIRM and not reading.cues & {Cue.OTHERS, Cue.OF_PARTNER}
    hub = _hub_told(context, table)
    if hub is None or not of_partners or claims or reading.has(Cue.EVENT):
        return reading
    asked = replace(reading, cities=(hub,), pointer=None, designated=(), entities=None)
    if reading.form is Form.CONFIRM and not reading.has(Cue.OTHERS):
        of_any = replace(asked, quantifier=reading.quantifier or Quantifier.ANY, asserted=None)
        return of_any.asking("ask_partnerships")
    if not table.find(replace(conditions, cities=(hub,))):
        return reading  # "its Chinese partner?" asks who it is
    return asked.asking("ask_partnerships", Form.COUNT if reading.form is Form.COUNT else Form.LIST)


def further_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """「そこは他の中国の都市とも提携している？」, "is that twinned with other Chinese cities, too?" behind one pair claims further partners of the end that lies elsewhere, and none of all there."""
    rows = table.held_partnerships(context.partnerships)
    # 「そこ他の中国の市とも組んでる？」 has no word that asks.
    claims = reading.form is Form.CONFIRM or (
        reading.has(Cue.VERBLESS) and not reading.cues & {Cue.WHICH, Cue.WITH_WHOM}
    )
    # 「その相手には日本の都市がほかにもありますか」
    with_them = bool(reading.cues & {Cue.PAIRED, Cue.SEVERALLY, Cue.THAT_CITY})
    claims = claims and with_them and reading.cues >= {Cue.OTHERS, Cue.TWINNED}
    claims = claims and has_trait(reading.intent, Trait.PARTNERS) and not reading.asserted
    points = reading.pointer in (None, Pointer.OTHER, Pointer.REST) or reading.has(Cue.THAT_CITY)
    if not (claims and points and reading.only_placed) or len(rows) != 1 or reading.unread:
        return reading
    ends = [id for id in rows[0].cities if not lies_in_any(table.city(id), reading.places)]
    if len(ends) != 1:
        return reading
    further = Assertion((Predicate(Relation.FURTHER_PARTNER, ends[0], rows[0].other(ends[0])),))
    asked = replace(reading, cities=(ends[0],), pointer=None, quantifier=None, asserted=further)
    return replace(asked, counted=None, entities=None).asking("confirm_partnership")


def number_of_its_partners(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How many partners does that city have in all?" behind Lyon and its only partner counts those of this partner, as of whichever of the two has several; where both were asked about and have, the partners of each."""
    rows, last = table.held_partnerships(context.partnerships), context.last_question
    counts = reading.intent == "ask_partnerships" and reading.form is Form.COUNT
    points = reading.pointer is Pointer.IT or (reading.pointer is None and reading.has(Cue.THAT_CITY))
    # "And how many has it in all?" says what is counted only behind partners.
    unsaid = not reading.entities and last is not None and has_trait(last.intent, Trait.PARTNERS)
    own = reading.names_something or reading.designated or not replace(reading, pointer=None).is_bare
    if len(rows) != 1 or not (counts and points) or not (reading.cues & _OF_TIES or unsaid):
        return reading
    if own or reading.has(Cue.EVENT):
        return reading
    asked = [id for id in rows[0].cities if last and id in last.cities]
    several = [id for id in rows[0].cities if has_several_partners((id,), table)]
    meant = several or [*rows[0].cities]
    if len(asked) == 1 and len(several) != 1:
        meant = [rows[0].other(asked[0]) if reading.has(Cue.THAT_CITY) else asked[0]]
    about = replace(
        reading,
        cities=tuple(meant),
        pointer=None,
        quantifier=None,
        entities=None,
        counted=Counted.PARTNERSHIPS,
        cues=reading.cues - {Cue.WHOLE_TABLE},
    )
    apart = len(meant) > 1
    return replace(about, group_by=Dimension.CITY).asking(reading.intent, Form.GROUP) if apart else about


def known_for_of_partner(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And its partner?" after "what is Lyon known for?" asks the same of the partner, and not who it is."""
    last = context.last_question
    city = context.cities[0] if len(context.cities) == 1 else ""
    partners = [row.other(city) for row in table.partnerships_of(city)] if table.has_city(city) else []
    of_its = reading.intent == "ask_known_for" and reading.has(Cue.OF_PARTNER) and len(partners) == 1
    if of_its and reading.pointer is Pointer.IT and not (reading.names_something or reading.unread):
        # "What is its partner known for?"
        of_partner = replace(reading, cities=(partners[0],), pointer=None, entities=None)
        return replace(of_partner, cues=reading.cues - {Cue.OF_PARTNER})
    alone = reading.has(Cue.VERBLESS) and reading.has(Cue.OF_PARTNER) and not reading.has(Cue.WHICH)
    points = reading.pointer in (Pointer.IT, Pointer.THEY) or (
        reading.pointer is None and reading.has(Cue.CONJOINED)
    )
    bounded = reading.names_something or reading.rank or reading.comparison or reading.nth or reading.unread
    asks = alone and points and not bounded and reading.form is Form.TELL
    if last is None or last.intent != "ask_known_for" or reading.intent != "ask_partner" or not asks:
        return reading
    return replace(reading.asking("name_subject"), pointer=Pointer.IT)


def _hub_told(context: Context, table: PartnershipTable) -> str | None:
    """The city of several partners in whose partnerships all that was told took part; None where there is none, or it was itself asked about."""
    rows = table.held_partnerships(context.partnerships)
    asked = context.last_question.cities if context.last_question else ()
    hubs = [id for id in cities_in_all(rows) if has_several_partners((id,), table) and id not in asked]
    return hubs[0] if len(hubs) == 1 else None
