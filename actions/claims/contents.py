"""Claims of what partnerships are about, and of what they exchange: borne out only by what their rows say."""

from __future__ import annotations

from collections.abc import Sequence

from actions.sentences.events import what_shown
from actions.sentences.findings import Finding
from actions.sentences.replies import Replies
from actions.sentences.rows import known_for_in_words, names_in_words, pair_of, title_of
from twincities.reading import Reading
from twincities.reading.model.predicates import Predicate
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.claims import that_twinned, what_is_done


def finding_on_themes(
    predicate: Predicate, rows: Sequence[Partnership], table: PartnershipTable, replies: Replies
) -> Finding:
    """Whether one of the partnerships is about a theme, and what each is about."""
    about = {row.id for row in table.find(Filter(themes=(predicate.object,)))}
    fitting = [row for row in rows if row.id in about]
    told = [row for row in fitting or rows if row.themes]
    if not told:
        said = replies.words.joined(
            replies.phrase("phrase_found_no_theme", pair=pair_of(row, table, replies)) for row in rows
        )
        return Finding(True if fitting else None, said, tuple(rows), tuple(map(that_twinned, rows)))
    said = replies.words.joined(
        _where_said(predicate.object, row, table, replies) if fitting else _themes_of(row, table, replies)
        for row in told
    )
    elsewhere = [row for row in table.partnerships if row.id in about]
    if elsewhere and not fitting:
        names = names_in_words([title_of(row, table, replies) for row in elsewhere], replies)
        theme = table.said(table.theme(predicate.object).name)
        elsewhere_said = replies.phrase("phrase_found_elsewhere", theme=theme, names=names)
        said = replies.words.joined((said, elsewhere_said))
    claims = tuple(claim for row in told for claim in (that_twinned(row), *what_is_done(row)))
    return Finding(bool(fitting) == predicate.holds, said, tuple(fitting or rows), claims)


def finding_on_sole_themes(
    predicates: Sequence[Predicate], rows: Sequence[Partnership], table: PartnershipTable, replies: Replies
) -> Finding:
    """Whether partnerships are about these themes and nothing else; not known where a table names none of their themes."""
    claimed, told = {one.object for one in predicates}, [row for row in rows if row.themes]
    said = replies.words.joined(
        _themes_of(row, table, replies)
        if row.themes
        else replies.phrase("phrase_found_no_theme", pair=pair_of(row, table, replies))
        for row in rows
    )
    holds = all(claimed == {*row.themes} for row in told) if told else None
    return Finding(holds, said, tuple(rows), tuple(map(that_twinned, rows)))


def _themes_of(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    """The themes of a partnership, in a sentence."""
    return replies.phrase(
        "phrase_found_themes",
        pair=pair_of(row, table, replies),
        themes=replies.words.enumeration(map(table.said, row.themes)),
    )


def _where_said(theme: str, row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    """What bears out that a partnership is about a theme: an event that shows it, a city known for it, or its themes."""
    events = [event for event in table.events_about(theme) if event.partnership == row.id and event.shows]
    if shown := [what_shown(event, table, replies, named=True) for event in events]:
        return replies.words.joined(shown)
    known = [city for city in table.cities_about(theme) if city.id in row.cities]
    if not known or {theme, table.theme(theme).name} & {*row.themes}:
        return _themes_of(row, table, replies)
    return replies.words.joined(
        replies.phrase(
            "phrase_found_known_for",
            city=table.label(city.id),
            known_for=known_for_in_words(city, table, replies),
        )
        for city in known
    )


def finding_on_exchanges(
    question: Reading, rows: Sequence[Partnership], table: PartnershipTable, replies: Replies
) -> Finding:
    """Whether one of the partnerships exchanges all that is claimed; what a row does not name is not said by it."""
    fitting = [
        row
        for row in rows
        if all(
            any(table.says(said, word) for thing in row.exchanges for said in (thing, table.said(thing)))
            for word in question.exchanged
        )
    ]
    told = [row for row in fitting or rows if row.exchanges]
    said = replies.words.joined(
        replies.phrase(
            "phrase_found_exchanges",
            pair=pair_of(row, table, replies),
            exchanges=replies.words.enumeration(map(table.said, row.exchanges)),
        )
        for row in told
    ) or replies.words.joined(
        replies.phrase("phrase_found_no_exchange", pair=pair_of(row, table, replies)) for row in rows
    )
    claims = tuple(claim for row in told for claim in what_is_done(row))
    return Finding(
        True if fitting else None, said, tuple(fitting or rows), claims or tuple(map(that_twinned, rows))
    )
