"""What a row of a list says of a partnership: since when, until when, of what kind, and what has become of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from twincities.importing.report import Report
from twincities.table.files.cells import quoted
from twincities.table.models import Status, is_over
from twincities.table.text.folding import fold
from twincities.table.times.dates import DateSpan, PartialDate
from twincities.table.times.written_dates import (
    AmbiguousDateError,
    UnreadableDateError,
    WrittenDate,
    read_date,
)

_WORDS = Path(__file__).with_name("words.tsv")
_BRACKETED = re.compile(r"\s*[(\[（]([^()（）\[\]]+)[)\]）]\s*$")
_WIKIDATA_YEAR, _WIKIDATA_MONTH = 9, 10  # precisions
_LONGEST_STATUS = 3  # words
_LONGEST_TEXT = 5_000  # characters
_EARLIEST = 800
_WEB = re.compile(r"https?://[^\s/]+\.[^\s/]+\S*")
_BARE_WEB = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


@dataclass(frozen=True)
class Tie:
    """A partnership as one row tells it; the fields are those of the table."""

    line: int
    since: PartialDate | None = None
    since_note: str | None = None
    kind: str | None = None
    status: Status | None = None
    until: PartialDate | None = None
    reason: str | None = None
    dates: tuple[str, ...] = ()
    contact: str | None = None
    address: str | None = None
    themes: tuple[str, ...] = ()
    exchanges: tuple[str, ...] = ()
    summary: str | None = None
    source: str = ""

    @property
    def has_ended(self) -> bool:
        """Whether it is said to be over."""
        return is_over(self.status, self.until)


def status_beside(name: str) -> tuple[str, str]:
    """A name without what is said of its partnership behind it, and that: "Omsk (suspended 2022)"."""
    match = _BRACKETED.search(name)
    if match and _status_of(match[1])[0]:
        return name[: match.start()], match[1]
    return name, ""


def read_tie(
    cell: Callable[[str], str], beside: str, line: int, day_first: bool | None, report: Report
) -> Tie:
    """What the cells of a row say; `beside` is what stood behind the partner's name."""
    read = _DateReader(line, day_first, report)
    since, note = read.beginning(cell("since"), cell("since_precision"))
    status, told = _status(cell("status"), line, report)
    beside_status, beside_rest = _status_of(beside)
    until = read.end(cell("until"), cell("until_precision"))
    if beside_status:
        status = status or beside_status
        report.tell(f"{quoted(beside)} behind a name was read as its status, {beside_status.value}", line)
    until = until or read.end(told) or read.end(beside_rest)
    if until and until.year > date.today().year:
        read.report.tell(f"the end in {until.in_words()} is still to come; it was not taken", line)
        until = None
    if until and status is Status.ACTIVE:
        report.ask(f"it is called active and has ended in {until.in_words()}; which is right?", line)
        status = None
    return Tie(
        line,
        since,
        note,
        status=status or (Status.ENDED if until else None),
        until=until,
        dates=tuple(f"{what} {text}" for what in ("signed", "renewed") if (text := read.further(cell(what)))),
        address=_address(cell("address"), line, report),
        source=cell("source"),
        kind=_text(cell("kind"), "kind", line, report),
        reason=_text(cell("reason"), "reason", line, report),
        contact=_text(cell("contact"), "contact", line, report),
        summary=_text(cell("summary"), "summary", line, report),
        themes=_list(cell("themes")),
        exchanges=_list(cell("exchanges")),
    )


def with_what(tie: Tie, other: Tie, report: Report) -> Tie:
    """One tie out of two rows that tell of it; where they contradict each other, the first is kept and a person asked."""
    added: dict[str, Any] = {}
    for name, value in vars(other).items():
        held = getattr(tie, name)
        if name in ("line", "source") or value in (None, (), held):
            continue
        if held in (None, ()):
            added[name] = value
        elif name in ("since", "until") and (exact := _more_exact(held, value)):
            added[name] = exact
        else:
            shown = [_shown(one) for one in (held, value)]
            report.ask(
                f"{name} is {shown[0]} on line {tie.line} and {shown[1]} here; the first was taken",
                other.line,
            )
    return replace(tie, **added)


def _more_exact(one: PartialDate, other: PartialDate) -> PartialDate | None:
    """That of two dates which lies within the other; None where neither does."""
    for outer, inner in ((one, other), (other, one)):
        if DateSpan(outer, outer).covers(inner):
            return inner
    return None


def _shown(value: object) -> str:
    return value.isoformat() if isinstance(value, PartialDate) else quoted(value)


