"""A turn as it stands in a row."""

from __future__ import annotations

import base64
import hashlib
import random
from types import SimpleNamespace

import pytest

from twincities.conversations import rows
from twincities.conversations.tables import StoredEvent

DICTIONARY = "29762f239e44d75128e58f4f6f0bf14b7c2dcc8d7b9d2e8f7e62c2673165dd00"
STORED = "ePnJ2EfFQzjL2MDA0hxblEA6GobGZuaWQCNRWvOGSkRGfnZlfkk+MBgAppojdg=="
TURN = (
    StoredEvent("action", 1795806627.4844031, None, "action_listen", ""),
    StoredEvent("user", 1795806627.4883175, "ask_since", None, '{"message_id":"1"}', "Since when?"),
    StoredEvent("slot", 1795806627.4915788, None, None, '{"name":"cities","value":["kyoto"]}'),
)


def through(new: list[StoredEvent]) -> list[tuple[int, StoredEvent]]:
    written = [SimpleNamespace(**row) for row in rows.turns_as_rows(5, new)]
    return [(each.sequence, each.event) for row in written for each in rows.events_of_row(row)]


def test_what_was_stored_can_be_read_for_ever() -> None:
    """A row as an earlier version of this program wrote it: what it is read with must not change."""
    row = SimpleNamespace(
        sequence=3,
        timestamp=TURN[-1].timestamp,
        intent_name="ask_since",
        said="Since when?",
        events=base64.b64decode(STORED),
    )
    assert [each.event for each in rows.events_of_row(row)] == list(TURN)
    assert hashlib.sha256(rows._DICTIONARY).hexdigest() == DICTIONARY


@pytest.mark.parametrize("start", [0.0, 100.0, 1e9, 1795806627.4844031, 2**33 + 0.1])
def test_turns_come_back_as_they_were(start: float) -> None:
    chance, moment, new = random.Random(3), start, []
    for number in range(200):
        moment += chance.choice([0, 1e-6, 1e-3, 0.1, 1000.1, -0.5])
        kind = chance.choice(["user", "slot", "action", "bot"])
        is_said = kind == "user" and chance.random() < 0.8
        new.append(
            StoredEvent(
                kind,
                moment,
                "ask" if kind == "user" else None,
                chance.choice(["action_listen", "", "a\nb"]) if kind == "action" else None,
                chance.choice(["", '{"a":"\\n] é 中"}']),
                f"said {number}\n" if is_said else None,
            )
        )
    assert through(new) == list(enumerate(new, 5))
    assert all(sum(event.type_name == "user" for event in row) <= 1 for row in _rows(new))


def _rows(new: list[StoredEvent]) -> list[list[StoredEvent]]:
    written = [SimpleNamespace(**row) for row in rows.turns_as_rows(1, new)]
    return [[each.event for each in rows.events_of_row(row)] for row in written]


def test_of_a_turn_the_question_and_what_answered_it_stand_in_columns() -> None:
    answered = StoredEvent("action", TURN[1].timestamp, None, "action_ask_since", "")
    (row,) = rows.turns_as_rows(1, [*TURN[:2], answered, TURN[2]])
    del row["events"]
    assert row == {
        "sequence": 4,
        "timestamp": TURN[2].timestamp,
        "intent_name": "ask_since",
        "action_name": "action_ask_since",
        "said": "Since when?",
    }


@pytest.mark.parametrize("damaged", [b"", b"x", rows.compressed("nothing"), rows.compressed("[]{}")])
def test_what_is_damaged_is_told(damaged: bytes) -> None:
    row = SimpleNamespace(sequence=3, timestamp=1.0, intent_name=None, said=None, events=damaged)
    with pytest.raises(rows.DamagedRowError, match="number 3"):
        rows.events_of_row(row)
    with pytest.raises(rows.DamagedRowError):
        rows.stored_state("no base64")


def test_a_state_comes_back() -> None:
    for state in ("[]", '[{"event":"slot","name":"cities","value":["kyōto"]}]'):
        assert rows.stored_state(rows.state_to_store(state)) == state
        assert rows.stored_state(state) == state  # as earlier versions wrote it
