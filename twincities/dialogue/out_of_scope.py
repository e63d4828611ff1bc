"""What was hardly understood, and is likely of another world than the table's."""

from __future__ import annotations

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Reading
from twincities.table import PartnershipTable

_HARDLY_UNDERSTOOD = ("nlu_fallback", "ask_not_recorded")
_UNSURE = 0.5  # confidence
_OF_TABLE = frozenset(
    {Cue.PARTNERSHIP, Cue.TWINNED, Cue.OF_PARTNER, Cue.EVENT, Cue.DATE, Cue.RENEWED, Cue.CONTACT, Cue.END}
)
_CHATTER = frozenset({"goodbye", "greet", "small_talk"})


def rather_out_of_scope(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How do I fix error 404?" is declined, and not asked back: it names nothing, its words are not known, and no example of the table's came next to mind. So is what is of another side of a city: "a good sushi place in Lyon?"."""
    hardly = reading.intent in _HARDLY_UNDERSTOOD and reading.confidence < _UNSURE and bool(reading.unread)
    likely = next((one for one in reading.runners_up if one not in _CHATTER), None)
    first = reading.runners_up[:1] == (likely,)
    if not hardly or likely not in ("out_of_scope", "ask_city_trivia"):
        return reading
    guessed = reading.intent == "nlu_fallback" and not (reading.themes or reading.cues & _OF_TABLE)
    if likely == "ask_city_trivia":
        of_city = len(reading.cities) == 1 and first and not reading.places
        return reading.asking("ask_city_trivia") if guessed and of_city else reading
    names = reading.names_something or reading.conditions
    talked_about = context.partnerships or context.cities or context.events
    # « il fera beau là-bas demain ? » says nothing that the table could tell of what was talked about.
    points = reading.pointer is not None and talked_about and not (guessed and not reading.cues)
    return (
        reading.asking("out_of_scope", Form.TELL) if (first or guessed) and not (names or points) else reading
    )
