"""What the channel itself has to say."""

from __future__ import annotations

from twincities.channels.incoming import Domain, wording

TEXT_ONLY = "utter_text_only"
TOO_FAST = "utter_too_fast"
BUSY = "utter_busy"
BUTTON_EXPIRED = "phrase_button_expired"

# For a domain that lacks them.
_BUILT_IN = {
    TEXT_ONLY: "I can only read text. Please type your question.",
    TOO_FAST: "That is faster than I can answer. Please wait a moment.",
    BUSY: "So many people are asking that I cannot keep up. Please ask again in a moment.",
    BUTTON_EXPIRED: "This button no longer works. Please type your question.",
    "phrase_command_start": "Say hello",
    "phrase_command_help": "What I can tell you",
    "phrase_command_restart": "Start the conversation anew",
}


def say(response: str, domain: Domain | None) -> str:
    """The text of one of the channel's own responses, from the domain or else built in."""
    return wording(response, domain, _BUILT_IN[response])


def describe_command(command: str, domain: Domain | None) -> str:
    """What the command menu says of a command."""
    return say(f"phrase_command_{command}", domain)
