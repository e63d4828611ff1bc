"""Which of the countries that were asked for have several partners of a city: "in which of them does it have more than one?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import AREAS, Cue, Entities, Form, Having, Pointer, Reading
from twincities.table import PartnershipTable

_SEVERAL = 2
_WHICH = frozenset({Cue.ELLIPTIC, Cue.ABOUT_ALL, Cue.WHICH, Cue.VERBLESS})
_POINTS = (None, Pointer.IT, Pointer.THEY, Pointer.THOSE)


def places_with_more(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "In which of them does it have more than one?" after the countries of Lyon's partners asks for those countries with several of them."""
    last, asked = context.last_question, reading.entities
    had = [
        (one.least, one.most)
        for one in (asked.having if asked else ())
        if one == Having(least=one.least, most=one.most)
    ]
    bounds = reading.number_bounds or (had[0] if len(had) == 1 else None)
    kind = last.counted.dimension if last is not None and last.counted else None
    if last is None or kind not in AREAS or len(last.cities) != 1 or bounds is None or bounds[0] < _SEVERAL:
        return reading
    which = bool(reading.cues & _WHICH) or reading.pointer is Pointer.THOSE
    which = which and reading.form is not Form.CONFIRM and reading.pointer in _POINTS
    own = reading.names_rows or reading.conditions or reading.rank or reading.comparison or reading.unread
    of_places = asked is None or asked.kind in AREAS
    if not (which and of_places) or own or reading.has(Cue.EVENT):
        return reading
    places = Entities(kind, (Having(least=bounds[0], most=bounds[1]),), several=True)
    cues = reading.cues | {Cue.TWINNED, Cue.PARTNERSHIP, Cue.OF_PARTNER}
    of_city = replace(reading, cities=last.cities, entities=places, counted=last.counted, cues=cues)
    of_city = replace(of_city, pointer=None, quantifier=None, group_by=None)
    return of_city.asking("ask_partnerships", Form.COUNT if reading.form is Form.COUNT else Form.LIST)
