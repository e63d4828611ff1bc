"""Of what a question in the same message asks: "Of the German partners, which were signed in May?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.conditions import with_conditions
from twincities.reading import Counted, Cue, Form, Reading

_OF_SCOPE_ALONE = frozenset({Cue.SCOPE, Cue.VERBLESS, Cue.BRIEF, Cue.ELLIPTIC, Cue.WHOLE_TABLE})
_NOUNS = frozenset({Cue.PARTNERSHIP, Cue.EVENT, Cue.TWINNED})


def with_scopes(questions: Sequence[Reading]) -> list[Reading]:
    """The questions of a message; what only says of what the next one asks is made a part of it."""
    found: list[Reading] = []
    for question in questions:
        scope = found[-1] if found else None
        if scope is not None and _is_scope_of(scope, question):
            found[-1] = _within(scope, question)
        else:
            found.append(question)
    return found


def _is_scope_of(scope: Reading, question: Reading) -> bool:
    """Whether a question picks from what the one before it only names, and names nothing to pick from itself."""
    picks = bool(question.cues & {Cue.ELLIPTIC, Cue.AMONG}) and not question.cues & _NOUNS
    bare = not (scope.rank or scope.comparison or scope.unread or question.cities or question.partnerships)
    return scope.has(Cue.SCOPE) and picks and bare and question.form is not Form.CONFIRM


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
