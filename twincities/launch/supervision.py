"""Keeping programs running: started again when they die or no longer answer, and ended in order."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from twincities.channels.server_settings import seconds_not_ready
from twincities.launch import stopping
from twincities.launch.errors import LaunchError
from twincities.launch.processes import Program, end, shown
from twincities.launch.questions import Address, Question
from twincities.launch.table_reading import TableReading


@dataclass(frozen=True)
class Patience:
    """What the launcher puts up with; times in seconds."""

    to_start: float = 300
    """How long a program may take until it answers for the first time."""
    between_questions: float = 2
    """Asked again and again, whether or not there was an answer."""
    of_silence: float = 8
    """A server that has answered none of these questions for so long hangs; one that is merely busy is late, not silent."""
    before_starts: Sequence[float] = (0, 0.5, 1, 2, 4, 8, 15, 30)
    """Waited before the first start after a death, the second …; the last one from then on."""
    settled: float = 10
    """A program that was ready for so long begins with the first of these again."""
    most_failed_starts: int = 5
    """So many starts in a row that came to nothing are the end."""
    to_end: float = 20
    """More than a server takes to finish the turns that are going on."""


PATIENCE = Patience()
_MOST_OPEN_QUESTIONS = 8
# Of a longer pause the launcher knows nothing: it was stopped, or the whole machine.
_MOST_SECONDS_BETWEEN_LOOKS = 1.0


class _Pulse:
    """What the answers of one run of a server say of it; several questions may be open at a time."""

    def __init__(self, address: Address, patience: Patience) -> None:
        self.began = self._felt_at = time.monotonic()
        self.ready_since: float | None = None
        self.seconds_of_silence = 0.0
        """Since its last answer, once it has answered for the first time, as far as the launcher itself was awake."""
        self._address = address
        self._patience = patience
        self._questions: list[Question] = []
        self._ask_at = self.began

    def feel(self, now: float) -> None:
        """See what has become of the questions, and ask another one when it is time; never waits."""
        passed, self._felt_at = now - self._felt_at, now
        answers = [question.answered() for question in self._questions]
        if any(answers):
            self.drop()
            self.seconds_of_silence = 0.0
            self.ready_since = self.ready_since or now
        else:
            self._drop(
                [each for each, answer in zip(self._questions, answers, strict=True) if answer is False]
            )
            if self.ready_since is not None:
                self.seconds_of_silence += min(passed, _MOST_SECONDS_BETWEEN_LOOKS)
        # Until it is there for the first time, nobody answers at once; the moment it does, somebody waits for it.
        if now >= self._ask_at or (self.ready_since is None and not self._questions):
            self._drop(self._questions[: 1 - _MOST_OPEN_QUESTIONS])
            self._questions.append(Question(self._address))
            self._ask_at = now + self._patience.between_questions

    def drop(self) -> None:
        """Wait for no answer any longer."""
        self._drop(self._questions)

    def _drop(self, questions: Sequence[Question]) -> None:
        for question in list(questions):
            question.drop()
            self._questions.remove(question)


class Part:
    """A server that is kept running, as its own process and with its own log."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        log: Path | None,
        address: Address,
        patience: Patience = PATIENCE,
        reading: TableReading | None = None,
    ) -> None:
        """What is to be started, and where it will listen; `start` starts it. What has been `reading` the table hands it over to it."""
        self.name = name
        self.log = log
        self.address = address
        self._command = command
        self._environment = environment
        self._patience = patience
        self._reading = reading
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
        inherits = self._reading.stream if self._reading else {}
        self._program = Program(
            self.name, self._command, self._environment, self.log, again=again, inherits=inherits
        )
        if self._reading:
            self._reading.leave()
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
        elif self._pulse.seconds_of_silence >= self._patience.of_silence:
            self._lose("no longer answered")
        else:
            self._pulse.feel(now)
            if self.is_ready:
                self._was_ready = True
                self._end_reading()

    def end(self) -> None:
        """End it: asked first, so that it finishes what it has begun, and killed when that takes too long."""
        if self._program:
            self._pulse.drop()
            self._end_reading()
            end([self._program], self._patience.to_end + seconds_not_ready(os.environ))

    def _end_reading(self) -> None:
        """A program that is started again reads the table itself."""
        if self._reading:
            self._reading.end()
            self._reading = None

    def _lose(self, how: str, reason: str = "") -> None:
        """Arrange for the next start; tells `how` it was lost.

        Raises:
            LaunchError: when there is to be no next start, with the `reason`.
        """
        assert self._program
        self._pulse.drop()
        self._end_reading()
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
