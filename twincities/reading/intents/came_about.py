"""How a partnership came about, which its overview tells: "how did that even happen?", "how did it all start?"."""

from __future__ import annotations

from twincities.nlu.text.mentions import EVENT
from twincities.reading.intents.learned import Learned

_OF_ELSE = frozenset({"event_noun", "proof", "records", "according"})


def came_about(learned: Learned) -> str | None:
    """The intent of a question for how a tie came about, whatever was learned of it; None where an event or a source is asked about."""
    asks = "came_about" in learned.said and not learned.said & _OF_ELSE
    return "ask_overview" if asks and EVENT not in learned.named else None
