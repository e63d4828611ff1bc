"""What "with whom?" and "and earlier ones?" ask for by themselves, of what was told or bounded before."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.narrowing import bounds
from twincities.reading import Counted, Cue, Dimension, Form, Pointer, Quantifier, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import Filter, PartnershipTable
from twincities.table.whereabouts import lies_in
from twincities.table.world_regions import lies_in_any

_PAIR = 2  # cities that are claimed to be twinned


def with_whom(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "With whom?", "and with whom each?" ask for the partners of what was told, be it one city or several; "and Lyon, who's that with?" of what is named."""
    if reading.has(Cue.WITH_WHOM) and reading.intent == "name_subject" and len(reading.cities) == 1:
        return replace(reading, pointer=None).asking("ask_partner", Form.TELL)
    # "With which of our partners do classes exchange?" is a list of those that do.
    exchanging = reading.cues >= {Cue.EXCHANGED, Cue.WHICH, Cue.PARTNERSHIP}
    of_ours = reading.cues >= {Cue.WITH_WHOM, Cue.OURS} and bool(reading.themes) and not reading.names_rows
    if of_ours and not exchanging:
        return reading.asking("ask_partnerships", Form.LIST)  # "with whom do our students exchange?"
    # "Which partnership set up the silk fair?" is no question about what is not held.
    hardly = reading.intent == "ask_not_recorded" and not reading.unread
    of_event = reading.intent == "ask_event_place" or hardly
    of_event = of_event and len(reading.events) == 1 and not reading.cities
    which = reading.cues & {Cue.WHICH, Cue.WITH_WHOM} and not reading.has(Cue.HELD_THERE)
    if of_event and which and reading.has(Cue.PAIRED) and table.has_event(reading.events[0]):
        # "Which town is Lyon Week with?"
        row = table.event(reading.events[0]).partnership
        asked = replace(reading, events=(), partnerships=(row,), entities=None, counted=None, pointer=None)
        return asked.asking("ask_partner", Form.TELL)
    if _asks_for_both_ends(reading):
        return replace(reading, entities=None, quantifier=None, counted=None)
    if _asks_for_another(reading):
        return _another(reading, context, table)
    by_order = reading.rank or reading.comparison or reading.nth
    if _asks_for_end_there(reading, context, table):
        pointer = None if reading.pointer is Pointer.IT else reading.pointer  # "with which city was it?"
        reading = replace(reading, countries=(), pointer=pointer)
        reading = replace(reading, cues=reading.cues | {Cue.BRIEF, Cue.WITH_WHOM})
    bare = not (reading.names_something or reading.conditions or by_order or reading.unread)
    if bare and reading.has(Cue.WITH_WHOM) and reading.has(Cue.OTHERS):
        return _with_whom_else(reading, context, table)
    brief = reading.has(Cue.BRIEF) or reading.quantifier is Quantifier.EACH
    # "And with whom did that one sign?" is no question about whoever signed.
    signed = reading.intent == "ask_not_recorded" and reading.pointer is Pointer.IT
    # 「それ、どこの市といっしょにやったの？」 asks for those whose event was told.
    signed = signed or (has_trait(reading.intent, Trait.OF_AN_EVENT) and len(context.partnerships) == 1)
    if not (reading.has(Cue.WITH_WHOM) and bare and (brief or signed)) or (reading.pointer and not signed):
        return reading
    # A claim about two cities that is denied leaves these, and not what was listed before.
    rows = context.partnerships or (() if context.cities else context.options)
    asked = replace(reading, entities=None, quantifier=None, pointer=None)
    if len(rows) > 1:
        return replace(asked, partnerships=tuple(rows)).asking("ask_partnerships", Form.LIST)
    return asked.asking("ask_partner", Form.TELL) if rows or context.cities else reading


