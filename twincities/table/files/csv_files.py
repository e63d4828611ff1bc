"""CSV files as spreadsheets save them: whatever their encoding, separator and headings, where these are beyond doubt."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from charset_normalizer import from_bytes

MOST_CHARACTERS = 10_000  # of a cell
SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
"""What may stand between cells, with what it is called."""
_ZIP = b"PK\x03\x04"
_LOOKED_AT = 20  # lines, for the separator
_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_CONTROLS = {*range(0x20)} - {0x09, 0x0A, 0x0C, 0x0D}
_SEP_LINE = "sep="
_OTHER_FORMATS = {"<?xml": "XML", "<": "a web page", "%PDF": "a PDF", "{\\rtf": "a text document"}
_SAVE_INSTEAD = "open it in a spreadsheet and save the list as CSV (UTF-8)"
# What no word holds: £ódź read as the wrong encoding has such a sign among its letters.
_SIGN_IN_WORD = re.compile(r"[^\W\d_][^\w\s\x00-\x7f–—‘’“”…]|[^\w\s\x00-\x7f–—‘’“”…«»°][^\W\d_]|[¹²³ªºŸ]")


class CsvFileError(ValueError):
    """The file cannot be read as CSV text; the message says why and what to do. `line` is where, 1 the first."""

    def __init__(self, message: str, line: int | None = None) -> None:
        self.line = line
        super().__init__(message)


class CsvRow(NamedTuple):
    """The cells of a row, and the line of the file on which it ends."""

    line: int
    cells: list[str]


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding that it was in: UTF-8 or UTF-16, else what its letters suggest.

    Raises:
        CsvFileError: for a file that is no text.
    """
    if data.startswith(_ZIP):
        raise CsvFileError(
            "this is a spreadsheet, not CSV text: save it as CSV (UTF-8), or take it in by make import"
        )
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _strictly(data, encoding), encoding
    for encoding in ("utf-16-le", "utf-16-be"):  # without a mark every other byte of most texts is zero
        zeros = data[1 if encoding == "utf-16-le" else 0 : 2000 : 2].count(0)
        if len(data) % 2 == 0 and zeros > min(len(data), 2000) * 0.35:
            return _strictly(data, encoding), encoding
    if not _CONTROLS.isdisjoint(data):
        raise CsvFileError(
            "this is no text, but a picture, a document or the like: save the list as CSV (UTF-8) in its place"
        )
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError:
        return _of_one_byte(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError:
        raise CsvFileError(
            f"the text is damaged (it begins as {encoding.upper()} and does not go on so): save the file again as CSV (UTF-8)"
        ) from None


def _of_one_byte(data: bytes) -> tuple[str, str]:
    """A text in an older encoding; that of Western Windows where its letters do not speak for another."""
    readings = [(one, text) for one in ("cp1252", "cp1250") if (text := _if_readable(data, one)) is not None]
    best = from_bytes(data, cp_isolation=["cp1251", "cp1252", "gb18030", "shift_jis", "cp949", "big5"]).best()
    if best is not None and not (readings and best.encoding == "cp1252"):
        return str(best), best.encoding
    if readings:
        encoding, text = min(readings, key=lambda one: len(_SIGN_IN_WORD.findall(one[1])))
        return text, encoding
    raise CsvFileError("the letters of the file cannot be read: save it as CSV (UTF-8)")


def _if_readable(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def refuse_other_formats(text: str) -> None:
    """Refuse a text of another sort than a table.

    Raises:
        CsvFileError: it is a web page, XML, a document to be printed, or a letter.
    """
    beginning = text.lstrip("\ufeff \t\r\n")
    for sign, what in _OTHER_FORMATS.items():
        if beginning.startswith(sign):
            raise CsvFileError(f"this is {what}, not CSV text: {_SAVE_INSTEAD}")


def separator_of(text: str) -> str:
    """What stands between the cells: the one that divides most of the first lines into as many cells as the others."""
    first = text[: text.find("\n")] if "\n" in text else text
    if first.casefold().startswith(_SEP_LINE) and len(first.strip("\r")) == len(_SEP_LINE) + 1:
        return first[len(_SEP_LINE)]
    lines = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    return max(SEPARATORS, key=partial(_agreement, lines))


def _agreement(lines: Sequence[str], separator: str) -> tuple[float, int]:
    """How many lines have as many cells as the widest common number; the lines of titles above have one."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return (0.0, 0)
    several = [width for width in widths if width > 1]
    if not several:
        return (0.0, 0)
    usual = max(set(several), key=lambda width: (several.count(width), width))
    return (several.count(usual) / len(widths), usual)


def rows_of(text: str) -> Iterator[CsvRow]:
    """The rows of a CSV text that are not empty, without a line that only names the separator.

    Raises:
        CsvFileError: where a quotation mark is opened and not closed.
    """
    separator = separator_of(text)
    skipped = 0
    if (
        text[: len(_SEP_LINE)].casefold() == _SEP_LINE
        and len(text.split("\n", 1)[0].strip("\r")) == len(_SEP_LINE) + 1
    ):
        text, skipped = text.partition("\n")[2], 1
    csv.field_size_limit(2**31 - 1)  # what is too long is told with its line and column
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    opened = 1
    try:
        for cells in reader:
            opened = reader.line_num + 1
            tidy = [tidied(cell) for cell in cells]
            if any(tidy):
                yield CsvRow(reader.line_num + skipped, tidy)
    except csv.Error:
        raise CsvFileError(
            "a quotation mark is not in its place: write one at the end of the cell too, and two for each within a text",
            opened + skipped,
        ) from None


def tidied(cell: str) -> str:
    """A cell without space around it, and with plain spaces in it."""
    if cell.isascii():
        return cell.strip()  # as most are: a third of the time
    return cell.replace("\u00a0", " ").replace("\u202f", " ").replace("\ufeff", "").strip()
