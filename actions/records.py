"""How well the claims of the table stand, and what public records hold instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions.answering import AnswerAction, answer_question
from actions.attribution import partnership_of
from actions.replies import Button, Replies, bullets, enumeration
from actions.settling import after_answer, settle_subject
from actions.wording import (
    capitalised,
    pair_of,
    partners_named,
    partners_sentence,
    sources_in_words,
    title_of,
)
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.dialogue.premises import SubjectMissingError, SubjectUnknownError, SubjectUnsureError
from twincities.dialogue.subject import Subject
from twincities.reading import Counted, Cue, Pointer, Reading
from twincities.table import Check, Claim, ClaimKind, Partnership, PartnershipTable, RecordedPartner, Verdict
from twincities.table.claims import (
    all_claims,
    that_held,
    that_twinned,
    what_is_done,
    what_known_for,
    when_begun,
)
from twincities.table.countries import continent_of, country_name, country_name_in_sentence

_MOST_TOLD = 3  # partnerships of which one answer tells the verdicts in full
_MOST_LISTED = 10  # lines of one answer
# What "is that confirmed?" is about after a question of these intents; after others it is the partnership.


class ActionAskReliability(AnswerAction):
    """Tells what public records say of a claim, or of all partnerships."""

    intent = "ask_reliability"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with verdict, reason and source for what is asked about or was said last."""
        named = bool(question.cities or question.partnerships or question.events or question.doubts)
        about_all = (
            question.has(Cue.ABOUT_ALL)
            or (context.told and question.pointer in (Pointer.THOSE, Pointer.THEY))
            or not (context.partnerships or context.cities)
        )
        if about_all and not named and not question.unknown:
            rows = _several_meant(question, context, table)
            _say_overview(rows, table, replies)
            return _after(question, context, Subject(tuple(rows)))
        if not question.names_something and context.event and table.has_event(context.event):
            question = replace(question, events=(context.event,))
        if question.events:
            event = table.event(question.events[0])
            row = table.partnership(event.partnership)
            claims = [that_held(event), that_twinned(row)]
            say_verdicts(capitalised(event.name), claims, (), table, replies)
            return _after(question, context, Subject((row,), row.cities), event.id)
        subject = settle_subject(replace(question, years=()), context, table, replies)
        if subject.is_refuted:
            return _after(question, context, subject)
        if self._say_cities(question, context, subject, table, replies):
            after = _after(question, context, subject)
            return replace(after, last_question=question.asking("ask_known_for"))
        if len(subject.partnerships) > _MOST_TOLD:
            _say_overview(subject.partnerships, table, replies)
        else:
            for row in subject.partnerships:
                focus, rest = _claims_meant(row, question, context, table)
                say_verdicts(pair_of(row, table), focus, rest, table, replies, _instead(row, table, replies))
        return _after(question, context, subject)

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


def _after(question: Reading, context: Context, subject: Subject, event: str | None = None) -> Context:
    return replace(after_answer(question, context, subject, event), told=0)


def _several_meant(question: Reading, context: Context, table: PartnershipTable) -> Sequence[Partnership]:
    """The partnerships that "which of these are confirmed?" is about: described, listed just before, or all."""
    wanted = question.conditions
    if wanted:
        return table.find(wanted)
    listed = table.held_partnerships(context.options) if context.told else []
    return listed or table.partnerships


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
    claimed_by = sources_in_words((source for claim in focus for source in table.sources_of(claim)), replies)
    if not any(table.check_of(claim) for claim in (*focus, *rest)):
        replies.say("utter_not_checked", subject=subject, sources=claimed_by, buttons=buttons)
        return
    lines = list(dict.fromkeys(_verdict_line(claim, table, replies) for claim in focus))
    by_verdict: dict[str, dict[str, None]] = {}
    for claim in rest:
        check = table.check_of(claim)
        name = _claim_in_words(claim, table, replies, short=check is None or _sums_up(check))
        by_verdict.setdefault(_verdict_of(claim, table), {})[name] = None
    lines += [
        replies.phrase(
            "phrase_verdict_of_rest",
            claims=capitalised(enumeration(list(names))),
            verdict=replies.phrase(f"phrase_verdict_{verdict}"),
        )
        for verdict, names in by_verdict.items()
    ]
    replies.say(
        "utter_reliability", subject=subject, items=bullets(lines), sources=claimed_by, buttons=buttons
    )


def _verdict_of(claim: Claim, table: PartnershipTable) -> str:
    """The verdict on a claim, as it stands in the names of responses."""
    check = table.check_of(claim)
    return check.verdict.value.replace(" ", "_") if check else "unchecked"


