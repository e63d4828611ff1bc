"""The further dates of a partnership, each with what it is: "renewed 2003-05"."""

from __future__ import annotations

from typing import NamedTuple

from twincities.table.dates import PartialDate


class FurtherDate(NamedTuple):
    """Something that happened to a partnership, in the words of the table, and when; without a date, where none is readable."""

    what: str
    when: PartialDate | None

    @classmethod
    def of_cell(cls, written: str) -> FurtherDate:
        """What a value of the column `dates` says: what it is, and the date behind it."""
        what, _, date = written.rpartition(" ")
        try:
            return cls(what, PartialDate.parse(date))
        except ValueError:
            return cls(written, None)
