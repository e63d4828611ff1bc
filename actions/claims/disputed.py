"""Which partnerships are meant by a question for how well several stand: those on which records disagree."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Reading
from twincities.table import ClaimKind, Partnership, PartnershipTable, Verdict
from twincities.table.claims import when_begun


def several_meant(question: Reading, context: Context, table: PartnershipTable) -> Sequence[Partnership]:
    """The partnerships that "which of these are confirmed?" is about: described, listed just before, or all."""
    wanted = question.conditions
    listed = table.held_partnerships(context.options) if context.told else []
    rows = table.find(wanted) if wanted else listed or table.partnerships
    if not question.has(Cue.DISPUTED) or question.has(Cue.ALTERNATIVE) or question.form is Form.COUNT:
        return rows
    before = context.partnerships if question.has(Cue.OTHERS) else ()
    kinds = [ClaimKind.PARTNERSHIP, ClaimKind.SINCE]
    for kind in reversed(kinds) if question.has(Cue.DATE) else kinds:
        others = (row for row in rows if row.id not in before)
        if disputed := [row for row in others if is_disputed(row, kind, table)]:
            return disputed
    return rows


def is_disputed(row: Partnership, kind: ClaimKind, table: PartnershipTable) -> bool:
    """Whether records disagree on a tie, or on when it began, and do not plainly contradict it."""
    checks = [table.check_of(claim) for claim in when_begun(row) if claim.kind is kind]
    return any(check is not None and check.verdict is Verdict.DISPUTED for check in checks)