def _verdict_line(claim: Claim, table: PartnershipTable, replies: Replies) -> str:
    """What was found of a claim, with reason and sources."""
    check = table.check_of(claim)
    line = replies.phrase(
        "phrase_verdict_line",
        claim=capitalised(_claim_in_words(claim, table, replies, short=_sums_up(check))),
        verdict=replies.phrase(f"phrase_verdict_{_verdict_of(claim, table)}"),
        note=(check.note if check else None) or "",
    )
    if check and check.source:
        sources = sources_in_words(map(table.source, check.source), replies)
        line += " " + replies.phrase("phrase_in_brackets", text=sources)
    return line


def _sums_up(check: Check | None) -> bool:
    """Whether a check is of all values of a cell at once."""
    return check is not None and check.part is None


def _claim_in_words(claim: Claim, table: PartnershipTable, replies: Replies, short: bool) -> str:
    """What a claim says, as a noun phrase; `short` without the values of the cell."""
    if claim.kind is ClaimKind.EVENT:
        return table.event(claim.about).name
    if claim.kind is ClaimKind.SINCE:
        since = table.partnership(claim.about).since
        return replies.phrase("phrase_claim_since", since=since.in_words() if since else "")
    if claim.part and (claim.kind is ClaimKind.KNOWN_FOR or not short):
        return replies.phrase(f"phrase_claim_{claim.kind.value}_part", part=claim.part)
    return replies.phrase(f"phrase_claim_{claim.kind.value}")


def _instead(row: Partnership, table: PartnershipTable, replies: Replies) -> list[Button]:
    """The button that asks what records hold, where they hold something."""
    if not any(table.recorded_partners_of(city) for city in row.cities):
        return []
    title = replies.phrase("phrase_follow_up_ask_records")
    return [Button(title, "ask_records", {"partnership": row.id})]


def _say_overview(rows: Sequence[Partnership], table: PartnershipTable, replies: Replies) -> None:
    """Say in a line each how well partnerships stand, and what else of the table public records support."""
    checked = [row for row in rows if any(table.check_of(claim) for claim in when_begun(row))]
    if not checked:
        claims = [that_twinned(row) for row in rows[:_MOST_LISTED]]
        sources = sources_in_words(
            (source for claim in claims for source in table.sources_of(claim)), replies
        )
        replies.say("utter_none_checked", sources=sources)
        return
    supported = [row for row in checked if all(_is_supported(claim, table) for claim in when_begun(row))]
    lines = [_overview_line(row, table, replies) for row in checked[:_MOST_LISTED]]
    if len(checked) > len(lines):
        lines.append(replies.phrase("phrase_more_lines", more=len(checked) - len(lines)))
    if len(rows) > len(checked):
        lines.append(replies.phrase("phrase_not_checked_count", count=len(rows) - len(checked)))
    replies.say(
        "utter_reliability_overview" if supported else "utter_reliability_overview_none",
        supported=len(supported),
        count=len(rows),
        items=bullets(lines),
    )
    if len(rows) == len(table.partnerships):
        _say_supported(table, replies)


def _is_supported(claim: Claim, table: PartnershipTable) -> bool:
    check = table.check_of(claim)
    return check is not None and check.verdict is Verdict.SUPPORTED


