"""Reading one question: names, cues and the learned aspect become a `Reading`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from twincities.nlu.questions.question_marks import asks_at_its_end
from twincities.nlu.text import mentions
from twincities.nlu.text.mentions import Mention, as_mention
from twincities.reading import pointing
from twincities.reading.claims.asserting import assertion, exchanged
from twincities.reading.conditions import comparisons, populations
from twincities.reading.conditions.people_left_out import people_left_out, said_to_be_looked_after
from twincities.reading.conditions.restriction import claims_of_all, restriction, without_double_negation
from twincities.reading.conditions.states_left_out import left_out, states_of, without_denials_of_ends
from twincities.reading.events import event_terms
from twincities.reading.events.celebrated import celebrated
from twincities.reading.events.described import described
from twincities.reading.events.happenings import asks_for_happening
from twincities.reading.forms import forms
from twincities.reading.forms.learned_form import form_of
from twincities.reading.forms.pictures import picture
from twincities.reading.forms.ways import speaks_of_somebody
from twincities.reading.intents.learned_intent import learned_intent
from twincities.reading.intents.taken_for_chatter import taken_for_chatter
from twincities.reading.intents.topics import with_topics
from twincities.reading.model.cue import Cue
from twincities.reading.model.reading import Reading
from twincities.reading.model.selection import Comparison, Entities, Rank
from twincities.reading.model.terms import Form, Measure, Quantifier
from twincities.reading.names.bearers import with_all_bearers
from twincities.reading.names.counted_in import without_unbounding
from twincities.reading.names.likened import without_likened
from twincities.reading.names.named import named_fields, with_calendar_dates, without_praise
from twincities.reading.names.people import people_spoken_of, without_people
from twincities.reading.names.tie_kinds import (
    kinds_named,
    kinds_spoken_of,
    kinds_wanted,
    with_kinds,
    without_negations_of,
)
from twincities.reading.numbers import orders, quantities
from twincities.reading.numbers.all_but import without_number_left_out
from twincities.reading.numbers.behind_in_order import without_what_is_ahead
from twincities.reading.numbers.counted import also_counted, counted
from twincities.reading.numbers.ranks_apart import ranks_apart
from twincities.reading.numbers.ranks_left_out import without_ranks_left_out
from twincities.reading.said import are_active, cues_said
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import find_cues, words_of
from twincities.reading.spotting.negation import denied_subjects, negated_conditions, with_set_aside
from twincities.reading.spotting.set_phrases import without_names_in_phrases
from twincities.reading.spotting.short_words import usual_word
from twincities.reading.spotting.whole_places import with_whole_places
from twincities.reading.spotting.words import phrasebook
from twincities.reading.things.entities import entities, without_spans_of_lack
from twincities.reading.things.side_by_side import pairs_held_against
from twincities.reading.things.unread_things import is_had, unread_in
from twincities.table import DateSpan, Filter, Period

_NO_WORDS: Mapping[int, str] = {}
_NO_KINDS: Mapping[str, Collection[str]] = {}


def read_question(
    question: Mapping[str, Any],
    event_kinds: Mapping[str, Collection[str]] = _NO_KINDS,
    language: str = "en",
    tie_kinds: Collection[str] = (),
    people: Collection[str] = (),
    happenings: Collection[str] = (),
    own_words: Mapping[int, str] = _NO_WORDS,
) -> Reading:
    """The reading of one question of a message.

    `question` is what the pipeline hands on of it: `intent`, `text`, the `entities` in it with offsets in the message,
    `start` (the offset of the text), the `form` that was learned, `runners_up`, `confidence`, `unread` words, and `home`. `event_kinds` are those of the table, with what each is called in other languages; `tie_kinds` are what it calls partnerships, `people` who looks after them, `happenings` what their further dates are those of; `own_words` the table's own words in the message, by where they begin, with the usual ones for them.
    """
    question = with_whole_places(with_topics(question, language), language)
    start = int(question.get("start") or 0)
    text, book = str(question["text"]), phrasebook(language)
    found = _mentions_in(question)
    usual = {at - start: word for at, word in own_words.items()}
    words = words_of(
        text, found, book.numbers, partial(usual_word, language=language), usual, language, book.parts_of
    )
    words, cues, all_but = without_number_left_out(words, find_cues(words, book))
    who = people_spoken_of(people, words, text, question, language)
    question, who_is_named = without_people(who, people, words, question)
    if not who_is_named and not speaks_of_somebody(cues, {one["entity"] for one in question["entities"]}):
        cues = [cue for cue in cues if cue.concept != "in_charge"]  # "does Lyon run trams?"
    kinds = kinds_spoken_of(tie_kinds, words, cues, language, text, usual)
    words, cues, question = with_kinds(kinds, words, cues, question)
    question, of_it = pointing.places_of_it(cues, without_names_in_phrases(cues, question))
    question, honoured = celebrated(cues, question)
    question = without_unbounding(without_likened(with_all_bearers(question, cues), words, cues), words, cues)
    found = with_set_aside(_mentions_in(question), words, cues)
    if denied := denied_subjects(found, words, cues):
        found = [replace(one, role=None) if one in denied else one for one in found]
        cues = [cue for cue in cues if cue.concept != "none"]
    roles = {mention.start + start: mention.role for mention in found}
    named: list[Mapping[str, Any]] = [
        {**one, "role": roles[one["start"]]} if one.get("start") in roles else dict(one)
        for one in question["entities"]
    ]
    clues = Clues(
        learned_intent(taken_for_chatter(question, who_is_named, words, cues), cues),
        words,
        cues,
        found,
        event_kinds,
        asks_at_its_end(text, language),
    )
    clues, ranks_left_out = without_ranks_left_out(clues)
    form = form_of(clues, question.get("form"))
    clues, ahead = without_what_is_ahead(clues)
    if ahead:
        found = clues.found
        named = [one for one in named if one.get("start") != ahead.start + start]
    named = [*with_calendar_dates(without_praise(named, clues, start), clues)]
    if form is Form.CONFIRM and clues.intent != "ask_partnerships":
        named = [_claimed(entity) for entity in named]
        values = {
            entity["start"] - start: entity["value"] for entity in named if entity["entity"] == mentions.YEAR
        }
        clues.found = [replace(one, value=values.get(one.start, one.value)) for one in clues.found]
    intent, of_size = forms.intent(clues), populations.size(clues)
    quantifier, comparison = quantities.quantifier(clues, form), _comparison(clues, of_size is not None)
    placed = (
        clues.intent == intent
        or intent not in ("ask_partnerships", "ask_not_recorded")
        or (
            intent == "ask_not_recorded" and clues.has("oldest", "newest")  # "contact for the oldest"
        )
    )
    in_order = intent == "ask_partnerships" and clues.has("sorted_by_age", "newest_first")
    rank = comparisons.rank(clues) if placed and not in_order else None
    compares = comparison is not None and (comparison.says_with_what or not clues.names_date)
    of_all = form is Form.CONFIRM and not (rank or compares) and claims_of_all(clues, quantifier)
    references = {name.start for name in comparisons.reference_names(clues) if comparison or of_size}
    others = [one for one in found if one.start not in references]
    unwanted = negated_conditions(
        others,
        words,
        without_negations_of(
            kinds,
            without_denials_of_ends(quantities.without_denials_of_so_many(cues, clues), clues),
        ),
    )
    quantifier, unwanted = without_double_negation(quantifier, unwanted, clues, form)
    asked_for, description = (
        entities(clues, unwanted, _told_before(named, start)),
        described(clues, text, language),
    )
    rank = rank and _placed(rank, ahead, asked_for)
    not_so = left_out(clues, claims=form is Form.CONFIRM)
    read = Reading(
        intent=intent,
        form=form,
        **named_fields(named, {at + start for at in references}),
        kinds=kinds_wanted(kinds, words, cues, ranked=rank is not None),
        called=kinds_named(tie_kinds, words, language) if form is Form.CONFIRM else (),
        active=are_active(clues),
        people=who_is_named,
        unwanted=replace(
            without_spans_of_lack(unwanted, asked_for),
            kinds=tuple(one.kind for one in kinds if one.left_out),
            people=() if form is Form.CONFIRM else people_left_out(who, words, clues.cues),
            states=states_of(not_so),
        ),
        restriction=(
            said_to_be_looked_after(who, clues) or restriction(clues.naming(others), kinds, unwanted)
        )
        if form is Form.CONFIRM
        else Filter(),
        rank=rank,
        ranks_left_out=ranks_left_out,
        ranks_apart=() if form is Form.CONFIRM or unwanted else ranks_apart(clues),
        size=of_size,
        inhabitants=populations.inhabitants(clues),
        comparison=None if of_all else comparison,
        quantifier=Quantifier.ALL if of_all else quantifier,
        all_but=all_but,
        group_by=quantities.group_by(clues),
        counted=counted(clues),
        also_counted=also_counted(clues),
        entities=asked_for,
        event_kinds=event_terms.event_kinds(clues),
        event_bounds=event_terms.event_bounds(clues, honoured),
        seasons=event_terms.seasons(clues),
        pointer=pointing.pointer(clues),
        pointed=pointing.pointed(clues),
        picture=picture(clues),
        nth=pointing.nth(clues),
        places_picked=orders.places_joined(clues),
        number=quantities.number(clues),
        other_numbers=quantities.other_numbers(clues),
        cues=cues_said(clues, text, not_so)
        | ({Cue.RENEWED} if asks_for_happening(happenings, clues, text, language) else frozenset())
        | ({Cue.SOMETHING} if description.vague else frozenset())
        | ({Cue.CONTACT} if who_is_named and clues.has("way_noun") else frozenset())
        | ({Cue.UNREAD_HAD} if is_had(question.get("unread") or (), clues, start) else frozenset()),
        asserted=None if of_all else assertion(clues, form, bool(rank or comparison)),
        exchanged=exchanged(clues) if form is Form.CONFIRM else (),
        finer=next(
            (name for name in ("day", "month", "season") if clues.has(name)),
            "day" if pointing.that_day(clues) else None,
        ),
        age=quantities.age(clues),
        number_bounds=quantities.number_bounds(clues),
        designated=(*pointing.designated(clues), *of_it),
        pairs=pairs_held_against(clues),
        unread=unread_in(question, clues, text, form),
        described=description.words,
        occasions=description.occasions,
        runners_up=_runners_up(question, intent),
        confidence=float(question.get("confidence", 1.0)),
        home=question.get("home"),
    )
    # What has lasted since a year began in it, and not later: "which exist since 1983?"
    return replace(read, years=tuple(map(_beginning, read.years))) if clues.has("lasting") else read


def _comparison(clues: Clues, of_size: bool) -> Comparison | None:
    """How rows stand to others; where a size is held against another, numbers of partners are not meant: "how many people has Lyon, and is that more than Turin?"."""
    held = comparisons.comparison(clues)
    by_number = held is not None and held.by is Measure.PARTNERSHIPS and not clues.has("partnership_noun")
    return None if of_size and by_number else held


def _placed(rank: Rank, ahead: Mention | None, asked_for: Entities | None) -> Rank:
    """A place in an order, counted from what is ahead of it; of what is asked for the partnerships are counted (一番多い国は)."""
    if ahead and rank.place == 1:  # "second after Lyon" is the second place of all
        rank = rank._replace(behind=ahead.value)
    counts_itself = asked_for is not None and rank.by.value == asked_for.kind.value
    return rank._replace(by=Measure.PARTNERSHIPS) if counts_itself else rank


def _told_before(named: Sequence[Mapping[str, Any]], start: int) -> list[str]:
    """The countries that are named before the text of a question, which is at `start`: "I am from Peru. Which …?"."""
    places = [one for one in named if one["entity"] == mentions.COUNTRY]
    return [str(one["value"]) for one in places if one.get("start", start) < start]


def _beginning(period: Period) -> Period:
    """The date at which a span begins that has no end; any other date as it is."""
    is_open = isinstance(period, DateSpan) and period.last is None
    return DateSpan(period.first, period.first) if is_open and isinstance(period, DateSpan) else period


def _runners_up(question: Mapping[str, Any], intent: str) -> tuple[str, ...]:
    """The intents that came next to mind, first what was learned where the words tell that an event may be meant by it: "what can one do?"."""
    talk = question["intent"] == "ask_capabilities" and intent == "ask_event_content"
    return (*(("ask_capabilities", intent) if talk else ()), *(question.get("runners_up") or ()))


def _mentions_in(question: Mapping[str, Any]) -> list[Mention]:
    """The names in a question, at their places in its text; others can come from another part of the message, and have none."""
    start = int(question.get("start") or 0)
    end = start + len(str(question["text"]))
    return [
        as_mention(entity).shifted(-start)
        for entity in question["entities"]
        if isinstance(entity.get("start"), int) and start <= entity["start"] < end
    ]


def _claimed(entity: Mapping[str, Any]) -> Mapping[str, Any]:
    """A date as it is claimed of one thing: "since the eighties" is within them."""
    dates = entity.get("alternatives") if entity["entity"] == mentions.YEAR else None
    return {**entity, "value": dates[0]} if dates else entity
