"""What a question of a message takes from the one beside it: the other end of an order, the groups of which it asks the oldest, the event whose date it wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.reading import Cue, Form, Measure, Pointer, Quantifier, Reading

_OF_GROUPS_ALONE = frozenset(
    {Cue.VERBLESS, Cue.BRIEF, Cue.SEVERALLY, Cue.ABOUT_ALL, Cue.CONTINENT, Cue.REGION, Cue.DATE}
)
_BEGUN = frozenset({Cue.PARTNERSHIP, Cue.TWINNED, Cue.BEGUN, Cue.BEGINNING, Cue.OPENING})
_NOUNS = frozenset({Cue.PARTNERSHIP, Cue.EVENT, Cue.TWINNED})


def completed_by_neighbours(questions: Sequence[Reading]) -> Sequence[Reading]:
    """The questions of a message, each with what the one beside it tells of it."""
    for complete in (_with_times_of_events, _with_places_compared, _with_groups, _with_other_ends):
        questions = complete(questions)
    return questions


def _with_times_of_events(questions: Sequence[Reading]) -> list[Reading]:
    """The questions; a mere "when" is that of the event whose name or place stands beside it: „Weinfest: wann, wo?“, „wann und wo ist das Fest mit Lyon?“."""
    found = list(questions)
    for at, one in enumerate(questions):
        other = questions[at + 1] if at + 1 < len(questions) else None
        bare = one.intent == "ask_since" and one.cues >= {Cue.BRIEF, Cue.DAY} and not one.cues & _BEGUN
        if bare and one.events:
            found[at] = one.asking("ask_event_recurrence")
        elif bare and other and other.intent == "ask_event_place" and one.cities == other.cities:
            found[at] = other.asking("ask_event_recurrence")
    return found


def _with_places_compared(questions: Sequence[Reading]) -> list[Reading]:
    """The questions, each that asks which came first with the places that were only named before it."""
    found: list[Reading] = []
    for question in questions:
        if not (found and _names_what_is_compared(found[-1], question)):
            found.append(question)
            continue
        there = found.pop()
        bounded = replace(question, countries=there.countries, continents=there.continents)
        found.append(replace(bounded, entities=None, counted=None))
    return found


def _names_what_is_compared(scope: Reading, question: Reading) -> bool:
    """Whether no more is said than the places of which the question asks which came first: 「カナダとアメリカ、どっちと先に結んだ？」."""
    places = scope.places if scope.has(Cue.VERBLESS) and scope.intent == "name_subject" else ()
    other = scope.names_rows or scope.unwanted or scope.themes or scope.years or scope.unread or scope.rank
    compares = question.form is Form.COMPARE and question.has(Cue.ALTERNATIVE)
    compares = compares and replace(question, comparison=None).is_bare
    return len(places) > 1 and not other and compares and question.pointer is None


def _with_groups(questions: Sequence[Reading]) -> list[Reading]:
    """The questions, each for a place in the order of age with the groups that are named before it: "for each continent, tell me the oldest", "how many per country, and which is the oldest of each?"."""
    found: list[Reading] = []
    for question in questions:
        before = found[-1] if found and found[-1].form is Form.GROUP and _ranks_all(question) else None
        if before is None:
            found.append(question)
            continue
        only_groups = before.is_bare and before.cues <= _OF_GROUPS_ALONE and not before.unread
        grouped = replace(question, group_by=before.group_by, form=Form.GROUP)
        if only_groups:
            found[-1] = grouped
        else:
            of_each = question.quantifier is Quantifier.EACH
            found.append(replace(grouped, cities=before.cities) if of_each else question)
    return found


def _ranks_all(question: Reading) -> bool:
    """Whether it asks for a place in the order of age, and of no groups that it names itself."""
    ranks = question.rank is not None and question.rank.by is Measure.AGE and question.group_by is None
    return ranks and question.form is not Form.CONFIRM and has_trait(question.intent, Trait.OF_THE_TABLE)


def _with_other_ends(questions: Sequence[Reading]) -> list[Reading]:
    """The questions, each for the other end of an order with what the one before it points at."""
    found: list[Reading] = []
    for question in questions:
        before = found[-1] if found else None
        whole = question
        if before and _other_end_of(before, question):
            whole = replace(question, pointer=before.pointer)
        elif before and before.size and _of_other_size(before, question):
            size = before.size._replace(greatest=not before.size.greatest)
            whole = replace(before, size=size, follows=True)
        elif before and _counts_there_too(before, question):
            whole = replace(question, countries=before.countries, continents=before.continents)
        found.append(whole)
    return found


def _other_end_of(before: Reading, question: Reading) -> bool:
    """Whether a question asks for the other end of the order in which the one before it asks for one of those told: "which of them came first, and which last?"."""
    one, other = before.rank, question.rank
    if one is None or other is None or one.by is not other.by or one.greatest is other.greatest:
        return False
    bare = replace(question, rank=None).is_bare and not (question.pointer or question.unread)
    return bare and not question.cues & _NOUNS and before.pointer in (Pointer.THOSE, Pointer.THEY)


def _of_other_size(before: Reading, question: Reading) -> bool:
    """Whether "and which has the fewest?" stands behind the question which has the most inhabitants."""
    rank, size = question.rank, before.size
    bare = not (question.names_rows or question.conditions or question.cues & _NOUNS)
    ranks = rank is not None and rank.by is Measure.PARTNERSHIPS and question.has(Cue.ELLIPTIC)
    return bool(ranks and bare and size and size.superlative and rank and rank.greatest != size.greatest)


def _counts_there_too(before: Reading, question: Reading) -> bool:
    """Whether only another city is named behind a number in a place: «¿cuántas tiene Lyon en Japón y cuántas Turín?»."""
    counts = before.form is Form.COUNT and question.form is Form.COUNT and before.intent == question.intent
    apart = len(before.cities) == len(question.cities) == 1 and before.cities != question.cities
    mere = question.has(Cue.BRIEF) and not (question.conditions or question.cues & _NOUNS or question.unread)
    return counts and apart and mere and before.only_placed