def _overview_line(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    verdicts = [
        replies.phrase(
            "phrase_overview_date" if claim.kind is ClaimKind.SINCE else "phrase_overview_partnership",
            verdict=replies.phrase(f"phrase_short_{_verdict_of(claim, table)}"),
        )
        for claim in when_begun(row)
    ]
    return f"{title_of(row, table)}: {', '.join(verdicts)}"


def _say_supported(table: PartnershipTable, replies: Replies) -> None:
    """Say what of the table public records support beside partnerships and their dates."""
    known: dict[str, list[str]] = {}
    others: list[str] = []
    for claim in all_claims(table):
        if not _is_supported(claim, table) or claim.kind in (ClaimKind.PARTNERSHIP, ClaimKind.SINCE):
            continue
        if claim.kind is ClaimKind.KNOWN_FOR:
            known.setdefault(table.label(claim.about), []).append(claim.part or "")
            continue
        name = _claim_in_words(claim, table, replies, short=claim.part is None)
        owner = partnership_of(claim, table)
        others.append(f"{title_of(table.partnership(owner), table)}: {name}" if owner else capitalised(name))
    lines = [
        f"{city}: {replies.phrase('phrase_claim_known_for_part', part=enumeration(parts))}"
        for city, parts in known.items()
    ]
    lines += others
    if lines:
        shown = lines[: 2 * _MOST_LISTED]
        if len(lines) > len(shown):
            shown.append(replies.phrase("phrase_more_lines", more=len(lines) - len(shown)))
        replies.say("utter_reliability_supported", items=bullets(shown))


class ActionAskRecords(AnswerAction):
    """Tells which partners public records give a city, whatever the table holds."""

    intent = "ask_records"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the recorded partners of the cities asked about; of a pair with its verdict first."""
        strange = [
            record for one in question.unknown_places for record in table.recorded_as_partner(one.name)
        ]
        if strange and not question.cities:
            for one in question.unknown_places:
                replies.say("utter_city_not_in_table", name=one.name)
            _say_records(strange, table, replies)
            return _after(question, context, Subject((), tuple({record.city: None for record in strange})))
        subject = self._subject(question, context, table)
        if not table.recorded_partners:
            # The table itself is all the records there are.
            intent = "ask_reliability" if len(subject.partnerships) == 1 else "ask_partner"
            return answer_question(question.asking(intent), context, table, replies)
        pairs = [row for row in subject.partnerships if set(row.cities) <= set(subject.cities)]
        if len(question.cities) == 1 and not question.unknown_places:
            # Who asks for the real partner is told which one the table has, too.
            city = question.cities[0]
            replies.say(
                "utter_partners_are",
                partners=partners_sentence(city, table, replies),
                claims=map(that_twinned, partners_named(city, table)),
            )
        elif len(pairs) == 1 and not question.countries:
            say_verdicts(pair_of(pairs[0], table), when_begun(pairs[0]), (), table, replies)
        for unknown in question.unknown_places:
            if not table.recorded_as_partner(unknown.name):
                replies.say("utter_no_record_of_city", city=unknown.name)
        found: list[RecordedPartner] = []
        for city in subject.cities[:_MOST_TOLD]:
            others = [id for id in subject.cities if id != city]
            records = _records_meant(city, others, question, table)
            found += records
            if not records and not strange:
                self._say_none(city, others, question, table, replies)
        found = [record for record in strange if record.city in subject.cities] or found
        if found:
            _say_records(found, table, replies)
        return _after(question, context, subject)

    @staticmethod
    def _subject(question: Reading, context: Context, table: PartnershipTable) -> Subject:
        """What is asked about; a country in the question is where the partner is, and names no subject.

        Raises:
            SubjectMissingError, SubjectUnknownError, SubjectUnsureError: as `find_subject`.
        """
        if question.doubts and not question.cities:
            raise SubjectUnsureError(question.doubts[0])
        if question.unknown_places and not question.cities:
            raise SubjectUnknownError(question.unknown_places)
        rows = [*table.held_partnerships(question.partnerships)]
        rows += [table.partnership(table.event(id).partnership) for id in question.events]
        if (
            not question.cities
            and not rows
            and (question.conditions.years or question.rank or question.conditions.themes)
        ):
            rows = list(find_subject(question, context, table).partnerships)
        if not question.cities and not rows:
            rows = table.held_partnerships(context.partnerships)
            if not rows and not context.cities:
                raise SubjectMissingError
            if question.countries or len(rows) != 1:
                return Subject(tuple(rows), context.cities or _ends(rows))
        if not question.cities:
            return Subject(tuple(rows), _ends(rows))
        if len(question.cities) == 2 and (row := table.between(*question.cities)):
            return Subject((row,), question.cities)
        if len(question.cities) == 1:
            return Subject(tuple(table.partnerships_of(question.cities[0])), question.cities)
        return Subject((), question.cities)

    @staticmethod
    def _say_none(
        city: str, others: Sequence[str], question: Reading, table: PartnershipTable, replies: Replies
    ) -> None:
        places = question.countries or ((table.city(others[0]).country,) if others else ())
        where = (
            " " + replies.phrase("phrase_in_country", country=country_name_in_sentence(places[0]))
            if places
            else ""
        )
        replies.say("utter_no_record", city=table.label(city), where=where)


def _ends(rows: Iterable[Partnership]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(city for row in rows for city in row.cities))


def _records_meant(
    city: str, others: Sequence[str], question: Reading, table: PartnershipTable
) -> list[RecordedPartner]:
    """The recorded partners of a city in the country asked for, or in that of the other city named."""
    own = table.city(city).country
    countries = {code for code in question.countries if code != own}
    countries |= {table.city(other).country for other in others if table.city(other).country != own}
    return [
        record
        for record in table.recorded_partners_of(city)
        if (not countries or record.country in countries)
        and (not question.continents or continent_of(record.country) in question.continents)
    ]


def _say_records(records: Sequence[RecordedPartner], table: PartnershipTable, replies: Replies) -> None:
    lines = [_record_line(record, table, replies) for record in records[:_MOST_LISTED]]
    if len(records) > len(lines):
        lines.append(replies.phrase("phrase_more_lines", more=len(records) - len(lines)))
    replies.say("utter_records", items=bullets(lines))


def _record_line(record: RecordedPartner, table: PartnershipTable, replies: Replies) -> str:
    since = replies.phrase("phrase_recorded_since", since=record.since.in_words()) if record.since else ""
    parts = [
        replies.phrase(
            "phrase_recorded_partner",
            city=table.label(record.city),
            partner=record.partner,
            country=country_name(record.country),
        ),
        since,
        record.status or "",
        record.note or "",
    ]
    sources = sources_in_words(map(table.source, record.source), replies)
    return (
        ", ".join(part for part in parts if part) + " " + replies.phrase("phrase_in_brackets", text=sources)
    )
