"""How many people live in cities: the number, the largest and the smallest, and which one of two is larger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.claims.sizes import rivals_in_size, say_whether_largest
from actions.sentences.findings import lead_of
from actions.sentences.replies import Replies
from actions.sentences.rows import city_with_country
from actions.sentences.settling import after_answer
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.doubts import settle_doubts
from twincities.dialogue.finding import find_subject
from twincities.dialogue.pages import end_of_page
from twincities.dialogue.premises import SubjectMissingError
from twincities.dialogue.subject import Subject, city_of_several
from twincities.reading import Cue, Dimension, Form, Pointer, Reading, Size
from twincities.table import City, Claim, PartnershipTable
from twincities.table.claims import how_many_live_there
from twincities.table.populations import partner_ends, sizes, tells_populations
from twincities.table.world_regions import lies_in_any

_MOST_NAMED = 5  # cities without a number


def answer_on_population(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Tell how many people live in the cities asked about, or how they stand to each other by that; None where that is not asked.

    Raises:
        SubjectUnknownError, SubjectUnsureError: as `find_subject`.
    """
    if not question.has(Cue.POPULATION):
        return None
    if not tells_populations(table):
        return _say_none_known(question, context, replies)
    if question.intent != "ask_city_trivia":
        return None
    rivals = rivals_in_size(question, context, table)
    if rivals and say_whether_largest(question, rivals, table, replies):
        rows = tuple(dict.fromkeys(table.partnerships_of(rivals[0].id)))
        return after_answer(question, context, Subject(rows, (rivals[0].id,)))
    cities = rivals or _cities_asked(settle_doubts(question, table), context, table)
    if not cities:
        raise SubjectMissingError
    known = sizes(cities)
    unknown = [city for city in cities if city.population is None]
    size = question.size
    told = [city for _, city in known]
    if size is not None and size.superlative:
        told = _say_extreme(size, known, table, replies)
    elif size is not None and len(cities) == len(known) == 2:
        _say_larger(question, cities, table, replies)
    elif not (unknown and question.has(Cue.UNCOUNTED)):
        _say_numbers(question, known, table, replies)
    say_unknown(unknown, table, replies)
    ids = tuple(city.id for city in told or cities)
    rows = tuple(dict.fromkeys(row for id in ids if id != table.hub for row in table.partnerships_of(id)))
    return after_answer(question, context, Subject(rows, ids))


def say_unknown(cities: Sequence[City], table: PartnershipTable, replies: Replies) -> None:
    """Say of which cities the table does not tell how many people live there, where there are any."""
    if cities:
        names = [table.label(city.id) for city in cities]
        replies.say("utter_no_population", names=replies.words.first_of(names, _MOST_NAMED))


def of_known_size(subject: Subject, table: PartnershipTable) -> tuple[Subject, list[City]]:
    """Those of some partnerships of whose partner it is known how many people live there, and the partners of which it is not."""
    whose = subject.cities or tuple(filter(None, (city_of_several(subject.partnerships),)))
    ends = {row.id: partner_ends(row, whose, table) for row in subject.partnerships}
    unknown = [city for cities in ends.values() for city in cities if city.population is None]
    rows = (row for row in subject.partnerships if not any(city in unknown for city in ends[row.id]))
    return replace(subject, partnerships=tuple(rows)), unknown


def _say_none_known(question: Reading, context: Context, replies: Replies) -> Context | None:
    """Say that the table knows the size of no city, where others are picked by it."""
    is_ranked = question.size is not None and question.size.superlative
    of_table = has_trait(question.intent, Trait.OF_THE_TABLE) and (
        question.form is not Form.TELL or is_ranked
    )
    compares = question.size is not None and question.intent == "compare_age" and not question.comparison
    if not (of_table or compares):
        return None
    replies.say("utter_no_populations")
    return context.about(context.partnerships, context.cities, context.event)