def _asks_for_end_there(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether a place only says on which side of all that was told the partners are: "and with which Chinese city?", "which Welsh town is that with?"."""
    rows = table.held_partnerships(context.partnerships)
    only_there = bool(reading.countries) and reading.conditions == Filter(countries=reading.countries)
    by_order = (
        reading.rank or reading.nth or reading.comparison
    )  # "which is the newest, and which city is it with?"
    only_there = only_there and not (reading.names_rows or reading.unknown or by_order)
    paired = reading.cues >= {Cue.WHICH, Cue.PAIRED} and reading.pointer in (Pointer.IT, Pointer.THEY)
    paired = paired and not reading.pointed  # "which town do the two share?"
    asks = only_there and (reading.has(Cue.WITH_WHOM) or paired) and reading.form in (Form.TELL, Form.LIST)
    of_city = reading.has(Cue.BRIEF) or reading.counted is Counted.CITIES or paired
    if not (asks and of_city and rows) or len(rows) == len(table.partnerships):
        return False
    if reading.cues & {Cue.OTHERS, Cue.MINE}:
        return False
    return all(
        any(lies_in(table.city(id), code) for id in row.cities for code in reading.countries) for row in rows
    )


def _asks_for_both_ends(reading: Reading) -> bool:
    """Whether cities of a place are to be told with their partners: "which Moroccan cities are there, and with whom is each?"."""
    things = reading.entities
    each = reading.quantifier is Quantifier.EACH or reading.has(Cue.CONJOINED)
    is_each = reading.has(Cue.WITH_WHOM) and each
    of_place = things is not None and things.kind is Dimension.CITY and not things.having
    return is_each and of_place and bool(reading.conditions) and reading.form is Form.LIST


def _asks_for_another(reading: Reading) -> bool:
    claims = (
        reading.intent == "confirm_partnership" and reading.form is Form.CONFIRM and len(reading.cities) == 1
    )
    other = reading.pointer is Pointer.OTHER and not (
        reading.conditions or reading.unread or reading.asserted
    )
    return claims and other


def _another(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Has Lyon another one?" is whether it has partners beside the one that was told."""
    (city,) = reading.cities
    told = [row for row in table.held_partnerships(context.partnerships) if city in row.cities]
    others = tuple(row.other(city) for row in told) if len(told) < len(table.partnerships_of(city)) else ()
    asked = replace(reading, excluded_cities=others, pointer=None, quantifier=Quantifier.ANY)
    return asked.asking("ask_partnerships")


def _with_whom_else(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "With whom else?" after "is Lyon twinned with a German town?" asks for the partners of Lyon that were not told."""
    asked = context.last_question.cities if context.last_question else ()
    if len(asked) == _PAIR:
        asked = _with_further_ones(asked, table)
    if len(asked) != 1 or reading.form is Form.CONFIRM:
        return reading
    if reading.pointer is Pointer.IT:
        asked = _city_pointed_at(reading, asked[0], context, table)
    told = [row for row in table.held_partnerships(context.partnerships) if asked[0] in row.cities]
    others = tuple(city for row in told for city in row.cities if city != asked[0])
    all_told = len(told) == len(table.partnerships_of(asked[0]))
    rest = replace(
        reading, cities=asked, excluded_cities=() if all_told else others, pointer=None, entities=None
    )
    return rest.asking("ask_partnerships", Form.LIST)


def _with_further_ones(pair: tuple[str, ...], table: PartnershipTable) -> tuple[str, ...]:
    """Of two cities that were claimed to be twinned the one that has other partners as well, the first where both have: "is Lyon twinned with Turin? And with whom else?"."""
    having = [city for city in pair if table.has_city(city) and len(table.partnerships_of(city)) > 1]
    return tuple(having[:1]) or pair


def _city_pointed_at(
    reading: Reading, asked: str, context: Context, table: PartnershipTable
) -> tuple[str, ...]:
    """The end of the one partnership told that "that city", "that Chinese city" means: of a city that has no other partner rather the other end."""
    rows = table.held_partnerships(context.partnerships)
    if len(rows) != 1 or asked not in rows[0].cities:
        return (asked,)
    ends = [rows[0].other(asked), asked] if len(table.partnerships_of(asked)) == 1 else [asked]
    places = reading.designated
    ends = [*rows[0].cities] if places else ends
    meant = [id for id in ends if all(lies_in(table.city(id), code) for code in places)]
    return (meant[0],) if meant else (asked,)


def with_the_one_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What do we do with them?", "when did we sign with them?" behind the one that was picked from a list are about that one, and not about all of the list."""
    picked = len(context.partnerships) == 1 and reading.pointer is Pointer.THOSE
    said = has_trait(reading.intent, Trait.CONTENT) or has_trait(reading.intent, Trait.DATE_SAID)
    about_one = has_trait(reading.intent, Trait.ABOUT_ONE) and said
    own = not reading.is_bare or reading.pointed or reading.nth or reading.is_of_all
    chooses = reading.cues & {Cue.WHICH, Cue.ABOUT_ALL, Cue.ELLIPTIC, Cue.SEVERALLY}
    if not (picked and about_one and reading.has(Cue.PAIRED)) or own or chooses:
        return reading
    return replace(reading, pointer=Pointer.THEY)


def partners_besides(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "With whom besides Turin is Lyon twinned?" asks whether there are others, where there are none."""
    asks = (
        reading.intent == "ask_partner" and reading.form is not Form.CONFIRM and bool(reading.excluded_cities)
    )
    if not asks or len(reading.cities) != 1 or reading.has(Cue.SECOND_STEP) or reading.unknown:
        return reading
    city, apart = reading.cities[0], set(reading.excluded_cities)
    rows = table.find(replace(bounds(reading, reading.cities, table), cities=reading.cities))
    left_out = [row for row in rows if apart & {*row.cities}]
    if not left_out or len(left_out) < len(rows) or city in apart:
        return reading
    further = Predicate(Relation.FURTHER_PARTNER, city, left_out[0].other(city))
    claim = replace(reading, excluded_cities=(), entities=None, asserted=Assertion((further,)))
    return claim.asking("confirm_partnership", Form.CONFIRM)


def another_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Another one in Peru?" behind the one partnership of a Peruvian city is asked of the other end: whether that has further partners there."""
    other = reading.pointer in (Pointer.OTHER, Pointer.REST) or reading.has(Cue.OTHERS)
    asks = has_trait(reading.intent, Trait.PARTNERS) or reading.intent == "ask_country"
    own = bool(reading.names_rows or reading.rank or reading.comparison)
    own = own or bool(reading.cues & {Cue.EVENT, Cue.AGE, Cue.DATE, Cue.BEGINNING, Cue.WHOLE_TABLE})
    rows = table.held_partnerships(context.partnerships)
    if own or not (other and asks and reading.only_placed) or len(rows) != 1:
        return reading
    there = [id for id in rows[0].cities if lies_in_any(table.city(id), reading.places)]
    if reading.form is not Form.CONFIRM or len(there) != 1:
        return reading
    city = rows[0].other(there[0])
    asked = context.last_question.cities if context.last_question else ()
    # "Has that another Peruvian partner?" behind the one that a Peruvian city took on
    of_end = asked == (there[0],) and reading.has(Cue.OF_PARTNER) and not reading.has(Cue.THERE_IS)
    if not (of_end or city in asked or context.cities == (city,) or reading.has(Cue.MINE)):
        return reading  # "other Peruvian ones" behind one of these are others of the whole table
    further = Predicate(Relation.FURTHER_PARTNER, city, there[0])
    claim = replace(reading, cities=(city,), pointer=None, quantifier=None, counted=None, entities=None)
    claim = replace(claim, designated=(), asserted=Assertion((further,)))
    return claim.asking("confirm_partnership")
