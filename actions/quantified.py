"""Claims of all, most, any or none of some partnerships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.populations import of_known_size, say_unknown
from actions.sentences.findings import lead_of, makes_up
from actions.sentences.paging import claims_of_all, say_list
from actions.sentences.replies import Replies
from actions.sentences.rows import describe_comparison, describe_excluded, describe_filter
from actions.sentences.settling import after_answer
from actions.sentences.state_sentences import say_former
from actions.states import say_kinds
from twincities.dialogue.conditions import without
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.dialogue.pointing import untold
from twincities.dialogue.subject import Subject
from twincities.reading import Pointer, Quantifier, Reading
from twincities.table import Filter, Partnership, PartnershipTable


def say_quantified(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Bear out or deny what is claimed of all, any or none of the partnerships."""
    if question.quantifier is Quantifier.NONE:
        # "none is in Japan": what is claimed of none, the condition, is not negated itself
        question = replace(question, unwanted=Filter())
    bare = replace(question, quantifier=None, intent="ask_partnerships")
    of_what = question.restriction
    everything = replace(
        bare,
        people=() if _looks_after_all(question) else question.people,
        comparison=None,
        years=of_what.years,
        countries=of_what.countries,
        continents=of_what.continents,
        themes=of_what.themes,
        kinds=of_what.kinds,
        inhabitants=None,  # that many are claimed of all of them
        unwanted=Filter(),
        cities=() if of_what and of_what == question.conditions else question.cities,
    )
    # "Are all the Spanish towns in Galicia?": that they are Spanish is not what is claimed.
    claimed = without(Filter(countries=bare.countries, themes=bare.themes), of_what)
    bare = replace(bare, countries=claimed.countries or bare.countries, themes=claimed.themes or bare.themes)
    pool = find_subject(everything, context, table)
    if not pool.partnerships:
        # "The Peruvian ones are of 1985, aren't they?" behind the Spanish ones is said of none that were told.
        everything, bare = replace(everything, pointer=None), replace(bare, pointer=None)
        pool = find_subject(everything, context, table)
    pool = replace(pool, cities=everything.cities) if of_what else pool  # and not those that this describes
    pool, unsized = of_known_size(pool, table) if question.inhabitants else (pool, [])
    if len(pool.cities) > 1 or (len(pool.partnerships) == 1 and pool.cities):
        return None
    fitting = find_subject(bare, context, table)
    among = {row.id for row in pool.partnerships}
    # "Is any Peruvian city twinned with a Spanish one?": of what there is none, nothing is true.
    found = [row for row in fitting.partnerships if row.id in among or not (among or of_what)]
    others = question.pointer is Pointer.OTHER
    rows = untold(found, lambda row: (row.id,), question, context) if others else found
    if found and not rows:  # "is there any other in Portugal?"
        replies.say("utter_no_other_fits", filter=describe_filter(question.conditions, table, replies))
        former = say_former(replace(fitting.conditions, cities=question.cities), table, replies)
        return after_answer(question, context, Subject(tuple(former), question.cities) if former else fitting)
    exceptions = [row for row in pool.partnerships if row.id not in {one.id for one in rows}]
    response = _response_for(question, rows, exceptions)
    told: Sequence[Partnership] = (
        exceptions or rows if question.is_of_all and question.all_but is None else rows
    )
    # Of those that fit is talked on: "is there any in Japan?", "none in Japan, right?", "since when?".
    spoken_of = rows if response in ("utter_any", "utter_none_but") else pool.partnerships
    if not rows and response in ("utter_not_any", "utter_not_most"):
        of_table = len(pool.partnerships) in (0, len(table.partnerships)) and not pool.cities
        of_table = of_table and not question.is_of_all
        response, told = "utter_none_at_all" if of_table else "utter_not_any", pool.partnerships
    conditions = question.conditions
    # "Have any of the others wine?": the table may well hold one that has, which is none of these.
    among_these = response == "utter_not_any" and question.pointer is Pointer.REST and not question.is_of_all
    if among_these and table.find(conditions):
        response = "utter_none_among"
    if of_what and not among and question.quantifier not in (Quantifier.ANY, Quantifier.NONE):
        response, conditions = "utter_none_at_all", of_what  # "are all Peruvian ones of 1985?"
    words = [
        describe_filter(conditions, table, replies),
        "" if rows else describe_excluded(question, table, replies),  # "no German one besides Bonn"
        describe_comparison(question.comparison, table, replies) if question.comparison else "",
    ]
    of_city = replies.phrase("phrase_of_city", city=table.label(pool.cities[0])) if pool.cities else ""
    if response == "utter_not_any":
        words.insert(0, of_city)  # the table may well hold such ones of another city
    values: dict[str, Any] = {
        "filter": replies.words.joined(words),
        "count": len(rows),
        "total": len(pool.partnerships),
        "city": replies.words.before(of_city),
    }
    if response == "utter_none_among":
        replies.say(response, lead=lead_of(False, question, replies), filter=values["filter"])
    elif response in ("utter_none", "utter_none_at_all"):
        replies.say(response, claims=claims_of_all(told), **values)  # without those of which it is not true
        if not question.is_of_all and (former := say_former(fitting.conditions, table, replies)):
            # "Is there any in France?": not any more
            return after_answer(question, context, Subject(tuple(former), pool.cities))
    else:
        _say_those(response, told, question, table, replies, values)
    say_unknown(unsized, table, replies)
    return after_answer(question, context, Subject(tuple(spoken_of), pool.cities))


def _looks_after_all(question: Reading) -> bool:
    """Whether somebody is claimed to look after all there are, or all that are described: "does Ms Gold look after all?", and not "are all Ms Gold's in Spain?"."""
    described = replace(question.conditions, people=())
    return not (described or question.comparison) or question.restriction == described


def _say_those(
    response: str,
    told: Sequence[Partnership],
    question: Reading,
    table: PartnershipTable,
    replies: Replies,
    values: Mapping[str, Any],
) -> None:
    """List the partnerships that bear a claim out or contradict it, with what they are called where they are claimed to be of another kind: "are both sister cities?"."""
    say_list(response, told, table, replies, **values)
    denied = response in ("utter_not_all", "utter_not_any") and question.is_of_all
    if denied and question.conditions.kinds:
        say_kinds(told, table, replies)


def _response_for(question: Reading, rows: Sequence[Partnership], exceptions: Sequence[Partnership]) -> str:
    """The answer to a claim of that many, of which `rows` fit and `exceptions` do not."""
    match question.quantifier:
        case Quantifier.ALL | Quantifier.EACH if rows and question.all_but is not None:
            return "utter_most" if len(exceptions) == question.all_but else "utter_not_most"
        case Quantifier.ALL | Quantifier.EACH:
            return "utter_all" if not exceptions else "utter_not_all" if rows else "utter_not_any"
        case Quantifier.MOST | Quantifier.HALF | Quantifier.AT_LEAST_HALF | Quantifier.UNDER_HALF as share:
            return "utter_most" if makes_up(share, len(rows), len(exceptions)) else "utter_not_most"
        case Quantifier.NOT_ALL:
            return "utter_most" if exceptions else "utter_none_but"
        case Quantifier.NONE:
            return "utter_none_but" if rows else "utter_none"
        case _:
            return "utter_any" if rows else "utter_not_any"
