"""Keeping programs running: started again when they die or no longer answer, and ended in order."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from twincities.launch import stopping
from twincities.launch.errors import LaunchError
from twincities.launch.processes import Program, end, shown
from twincities.launch.questions import Address, Question


@dataclass(frozen=True)
class Patience:
    """What the launcher puts up with; times in seconds."""

    to_start: float = 300
    """How long a program may take until it answers for the first time."""
    between_questions: float = 5
    for_an_answer: float = 10
    """A server that is merely busy is late, but not that late several times in a row."""
    most_unanswered: int = 3
    before_starts: Sequence[float] = (0, 0.5, 1, 2, 4, 8, 15, 30)
    """Waited before the first start after a death, the second …; the last one from then on."""
    settled: float = 10
    """A program that was ready for so long begins with the first of these again."""
    most_failed_starts: int = 5
    """So many starts in a row that came to nothing are the end."""
    to_end: float = 20
    """More than a server takes to finish the turns that are going on."""


PATIENCE = Patience()


class _Pulse:
    """What the answers of one run of a server say of it; asked at intervals, once it has answered for the first time."""

    def __init__(self, address: Address, patience: Patience) -> None:
        self.began = time.monotonic()
        self.ready_since: float | None = None
        self.unanswered = 0
        self._address = address
        self._patience = patience
        self._question: Question | None = None
        self._ask_at = self.began

    def feel(self, now: float) -> None:
        """Begin to ask, or see what has become of the question; never waits."""
        if self._question is None:
            if now >= self._ask_at:
                self._question, self._asked_at = Question(self._address), now
            return
        answered = self._question.answered()
        if answered is None and now < self._asked_at + self._patience.for_an_answer:
            return
        self.drop()
        if answered and self.ready_since is None:
            self.ready_since = now
        if self.ready_since is not None:
            self.unanswered = 0 if answered else self.unanswered + 1
            self._ask_at = now + self._patience.between_questions

    def drop(self) -> None:
        """Ask no longer."""
        if self._question:
            self._question.drop()
        self._question = None


class Part:
    """A server that is kept running, as its own process and with its own log."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        log: Path,
        address: Address,
        patience: Patience = PATIENCE,
    ) -> None:
        """What is to be started, and where it will listen; `start` starts it."""
        self.name = name
        self.log = log
        self.address = address
        self._command = command
        self._environment = environment
        self._patience = patience
        self._program: Program | None = None
        self._was_ready = False
        self._failed_starts = 0
        self._losses = 0  # since it last ran for long
        self._start_at: float | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it has answered since its last start."""
        return self._program is not None and self._pulse.ready_since is not None

    def start(self) -> None:
        """Start it, for the first time or again.

        Raises:
            LaunchError: when its log cannot be written.
        """
        again = self._program is not None
        self._program = Program(self.name, self._command, self._environment, self.log, again=again)
        self._pulse = _Pulse(self.address, self._patience)
        self._start_at = None

    def watch(self) -> None:
        """Take one look, which never waits: ask it, note its answer, or start it again, whichever is due.

        Raises:
            LaunchError: when it cannot start: before it has ever been ready, or again and again.
            Stopped: when a signal has asked the launcher to end.
        """
        assert self._program
        now = time.monotonic()
        if self._start_at is not None:
            if now >= self._start_at:
                self.start()
        elif self._program.exit_code is not None:
            stopping.pause()  # a signal that has ended them all may still be on its way to the launcher
            self._lose(self._program.how_it_ended(), self._program.death())
        elif not self.is_ready and now > self._pulse.began + self._patience.to_start:
            how = f"was not ready after {self._patience.to_start:g} s"
            self._lose(how, f"the {self.name} {how}; its log: {shown(self.log)}")
        elif self._pulse.unanswered >= self._patience.most_unanswered:
            self._lose("no longer answered")
        else:
            self._pulse.feel(now)
            self._was_ready = self._was_ready or self.is_ready

    def end(self) -> None:
        """End it: asked first, so that it finishes what it has begun, and killed when that takes too long."""
        if self._program:
            self._pulse.drop()
            end([self._program], self._patience.to_end)

    def _lose(self, how: str, reason: str = "") -> None:
        """Arrange for the next start; tells `how` it was lost.

        Raises:
            LaunchError: when there is to be no next start, with the `reason`.
        """
        assert self._program
        self._pulse.drop()
        self._program.kill()  # it may hang, and something that it has started may be left
        now = time.monotonic()
        if self._pulse.ready_since is None:
            self._failed_starts += 1
            if not self._was_ready or self._failed_starts >= self._patience.most_failed_starts:
                raise LaunchError(reason)
        else:
            self._failed_starts = 0
            if now > self._pulse.ready_since + self._patience.settled:
                self._losses = 0
        waits = self._patience.before_starts
        wait = waits[min(self._losses, len(waits) - 1)]
        self._losses += 1
        self._start_at = now + wait
        when = f" in {wait:g} s" if wait else ""
        with contextlib.suppress(OSError):  # the terminal may be gone
            print(f"the {self.name} {how}; started again{when}", file=sys.stderr)


@contextlib.contextmanager
def started(parts: Sequence[Part]) -> Iterator[None]:
    """Start the parts. On the way out they are ended one after the other, the last first: it may need the others."""
    try:
        for part in parts:
            part.start()
        yield
    finally:
        for part in reversed(parts):
            part.end()


def wait_until_ready(parts: Sequence[Part]) -> None:
    """Watch the parts until all of them are ready.

    Raises:
        LaunchError: when one cannot start.
        Stopped: when a signal has asked the launcher to end.
    """
    while not all(part.is_ready for part in parts):
        look_after(parts)


def look_after(parts: Sequence[Part]) -> None:
    """Watch each of the parts once, and pause.

    Raises:
        LaunchError: when one cannot start.
        Stopped: when a signal has asked the launcher to end.
    """
    for part in parts:
        part.watch()
    stopping.pause()
