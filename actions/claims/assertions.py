"""Answers to what a yes/no question claims: "yes" only where the table bears all of it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from actions.claims.contents import finding_on_exchanges, finding_on_sole_themes, finding_on_themes
from actions.claims.facts import finding_on_fact
from actions.claims.numbers import finding_on_numbers, findings_on_number
from actions.claims.ranks import finding_on_first_partner, finding_on_most
from actions.claims.ties import (
    finding_on_common_partner,
    finding_on_further_partner,
    finding_on_partner_in,
    finding_on_sole_partner,
    findings_on_beginnings,
    findings_on_ties,
)
from actions.sentences.findings import Finding, say_findings
from actions.sentences.premises import say_not_held
from actions.sentences.replies import Replies
from actions.sentences.settling import after_answer, follow_ups
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.doubts import settle_doubts
from twincities.dialogue.subject import Subject, ends_of, has_several_partners
from twincities.reading import Counted, Cue, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import ClaimKind, Partnership, PartnershipTable
from twincities.table.whereabouts import lies_in

_Judge = Callable[[Predicate, Reading, PartnershipTable, Replies], Finding]
_JUDGES: Mapping[Relation, _Judge] = {
    Relation.COMMON_PARTNER: finding_on_common_partner,
    Relation.PARTNER_IN: finding_on_partner_in,
    Relation.OLDEST_PARTNER: finding_on_first_partner,
    Relation.NEWEST_PARTNER: finding_on_first_partner,
    Relation.MOST: finding_on_most,
    Relation.FEWEST: finding_on_most,
    Relation.MORE: finding_on_numbers,
    Relation.FEWER: finding_on_numbers,
    Relation.AS_MANY: finding_on_numbers,
}
_MOST_TOLD = 3  # partnerships
_OF_NUMBERS = frozenset(
    {Relation.NUMBER, Relation.MOST, Relation.FEWEST, Relation.MORE, Relation.FEWER, Relation.AS_MANY}
)
_ON_CONTENTS = frozenset({Relation.ABOUT, Relation.SOLE_THEME, Relation.EXCHANGES})


def answer_assertion(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Answer what is claimed predicate by predicate; None where the question claims no more than one plain partnership, or more is to be told.

    Raises:
        SubjectUnsureError: a name may be several cities.
    """
    if question.asserted is None:
        return None
    question = settle_doubts(question, table, ends_of(table.held_partnerships(context.partnerships)))
    asserted = question.asserted
    if asserted is None or not _is_of(asserted, question):
        return None
    asserted = asserted._replace(predicates=_of_a_pair(asserted.predicates, table))
    if _is_plain(asserted) and not question.cues & {Cue.DENIED, Cue.NEGATIVE}:
        return None
    predicates = _with_subject(asserted.predicates, question.countries, context, table)
    if predicates is None or (_is_on_contents(asserted) and not _has_contents(question, context, table)):
        return None
    say_not_held(question.unknown, table, replies)
    findings = [
        finding
        for relation, group in groupby(predicates, key=lambda one: one.relation)
        for finding in _findings(relation, tuple(group), question, context, table, replies)
    ]
    if asserted.alternatives and any(finding.holds for finding in findings):
        findings = [finding for finding in findings if finding.holds]
    rows = tuple(dict.fromkeys(row for finding in findings for row in finding.rows))
    buttons = follow_ups(rows[0], table, replies, "confirm_partnership") if len(rows) == 1 else ()
    say_findings(findings, asserted, question, replies, buttons)
    if (
        asserted.predicates[0].relation is Relation.ABOUT
        and _is_on_contents(asserted)
        and has_trait(question.intent, Trait.DEED_SAID)
    ):
        return None  # what the partnership is about is followed by what the cities do
    cities = tuple(id for id in question.cities if table.has_city(id)) or tuple(
        city for row in rows[:1] for city in row.cities
    )
    told = dict.fromkeys(
        claim.about for finding in findings for claim in finding.claims if claim.kind is ClaimKind.EVENT
    )
    # Of the only event that there is may be talked on: "is there one?", "is that held here?".
    event = next(iter(question.events or told), None) if question.events or len(told) == 1 else None
    after = after_answer(question, context, Subject(rows, cities), event)
    return replace(after, events=tuple(told)) if len(told) > 1 else after


