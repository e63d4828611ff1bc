"""Long texts in pieces that Telegram takes; free of Rasa."""

from __future__ import annotations

from collections.abc import Iterator

MOST_UNITS_OF_TEXT = 4_096
MOST_UNITS_OF_CAPTION = 1_024

_ENDS = ("\n\n", "\n", ". ", " ")  # of a paragraph, a line, a sentence, a word


def units(text: str) -> int:
    """The length as Telegram counts it: in UTF-16 code units, of which a character has one or two."""
    return len(text.encode("utf-16-le", errors="replace")) // 2


def split(text: str, most_units: int = MOST_UNITS_OF_TEXT) -> Iterator[str]:
    """Pieces of at most so many units, none of them blank; cut at the end of a paragraph where there is one, else
    at that of a line, a sentence, a word.
    """
    rest = text.encode("utf-8", errors="replace").decode().strip()
    while units(rest) > most_units:
        head = _head(rest, most_units)
        cut = next((position for end in _ENDS if (position := _last_end(head, end)) > 0), len(head))
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


def _head(text: str, most_units: int) -> str:
    return text.encode("utf-16-le")[: 2 * most_units].decode("utf-16-le", errors="ignore")


def _last_end(text: str, end: str) -> int:
    """Where to cut; not in the first quarter, lest the pieces get many."""
    position = text.rfind(end)
    return position + len(end) if position > len(text) // 4 else 0
