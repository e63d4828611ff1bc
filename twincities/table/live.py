"""The table in use: read again when its files change, and kept when the new ones are broken.

Edits are read by a process of their own (`twincities.table.apart`), with all that is made out of a table, taken over by a
thread of their own, and taken into use when that is done: no answer waits for them.
"""

from __future__ import annotations

import gc
import logging
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from twincities.table.apart import Read, handed_over, read_apart
from twincities.table.files.faults import TableError
from twincities.table.files.stamps import Stamp, stamp_of
from twincities.table.loading import load_table
from twincities.table.table import PartnershipTable

logger = logging.getLogger(__name__)

_SECONDS_BETWEEN_LOOKS = 2.0
_SECONDS_OF_A_SLICE = 0.0005
_ONE_AT_A_TIME = threading.Lock()
_PARTS_AT_ONCE = 500  # of a table that is no longer needed: a tenth of a millisecond


class LiveTable:
    """A table folder whose edits are taken up while the assistant runs."""

    def __init__(self, path: Path, read: Read | None = None) -> None:
        """Read the table, unless it has been `read` already.

        Raises:
            TableError: when it is broken now; later faults only leave the last sound table in use.
        """
        self._path = path
        if read is None:
            read = Read(stamp_of(path), load_table(path))
            read.table.prepare()
        self._stamp, self._table = read
        self._before: PartnershipTable | None = None
        """The table that was in use before: a turn may still need it."""
        self.is_stale = False
        """Whether the files have faults now, so that an earlier table is in use."""

    @property
    def changed_at(self) -> float:
        """When the files of the table in use were changed last, in seconds since 1970; 0 where that cannot be told."""
        return max((changed for _, changed, _, _ in self._stamp), default=0) / 1e9

    def current(self) -> PartnershipTable:
        """The last sound table that was read."""
        return self._table

    def look(self) -> None:
        """Take up edits, if there are any."""
        if self._before:
            with _beside_turns():
                parts, self._before = self._before.taken_apart(), None
                while parts:  # all in one go would stop a turn for as long as that takes
                    del parts[-_PARTS_AT_ONCE:]
                    time.sleep(_SECONDS_OF_A_SLICE)
        stamp = stamp_of(self._path)
        if stamp == self._stamp:
            return
        with _beside_turns():
            self._take_up(stamp)

    def _take_up(self, stamp: Stamp) -> None:
        try:
            table = read_apart(self._path, self._table.made)
        except TableError as error:
            if stamp_of(self._path) == stamp:  # else it was read while it was written
                self._stamp = stamp
                self.is_stale = True
                logger.error("The edited table is not used until it is mended. %s", error)
            return
        if stamp_of(self._path) == stamp:
            self._before, self._stamp, self._table = self._table, stamp, table
            self.is_stale = False

    def watch(self) -> None:
        """Look for edits from now on, every two seconds."""
        threading.Thread(target=self._look_for_ever, name="table", daemon=True).start()

    def _look_for_ever(self) -> None:
        while True:
            time.sleep(_SECONDS_BETWEEN_LOOKS)
            try:
                self.look()
            except Exception:
                logger.exception("The edited table could not be read; the last one stays in use.")


@contextmanager
def _beside_turns() -> Iterator[None]:
    """Let turns of other threads go on while much is made that stays.

    A turn gets the interpreter after half a millisecond each time that it needs it, instead of five. Python does not
    search what is made for garbage, which would stop turns for tenths of a second, neither meanwhile nor later. Tables
    are read one at a time: both settings are those of the process.
    """
    with _ONE_AT_A_TIME:
        slice_before, searched = sys.getswitchinterval(), gc.isenabled()
        gc.collect()  # what turns have left; all else is left out of it
        gc.disable()
        sys.setswitchinterval(_SECONDS_OF_A_SLICE)
        try:
            yield
        finally:
            sys.setswitchinterval(slice_before)
            if searched:
                gc.freeze()
                gc.enable()


@lru_cache(maxsize=4)
def live_table(path: str) -> LiveTable:
    """The live table of a folder, which is watched; one for the whole process. The launcher may have had it read.

    Raises:
        TableError: when the table is broken at the first call.
    """
    table = LiveTable(Path(path), handed_over())
    table.watch()
    return table
