"""What was said beside the answers of the last turns, so that it is not said again so soon: notes, remarks, suggestions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

TURNS = 3
"""In so many turns one behind the other nothing of that kind is said twice."""


class Lately:
    """Tells what is new, of the texts of a turn, and notes those that are said.

    Turns are remembered as texts that a slot can hold: a short hash of each text, with blanks between them. A collision
    leaves out one remark, or one suggestion, in some 10⁸.
    """

    def __init__(self, turns: Sequence[str] = ()) -> None:
        """`turns` are those before, as `turns_after` gave them."""
        self._turns = tuple(turns[1 - TURNS :])
        self._before = Counter(mark for turn in self._turns for mark in turn.split())
        self._now: dict[str, None] = {}

    def is_new(self, text: str) -> bool:
        """Whether a text was said neither in the turns before nor in this one."""
        return not self.times_said(text)

    def times_said(self, text: str) -> int:
        """In how many of the turns, this one included, a text was said."""
        mark = _mark(text)
        return self._before[mark] + (mark in self._now)

    def note(self, text: str) -> None:
        """Remember that a text is said in this turn."""
        self._now[_mark(text)] = None

    @property
    def turns_after(self) -> tuple[str, ...]:
        """What the next turn has to know."""
        return (*self._turns, " ".join(self._now))[1 - TURNS :]


def _mark(text: str) -> str:
    return f"{crc32(text.encode()):x}"
