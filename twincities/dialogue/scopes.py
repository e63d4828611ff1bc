"""What only bounds another question of the same message: "Of the German partners, which were signed in May?", "…, but leave out Japan"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.neighbours import completed_by_neighbours
from twincities.reading import Counted, Cue, Form, Pointer, Quantifier, Reading
from twincities.table import Filter

_OF_SCOPE_ALONE = frozenset({Cue.SCOPE, Cue.VERBLESS, Cue.BRIEF, Cue.ELLIPTIC, Cue.WHOLE_TABLE})
_OF_STATE_ALONE = frozenset({Cue.VERBLESS, Cue.BRIEF, Cue.CONJOINED})
_OF_EACH_ALONE = frozenset({Cue.VERBLESS, Cue.BRIEF, Cue.SEVERALLY, Cue.ABOUT_ALL})
_STATES = frozenset({Cue.STILL, Cue.END, Cue.ENDED, Cue.DORMANT, Cue.SUSPENDED, Cue.INACTIVE})
_POINTING_BACK = (None, Pointer.THEY, Pointer.THOSE)
_NOUNS = frozenset({Cue.PARTNERSHIP, Cue.EVENT, Cue.TWINNED})


def with_scopes(questions: Sequence[Reading]) -> list[Reading]:
    """The questions of a message; what only says of what the next one asks is made a part of it."""
    found: list[Reading] = []
    for question in completed_by_neighbours(questions):
        before = found[-1] if found else None
        if before is not None and (attributed := _attributed(before, question)):
            found[-1] = attributed
            continue
        if before is not None and _narrows_down(before) and _asks_only_which(question):
            continue
        if before is not None and _is_scope_of(before, question):
            found[-1] = _within(before, question)
        elif before is not None and _only_leaves_out(question) and _lists(before):
            found[-1] = _both_unwanted(before, question)
        elif before is not None and _only_leaves_out(before) and _lists(question):
            found[-1] = _both_unwanted(question, before)  # "leaving Japan aside, which are about silk?"
        elif before is not None and _only_keeps_active(question) and _lists(before):
            found[-1] = replace(before, active=True)
        elif before is not None and _only_says_state(question) and _asks_for_some(before):
            found[-1] = replace(before, cues=before.cues | (question.cues & _STATES))
        elif before is not None and (of_which := _of_all_or_each(before, question)):
            found[-1] = of_which
        elif before is not None and _only_wants_all(question) and _lists(before):
            if before.form is Form.COUNT and before.is_bare and before.intent == "ask_partnerships":
                # "How many are there? List them all.": how many the whole table holds is told without them.
                found.append(replace(before, follows=True).asking("ask_partnerships", Form.LIST))
        elif before is None or not (_finds_some(before) and _only_asks_which(question)):
            found.append(question)
    return found


def _only_asks_which(question: Reading) -> bool:
    """Whether it asks for no more than what is told of the question before it: "has Lyon one in China? Which would that be?", "two date from 1985. Which ones?"."""
    asks = question.intent == "ask_partnerships" and question.cues >= {Cue.WHICH, Cue.ELLIPTIC}
    listed = question.form in (Form.LIST, Form.TELL)
    return asks and listed and question.is_bare and not question.cues & _NOUNS


def _finds_some(question: Reading) -> bool:
    """Whether it is answered with those that fit it."""
    described = bool(question.conditions) and not question.names_rows
    several = question.intent == "ask_partnerships" or question.cues >= {Cue.PARTNERSHIP, Cue.SEVERAL}
    lists = question.form in (Form.LIST, Form.TELL) and several
    return question.form is Form.CONFIRM or (described and lists)


def _lists(question: Reading) -> bool:
    """Whether it asks for several partnerships, which can be narrowed down."""
    described = bool(question.conditions) and not question.names_rows  # "where does wine occur?"
    return question.form is not Form.CONFIRM and (has_trait(question.intent, Trait.PARTNERS) or described)


def _only_leaves_out(question: Reading) -> bool:
    """Whether nothing is said but what is not wanted: "leave out Japan"."""
    wanted = replace(question.conditions, without=None)
    bare = not (question.names_rows or question.selects_by_order or question.unread or wanted)
    return question.intent == "name_subject" and bool(question.unwanted) and bare


def _only_keeps_active(question: Reading) -> bool:
    """Whether nothing is said but that those are meant that go on: "…? Current ones only please."."""
    bare = not (question.names_rows or question.selects_by_order or question.unread or question.unwanted)
    alone = question.has(Cue.VERBLESS) and not question.has(Cue.CONJOINED) and question.form is Form.LIST
    return bare and alone and question.conditions == Filter(active=True)


def _only_says_state(question: Reading) -> bool:
    """Whether nothing is said but what has become of those asked for, with a verb: „… vor 1980 entstanden und bestehen noch“, „… Partnerschaften, die beendet wurden“."""
    bare = question.is_bare and not (question.unread or question.pointer or question.group_by)
    return bare and bool(question.cues & _STATES) and question.cues <= _STATES | _OF_STATE_ALONE


def _asks_for_some(question: Reading) -> bool:
    """Whether it asks which ones there are, how many, or whether there are any, by when they began or where."""
    any_of = question.form is Form.CONFIRM and question.cues >= {Cue.PARTNERSHIP, Cue.SEVERAL}
    some = _lists(question) or (any_of and not question.names_rows)
    return some and bool(question.conditions) and not question.cues & _STATES


def _attributed(before: Reading, question: Reading) -> Reading | None:
    """Of two questions the one that asks, by what the other says it is to be answered; None where both ask."""
    if _only_attributes(before, question):
        return replace(question, cues=question.cues | (before.cues & {Cue.RECORDS}))
    if _only_attributes(question, before) or _is_dated_already(before, question):
        return replace(before, cues=before.cues | (question.cues & {Cue.RECORDS}))
    return None


def _only_attributes(question: Reading, beside: Reading) -> bool:
    """Whether nothing is said but by what the question beside it is to be answered: "according to your table, …", "…, according to public records"."""
    alone = question if question.countries != beside.countries else replace(question, countries=())
    of_records = question.intent == "ask_records" and question.has(Cue.RECORDS)
    told = question.has(Cue.ACCORDING) or of_records
    bare = alone.is_bare and not (question.unread or question.has(Cue.CONJOINED))
    return told and bare and question.has(Cue.VERBLESS) and question.form is Form.TELL


def _is_dated_already(before: Reading, question: Reading) -> bool:
    """Whether it asks for the date of the first or last of those on record, which is told with it: "which pair is the first on record, and when was that?"."""
    ranked = before.rank is not None and before.has(Cue.RECORDS)
    when = question.intent == "ask_since" and question.is_bare and question.pointer in (None, Pointer.IT)
    return ranked and when and question.form is Form.TELL and not question.unread


def _of_all_or_each(before: Reading, question: Reading) -> Reading | None:
    """A question with what only says that it is asked of all, or of each; None for anything else."""
    if _only_says_of_each(question) and before.form is not Form.CONFIRM:
        each = before.quantifier or Quantifier.EACH
        return replace(before, quantifier=each, cues=before.cues | {Cue.SEVERALLY})
    return replace(before, cues=before.cues | {Cue.WHOLE_TABLE}) if _only_widens(question) else None


def _only_says_of_each(question: Reading) -> bool:
    """Whether nothing is said but that each is meant: "since when, each?"."""
    bare = question.is_bare and not (question.pointer or question.unread or question.nth)
    each = question.quantifier is Quantifier.EACH and question.cues <= _OF_EACH_ALONE
    return bare and each and question.has(Cue.VERBLESS)


def _only_widens(question: Reading) -> bool:
    """Whether nothing is said but that all is meant: "…, in the whole table", « …, toutes années confondues »."""
    bare = not (question.names_something or question.conditions or question.rank or question.unread)
    return bare and question.cues >= {Cue.WHOLE_TABLE, Cue.VERBLESS}


def _only_wants_all(question: Reading) -> bool:
    """Whether nothing is said but that all of what was asked for is to be told: 「西安の日本の姉妹都市、全部教えて」."""
    lists = question.intent in ("ask_partnerships", "ask_more") and question.form is Form.LIST
    alone = question.has(Cue.BRIEF) and not question.cues & (_NOUNS | {Cue.WHOLE_TABLE, Cue.CONJOINED})
    bare = question.is_bare and not (question.nth or question.group_by or question.unread)
    return lists and alone and bare and question.quantifier is Quantifier.ALL


def _both_unwanted(question: Reading, more: Reading) -> Reading:
    """A question together with what another one leaves out."""
    no, also = question.unwanted, more.unwanted
    return replace(
        question,
        years=question.years + more.years,
        countries=question.countries + more.countries,
        continents=question.continents + more.continents,
        themes=question.themes + more.themes,
        kinds=question.kinds + more.kinds,
        unwanted=replace(
            no,
            years=no.years + also.years,
            countries=no.countries + also.countries,
            continents=no.continents + also.continents,
            themes=no.themes + also.themes,
            kinds=no.kinds + also.kinds,
        ),
    )


def _is_scope_of(scope: Reading, question: Reading) -> bool:
    """Whether a question picks from what the one before it only names, and names nothing to pick from itself."""
    picks = bool(question.cues & {Cue.ELLIPTIC, Cue.AMONG}) and not question.cues & _NOUNS
    bare = not (scope.rank or scope.comparison or scope.unread or question.cities or question.partnerships)
    if question.form is Form.CONFIRM or not bare:
        return False
    return (scope.has(Cue.SCOPE) and picks) or _only_names_partners_of(scope, question)


def _only_names_partners_of(scope: Reading, question: Reading) -> bool:
    """Whether the partners of a city are only named, and the question bounds them: 「倉敷の姉妹都市で、フランスにあるのは」, "Lyon's partners, which have fewer than 100,000 inhabitants?"."""
    named = scope.cues >= {Cue.VERBLESS, Cue.OF_PARTNER} and len(scope.cities) == 1
    alone = not (scope.conditions or scope.nth or scope.pointer or scope.has(Cue.CONJOINED))
    bounds = bool(question.conditions) and not question.cues & (_NOUNS | {Cue.CONJOINED})
    return named and alone and bounds and question.pointer in _POINTING_BACK


def _narrows_down(question: Reading) -> bool:
    """Whether no more is said than to what those told are narrowed down: 「海外に限りますと、…」."""
    return question.cues >= {Cue.ONLY, Cue.VERBLESS} and not (question.unread or question.names_rows)


def _asks_only_which(question: Reading) -> bool:
    """Whether nothing is asked but which ones they are, whatever of: 「…、どちらになりますか」 compares nothing."""
    of_any = question.intent in ("compare_age", "ask_partnerships") and question.cues <= {
        Cue.ELLIPTIC,
        Cue.WHICH,
    }
    return of_any and question.is_bare and not (question.pointer or question.unread)


def _within(scope: Reading, question: Reading) -> Reading:
    """A question with the names, conditions and nouns of what it picks from."""
    of_events = scope.counted is Counted.EVENTS and question.counted is None
    listed = Form.LIST if question.form is Form.TELL else question.form
    whole = replace(
        with_conditions(question, scope, question),
        cities=scope.cities,
        partnerships=scope.partnerships,
        excluded_cities=(*scope.excluded_cities, *question.excluded_cities),
        unknown=(*scope.unknown, *question.unknown),
        counted=question.counted or scope.counted,
        entities=question.entities or scope.entities,
        event_kinds=question.event_kinds or scope.event_kinds,
        pointer=scope.pointer or (None if of_events else question.pointer),
        cues=question.cues | (scope.cues - _OF_SCOPE_ALONE),
    )
    return whole.asking("list_events" if of_events else whole.intent, listed)
