"""How well the claims of the table stand: of one thing, or of all partnerships in short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.answering import AnswerAction
from actions.claims.disputed import is_disputed, several_meant
from actions.claims.on_record import say_pair_on_record
from actions.sentences.attribution import partnership_of
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import pair_of, sources_in_words, title_of
from actions.sentences.settling import settle_subject
from actions.sentences.verdicts import after_verdicts, claim_in_words, say_verdicts, verdict_of
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.subject import Subject
from twincities.reading import Counted, Cue, Form, Pointer, Reading
from twincities.table import Claim, ClaimKind, Partnership, PartnershipTable, Verdict
from twincities.table.claims import (
    all_claims,
    that_held,
    that_twinned,
    what_is_done,
    what_known_for,
    when_begun,
)
from twincities.table.notes import claims_noted

_MOST_TOLD = 3  # partnerships of which one answer tells the verdicts in full
_MOST_LISTED = 10  # lines of one answer


class ActionAskReliability(AnswerAction):
    """Tells what public records say of a claim, or of all partnerships."""

    intent = "ask_reliability"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with verdict, reason and source for what is asked about or was said last."""
        if after := _say_noted(question, context, table, replies):
            return after
        named = bool(question.cities or question.partnerships or question.events or question.doubts)
        of_one = question.pointer is Pointer.IT and question.has(Cue.RECORDS)
        about_all = (
            (question.has(Cue.ABOUT_ALL) and not (of_one and len(context.partnerships) == 1))
            or (context.told and question.pointer in (Pointer.THOSE, Pointer.THEY))
            or (question.number and question.has(Cue.SEVERAL))  # 「5組のうち…一つでもある」
            or not (context.partnerships or context.cities)
        )
        if about_all and not named and not question.unknown:
            rows = several_meant(question, context, table)
            _say_several(rows, question, table, replies)
            return after_verdicts(question, context, Subject(tuple(rows)))
        if not question.names_something and context.event and table.has_event(context.event):
            question = replace(question, events=(context.event,))
        if question.events:
            event = table.event(question.events[0])
            row = table.partnership(event.partnership)
            claims = [that_held(event), that_twinned(row)]
            say_verdicts(replies.words.capitalised(table.said(event.name)), claims, (), table, replies)
            return after_verdicts(question, context, Subject((row,), row.cities), event.id)
        subject = settle_subject(replace(question, years=()), context, table, replies)
        if subject.is_refuted:
            return after_verdicts(question, context, subject)
        if self._say_cities(question, context, subject, table, replies):
            after = after_verdicts(question, context, subject)
            return replace(after, last_question=question.asking("ask_known_for"))
        if _say_when(subject.partnerships, question, table, replies):
            return after_verdicts(question, context, subject)
        if len(subject.partnerships) > (1 if question.form is Form.COUNT else _MOST_TOLD):
            _say_overview(subject.partnerships, question, table, replies)
        else:
            for row in subject.partnerships:
                _say_one(row, question, context, table, replies)
        return after_verdicts(question, context, subject)

    @staticmethod
    def _say_cities(
        question: Reading, context: Context, subject: Subject, table: PartnershipTable, replies: Replies
    ) -> bool:
        """Tell how well it stands what cities are known for, where that was asked, and whether it was."""
        asked_before = context.last_intent == "ask_known_for" and not question.cities
        told = False
        for city in (table.city(id) for id in subject.cities):
            claims = [
                claim
                for claim in what_known_for(city)
                if asked_before or any(table.is_about(claim.part or "", theme) for theme in question.themes)
            ]
            if claims:
                say_verdicts(table.label(city.id), claims, (), table, replies)
                told = True
        return told


