"""What public records say of a claim, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from actions.sentences.replies import Button, Replies
from actions.sentences.rows import sources_in_words
from actions.sentences.settling import after_answer
from twincities.dialogue.context import Context
from twincities.dialogue.subject import Subject
from twincities.reading import Reading
from twincities.table import Check, Claim, ClaimKind, PartnershipTable


def say_verdicts(
    subject: str,
    focus: Iterable[Claim],
    rest: Iterable[Claim],
    table: PartnershipTable,
    replies: Replies,
    buttons: Iterable[Button] = (),
) -> None:
    """Say what public records say of claims: of those in focus one by one, of the rest in short."""
    focus, rest = list(focus), list(rest)
    claimed_by = sources_in_words(
        (source for claim in focus for source in table.sources_of(claim)), table, replies
    )
    if not any(table.check_of(claim) for claim in (*focus, *rest)):
        replies.say("utter_not_checked", subject=subject, sources=claimed_by, buttons=buttons)
        return
    lines = list(dict.fromkeys(_verdict_line(claim, table, replies) for claim in focus))
    by_verdict: dict[str, dict[str, None]] = {}
    for claim in rest:
        check = table.check_of(claim)
        name = claim_in_words(claim, table, replies, short=check is None or _sums_up(check))
        by_verdict.setdefault(verdict_of(claim, table), {})[name] = None
    lines += [
        replies.phrase(
            "phrase_verdict_of_rest",
            claims=replies.words.capitalised(replies.words.enumeration(list(names))),
            verdict=replies.phrase(f"phrase_verdict_{verdict}"),
        )
        for verdict, names in by_verdict.items()
    ]
    origin = replies.once("phrase_claimed_by", sources=claimed_by) or replies.words.in_brackets(claimed_by)
    replies.say(
        "utter_reliability",
        subject=subject,
        items=replies.words.bullets(lines),
        origin=f"\n{origin}",
        buttons=buttons,
    )


def verdict_of(claim: Claim, table: PartnershipTable) -> str:
    """The verdict on a claim, as it stands in the names of responses."""
    check = table.check_of(claim)
    return check.verdict.name.lower() if check else "unchecked"


def _verdict_line(claim: Claim, table: PartnershipTable, replies: Replies) -> str:
    """What was found of a claim, with reason and sources."""
    check = table.check_of(claim)
    line = replies.phrase(
        "phrase_verdict_line",
        claim=replies.words.capitalised(claim_in_words(claim, table, replies, short=_sums_up(check))),
        verdict=replies.phrase(f"phrase_verdict_{verdict_of(claim, table)}"),
        note=table.said((check.note if check else None) or ""),
    )
    if check and check.source:
        sources = sources_in_words(map(table.source, check.source), table, replies)
        line = replies.words.joined((line, replies.words.in_brackets(sources)))
    return line


def _sums_up(check: Check | None) -> bool:
    """Whether a check is of all values of a cell at once."""
    return check is not None and check.part is None


def claim_in_words(claim: Claim, table: PartnershipTable, replies: Replies, short: bool) -> str:
    """What a claim says, as a noun phrase; `short` without the values of the cell."""
    if claim.kind is ClaimKind.EVENT:
        return table.said(table.event(claim.about).name)
    if claim.kind is ClaimKind.SINCE:
        since = table.partnership(claim.about).since
        return replies.phrase("phrase_claim_since", since=replies.words.date(since))
    if claim.part and (claim.kind is ClaimKind.KNOWN_FOR or not short):
        return replies.phrase(f"phrase_claim_{claim.kind.value}_part", part=table.said(claim.part))
    return replies.phrase(f"phrase_claim_{claim.kind.value}")


def after_verdicts(
    question: Reading, context: Context, subject: Subject, event: str | None = None
) -> Context:
    """The context behind verdicts; "more" asks for more of them, and goes on with no list."""
    return replace(after_answer(question, context, subject, event), told=0)
