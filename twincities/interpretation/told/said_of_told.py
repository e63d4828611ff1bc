"""What is said of all that was told, without naming it: "all in Japan?", "two, right?", "and their partners?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.subject import cities_in_all
from twincities.reading import Counted, Cue, Form, Pointer, Quantifier, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import Filter, PartnershipTable

_OF_PARTNERS = ("ask_partner", "ask_partnerships", "confirm_partnership")
_OF_ONE = (*_OF_PARTNERS, "ask_country")
_TWO = 2  # partnerships that are told are "both"


def of_all_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "All with Japan?" without a noun is said of what was listed, "all of them older than 1990?", 都早于1990年吗 too."""
    reading = _said_of_each(reading, context)
    of_all = reading.form is Form.CONFIRM and (reading.quantifier is Quantifier.ALL or reading.is_of_share)
    if of_all and (all_with := _all_with_city(reading, context, table)):
        return all_with
    # 「どっちも相手は日本？」: with a noun, too, "both" are the two that were told.
    both = reading.pointer is Pointer.THEY and reading.quantifier is Quantifier.ALL and context.told == _TWO
    of_all = of_all and (both or reading.pointer is None)
    of_ties = frozenset() if both else {Cue.PARTNERSHIP, Cue.OF_PARTNER}
    spoken = reading.cues & {*of_ties, Cue.EVENT, Cue.WHOLE_TABLE}
    claims = of_all and bool(reading.conditions) and not (spoken or reading.names_rows or reading.restriction)
    return replace(reading, pointer=Pointer.THOSE) if claims and context.told > 1 else reading


def _said_of_each(reading: Reading, context: Context) -> Reading:
    """ "All of them older than 1990?" behind several is a claim of these, though it has no verb, and 都早于1990年吗 is one of all."""
    dated = bool(reading.years) and reading.conditions == Filter(years=reading.years) and context.told > 1
    points = reading.pointer is Pointer.THOSE or reading.comparison is not None
    all_of = reading.quantifier is Quantifier.ALL and reading.form is Form.LIST and reading.has(Cue.VERBLESS)
    if dated and all_of and points:
        return replace(reading, form=Form.CONFIRM, pointer=None)
    each = reading.cues >= {Cue.SEVERALLY, Cue.BRIEF} and reading.form is Form.CONFIRM
    return (
        replace(reading, quantifier=Quantifier.ALL) if dated and each and not reading.quantifier else reading
    )


def number_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Two, right?" is said of what was told, and not of all that there are."""
    claims = reading.asserted.predicates if reading.asserted else ()
    numbers = [
        one for one in claims if one.relation is Relation.NUMBER and one.object == Counted.PARTNERSHIPS
    ]
    # "And the newest? Is that only one pair?", 是不是只有一对
    ranked = bool(context.last_question and context.last_question.rank) and reading.number_bounds == (1, 1)
    points = reading.pointer is None or (ranked and reading.pointer is Pointer.IT)
    bare = len(claims) == len(numbers) == 1 and (ranked or reading.has(Cue.BRIEF)) and points
    bare = bare and reading.is_bare and not reading.has(Cue.WHOLE_TABLE)
    told = 0 < len(context.partnerships) < len(table.partnerships)
    return replace(reading, pointer=Pointer.THOSE) if bare and told else reading


def only_those_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Are those the only two in Japan?" claims the number of all that the city has there of which they were told, or else of all there are; not of those told alone."""
    if alone := _only_one_told(reading, context):
        return alone
    claims = reading.has(Cue.ONLY_THOSE) and reading.form is Form.CONFIRM and bool(reading.places)
    told = context.partnerships
    number = reading.pointed or reading.number or len(told)
    own = reading.names_rows or reading.rank or reading.comparison or reading.has(Cue.EVENT)
    if not claims or own or number < _TWO:
        return reading
    rows = table.held_partnerships(told if len(told) == number else context.mentioned[-number:])
    hubs = [id for id in cities_in_all(rows) if len(table.partnerships_of(id)) >= number]
    all_there = Predicate(Relation.NUMBER, object=Counted.PARTNERSHIPS, number=(number, number))
    of_hub = replace(
        reading, cities=tuple(hubs[:1]), pointer=None, pointed=None, quantifier=None, entities=None
    )
    return replace(of_hub, asserted=Assertion((all_there,))).asking("confirm_partnership")


def _only_one_told(reading: Reading, context: Context) -> Reading | None:
    """ "Is it the only one?", « c'est le seul ? » behind the one partner in Spain claims that there is no other there; None for anything else."""
    last = context.last_question
    claims = reading.has(Cue.ONLY_THOSE) and reading.form is Form.CONFIRM and len(context.partnerships) == 1
    own = bool(reading.names_something or reading.conditions or reading.unread or reading.comparison)
    own = own or bool(reading.cues & {Cue.EVENT, Cue.THEMES, Cue.CONTACT, Cue.RENEWED})
    if not claims or own or last is None or last.rank or last.comparison or last.years:
        return None
    if last.intent not in _OF_ONE or not (last.conditions or len(last.cities) == 1):
        return None
    one = Predicate(Relation.NUMBER, object=Counted.PARTNERSHIPS, number=(1, 1))
    claim = replace(last, asserted=Assertion((one,)), quantifier=None, entities=None, pointer=None)
    return claim.asking("confirm_partnership", Form.CONFIRM)


def partners_of_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And their partners?" after cities were listed asks for the partnerships of those."""
    last = context.last_question
    asks = reading.has(Cue.OF_PARTNER) and reading.has(Cue.VERBLESS) and reading.form is not Form.CONFIRM
    bare = asks and reading.pointer is Pointer.THEY and reading.is_bare
    listed = last is not None and last.entities is not None and len(context.options) > 1
    return replace(reading, pointer=Pointer.THOSE) if bare and listed else reading


def only_partner(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """「上海だけですか」 behind who is twinned with Chicago claims that it has no other partner."""
    claims, last = reading.asserted.predicates if reading.asserted else (), context.last_question
    sole = len(claims) == 1 and claims[0].relation is Relation.SOLE_PARTNER and not claims[0].subject
    said = reading.conditions or reading.cues & {Cue.TWINNED, Cue.PARTNERSHIP}
    if not sole or said or last is None or last.intent not in _OF_PARTNERS or last.conditions:
        return reading
    others = [id for id in last.cities if id != claims[0].object and table.has_city(id)]
    claim = claims[0]._replace(subject=others[0]) if len(others) == 1 else claims[0]
    return replace(reading, asserted=Assertion((claim,)))


def _all_with_city(reading: Reading, context: Context, table: PartnershipTable) -> Reading | None:
    """ "Are they all Lyon's?" claims it of those that were told; None for anything else."""
    told = len(context.partnerships)
    said = reading.cues & {Cue.OF_PARTNER, Cue.EVENT, Cue.AGE, Cue.THEMES, Cue.WHOLE_TABLE}
    bare = (
        len(reading.cities) == 1 and reading.quantifier is Quantifier.ALL and not (reading.conditions or said)
    )
    bare = bare and reading.pointer in (None, Pointer.THEY, Pointer.THOSE)
    if not bare or told < 2 or told == len(table.partnerships) or reading.unread:
        return None
    return replace(reading, asserted=None, pointer=Pointer.THOSE).asking("ask_partnerships")