_NOTHING = {"", "-", "–", "—", "?", "n/a", "na", "n.a", "none", "null", "unknown", "tbd", "tba", "k.a", "unbekannt", "inconnu", "inconnue", "desconocido", "sconosciuto", "不明", "未知", "不詳"}  # fmt: skip


class _DateReader:
    """Reads the dates of one row, and notes what it could not be sure of."""

    def __init__(self, line: int, day_first: bool | None, report: Report) -> None:
        self.line = line
        self.day_first = day_first
        self.report = report

    def beginning(self, text: str, precision: str = "") -> tuple[PartialDate | None, str | None]:
        """When it began, and how that is written where a date cannot say it."""
        if not text or self._says_nothing(text):
            return None, None
        written = self._read(text, precision)
        if written is None:
            return None, text[:_LONGEST_TEXT]
        if isinstance(written, PartialDate):
            return written, None
        when = written.date
        if when is not None and not _EARLIEST <= when.year <= date.today().year:
            self.report.ask(f"the beginning {quoted(text)} cannot be right; it was left out", self.line)
            return None, None
        if when is not None and not written.is_about and when.isoformat() != text:
            self.report.tell(f"dates such as {quoted(text)} were read as {when.isoformat()}", self.line)
        if not written.is_exact:
            self.report.tell(f"{quoted(text)} is no single date: it is kept as it is written", self.line)
        return when, None if written.is_exact else text

    def end(self, text: str, precision: str = "") -> PartialDate | None:
        """When it ended."""
        if not text or self._says_nothing(text):
            return None
        written = self._read(text, precision)
        if isinstance(written, WrittenDate):
            written = written.date
        return written

    def further(self, text: str) -> str:
        """A date as it is kept beside a word for what it is: "2003-05"."""
        when = self.end(text)
        return when.isoformat() if when else text[:100].replace(";", ",")

    def _says_nothing(self, text: str) -> bool:
        """Whether a sign or word stands for a date that is not known."""
        nothing = text.casefold().strip(" .") in _NOTHING
        if nothing:
            self.report.tell(f"{quoted(text)} was read as no date", self.line)
        return nothing

    def _read(self, text: str, precision: str) -> WrittenDate | PartialDate | None:
        """What a date says; only what is sure where it has two readings, None where it has none."""
        try:
            written = read_date(text, self.day_first)
        except AmbiguousDateError as error:
            self.report.ask(f"{error}; the year was taken", self.line)
            return error.sure
        except UnreadableDateError as error:
            self.report.ask(f"{error}; it is kept as a remark", self.line)
            return None
        when = written.date
        if when is not None and "T" in text:
            return _as_precise(when, precision)
        return written


def _as_precise(when: PartialDate, precision: str) -> PartialDate:
    """A date of Wikidata, which writes the first of January for a whole year."""
    if precision.isdigit():
        known = int(precision)
        if known <= _WIKIDATA_YEAR:
            return PartialDate(when.year)
        return PartialDate(when.year, when.month) if known == _WIKIDATA_MONTH else when
    return PartialDate(when.year) if (when.month, when.day) == (1, 1) else when


def _status(text: str, line: int, report: Report) -> tuple[Status | None, str]:
    if not text:
        return None, ""
    status, rest = _status_of(text)
    if status is None:
        words = ", ".join(one.value for one in Status)
        report.ask(f"the status {quoted(text)} is not known; write one of {words}", line)
    return status, rest


def _status_of(text: str) -> tuple[Status | None, str]:
    """The status that a text begins with, and what stands behind it: "suspended since 2022"."""
    words = text.split()
    for length in range(min(_LONGEST_STATUS, len(words)), 0, -1):
        if status := _status_words().get(fold(" ".join(words[:length]))):
            return status, " ".join(words[length:])
    return None, ""


@cache
def _status_words() -> Mapping[str, Status]:
    found: dict[str, Status] = {}
    for line in _WORDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            status, words = line.split("\t")
            found |= {fold(word): Status(status) for word in (status, *words.split(";"))}
    return found


def _text(text: str, name: str, line: int, report: Report) -> str | None:
    if len(text) > _LONGEST_TEXT:
        report.ask(f"{name} has {len(text):,} characters; the first {_LONGEST_TEXT:,} were taken", line)
        text = text[:_LONGEST_TEXT]
    return " ".join(text.split()) or None


def _list(text: str) -> tuple[str, ...]:
    parts = text.split(";") if ";" in text else text.split(",")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _address(text: str, line: int, report: Report) -> str | None:
    if not text:
        return None
    if _WEB.fullmatch(text):
        return text
    if _BARE_WEB.fullmatch(text):
        report.tell(f"web pages such as {quoted(text)} were written as https://{text}", line)
        return f"https://{text}"
    report.ask(f"{quoted(text)} is no web page; it was left out", line)
    return None