def _findings(
    relation: Relation,
    predicates: tuple[Predicate, ...],
    question: Reading,
    context: Context,
    table: PartnershipTable,
    replies: Replies,
) -> list[Finding]:
    match relation:
        case Relation.TWINNED:
            return findings_on_ties(predicates, question, table, replies)
        case Relation.BEGAN:
            return findings_on_beginnings(predicates, question, table, replies)
        case Relation.SOLE_PARTNER:
            return [finding_on_sole_partner(predicates, question, table, replies)]
        case Relation.FURTHER_PARTNER:
            return [finding_on_further_partner(predicates, question, context, table, replies)]
        case Relation.NUMBER:
            return findings_on_number(predicates[0], question, context, table, replies)
        case Relation.ABOUT:
            rows = _rows_meant(question, context, table)
            return [
                finding_on_themes(
                    one, table.partnerships_of(one.subject) if one.subject else rows, table, replies
                )
                for one in predicates
            ]
        case Relation.SOLE_THEME:
            return [finding_on_sole_themes(predicates, _rows_meant(question, context, table), table, replies)]
        case Relation.EXCHANGES:
            return [finding_on_exchanges(question, _rows_meant(question, context, table), table, replies)]
        case _:
            judge = _JUDGES.get(relation, finding_on_fact)
            return [judge(one, question, table, replies) for one in predicates]


def _rows_meant(question: Reading, context: Context, table: PartnershipTable) -> Sequence[Partnership]:
    """The partnerships whose contents are claimed: of the pair, or of the city, or those talked about."""
    cities = question.cities
    if len(cities) > 1 and (row := table.between(*cities[:2])):
        return [row]
    if cities:
        return [row for city in cities for row in table.partnerships_of(city)]
    return table.held_partnerships(question.partnerships or context.partnerships)


def _is_of(asserted: Assertion, question: Reading) -> bool:
    """Whether what is claimed is of the cities and events that the question is about; a follow-up can have changed them."""
    named = asserted.named
    kinds = {one.relation for one in asserted.predicates}
    places = question.places if kinds & {Relation.LIES_IN, Relation.PARTNER_IN} else ()
    themes = question.themes if kinds & {Relation.KNOWN_FOR, Relation.KNOWN_FOR_MORE, Relation.SHOWS} else ()
    if Relation.SHOWS in kinds and question.countries:
        return False  # whether it is Japanese culture that they show
    if kinds & _OF_NUMBERS:
        return _is_countable(asserted.predicates[0], question)
    if kinds & _ON_CONTENTS:
        return {*question.themes} <= named or Relation.EXCHANGES in kinds
    return {*question.cities, *question.events, *places, *themes} <= named


def _is_countable(predicate: Predicate, question: Reading) -> bool:
    """Whether it is clear what is counted: things of one city, or of a pair; events not where they are held."""
    if predicate.relation is not Relation.NUMBER:
        return True
    if predicate.object == Counted.EVENTS:
        return question.intent != "list_events" and not question.partnerships
    several = len(question.cities) > 1 and not question.has(Cue.SEVERALLY)
    return not several and not question.partnerships


def _is_on_contents(asserted: Assertion) -> bool:
    return asserted.predicates[0].relation in _ON_CONTENTS and not asserted.predicates[0].subject


def _has_contents(question: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether it is clear which partnerships are meant, and anything is told of what they are about."""
    rows = _rows_meant(question, context, table)
    strangers = len(question.cities) == 2 and not table.between(*question.cities)
    return bool(rows) and len(rows) <= _MOST_TOLD and not strangers and not question.events


def _is_plain(asserted: Assertion) -> bool:
    """Whether nothing but one partnership is claimed, which is answered with what else is said of it."""
    first = asserted.predicates[0]
    plain = len(asserted.predicates) == 1 and first.relation is Relation.TWINNED and first.holds
    return plain and len(first.years) < 2


def _of_a_pair(predicates: tuple[Predicate, ...], table: PartnershipTable) -> tuple[Predicate, ...]:
    """The dates claimed of both ends of a partnership as claimed of it: "did Lyon and Turin begin in 1958?"."""
    if len(predicates) == 2 and all(one.relation is Relation.BEGAN for one in predicates):
        one, other = predicates
        if one.years == other.years and table.between(one.subject, other.subject):
            return (Predicate(Relation.TWINNED, one.subject, other.subject, one.holds, one.years),)
    return predicates


def _with_subject(
    predicates: tuple[Predicate, ...], places: Sequence[str], context: Context, table: PartnershipTable
) -> tuple[Predicate, ...] | None:
    """The predicates, which are about partners in some places (codes), with the city talked about in the place of an unsaid one; None where there is none."""
    if all(one.subject or one.relation in _ON_CONTENTS | _OF_NUMBERS for one in predicates):
        return predicates
    objects = {one.object for one in predicates}
    asked = context.last_question.cities if context.last_question else ()
    of_table = all(one.relation is Relation.SOLE_PARTNER for one in predicates)
    if of_table and not (len(asked) == 1 and has_several_partners(asked, table)):
        return predicates  # "is Kyoto the only Japanese city?" is said of Lyon's partners only where these were told
    talked_about = [id for id in (*asked, *context.cities[::-1]) if table.has_city(id) and id not in objects]
    # Whoever has "anybody else in China" is not there itself.
    talked_about.sort(key=lambda id: any(lies_in(table.city(id), code) for code in places))
    if not talked_about:
        return predicates if of_table else None  # "is Turin the only Italian partner?"
    subject = talked_about[0]
    return tuple(one if one.subject else one._replace(subject=subject) for one in predicates)
