"""What is read from disk: a CSV file, a spreadsheet, or the result of a query, as sheets of texts."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from twincities.importing.errors import ImportRefusedError
from twincities.importing.query_results import sheet_of_results
from twincities.importing.sheets import Row, Sheet
from twincities.table.files.csv_files import CsvFileError, decoded, refuse_other_formats, rows_of

_MOST_BYTES = 50_000_000
_MOST_UNPACKED = 300_000_000  # bytes
_MOST_ROWS = 200_000
_SECONDS = 120
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls
_CHUNK = 1 << 20


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a file, whatever its name ends in: its content tells what it is.

    Raises:
        ImportRefusedError: it cannot be read, is too large, or is none of these.
    """
    try:
        data = _bytes_of(path)
    except OSError as error:
        raise ImportRefusedError(f"{path} cannot be read ({error.strerror}).") from None
    sheets = _of_workbook(path, data) if data.startswith((_ZIP, _OLE)) else [_of_text(path, data)]
    if sum(len(sheet.rows) for sheet in sheets) > _MOST_ROWS:
        raise ImportRefusedError(f"{path} has more than {_MOST_ROWS:,} rows; divide it.")
    return sheets


def _bytes_of(path: Path) -> bytes:
    before = path.stat()
    if before.st_size > _MOST_BYTES:
        raise ImportRefusedError(f"{path} is larger than {_MOST_BYTES // 1_000_000} MB; divide it.")
    if not before.st_size:
        raise ImportRefusedError(f"{path} is empty.")
    data = path.read_bytes()
    after = path.stat()
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size) or len(
        data
    ) != after.st_size:
        raise ImportRefusedError(f"{path} was changed while it was read; close it elsewhere, and try again.")
    return data


def _of_text(path: Path, data: bytes) -> Sheet:
    try:
        text, _ = decoded(data)
        refuse_other_formats(text)
        if text.lstrip()[:1] in ("{", "["):
            return sheet_of_results(json.loads(text))
        return Sheet("", [Row(*row) for row in rows_of(text)])
    except CsvFileError as error:
        place = f"line {error.line}: " if error.line else ""
        raise ImportRefusedError(f"{path}: {place}{error}.") from None
    except (json.JSONDecodeError, RecursionError):
        raise ImportRefusedError(
            f"{path} begins like JSON and is none; save the result of the query again."
        ) from None


def _of_workbook(path: Path, data: bytes) -> list[Sheet]:
    if data.startswith(_ZIP):
        _check_unpacked_size(path)
    command = [sys.executable, "-m", "twincities.importing.workbooks", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise ImportRefusedError(
            f"{path} takes too long to read; save the list alone, as CSV (UTF-8)."
        ) from None
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        why = said[-1] if done.returncode == 1 and said else "it needs too much memory or time"
        raise ImportRefusedError(f"{path} cannot be read: {why}; save the list alone, as CSV (UTF-8).")
    return [
        Sheet(sheet["name"], [Row(line, cells) for line, cells in sheet["rows"]])
        for sheet in json.loads(done.stdout)
    ]


def _check_unpacked_size(path: Path) -> None:
    """Unpack it once, to the limit: what a zip file says of its own size may be a lie."""
    total = 0
    try:
        with zipfile.ZipFile(path) as packed:
            for member in packed.infolist():
                with packed.open(member) as stream:
                    while chunk := stream.read(_CHUNK):
                        total += len(chunk)
                        if total > _MOST_UNPACKED:
                            raise ImportRefusedError(
                                f"{path} unpacks to more than {_MOST_UNPACKED // 1_000_000} MB; save the list alone."
                            )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise ImportRefusedError(f"{path} is a damaged or locked spreadsheet ({error}).") from None