def _say_one(
    row: Partnership, question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> None:
    """Say how well one partnership stands; of what was not held against records, what these hold of it."""
    if not say_pair_on_record(row, table, replies):
        focus, rest = _claims_meant(row, question, context, table)
        buttons = _instead(row, table, replies)
        say_verdicts(pair_of(row, table, replies), focus, rest, table, replies, buttons)


def _say_noted(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Say on which claims something is noted that no table holds, where that is asked: "do your records mention Ford?"."""
    asks = question.form is Form.CONFIRM and not question.has(Cue.PROOF)
    noted = claims_noted(question.unread, table)[:_MOST_TOLD] if asks else ()
    for claim in noted:
        id = partnership_of(claim, table)
        about = pair_of(table.partnership(id), table, replies) if id else table.label(claim.about)
        say_verdicts(about, [claim], (), table, replies)
    ids = tuple(dict.fromkeys(id for claim in noted if (id := partnership_of(claim, table))))
    return context.about(ids or context.partnerships, context.cities) if noted else None


def _say_several(
    rows: Sequence[Partnership], question: Reading, table: PartnershipTable, replies: Replies
) -> None:
    """Say how well several stand: in full of the few whose dates records disagree on, where these are asked for."""
    kinds = (ClaimKind.PARTNERSHIP, ClaimKind.SINCE)
    few = (
        question.cues >= {Cue.DISPUTED, Cue.DATE}
        and len(rows) <= _MOST_TOLD
        and question.form is not Form.COUNT
    )
    if few and all(any(is_disputed(row, kind, table) for kind in kinds) for row in rows):
        for row in rows:
            say_verdicts(pair_of(row, table, replies), when_begun(row), (), table, replies)
    elif not _say_when(rows, question, table, replies):
        _say_overview(rows, question, table, replies)


def _say_when(
    rows: Sequence[Partnership], question: Reading, table: PartnershipTable, replies: Replies
) -> bool:
    """Say when public records were looked up, where that is asked and was done: "when was this checked?"."""
    asks = question.has(Cue.LOOKED_UP) and question.form is not Form.CONFIRM
    checks = [table.check_of(claim) for row in rows for claim in when_begun(row)] if asks else []
    dates = sorted({check.looked_up for check in checks if check}, key=lambda date: date.order)
    if dates:
        when = replies.words.joined(replies.words.at(date) for date in dates)
        replies.say("utter_looked_up", when=when)
    return bool(dates)


def _claims_meant(
    row: Partnership, question: Reading, context: Context, table: PartnershipTable
) -> tuple[list[Claim], list[Claim]]:
    """The claims on a partnership that a question is about, and the others."""
    pair, *since = when_begun(row)
    events = [that_held(event) for event in table.events_of(row.id)]
    deeds = what_is_done(row)
    last = context.last_intent
    about_theme = {event.id for theme in question.themes for event in table.events_about(theme)}
    if about_theme & {claim.about for claim in events}:
        focus = [claim for claim in events if claim.about in about_theme]
    elif question.counted is Counted.EVENTS:
        focus = events
    elif question.has(Cue.DATE):
        focus = since
    elif question.names_something:
        focus = []
    elif has_trait(last, Trait.DATE_SAID):
        focus = since
    elif has_trait(last, Trait.EVENT_SAID):
        focus = events
    elif has_trait(last, Trait.DEED_SAID):
        focus = [claim for claim in deeds if last != "ask_common" or claim.kind is ClaimKind.COMMON]
    else:
        focus = []
    focus = [*focus, pair] if focus else [pair, *since]
    themes = [Claim(ClaimKind.THEME, row.id, part) for part in row.themes]
    rest = [claim for claim in (*since, *themes, *deeds, *events) if claim not in focus]
    return focus, rest


def _instead(row: Partnership, table: PartnershipTable, replies: Replies) -> list[Button]:
    """The button that asks what records hold, where they hold something."""
    if not any(table.recorded_partners_of(city) for city in row.cities):
        return []
    title = replies.phrase("phrase_follow_up_ask_records")
    return [Button(title, "ask_records", {"partnership": row.id})]


def _say_overview(
    rows: Sequence[Partnership], question: Reading, table: PartnershipTable, replies: Replies
) -> None:
    """Say in a line each how well partnerships stand, and what else of the table public records support; of how many each verdict is, where it is asked how many."""
    checked = [row for row in rows if any(table.check_of(claim) for claim in when_begun(row))]
    if not checked:
        claims = [that_twinned(row) for row in rows[:_MOST_LISTED]]
        sources = sources_in_words(
            (source for claim in claims for source in table.sources_of(claim)), table, replies
        )
        replies.say("utter_none_checked", sources=sources)
        return
    supported = [row for row in checked if all(_is_supported(claim, table) for claim in when_begun(row))]
    counts = question.form is Form.COUNT
    shown = () if counts else checked[:_MOST_LISTED]
    lines = [_overview_line(row, table, replies) for row in shown]
    lines += _tally(checked, table, replies) if counts else ()
    if not counts and len(checked) > len(lines):
        lines.append(replies.phrase("phrase_more_lines", more=len(checked) - len(lines)))
    if len(rows) > len(checked):
        lines.append(replies.phrase("phrase_not_checked_count", count=len(rows) - len(checked)))
    replies.say(
        "utter_reliability_overview" if supported else "utter_reliability_overview_none",
        supported=len(supported),
        count=len(rows),
        items=replies.words.bullets(lines),
    )
    if len(rows) == len(table.partnerships) and not counts:
        _say_supported(table, replies)


def _is_supported(claim: Claim, table: PartnershipTable) -> bool:
    check = table.check_of(claim)
    return check is not None and check.verdict is Verdict.SUPPORTED


def _tally(rows: Sequence[Partnership], table: PartnershipTable, replies: Replies) -> list[str]:
    """Of how many partnerships, and of which, each verdict is: on the tie, and on its date."""
    by_verdict: dict[str, list[str]] = {}
    claims = [claim for row in rows for claim in when_begun(row)]
    for claim in sorted(claims, key=lambda claim: claim.kind is ClaimKind.SINCE):
        name = title_of(table.partnership(claim.about), table, replies)
        by_verdict.setdefault(_short_verdict(claim, table, replies), []).append(name)
    lines = []
    for verdict, names in by_verdict.items():
        which = replies.words.in_brackets(replies.words.first_of(names, _MOST_LISTED))
        said = replies.words.joined((str(len(names)), which))
        lines.append(replies.phrase("phrase_item_said", name=replies.words.capitalised(verdict), said=said))
    return lines


def _short_verdict(claim: Claim, table: PartnershipTable, replies: Replies) -> str:
    return replies.phrase(
        "phrase_overview_date" if claim.kind is ClaimKind.SINCE else "phrase_overview_partnership",
        verdict=replies.phrase(f"phrase_short_{verdict_of(claim, table)}"),
    )


def _overview_line(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    verdicts = [_short_verdict(claim, table, replies) for claim in when_begun(row)]
    return replies.phrase(
        "phrase_item_said", name=title_of(row, table, replies), said=replies.words.series(verdicts)
    )


def _say_supported(table: PartnershipTable, replies: Replies) -> None:
    """Say what of the table public records support beside partnerships and their dates."""
    known: dict[str, list[str]] = {}
    others: list[str] = []
    for claim in all_claims(table):
        if not _is_supported(claim, table) or claim.kind in (ClaimKind.PARTNERSHIP, ClaimKind.SINCE):
            continue
        if claim.kind is ClaimKind.KNOWN_FOR:
            known.setdefault(table.label(claim.about), []).append(table.said(claim.part or ""))
            continue
        name = claim_in_words(claim, table, replies, short=claim.part is None)
        owner = partnership_of(claim, table)
        title = title_of(table.partnership(owner), table, replies) if owner else ""
        others.append(
            replies.phrase("phrase_item_said", name=title, said=name)
            if title
            else replies.words.capitalised(name)
        )
    lines = [
        replies.phrase(
            "phrase_item_said",
            name=city,
            said=replies.phrase("phrase_claim_known_for_part", part=replies.words.enumeration(parts)),
        )
        for city, parts in known.items()
    ]
    lines += others
    if lines:
        shown = lines[: 2 * _MOST_LISTED]
        if len(lines) > len(shown):
            shown.append(replies.phrase("phrase_more_lines", more=len(lines) - len(shown)))
        replies.say("utter_reliability_supported", items=replies.words.bullets(shown))
