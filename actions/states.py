"""What has become of a partnership – it is active, rests, is suspended or over – and what it is called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from actions.claims.dates import dates_of
from actions.further_dates import in_words, say_further_dates
from actions.sentences.findings import lead_of
from actions.sentences.paging import claims_of_all, say_list
from actions.sentences.replies import Replies
from actions.sentences.rows import pair_of
from actions.sentences.settling import after_answer, follow_ups
from actions.sentences.state_sentences import say_state
from actions.sentences.states import state_in_list, state_in_words, state_word
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.doubts import settle_doubts
from twincities.dialogue.subject import Subject, ends_of
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import Partnership, PartnershipTable, Period, Status
from twincities.table.claims import that_twinned, when_begun
from twincities.table.ties import standing_of

_CUES = {Cue.SUSPENDED: Status.SUSPENDED, Cue.DORMANT: Status.DORMANT}
_MOST_REASONS = 5  # that are told one by one
_NOT_ACTIVE = (Status.ENDED, Status.SUSPENDED, Status.DORMANT)

_PAIR = 2  # partnerships that are held against each other


def answer_on_state(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Tell what has become of the partnerships asked about; None where the table says of none of them."""
    if not table.ties.tell_status or question.unknown:
        return None
    question = settle_doubts(question, table, context.cities)
    states = _states_spoken_of(question)
    if question.form is Form.COUNT and len(states) > 1 and not question.has(Cue.ALTERNATIVE):
        return _say_numbers(states, question, context, table, replies)
    rows, cities = _asked_about(question, context, table)
    inactive = question.has(Cue.INACTIVE)
    wanted = [status for cue, status in _CUES.items() if question.has(cue) and not inactive]
    if wanted and question.has(Cue.ENDED):
        wanted.append(Status.ENDED)
    told = [row for row in rows if row.status or row.until]
    of_all = question.has(Cue.STILL) and question.is_of_all
    of_these = _NOT_ACTIVE if inactive or of_all else _NOT_ACTIVE[:1]
    of_state = [row for row in told if (row.status or Status.ENDED) in (wanted or of_these)]
    if question.has(Cue.OTHERS) and of_state and {row.id for row in of_state} <= {*context.partnerships}:
        replies.say(
            "utter_no_other_of_state", state=_states(of_state, replies), claims=claims_of_all(of_state)
        )
        told = of_state
    elif len(rows) == 1 and told:
        told = _say_of_one(rows[0], question, table, replies)
    elif told := of_state or (
        # "Which are at rest?" where none is but some are suspended, or the other way round: told with what they are.
        [row for row in told if row.status in (_NOT_ACTIVE[1:] if wanted else _NOT_ACTIVE)]
    ):
        if len(told) == 1 or (question.has(Cue.WHY) and len(told) <= _MOST_REASONS):
            for row in told:
                say_state(row, table, replies)
        else:
            count = len(told)
            say_list("utter_of_state", told, table, replies, count=count, state=_states(told, replies))
    else:
        return None
    return after_answer(question, context, Subject(tuple(told), cities))


def _say_of_one(
    row: Partnership, question: Reading, table: PartnershipTable, replies: Replies
) -> list[Partnership]:
    """Say what has become of the one partnership asked about; returns what was told."""
    alike = _claimed_alone(row, question, table)
    if len(alike) > 1:
        say_list("utter_of_state", alike, table, replies, count=len(alike), state=_states(alike, replies))
        return alike
    say_state(row, table, replies, question, lead_of(True, question, replies) if alike else "")
    if question.intent == "ask_since" and row.since and row.status is Status.ACTIVE:
        # "When were we twinned with Lyon, and is that still on?"
        began = {**dates_of(row, replies), "pair": pair_of(row, table, replies)}
        replies.say("utter_since", **began, claims=when_begun(row))
    return [row]


def _claimed_alone(row: Partnership, question: Reading, table: PartnershipTable) -> list[Partnership]:
    """All that are in the state of which "is it the only suspended one?" claims that one alone is; none where that is not claimed."""
    claims = question.form is Form.CONFIRM and question.has(Cue.ONLY_THOSE)
    if not claims or standing_of(row) not in _states_spoken_of(question):
        return []
    return [one for one in table.ties.not_active() if standing_of(one) is standing_of(row)]


def _states(rows: Sequence[Partnership], replies: Replies) -> str:
    """The words for the states of partnerships, each once."""
    return replies.words.either(dict.fromkeys(state_word(row, replies) for row in rows))


def _states_spoken_of(question: Reading) -> list[Status]:
    """The states that a question names, those that go on first."""
    named = (
        (Cue.STILL, Status.ACTIVE),
        (Cue.DORMANT, Status.DORMANT),
        (Cue.SUSPENDED, Status.SUSPENDED),
        (Cue.ENDED, Status.ENDED),
    )
    return [status for cue, status in named if question.has(cue)]


