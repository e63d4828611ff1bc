"""The table in use: read again when its files change, and kept when the new ones are broken.

Edits are read by a process of their own (`twincities.table.apart`), taken over by a thread of their own, with all that is
made out of a table, and taken into use when that is done: no answer waits for them.
"""

from __future__ import annotations

import gc
import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

from twincities.table.apart import read_apart
from twincities.table.faults import TableError
from twincities.table.loading import load_table
from twincities.table.table import PartnershipTable

logger = logging.getLogger(__name__)

Made = TypeVar("Made")
_Stamp = tuple[tuple[str, int, int, int], ...]

_SECONDS_BETWEEN_LOOKS = 2.0
_SECONDS_OF_A_SLICE = 0.0005


class LiveTable:
    """A table folder whose edits are taken up while the assistant runs."""

    def __init__(self, path: Path) -> None:
        """Read the table.

        Raises:
            TableError: when it is broken now; later faults only leave the last sound table in use.
        """
        self._path = path
        self._stamp = self._read_stamp()
        self._table = load_table(path)
        self._table.prepare()
        self._made: dict[Callable[[PartnershipTable], Any], Any] = {}
        self._lock = threading.Lock()
        self._left: list[object] = []
        """The table that was in use before, with its rows: a turn may still need it."""
        self.is_stale = False
        """Whether the files have faults now, so that an earlier table is in use."""

    @property
    def changed_at(self) -> float:
        """When the files of the table in use were changed last, in seconds since 1970; 0 where that cannot be told."""
        return max((changed for _, changed, _, _ in self._stamp), default=0) / 1e9

    def current(self) -> PartnershipTable:
        """The last sound table that was read."""
        return self._table

    def made_by(self, make: Callable[[PartnershipTable], Made]) -> Made:
        """What `make` makes out of the table in use; made once, and for an edited one before that is taken into use."""
        with self._lock:
            made = self._made
            if make not in made:
                made[make] = make(self._table)
            return cast("Made", made[make])

    def look(self) -> None:
        """Take up edits, if there are any."""
        while self._left:
            self._left.pop()  # one by one: all in one go would stop a turn for as long as that takes
        stamp = self._read_stamp()
        if stamp == self._stamp:
            return
        with _beside_turns():
            self._take_up(stamp)

    def _take_up(self, stamp: _Stamp) -> None:
        try:
            table = read_apart(self._path, self._table.made)
        except TableError as error:
            if self._read_stamp() == stamp:  # else it was read while it was written
                self._stamp = stamp
                self.is_stale = True
                logger.error("The edited table is not used until it is mended. %s", error)
            return
        made = {make: make(table) for make in tuple(self._made)}
        if self._read_stamp() == stamp:
            self._left = [*self._table.rows(), self._made, self._table]
            with self._lock:
                self._stamp, self._table, self._made = stamp, table, made
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

    def _read_stamp(self) -> _Stamp:
        """The files with their sizes and the times of their latest changes, also of rights; nothing where the folder cannot be looked into just now."""
        try:
            files = sorted(path for path in self._path.iterdir() if path.suffix.lower() == ".csv")
            return tuple(
                (file.name, (stat := file.stat()).st_mtime_ns, stat.st_ctime_ns, stat.st_size)
                for file in files
            )
        except OSError:
            return ()


@contextmanager
def _beside_turns() -> Iterator[None]:
    """Let turns of other threads go on while much is made that stays.

    A turn gets the interpreter after half a millisecond each time that it needs it, instead of five. Python does not
    search what is made for garbage, which would stop turns for tenths of a second, neither meanwhile nor later.
    """
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
    """The live table of a folder, which is watched; one for the whole process.

    Raises:
        TableError: when the table is broken at the first call.
    """
    table = LiveTable(Path(path))
    table.watch()
    return table