def _cities_asked(question: Reading, context: Context, table: PartnershipTable) -> list[City]:
    """The cities that are named or pointed at, else the partners that are asked about."""
    size = question.size
    others = [table.city(id) for id in size.others if table.has_city(id)] if size else []
    named = [table.city(id) for id in question.cities]
    partners = question.cues & {Cue.OF_PARTNER, Cue.PARTNERSHIP} or (size is not None and size.superlative)
    if others and not named:
        named = [table.city(id) for id in context.cities[-1:] if table.has_city(id)]
    if others or (named and not (partners and len(named) == 1 and not question.only_names)):
        return list(dict.fromkeys((*named, *others)))
    told = table.held_partnerships(context.partnerships)
    if question.pointer is Pointer.THEY and question.pointed == 2 and not question.conditions:
        told = table.held_partnerships(context.mentioned[-2:])
        return [city for row in told for city in partner_ends(row, (), table)]
    several = question.pointer in (Pointer.THEY, Pointer.THOSE) or question.has(Cue.SEVERAL)
    several = several or bool(question.partnerships) or question.has(Cue.UNCOUNTED)
    if not (named or partners or several or question.conditions) and told:
        return partner_ends(told[0], (), table)  # "how many people live there?"
    bare = replace(question, size=None, entities=None, rank=None, quantifier=None, counted=None)
    if question.form is Form.CONFIRM:
        bare = replace(
            bare, countries=(), continents=()
        )  # "is the largest in Europe?" claims it of the largest
    rows = find_subject(bare.asking("ask_partnerships", Form.LIST), context, table).partnerships
    hub = city_of_several(rows) if question.partnerships else None
    whose = question.cities or ((hub,) if hub else ())
    if bare.places and not whose:
        ends = (table.city(id) for row in rows for id in row.cities)
        if there := [city for city in ends if lies_in_any(city, bare.places)]:
            return list(dict.fromkeys(there))  # "which Welsh town is the largest?", be it at home or abroad
    return list(dict.fromkeys(city for row in rows for city in partner_ends(row, whose, table)))


def _say_numbers(
    question: Reading, known: Sequence[tuple[int, City]], table: PartnershipTable, replies: Replies
) -> None:
    """Say how many people live in each city; all together too, where they are counted."""
    words = replies.words
    if len(known) == 1:
        ((number, city),) = known
        bounds = question.inhabitants
        replies.say(
            "utter_population",
            lead=lead_of(bounds.holds(number), question, replies) if bounds else "",
            city=table.label(city.id),
            number=words.number(number),
            claims=_claims(known),
        )
    elif known:
        told = known[: end_of_page(0, len(known))]
        _say_list(told, table, replies)
        if question.form is Form.COUNT:
            total = words.number(sum(number for number, _ in known))
            replies.say("utter_populations_sum", number=total, count=len(known), claims=_claims(told))


def _say_extreme(
    size: Size, known: Sequence[tuple[int, City]], table: PartnershipTable, replies: Replies
) -> list[City]:
    """Say which city has the most inhabitants, or the fewest; which is at another place, or which are the first."""
    ordered = list(known if size.greatest else reversed(known))
    taken = ordered[size.place - 1 : size.place - 1 + size.wanted]
    if size.place == size.wanted == 1:
        taken = [one for one in ordered if one[0] == ordered[0][0]]  # several may be as large
    if len(taken) == 1 and size.place == 1 and len(known) > 1:
        ((number, city),) = taken
        replies.say(
            "utter_largest" if size.greatest else "utter_smallest",
            cities=replies.words.counted(Dimension.CITY, len(known)),
            city=city_with_country(city.id, table, replies),
            number=replies.words.number(number),
            claims=_claims(taken),
        )
    elif taken:
        _say_list(taken, table, replies)
    return [city for _, city in taken]


def _say_larger(question: Reading, cities: Sequence[City], table: PartnershipTable, replies: Replies) -> None:
    """Say which of two cities is larger, and by how many inhabitants; yes or no to a claim about the first one."""
    (number, more), (other_number, less) = sizes(cities)
    size = question.size
    is_so = number != other_number and (more == cities[0]) == (size is None or size.greatest)
    replies.say(
        "utter_larger" if number != other_number else "utter_as_large",
        lead=lead_of(is_so, question, replies),
        city=table.label(more.id),
        number=replies.words.number(number),
        other=table.label(less.id),
        other_number=replies.words.number(other_number),
        difference=replies.words.number(number - other_number),
        claims=_claims(sizes(cities)),
    )


def _say_list(known: Sequence[tuple[int, City]], table: PartnershipTable, replies: Replies) -> None:
    lines = (
        replies.phrase("phrase_item_count", name=table.label(city.id), count=replies.words.number(number))
        for number, city in known
    )
    replies.say("utter_population_list", items=replies.words.bullets(lines), claims=_claims(known))


def _claims(known: Sequence[tuple[int, City]]) -> list[Claim]:
    return [how_many_live_there(city) for _, city in known]