def _say_numbers(
    states: Sequence[Status],
    question: Reading,
    context: Context,
    table: PartnershipTable,
    replies: Replies,
) -> Context:
    """Say how many partnerships are in each of several states: "how many are active, and how many dormant?"."""
    within = replace(question.conditions, active=False)
    rows = [*table.find(within), *table.find_former(within)]
    of_state = {state: [row for row in rows if standing_of(row) is state] for state in states}
    lines = (
        replies.phrase("phrase_item_count", name=state_in_words(state, replies), count=len(found))
        for state, found in of_state.items()
    )
    told = [row for found in of_state.values() for row in found]
    replies.say("utter_numbers_of_states", items=replies.words.bullets(lines), claims=claims_of_all(told))
    return after_answer(question, context, Subject(tuple(told), question.cities))


def asks_what_goes_on(question: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether it is asked what two cities still do, and not whether they still are partners, where they are: "do gardeners still keep our garden?"."""
    says_more = has_trait(question.intent, Trait.CONTENT) and bool(question.themes or question.unread)
    if not (says_more and question.has(Cue.STILL)):
        return False
    rows, _ = _asked_about(question, context, table)
    return len(rows) == 1 and rows[0].status is Status.ACTIVE


def answer_on_kind(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Tell what the partnership asked about is called, and how it came to that where "from the beginning" is asked; None where the table calls none anything."""
    if not table.ties.kinds or question.unknown:
        return None
    of_all = question.has(Cue.KINDS) and not question.names_rows and question.pointer is None
    rows, cities = ((), ()) if of_all else ties_named(question, context, table)
    if question.has(Cue.KINDS) and question.pointer in (Pointer.THEY, Pointer.THOSE) and not rows:
        rows = table.held_partnerships(context.partnerships)
    if not rows and len(cities) < 2:
        rows = table.find(replace(question.conditions, cities=cities))
    if question.has(Cue.KINDS) and len(rows) > 1:
        return _say_kinds(rows, question, context, table, replies)
    standing = [row for row in rows if not row.has_ended] or rows
    if len(standing) != 1 and not (len(standing) == len(question.partnerships) == _PAIR):
        return None
    for row in standing:
        replies.say(
            "utter_kind" if row.kind else "utter_kind_unknown",
            pair=pair_of(row, table, replies),
            kind=replies.words.quoted(table.said(row.kind or "")),
            claims=[that_twinned(row)],
            buttons=follow_ups(row, table, replies, "ask_overview"),
        )
    if question.has(Cue.FROM_START) and standing[0].dates:
        say_further_dates(question, standing[:1], cities, table, replies)
    return after_answer(question, context, Subject(tuple(standing), cities))


def _say_kinds(
    rows: Sequence[Partnership],
    question: Reading,
    context: Context,
    table: PartnershipTable,
    replies: Replies,
) -> Context:
    """Say what the table calls the partnerships asked about, and talk on of them."""
    say_kinds(rows, table, replies)
    return after_answer(question, context, Subject(tuple(rows)))


def say_kinds(rows: Sequence[Partnership], table: PartnershipTable, replies: Replies) -> None:
    """Say what the table calls several partnerships, and how many each."""
    numbers = Counter(row.kind for row in rows if row.kind).most_common()
    lines = (
        replies.phrase("phrase_item_count", name=table.said(kind), count=count) for kind, count in numbers
    )
    replies.say("utter_kinds", items=replies.words.bullets(lines), claims=claims_of_all(rows))


def ties_named(
    question: Reading, context: Context, table: PartnershipTable
) -> tuple[Sequence[Partnership], tuple[str, ...]]:
    """The partnerships that a question names or takes up, also one that is over; and the cities that it is about."""
    # "Was there a second English one that is over?" is none of those told.
    free = question.pointer is None or question.goes_beyond_told
    of_table = has_trait(question.intent, Trait.OF_THE_TABLE) and free
    if of_table and not question.names_rows:
        return (), ()
    # "How many of those were renewed?" is asked of all that were told, and not of a pair.
    of_those = question.pointer in (Pointer.THEY, Pointer.THOSE) and len(context.partnerships) > 1
    cities = question.cities or (() if question.partnerships or of_those else context.cities)
    if len(cities) > 1:
        standing = table.between(*cities[:2])
        return ((standing,) if standing else table.ties.former_of(*cities[:2])[-1:]), cities
    named = table.held_partnerships(
        question.partnerships or (() if question.cities else context.partnerships)
    )
    points = question.pointer in (Pointer.IT, Pointer.THEY, Pointer.THOSE)
    if named and (points or not has_trait(question.intent, Trait.OF_THE_TABLE)):
        return named, cities or ends_of(named)
    return (), cities


def answer_on_further_dates(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Tell when the partnerships asked about were renewed, signed …; None where a name is not in the table."""
    if question.unknown:
        return None
    others = question.pointer in (Pointer.REST, Pointer.OTHER)
    others = others or (question.has(Cue.OTHERS) and question.pointer is None)  # „sonst noch eine“
    others = others and not question.names_rows
    rows, cities = ((), ()) if others else ties_named(question, context, table)
    within = replace(question.conditions, years=())
    told = table.held_partnerships(question.partnerships or context.partnerships)
    if question.pointer in (Pointer.THOSE, Pointer.THEY) and len(told) > 1 and not question.cities:
        rows, cities = told, ()  # "Which of those were never renewed?"
    if within and not question.cities:
        # "When was the Spanish one renewed?" is asked of that one, whatever was told.
        fitting = {row.id for row in (*table.find(within), *table.find_former(within))}
        rows = [row for row in rows if row.id in fitting]
    if not rows:
        of_cities = cities if question.cities or not has_trait(question.intent, Trait.OF_THE_TABLE) else ()
        found = [table.find(replace(within, cities=(city,))) for city in of_cities]
        # "When was the one about science renewed?" behind another one is no question of its cities.
        found = found if any(found) or question.cities else [table.find(within)]
        rows, cities = list(dict.fromkeys(row for rows in found for row in rows)), of_cities
    before = context.partnerships if others else ()  # "which others were renewed twice?"
    subject = say_further_dates(question, rows, cities, table, replies, before)
    return after_answer(question, context, subject)


def _asked_about(
    question: Reading, context: Context, table: PartnershipTable
) -> tuple[Sequence[Partnership], tuple[str, ...]]:
    """The partnerships that a question on their state is about, and the cities that it names or takes up."""
    # "Which are suspended?" asks for all that are, whatever was talked about.
    of_many = question.form in (Form.LIST, Form.COUNT) or question.has(Cue.SEVERAL)
    ours = question.has(Cue.OURS) and len(question.cities) == 1
    of_many = of_many and (ours or not question.names_rows) and question.pointer is None
    named, cities = ((), question.cities) if of_many else ties_named(question, context, table)
    if named or len(cities) > 1:
        return named, cities
    of_city = bool(cities) and not (has_trait(question.intent, Trait.OF_THE_TABLE) and not question.cities)
    within = replace(question.conditions, cities=cities[:1] if of_city else (), years=())
    fitting = {row.id for row in table.find(within)}
    resting = table.partnerships_of(cities[0]) if of_city else table.ties.not_active()
    rows = (*table.find_former(within), *(row for row in resting if row.id in fitting))
    # "Which ended since 2000?" asks when they ended, and not when they began.
    told = [row for row in rows if not question.years or _ended_in(row, question.years)]
    # "Did any end before 2000?" is contradicted by those that ended later.
    contradicted = question.form is Form.CONFIRM and not told
    return rows if contradicted else told, cities[:1] if of_city else ()


def _ended_in(row: Partnership, years: Sequence[Period]) -> bool:
    """Whether it is sure that a partnership ended, or was suspended, in one of the spans."""
    return row.until is not None and any(span.covers(row.until) for span in years)


def said_of_tie(row: Partnership, table: PartnershipTable, replies: Replies) -> list[str]:
    """What an overview tells of a partnership beside its beginning: what it is called, its state, dates, who to ask."""
    words = replies.words
    facts = {
        "phrase_overview_kind": words.quoted(table.said(row.kind)) if row.kind else "",
        "phrase_overview_state": "" if row.since else state_in_list(row, replies),
        "phrase_reason": table.said(row.reason or ""),
        "phrase_overview_dates": in_words(row.further_dates, table, replies),
        "phrase_overview_earlier": words.series(
            _earlier(one, table, replies) for one in table.ties.earlier_than(row)
        ),
        "phrase_overview_contact": row.contact or "",
        "phrase_overview_page": row.address or "",
    }
    if row.since_note and row.since is None:
        facts["phrase_overview_since_note"] = words.quoted(row.since_note)
    return [replies.phrase(name, said=said) for name, said in facts.items() if said]


def _earlier(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    """An earlier tie of a pair: its kind, when it began, and that it is over."""
    told = (replies.words.date(row.since) if row.since else "", state_in_list(row, replies))
    described = replies.words.in_brackets(replies.words.series(one for one in told if one))
    return replies.words.joined((table.said(row.kind or ""), described))
