"""Turns as they stand in the database: a row each, the events in it one to a line, compressed together; free of Rasa.

What most turns have in common stands in `dictionary.txt`, from which the compression begins: without it, the events of
one turn are too short to be compressed by much.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from twincities.conversations.stored_data import as_json
from twincities.conversations.tables import USER, StoredEvent

# Never to be changed, for what is stored cannot be read without it: zlib refuses any other.
_DICTIONARY = Path(__file__).with_name("dictionary.txt").read_bytes()
_BEST, _MOST_MEMORY = 9, 9
# What the time of an event is counted in: by so much the numbers differ that stand for a moment of our years.
_TICK = 2.0**-22
_decode = json.JSONDecoder().raw_decode


class DamagedRowError(ValueError):
    """A row of the database does not hold what this program has written."""


class TurnRow(Protocol):
    """A row of the table of turns."""

    sequence: int
    timestamp: float
    intent_name: str | None
    said: str | None
    events: bytes


@dataclass(frozen=True)
class NumberedEvent:
    """An event and its number in the conversation."""

    sequence: int
    event: StoredEvent


def turns_as_rows(first: int, new: Sequence[StoredEvent]) -> list[dict[str, Any]]:
    """What is written of events that follow each other, the first with this number: a row a turn.

    What comes before the first message, such as the beginning of a session, stands with it.
    """
    rows, begin = [], 0
    users = [number for number, event in enumerate(new) if event.type_name == USER]
    for end in [*users[1:], len(new)]:
        if turn := new[begin:end]:
            rows.append({"sequence": first + end - 1, **_row(turn)})
        begin = end
    return rows


def events_of_row(row: TurnRow) -> list[NumberedEvent]:
    """The events of a row, with their numbers.

    Raises:
        DamagedRowError: when they cannot be read.
    """
    try:
        lines = decompressed(row.events).split("\n")
        found = [_event(line, row) for line in lines]
    except (zlib.error, ValueError, KeyError, IndexError) as error:
        raise DamagedRowError(
            f"the turn that ends with number {row.sequence} cannot be read: {error}"
        ) from error
    return [NumberedEvent(number, event) for number, event in enumerate(found, row.sequence - len(found) + 1)]


def compressed(text: str) -> bytes:
    """A text of JSON in few bytes."""
    compressor = zlib.compressobj(_BEST, memLevel=_MOST_MEMORY, zdict=_DICTIONARY)
    return compressor.compress(text.encode()) + compressor.flush()


def decompressed(data: bytes) -> str:
    """The text again.

    Raises:
        zlib.error, ValueError: when it was not compressed so.
    """
    decompressor = zlib.decompressobj(zdict=_DICTIONARY)
    return (decompressor.decompress(data) + decompressor.flush()).decode()


def state_to_store(state: str) -> str:
    """A list of events that do not stand on rows of their own, as it is written."""
    return base64.b64encode(compressed(state)).decode() if state != "[]" else state


def stored_state(written: str) -> str:
    """The list again; of earlier versions, it is written as it is.

    Raises:
        DamagedRowError: when it cannot be read.
    """
    if written.startswith("["):
        return written
    try:
        return decompressed(base64.b64decode(written))
    except (zlib.error, ValueError) as error:
        raise DamagedRowError(f"the state of a conversation cannot be read: {error}") from error


def _row(turn: Sequence[StoredEvent]) -> dict[str, Any]:
    last = turn[-1].timestamp
    said = next((event for event in turn if event.type_name == USER), None)
    after = turn[turn.index(said) :] if said else turn
    return {
        "timestamp": last,
        "intent_name": said.intent_name if said else None,
        "action_name": next((event.action_name for event in after if event.action_name), None),
        "said": said.said if said else None,
        "events": compressed("\n".join(_line(event, last) for event in turn)),
    }


def _line(event: StoredEvent, last: float) -> str:
    head = [event.type_name, _time_before(last, event.timestamp)]
    if event.action_name is not None:
        head.append(event.action_name)
    return as_json(head) + event.data


def _event(line: str, row: TurnRow) -> StoredEvent:
    head, end = _decode(line)
    kind, time, *name = head
    moment = row.timestamp - time * _TICK if isinstance(time, int) else time
    event = StoredEvent(kind, moment, None, name[0] if name else None, line[end:])
    return replace(event, intent_name=row.intent_name, said=row.said) if kind == USER else event


def _time_before(last: float, moment: float) -> int | float:
    """A moment as a whole number of ticks before the last one, or itself where that would not be exact."""
    ticks = round((last - moment) / _TICK)
    return ticks if last - ticks * _TICK == moment else float(moment)
