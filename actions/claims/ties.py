"""Claims of partnerships: that cities are twinned, since when, and with nobody else."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from actions.claims.dates import begun_on_dates
from actions.sentences.findings import Finding
from actions.sentences.paging import claims_of_all
from actions.sentences.replies import Replies
from actions.sentences.rows import (
    city_with_country,
    conditions_behind,
    names_in_words,
    pair_of,
    partners_named,
    partners_sentence,
    title_of,
)
from actions.sentences.state_sentences import state_of
from actions.sentences.states import since_in_words
from twincities.dialogue.context import Context
from twincities.dialogue.narrowing import bounds
from twincities.reading import Dimension, Reading
from twincities.reading.model.predicates import Predicate
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.claims import that_twinned, when_begun
from twincities.table.places.countries import is_place_code

_MOST_NAMED = 10  # cities
_MOST_PLACED = 5  # cities that are told with their countries


def findings_on_ties(
    predicates: Sequence[Predicate], question: Reading, table: PartnershipTable, replies: Replies
) -> list[Finding]:
    """Of each pair whether it is a partnership, and began when it is claimed to have begun."""
    rows = [table.between(one.subject, one.object) for one in predicates]
    held = {city for row in rows if row for city in row.cities}
    findings = []
    for predicate, row in zip(predicates, rows, strict=True):
        if row is None:
            findings.append(_not_twinned(predicate, held, table, replies))
            continue
        begun = begun_on_dates([row], predicate.years, question)
        findings.append(
            Finding(
                None if begun is None else begun == predicate.holds,
                since_sentence(row, begun is None, table, replies),
                (row,),
                when_begun(row),
            )
        )
    return findings


def findings_on_beginnings(
    predicates: Sequence[Predicate], question: Reading, table: PartnershipTable, replies: Replies
) -> list[Finding]:
    """Of each city whether its partnerships, or any of them, began when it is claimed."""
    findings = []
    for predicate in predicates:
        rows = table.partnerships_of(predicate.subject)
        holds = begun_on_dates(rows, predicate.years, question) if rows else None
        then = [
            row
            for row in rows
            if holds and any(begun_on_dates([row], [one], question) for one in predicate.years)
        ]
        said = [since_sentence(row, False, table, replies) for row in (then or list(rows))[:3]]
        findings.append(
            Finding(holds, replies.words.joined(said), tuple(then or rows), tuple(c for row in rows[:3] for c in when_begun(row)))
        )  # fmt: skip
    return findings


def since_sentence(row: Partnership, vague: bool, table: PartnershipTable, replies: Replies) -> str:
    """That two cities are twinned, and since when, or what the table has in place of a date; `vague` adds that no more exact date is known."""
    if row.since is None:
        twinned = replies.phrase("phrase_found_twinned", pair=pair_of(row, table, replies))
        note = replies.words.quoted(row.since_note) if row.since_note else ""
        return replies.words.joined(
            (twinned, replies.phrase("phrase_overview_since_note", said=note) if note else "")
        )
    name = "phrase_found_since_vague" if vague else "phrase_found_since"
    return replies.phrase(name, pair=pair_of(row, table, replies), since=since_in_words(row, replies))


def _not_twinned(predicate: Predicate, held: set[str], table: PartnershipTable, replies: Replies) -> Finding:
    """That two cities are not twinned, and with whom those are of which nothing else is said."""
    if former := table.ties.former_of(predicate.subject, predicate.object):
        row = former[-1]
        said = replies.phrase("phrase_found_state", state=state_of(row, table, replies))
        return Finding(not predicate.holds, said, (row,), (that_twinned(row),))
    told = [city for city in (predicate.subject, predicate.object) if city not in held]
    partners = [partners_sentence(city, table, replies) for city in told]
    said = replies.phrase(
        "phrase_found_not_twinned" if partners else "phrase_found_not_twinned_bare",
        city=table.label(predicate.subject),
        other=table.label(predicate.object),
        partners=replies.words.enumeration(partners),
    )
    # The partners that are told are no answer to what is asked next: "since when?".
    claims = tuple(that_twinned(row) for city in told for row in partners_named(city, table))
    return Finding(not predicate.holds, said, (), claims)


def finding_on_sole_partner(
    predicates: Sequence[Predicate], question: Reading, table: PartnershipTable, replies: Replies
) -> Finding:
    """Whether a city has these partners, within the conditions of the question, and no others."""
    owner, claimed = predicates[0].subject, {one.object for one in predicates}
    if not owner:
        return _sole_of_table(claimed, question, table, replies)
    rows, within = partners_claimed(owner, question, table)
    partners = {row.other(owner) for row in rows}
    said = _partners_within(owner, rows, within, table, replies)
    return Finding(partners == claimed, said, tuple(rows), tuple(map(that_twinned, rows[:_MOST_NAMED])))


def _sole_of_table(
    claimed: Set[str], question: Reading, table: PartnershipTable, replies: Replies
) -> Finding:
    """Whether all partnerships within the conditions are those of the cities that are claimed to be the only ones."""
    within = bounds(replace(question, cities=()), (), table)
    rows = table.find(within)
    said = replies.phrase(
        "phrase_found_number",
        number=replies.words.counted(Dimension.PARTNERSHIP, len(rows)),
        names=replies.words.behind(
            replies.words.in_brackets(
                names_in_words([title_of(row, table, replies) for row in rows], replies)
            )
        ),
        of="",
        filter=conditions_behind(within, table, replies),
    )
    holds = bool(rows) and all(claimed & {*row.cities} for row in rows)
    return Finding(holds, said, tuple(rows), tuple(claims_of_all(rows)))


def finding_on_further_partner(
    predicates: Sequence[Predicate],
    question: Reading,
    context: Context,
    table: PartnershipTable,
    replies: Replies,
) -> Finding:
    """Whether a city has partners beside those that are named, or else those talked about."""
    owner, holds = predicates[0].subject, predicates[0].holds
    rows, within = partners_claimed(owner, question, table)
    known = {one.object for one in predicates} - {""}
    if not known:
        talked_about = set(context.partnerships)
        known = {row.other(owner) for row in rows if row.id in talked_about}
    others = [row for row in rows if row.other(owner) not in known]
    if not known and len(rows) == 1:
        others = []  # "another partner" than the only one
    if not others:
        said = _partners_within(owner, rows, within, table, replies)
        return Finding(not holds, said, tuple(rows), tuple(map(that_twinned, rows[:_MOST_NAMED])))
    said = _partners_within(owner, others, within, table, replies, "phrase_found_other_partners")
    return Finding(holds, said, tuple(others), tuple(map(that_twinned, others[:_MOST_NAMED])))


def finding_on_partner_in(
    predicate: Predicate, question: Reading, table: PartnershipTable, replies: Replies
) -> Finding:
    """Whether a city has a partner in a country or continent."""
    place = predicate.object
    is_country = place not in question.continents and is_place_code(place)  # AF is Africa and Afghanistan
    countries = (place,) if is_country else ()
    within = Filter(countries=countries, continents=() if countries else (place,))
    rows = table.find(replace(within, cities=(predicate.subject,)))
    said = _partners_within(predicate.subject, rows, within, table, replies)
    held = () if rows else table.partnerships_of(predicate.subject)
    last = question.asserted is None or question.asserted.predicates[-1].object == predicate.object
    if predicate.holds and last and 0 < len(held) <= _MOST_PLACED:
        # "is Lyon's partner in Spain?": no, and where it is
        names = [city_with_country(row.other(predicate.subject), table, replies) for row in held]
        others = replies.phrase(
            "phrase_found_partners",
            city=table.label(predicate.subject),
            filter="",
            count=len(held),
            names=replies.words.series(names),
        )
        return Finding(False, replies.words.joined((said, others)), (), tuple(map(that_twinned, held)))
    return Finding(
        bool(rows) == predicate.holds, said, tuple(rows), tuple(map(that_twinned, rows[:_MOST_NAMED]))
    )


def finding_on_common_partner(
    predicate: Predicate, question: Reading, table: PartnershipTable, replies: Replies
) -> Finding:
    """Whether two cities have a partner in common, and which."""
    ends = (predicate.subject, predicate.object)
    common = sorted(table.partners_in_common(ends))
    names = replies.words.pair([table.label(end) for end in ends])
    if not common:
        # Who said that they have one learns which each of them has instead.
        own = [(end, list(table.partnerships_of(end))) for end in ends]
        none = replies.phrase("phrase_found_no_common_partner", pair=names)
        told = [_partners_within(end, rows, Filter(), table, replies) for end, rows in own if rows]
        return Finding(
            False, replies.words.joined([none, *told]), tuple(row for _, rows in own for row in rows)
        )
    partners = replies.words.enumeration([city_with_country(city, table, replies) for city in common])
    rows = tuple(row for end in ends for city in common if (row := table.between(end, city)))
    said = replies.phrase("phrase_found_common_partners", pair=names, partners=partners)
    return Finding(True, said, rows, tuple(map(that_twinned, rows)))


def partners_claimed(
    owner: str, question: Reading, table: PartnershipTable
) -> tuple[list[Partnership], Filter]:
    """The partnerships of a city within the conditions of a question, and these conditions."""
    within = bounds(question, (owner,), table)
    rows = table.partnerships_of(owner)
    if within:
        fitting = {row.id for row in table.find(replace(within, cities=(owner,)))}
        rows = [row for row in rows if row.id in fitting]
    return list(rows), within


def _partners_within(
    owner: str,
    rows: Sequence[Partnership],
    within: Filter,
    table: PartnershipTable,
    replies: Replies,
    name: str = "phrase_found_partners",
) -> str:
    """The partners of a city within conditions, in a sentence."""
    names = [table.label(row.other(owner)) for row in rows]
    return replies.phrase(
        name if rows else "phrase_found_no_partner",
        city=table.label(owner),
        filter=conditions_behind(within, table, replies),
        count=len(rows),
        names=replies.words.first_of(names, _MOST_NAMED),
    )
