"""Whose claims an answer passes on, and how well they stand: one clause behind it, and a button to the details."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.sentences.details import Attribution, links_of
from actions.sentences.replies import Button, Replies
from twincities.table import Check, Claim, ClaimKind, PartnershipTable, Verdict

_MOST_SOURCES = 2
# What is said of an answer that passes on several claims: that of the gravest verdict, on the first of these.
_GRAVE = (Verdict.CONTRADICTED, Verdict.DISPUTED)
_GRAVITY = {Verdict.CONTRADICTED: 2, Verdict.DISPUTED: 1}
_KINDS_NAMED = (ClaimKind.PARTNERSHIP, ClaimKind.SINCE, ClaimKind.EVENT)


def attribute(replies: Replies, table: PartnershipTable) -> None:
    """Name the sources of what the replies pass on of the table, and mark what public records do not bear out.

    What was said of the answers just before is said in short: the source by its name alone, the mark by its sign with the verdict.
    """
    claims = replies.claims
    if not claims:
        return
    sources = {source.name: source for claim in claims for source in table.sources_of(claim)}
    if not sources:
        return
    named = replies.words.first_of([table.said(name) for name in sources], _MOST_SOURCES)
    mark, in_short = _mark(claims, table, replies)
    details = _details(claims, table, replies) if mark else None
    if mark and not replies.first_time(mark):
        mark = in_short
    if replies.first_time(replies.phrase("phrase_attribution", sources=named)):
        name = "phrase_attribution_marked" if mark else "phrase_attribution"
        clause = replies.phrase(name, sources=named, mark=mark)
    else:
        clause = replies.words.in_brackets(replies.words.joined((named, mark)))
    links = links_of([*sources.values()][:_MOST_SOURCES], table)
    replies.attribute(Attribution(clause, links, mark), details)


def partnership_of(claim: Claim, table: PartnershipTable) -> str | None:
    """The id of the partnership to which a claim belongs; None for one about a city or sister cities in general."""
    if claim.kind is ClaimKind.EVENT:
        return table.event(claim.about).partnership
    return (
        None
        if claim.kind in (ClaimKind.KNOWN_FOR, ClaimKind.POPULATION, ClaimKind.STATEMENT)
        else claim.about
    )


def _grave_checks(claims: Iterable[Claim], table: PartnershipTable) -> list[Check]:
    checks = [check for claim in claims if (check := table.check_of(claim)) and check.verdict in _GRAVE]
    return sorted(checks, key=lambda check: -_GRAVITY[check.verdict])


def _mark(claims: Sequence[Claim], table: PartnershipTable, replies: Replies) -> tuple[str, str]:
    """What public records say against the claims, in one clause and in short; empty where they say nothing.

    In short it is the sign that the clause begins with, and of one partnership the gravest verdict.
    """
    checks = _grave_checks(claims, table)
    if not checks:
        return "", ""
    gravest: dict[str | None, Verdict] = {}
    for check in checks:
        gravest.setdefault(partnership_of(check.checked_claim, table), check.verdict)
    about = {partnership_of(claim, table) for claim in claims}
    if len(about - {None}) > 1:
        counts = {verdict: list(gravest.values()).count(verdict) for verdict in _GRAVE}
        parts = [
            replies.phrase(f"phrase_{verdict.value}_of_these", count=count)
            for verdict, count in counts.items()
            if count
        ]
        clause = replies.phrase("phrase_mark_of_these", what=replies.words.enumeration(parts))
        return clause, clause[:1]
    worst = [check for check in checks if check.verdict is checks[0].verdict]
    kinds = {check.claim for check in worst}
    kind = next((kind.value for kind in _KINDS_NAMED if kind in kinds), "rest")
    what = replies.phrase(f"phrase_questioned_{kind}")
    clause = replies.phrase("phrase_mark", what=replies.phrase(f"phrase_{worst[0].verdict.value}", what=what))
    verdict = replies.phrase(f"phrase_short_{worst[0].verdict.value}")
    return clause, replies.words.joined((clause[:1], verdict))


def _details(claims: Sequence[Claim], table: PartnershipTable, replies: Replies) -> Button:
    """The button that asks for the verdicts on what was said."""
    title = replies.phrase("phrase_follow_up_ask_reliability")
    events = {claim.about for claim in claims if claim.kind is ClaimKind.EVENT}
    about = {id for claim in claims if (id := partnership_of(claim, table))}
    if len(events) == 1 and len(about) == 1:
        return Button(title, "ask_reliability", {"event": events.pop()})
    if len(about) == 1:
        return Button(title, "ask_reliability", {"partnership": about.pop()})
    return Button(title, "ask_reliability")
