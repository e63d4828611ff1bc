"""What a question that was answered stands for when it is asked again of something else."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Measure, Pointer, Reading


def as_answered(
    question: Reading, context: Context, partnerships: tuple[str, ...], cities: tuple[str, ...]
) -> Reading:
    """A question with what it took from the conversation, so that it can be asked again.

    That is the other end of a pair that "it" stood for, and for some of what was listed the names and conditions that
    the list was asked for by: "and outside Europe?" after "which are in Europe?" is about the partners of the same city.
    """
    question = _with_names_settled(question, cities)
    points = question.form is Form.CONFIRM and question.pointer in (Pointer.IT, Pointer.THEY)
    # "Has it a partner in Peru?" stays with the city whose partners are asked about, whichever were found.
    of_partners = bool(question.countries or question.continents) and question.has(Cue.OF_PARTNER)
    if points and of_partners and question.intent == "confirm_partnership" and question.asserted is None:
        return replace(question, pointer=None) if question.cities else question
    if points and len(question.cities) == 1 and len(cities) == 2:
        return replace(question, cities=cities, pointer=None) if question.cities[0] in cities else question
    last, own = context.last_question, question.names_something and not question.conditions
    if last is None or own or question.names_rows or question.has(Cue.WHOLE_TABLE):
        return question
    if not question.selects and len(partnerships) == 1:
        ordered = last.rank is not None and last.rank.by is Measure.AGE
        of_city = len(last.cities) == 1 and last.cities[0] in cities
        # "Since when?" about a partner of a city, "how old is it?" about the oldest
        same = replace(question, cities=last.cities) if of_city else question
        same = replace(same, rank=last.rank) if ordered else same
        if ordered and question.intent != "ask_country":
            # "And the second oldest?" behind it is of those in Spain, too.
            return with_conditions(same, last, question)
        if of_city or ordered:
            return same
    among = len(partnerships) <= len(context.options) and set(partnerships) <= set(context.options)
    points = question.pointer in (Pointer.THOSE, Pointer.THEY, Pointer.IT) or question.has(Cue.ELLIPTIC)
    points = points or (question.form is Form.COUNT and question.has(Cue.BRIEF))
    picks = has_trait(question.intent, Trait.OF_THE_TABLE) or bool(question.rank)
    again = with_conditions(replace(question, cities=last.cities), last, question)
    return again if among and points and picks else question


def _with_names_settled(question: Reading, cities: tuple[str, ...]) -> Reading:
    """The question with that city for a name of several which the answer was about."""
    meant = [[id for id in doubt.alternatives if id in cities] for doubt in question.doubts]
    if not meant or any(len(ids) != 1 for ids in meant):
        return question
    named = (*question.cities, *(ids[0] for ids in meant))
    return replace(question, cities=tuple(dict.fromkeys(named)), doubts=())
