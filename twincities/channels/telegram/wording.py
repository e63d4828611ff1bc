"""What the channel itself has to say."""

from __future__ import annotations

from twincities.channels.incoming import Domain, language_of_message, wording

TEXT_ONLY = "utter_text_only"
TOO_FAST = "utter_too_fast"
BUSY = "utter_busy"
BUTTON_EXPIRED = "phrase_button_expired"


def say(response: str, domain: Domain | None, wish: str | None = None, text: str = "") -> str:
    """One of the channel's own responses, in the language of the text that it answers, or the one that the user's Telegram is in."""
    return wording(response, domain, language_of_message(text, wish))


def describe_command(command: str, domain: Domain | None, language: str | None = None) -> str:
    """What the command menu says of a command."""
    return say(f"phrase_command_{command}", domain, language)
