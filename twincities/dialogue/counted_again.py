"""The last question for its number, or for that of what is left: "how many?", "how many are left besides these?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.context import Context
from twincities.dialogue.pointing import pointed_rows
from twincities.reading import Counted, Cue, Dimension, Form, Measure, Pointer, Quantifier, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import PartnershipTable

OF_THE_TABLE = frozenset({Cue.PARTNERSHIP, Cue.TWINNED, Cue.WHOLE_TABLE})
"""What speaks of all that the table holds, where nothing else is counted."""


def counted_again(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How many?" after "which year has the most?" or "which cities are there?" asks for the number of those."""
    last = context.last_question
    left = reading.has(Cue.LEFT)  # "how many are left?" after "without the American ones"
    if left and reading.excluded_cities and reading.form is Form.COUNT and not (reading.cities or last):
        # "How many are left apart from those of Lyon and Turin?"
        return replace(reading, pointer=None, pointed=None).asking("ask_partnerships")
    of_nothing_named = not reading.cues & OF_THE_TABLE and reading.pointer is None  # "how many are there?"
    bare = reading.has(Cue.BRIEF) or reading.pointer is Pointer.IT or left or of_nothing_named
    bounded = not reading.is_bare or reading.unread
    counts = reading.form is Form.COUNT and reading.counted is None
    of_events = last is not None and last.form is Form.COUNT and last.counted is Counted.EVENTS
    if of_events and counts and reading.names_something and not reading.cues & OF_THE_TABLE and not left:
        # "And how many with Lyon?" behind a number of events
        return replace(reading, counted=Counted.EVENTS).asking("ask_partnerships")
    if last is None or not (counts and bare) or bounded or _says_otherwise(reading, last):
        return reading
    if left and not (last.unwanted or last.excluded_cities or reading.excluded_cities):
        # "How many are left besides these?" after the European ones.
        rest = pointed_rows(reading, context, table)
        others = replace(reading, partnerships=tuple(row.id for row in rest), pointer=None)
        return others.asking("ask_partnerships") if rest else reading
    if last.rank and (last.group_by or last.rank.by is Measure.EVENTS):
        return last
    if last.intent in ("list_events", "ask_events") and last.form is not Form.CONFIRM:
        return last.asking("list_events", Form.COUNT)
    of_others = last.entities is not None and last.entities.kind is not Dimension.PARTNERSHIP
    without_some = (*last.excluded_cities, *reading.excluded_cities)  # "… if one leaves Lyon out?"
    last = replace(last, excluded_cities=tuple(dict.fromkeys(without_some)))
    points = reading.pointer in (Pointer.IT, None) or left
    # "Are there any in Japan?" – "How many?"
    told = last.form is not Form.CONFIRM or (last.quantifier is Quantifier.ANY and not last.names_rows)
    selects = last.selects or (last.names_rows and not left)
    listed = points and told and has_trait(last.intent, Trait.PARTNERS) and selects
    together = replace(last, quantifier=None, cues=last.cues - {Cue.SEVERALLY})
    return together.asking("ask_partnerships", Form.COUNT) if of_others or listed else reading


def _says_otherwise(reading: Reading, last: Reading) -> bool:
    """Whether it counts those that were renewed, or never were, and the last question spoke of the others: "how many were renewed?" behind "any never renewed?"."""
    renewed = {Cue.RENEWED, Cue.NEVER_RENEWED}
    return reading.has(Cue.RENEWED) and reading.cues & renewed != last.cues & renewed


def others_counted(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Are there more with Spain?" after the number of those with France asks for the number of those with Spain; "has Lyon more?" holds it against the city counted before.

    "Yes" would say that there are any; which number is larger, both of them say.
    """
    last, comparison = context.last_question, reading.comparison
    by_number = comparison is not None and comparison.by is Measure.PARTNERSHIPS
    compares = by_number and comparison is not None and not comparison.says_with_what
    claims = reading.form is Form.CONFIRM and bool(reading.conditions) and not reading.names_rows
    counted = last.cities if last and last.form is Form.COUNT else ()
    of_city = reading.form in (Form.CONFIRM, Form.COMPARE) and len(counted) == len(reading.cities) == 1
    if comparison and compares and of_city and counted != reading.cities:
        relation = (Relation.AS_MANY, Relation.MORE, Relation.FEWER)[comparison.relation]
        claim = Assertion((Predicate(relation, reading.cities[0], counted[0]),))
        return replace(reading.asking("ask_partnerships", Form.CONFIRM), asserted=claim, comparison=None)
    if last is None or last.form is not Form.COUNT or last.names_rows or not (compares and claims):
        return reading
    return with_conditions(last, last, reading)


def events_counted(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Has Lyon more than two?" after the events of others were told claims so many events."""
    last, claim = context.last_question, reading.asserted
    before = last.asserted.predicates if last and last.asserted else ()
    of_events = last is not None and (last.counted is Counted.EVENTS or last.has(Cue.EVENT))
    of_events = of_events or any(one.object == Counted.EVENTS for one in before)
    if claim is None or not of_events or reading.counted is not None:
        return reading
    if any(one.relation is not Relation.NUMBER for one in claim.predicates):
        return reading
    events = tuple(one._replace(object=Counted.EVENTS) for one in claim.predicates)
    return replace(reading.asking("ask_events"), asserted=claim._replace(predicates=events))
