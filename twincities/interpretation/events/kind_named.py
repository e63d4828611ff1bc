"""Events that are asked for by their kind, where the rest of the question is like no example."""

from __future__ import annotations

from twincities.dialogue.context import Context
from twincities.reading import Counted, Cue, Form, Reading
from twincities.table import PartnershipTable

_HARDLY_READ = frozenset({"nlu_fallback", "ask_city_trivia", "out_of_scope"})
_OF_EVENTS = frozenset({"ask_events", "list_events"})
_UNSURE, _PAIR = 0.5, 2


def kind_named(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is there a programme that would get me to Lyon?" asks for such events of Lyon, and for nothing that is said of a city."""
    hardly = reading.intent in _HARDLY_READ and reading.confidence < _UNSURE
    asks = bool(reading.event_kinds) and reading.cues >= {Cue.EVENT, Cue.THERE_IS}
    # "Has my city a feast in Lyon?"
    asks = asks or (reading.counted is Counted.EVENTS and len(reading.cities) == _PAIR)
    if not (hardly and asks and _OF_EVENTS & {*reading.runners_up}) or reading.form is Form.COUNT:
        return reading
    return reading.asking("ask_events" if reading.cities else "list_events")
