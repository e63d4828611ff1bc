"""What was hardly understood, and is likely of another world than the table's."""

from __future__ import annotations

from twincities.dialogue.context import Context
from twincities.reading import Form, Reading
from twincities.table import PartnershipTable

_HARDLY_UNDERSTOOD = ("nlu_fallback", "ask_not_recorded")
_UNSURE = 0.5  # confidence


def rather_out_of_scope(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How do I fix error 404?" is declined, and not asked back: it names nothing, its words are not known, and no example of the table's came next to mind."""
    hardly = reading.intent in _HARDLY_UNDERSTOOD and reading.confidence < _UNSURE and bool(reading.unread)
    likely = reading.runners_up[:1] == ("out_of_scope",)
    names = reading.names_something or reading.conditions
    talked_about = context.partnerships or context.cities or context.events
    points = reading.pointer is not None and talked_about
    return (
        reading.asking("out_of_scope", Form.TELL) if hardly and likely and not (names or points) else reading
    )
