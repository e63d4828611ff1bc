"""What "the other German one" is behind one partner in Germany: what else lies there, and not that one or all of them."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.world_regions import lies_in_any

_SOUGHT = frozenset({Cue.THERE_IS, Cue.WITH_WHOM, Cue.EVENT, Cue.WHICH_EVENT, Cue.AGE})
_MOST = 3  # others of which a fact is told one by one


def other_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the other German town?" behind what Lyon is known for asks the same of the other partner of our town in Germany."""
    town, places = context.town(table), reading.places
    of_other = reading.has(Cue.OTHERS) and reading.pointer in (None, Pointer.OTHER)
    # «¿y la otra china?» asks for no country
    bare = reading.intent in ("name_subject", "ask_country") and reading.has(Cue.VERBLESS)
    asks = bare or (has_trait(reading.intent, Trait.ABOUT_ONE) and reading.form is Form.TELL)
    own = bool(reading.names_rows or reading.rank or reading.comparison or reading.nth or reading.quantifier)
    own = own or bool(reading.unread or reading.cues & _SOUGHT) or not reading.only_placed
    if town is None or not (of_other and asks) or own:
        return reading
    told = [row.other(town) for row in table.held_partnerships(context.partnerships) if town in row.cities]
    meant = [*context.cities, *told] if len(told) < 2 else [*context.cities]
    known = {id for id in meant if id != town and lies_in_any(table.city(id), places)}
    there = [row.other(town) for row in table.partnerships_of(town)]
    others = [id for id in there if id not in known and lies_in_any(table.city(id), places)]
    if len(known) != 1 or not 0 < len(others) <= _MOST:
        return reading
    of_them = replace(reading, cities=tuple(others), countries=(), continents=(), designated=())
    of_them = replace(of_them, pointer=None, entities=None)
    return of_them.asking("name_subject", Form.TELL) if bare else of_them
