"""Partnerships in lines of text with whose claims they are, for messages that no turn of the assistant has worded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twincities.channels.details import Link
from twincities.table import Partnership, PartnershipTable, Verdict
from twincities.table.claims import when_begun
from twincities.wording import Wording
from twincities.wording.listing import in_line, rows_in_words

_MOST_SOURCES = 2
_GRAVE = (Verdict.CONTRADICTED, Verdict.DISPUTED)


def lines_of(rows: Iterable[Partnership], table: PartnershipTable, words: Wording) -> list[str]:
    """A line for each partnership, with what public records say against it or its date."""
    rows = list(rows)
    return [
        words.joined((in_line(cells, words), words.in_brackets(_mark(row, table, words))))
        for row, cells in zip(rows, rows_in_words(rows, table, words), strict=True)
    ]


def source_of(
    rows: Iterable[Partnership], table: PartnershipTable, words: Wording
) -> tuple[str, Sequence[Link]]:
    """Whose claims the lines are, in words, and the addresses behind the titles in them; empty where nobody's."""
    claims = (claim for row in rows for claim in when_begun(row))
    sources = [*dict.fromkeys(source for claim in claims for source in table.sources_of(claim))]
    if not sources:
        return "", ()
    names = words.first_of([table.said(source.name) for source in sources], _MOST_SOURCES)
    links = [(table.said(each.name), each.address) for each in sources[:_MOST_SOURCES] if each.address]
    return words.phrase("phrase_attribution", sources=names), links


def _mark(row: Partnership, table: PartnershipTable, words: Wording) -> str:
    held_against = {check.verdict for claim in when_begun(row) if (check := table.check_of(claim))}
    return next((words.phrase(f"phrase_short_{each.value}") for each in _GRAVE if each in held_against), "")
