"""Large tables of numbers of which a turn needs a few rows: they lie in a file without a name, not in memory.

Read by row rather than mapped: what is mapped counts as the server's memory page by page, with all the pages around.
"""

from __future__ import annotations

import os
from tempfile import TemporaryFile

import numpy as np

from twincities.state import state_folder


class RowsOnDisk:
    """A table of numbers; `rows[numbers]` reads the rows of these numbers, in their order.

    The file is in the state folder, since a folder for temporary files may itself be in memory, and ends with the process.
    """

    def __init__(self, table: np.ndarray) -> None:
        """Write the table.

        Raises:
            OSError: when there is no room for it.
        """
        self._width, self._type = table.shape[1], table.dtype
        self._file = TemporaryFile(dir=state_folder())  # noqa: SIM115 - open as long as there are rows to read
        table.tofile(self._file)

    def __getitem__(self, numbers: np.ndarray) -> np.ndarray:
        file, size = self._file.fileno(), self._width * self._type.itemsize
        rows = b"".join([os.pread(file, size, number * size) for number in numbers.tolist()])
        return np.frombuffer(rows, dtype=self._type).reshape(len(numbers), self._width)
