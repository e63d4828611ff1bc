"""The further dates of a partnership, each with what it is: "renewed 2003-05"."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import NamedTuple

from twincities.table.times.dates import PartialDate, Period
from twincities.table.times.written_dates import read_date


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
            return cls._of_words(written)

    @classmethod
    def _of_words(cls, written: str) -> FurtherDate:
        """The same with a date as people write it: "renewed 3 June 2003"."""
        words = written.split(" ")
        for at in range(1, len(words)):
            with contextlib.suppress(ValueError):
                read = read_date(" ".join(words[at:]))
                if read.is_exact:
                    return cls(" ".join(words[:at]), read.date)
        return cls(written, None)

    def check(self) -> None:
        """Whether it says what happened, and is one date only.

        Raises:
            ValueError: it does not.
        """
        if not self.what and self.when:
            date = self.when.isoformat()
            raise ValueError(
                f'"{date}" does not say what happened then; write it before the date, such as signed {date}'
            )
        if any(mark in self.what and any(map(str.isdigit, self.what)) for mark in ",|"):
            raise ValueError(f'"{self.what}" holds several dates; write a semicolon between them')


def any_within(dates: Sequence[FurtherDate], years: Sequence[Period]) -> bool:
    """Whether one of the dates is sure to lie in the spans; any date does where none are given."""
    return any(
        not years or (one.when is not None and any(span.covers(one.when) for span in years)) for one in dates
    )
