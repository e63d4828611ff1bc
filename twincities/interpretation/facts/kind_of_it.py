"""What a partnership is called where it is pointed at: "what do they exchange in that friendship?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.pointing import chosen_option
from twincities.reading import Cue, Dimension, Form, Pointer, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import Filter, PartnershipTable

_OF_OTHERS = frozenset({Cue.KIND, Cue.OTHERS, Cue.WHOLE_TABLE})
_AMONG = frozenset({Cue.AMONG, Cue.ONE_OF_OURS, Cue.THOSE_OF, Cue.OURS})
_SURE, _UNSURE = 0.65, 0.4  # of what was learned, below which the names of kinds alone tell what is asked
_TAKEN_FOR = frozenset({"list_events", "ask_known_for", "ask_common"})
"""What was learned where a kind that no example has is asked for."""
_PAIR = 2


def kind_of_it(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What do the two cities of that friendship exchange?" is asked of the friendship told last: its kind bounds nothing, and asks for no others of it."""
    if ids := _of_others(reading, context, table) or _of_two(reading, context, table):
        of_them = replace(reading, partnerships=ids, cities=(), kinds=(), called=(), pointer=None)
        of_them = replace(of_them, pointed=None, entities=None, asserted=None, restriction=Filter())
        return replace(of_them, cues=reading.cues | {Cue.KIND}).asking("ask_overview", Form.TELL)
    if reading.kinds and (asked := _claimed_of_one(reading, table) or _only_kinds(reading, table)):
        return asked
    told = table.held_partnerships(context.partnerships)
    points = reading.pointer in (Pointer.IT, Pointer.THEY) and reading.pointed in (None, _PAIR)
    of_tie = has_trait(reading.intent, Trait.ABOUT_ONE) and not has_trait(reading.intent, Trait.SIDE_BY_SIDE)
    asks = points and reading.form is Form.TELL and of_tie
    is_it = len(told) == 1 and bool(reading.kinds) and {*reading.kinds} == {told[0].kind}
    own = reading.names_rows or reading.rank or reading.comparison or reading.cues & _OF_OTHERS
    if not (asks and is_it) or own or replace(reading.conditions, kinds=()):
        return reading
    return replace(reading, kinds=(), partnerships=context.partnerships, pointer=None, pointed=None)


def _of_others(reading: Reading, context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The id of the other one of those told, where it is asked what that is called; none for anything else."""
    asks = reading.has(Cue.KIND) and reading.pointer is Pointer.OTHER and reading.is_bare
    other = chosen_option(reading, context, table) if asks and not reading.quantifier else None
    return (other.id,) if other else ()


def _claimed_of_one(reading: Reading, table: PartnershipTable) -> Reading | None:
    """What "is Lyon one of our friendships?" asks of the one tie that Lyon has: what it is called, or to agree; None where anything else is claimed."""
    hub = table.hub
    named = [city for city in reading.cities if city != hub]
    rows = table.partnerships_of(named[0]) if len(named) == 1 else ()
    claims = reading.form is Form.CONFIRM and bool(reading.called) and reading.pointer in (None, Pointer.OURS)
    more = reading.rank or replace(reading.conditions, kinds=()) or reading.unread
    if not claims or more or len(rows) != 1:
        return None
    if reading.asserts(Relation.SOLE_PARTNER):  # "our only friendship" is told by all of them
        all_such = replace(reading, cities=(), pointer=None, asserted=None, restriction=Filter())
        return all_such.asking("ask_partnerships", Form.LIST)
    if reading.asserted:
        return None
    of_it = replace(reading, pointer=None, entities=None, quantifier=None)
    if rows[0].kind in reading.kinds:
        cues = (reading.cues - _AMONG) | {Cue.TWINNED}
        return replace(of_it, cities=tuple(named), cues=cues).asking("confirm_partnership")
    of_it = replace(of_it, partnerships=(rows[0].id,), cities=(), called=(), kinds=(), restriction=Filter())
    return replace(of_it, cues=reading.cues | {Cue.KIND}).asking("ask_overview", Form.TELL)


def _only_kinds(reading: Reading, table: PartnershipTable) -> Reading | None:
    """The list that a kind alone asks for: "port bonds?", "which are the port bonds of our town?"; None where anything else is said."""
    of_ties = reading.entities is not None and reading.entities.kind is Dimension.PARTNERSHIP
    listed = of_ties and reading.form in (Form.LIST, Form.COUNT) and reading.intent in _TAKEN_FOR
    alone = reading.form is Form.TELL and reading.has(Cue.VERBLESS) and reading.confidence < _SURE
    vague = reading.form is Form.TELL and reading.has(Cue.ABOUT_ALL) and reading.confidence < _UNSURE
    of_hub = replace(reading, cities=tuple(id for id in reading.cities if id != table.hub))
    bound = of_hub.names_rows or (reading.selects_by_order and reading.pointer is not Pointer.OURS)
    if not (listed or alone or vague) or bound or reading.unread or reading.has(Cue.EXCHANGED):
        return None
    return reading.asking("ask_partnerships", reading.form if listed else Form.LIST)


def _of_two(reading: Reading, context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The ids of the one tie that each of two cities has, of which "are Lyon and Turin both sister cities?" claims what they are called, or of the two told: "both are sister cities"; none where they may be meant as each other's."""
    claims = reading.form is Form.CONFIRM and reading.has(Cue.SEVERALLY) and bool(reading.called)
    alike = reading.places or reading.years or reading.cues & {Cue.PAIRED, Cue.WITH_CITY, Cue.ALTERNATIVE}
    if not claims or alike or reading.unread or len(table.ties.kinds) < _PAIR:
        return ()
    if reading.pointer is None and not (reading.names_rows or reading.quantifier):
        return context.partnerships if len(context.partnerships) == context.told == _PAIR else ()
    if len(reading.cities) != _PAIR:
        return ()
    ties = [table.partnerships_of(city) for city in reading.cities]
    ids = tuple(dict.fromkeys(rows[0].id for rows in ties if len(rows) == 1))
    return ids if len(ids) == _PAIR else ()
