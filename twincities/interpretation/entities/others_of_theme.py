"""A theme of those that are left: "have any of the others got wine too?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.pointing import pointed_rows
from twincities.reading import Counted, Cue, Form, Pointer, Quantifier, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import Filter, PartnershipTable


def any_other_of_theme(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Any of the others got wine too?" asks whether one of those left is about it, and for no more of what was told."""
    asks = reading.intent == "ask_more" or has_trait(reading.intent, Trait.CONTENT)
    of_rest = reading.pointer is Pointer.REST and reading.quantifier is Quantifier.ANY
    only_themes = bool(reading.themes) and reading.conditions == Filter(themes=reading.themes)
    own = reading.names_rows or reading.rank or reading.comparison or reading.unread or reading.has(Cue.EVENT)
    if _asks_for_another(reading) and only_themes and not own and len(context.partnerships) == 1:
        # Which of the two is the partner is not asked: "are there other towns with that theme?"
        another = replace(reading, pointer=Pointer.OTHER, asserted=None, entities=None)
        another = replace(another, counted=Counted.PARTNERSHIPS)
        return another.asking("ask_partnerships", Form.CONFIRM)
    if asks and only_themes and not own and _of_other_partners(reading):
        asked = replace(reading, pointer=Pointer.OTHER, quantifier=Quantifier.ANY, event_kinds=())
        return replace(asked, asserted=None, entities=None, described=()).asking("ask_partnerships")
    if not (asks and of_rest and only_themes) or own:
        return reading
    rest = pointed_rows(reading, context, table)
    if len(rest) == 1:
        about = Assertion(tuple(Predicate(Relation.ABOUT, object=theme) for theme in reading.themes))
        of_one = replace(reading, partnerships=(rest[0].id,), asserted=about, pointer=None, quantifier=None)
        return of_one.asking("ask_overview", Form.CONFIRM)
    return replace(reading, asserted=None, entities=None).asking("ask_partnerships", Form.CONFIRM)


def _asks_for_another(reading: Reading) -> bool:
    """Whether it is asked if there is another one besides the one told, of partnerships or their cities."""
    of_ties = reading.counted in (None, Counted.CITIES, Counted.PARTNERSHIPS)
    of_ties = of_ties and (reading.intent == "ask_partnerships" or has_trait(reading.intent, Trait.CONTENT))
    another = reading.pointer in (None, Pointer.OTHER) and reading.cues >= {Cue.OTHERS, Cue.THERE_IS}
    return of_ties and another and reading.form is Form.CONFIRM


def _of_other_partners(reading: Reading) -> bool:
    """ "Are there other partner towns where pupils go?" is of no exchange of the one told."""
    of_partners = reading.cues >= {Cue.OTHERS, Cue.OF_PARTNER} and reading.pointer in (None, Pointer.OTHER)
    return of_partners and reading.form in (Form.CONFIRM, Form.LIST)
