"""The language of a message, as one part of the pipeline tells it to the next."""

from __future__ import annotations

from rasa.shared.nlu.constants import METADATA
from rasa.shared.nlu.training_data.message import Message

from twincities.languages import language_of_turn

LANGUAGE = "language"
"""The message property with the language that its words tell (`language_of`), absent where they tell none; also the key, in
what a page or a program says about a message, of the language that it wishes."""


def language_read_in(message: Message) -> str:
    """The language, one of those that are spoken, whose words a message is read by."""
    wish = (message.get(METADATA) or {}).get(LANGUAGE)
    return language_of_turn(message.get(LANGUAGE), None, wish)
