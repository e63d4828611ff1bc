"""The table in use: read again when its files change, and kept when the new ones are broken."""

from __future__ import annotations

import logging
import time
from functools import lru_cache
from pathlib import Path

from twincities.table.loading import TableError, load_table
from twincities.table.table import PartnershipTable

logger = logging.getLogger(__name__)

_SECONDS_BETWEEN_LOOKS = 2.0


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
        self._looked = time.monotonic()
        self.is_stale = False
        """Whether the files have faults now, so that an earlier table is in use."""

    def current(self) -> PartnershipTable:
        """The last sound table; looks for edits every two seconds at most."""
        now = time.monotonic()
        if now - self._looked >= _SECONDS_BETWEEN_LOOKS:
            self._looked = now
            self._take_up_edits()
        return self._table

    def _take_up_edits(self) -> None:
        stamp = self._read_stamp()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self._table = load_table(self._path)
            self.is_stale = False
        except TableError as error:
            self.is_stale = True
            logger.error("The edited table is not used until it is mended. %s", error)

    def _read_stamp(self) -> tuple[tuple[str, int, int], ...]:
        files = sorted(self._path.glob("*.csv"))
        return tuple((file.name, (stat := file.stat()).st_mtime_ns, stat.st_size) for file in files)


@lru_cache(maxsize=4)
def live_table(path: str) -> LiveTable:
    """The live table of a folder; one for the whole process.

    Raises:
        TableError: when the table is broken at the first call.
    """
    return LiveTable(Path(path))
