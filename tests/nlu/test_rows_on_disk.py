"""What is read of a table in a file is what was put there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from twincities.nlu.learning.rows_on_disk import RowsOnDisk

TABLE = np.arange(3_000, dtype=np.float32).reshape(100, 30)


@pytest.mark.parametrize("numbers", [[0], [99, 3, 3, 41], []])
def test_rows_are_read_by_their_numbers(numbers: list[int]) -> None:
    rows = RowsOnDisk(TABLE)
    wanted = np.array(numbers, dtype=np.int64)
    np.testing.assert_array_equal(rows[wanted], TABLE[wanted])


def test_the_file_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATE_FOLDER", str(tmp_path))
    rows = RowsOnDisk(TABLE)
    assert rows[np.array([1])][0, 0] == 30
    assert not [*tmp_path.iterdir()]
