"""What a message asks on of a partnership that it asked for, where there is none: "has Lyon one in Brazil, which one, and since when?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.reading import Cue, Form, Reading
from twincities.table import PartnershipTable

_OF_OTHERS = frozenset({Cue.OTHERS, Cue.OURS, Cue.WHOLE_TABLE, Cue.WITH_WHOM})
"""What a question is about that goes on with something else than what was asked for before it."""
_NOUNS = frozenset({Cue.PARTNERSHIP, Cue.TWINNED, Cue.OF_PARTNER})


def asks_for_none(question: Reading, table: PartnershipTable) -> bool:
    """Whether a question, as it was interpreted, asks for partnerships of cities, places or themes of which there is none, whenever begun, or for some by words that tell none apart."""
    if not has_trait(question.intent, Trait.PARTNERS) or question.unwanted or question.asserted:
        return False
    if question.unread:
        return question.form is Form.CONFIRM and not question.names_rows
    wanted = replace(question.conditions, cities=question.cities, years=())
    bounded = bool(wanted.countries or wanted.continents or wanted.themes)
    return bounded and not (table.find(wanted) or table.find_former(wanted))


def is_asked_on_of(question: Reading) -> bool:
    """Whether a question claims that a city has a partner somewhere, so that those behind it are about that one."""
    claims = question.form is Form.CONFIRM and has_trait(question.intent, Trait.PARTNERS)
    return claims and len(question.cities) == 1 and bool(question.places) and question.asserted is None


def asks_on(question: Reading) -> bool:
    """Whether a question names nothing and asks for a fact, or which ones these are, of what the one before it asked for."""
    own = not question.is_bare or question.unread or question.nth or question.quantifier
    if own or question.form in (Form.CONFIRM, Form.COUNT) or question.cues & _OF_OTHERS:
        return False
    if has_trait(question.intent, Trait.PARTNERS):
        return question.cues >= {Cue.WHICH, Cue.ELLIPTIC} and not question.cues & _NOUNS
    return has_trait(question.intent, Trait.ABOUT_ONE)


def with_claims_gone_on(questions: Sequence[Reading]) -> list[Reading]:
    """The questions of a message, a place in an order without a verb behind one that is claimed made a claim too: "is Lyon the newest, and Turin the oldest?"."""
    found: list[Reading] = []
    for question in questions:
        before = found[-1] if found else None
        claims = before is not None and before.form is Form.CONFIRM and before.rank is not None
        tells = question.form is Form.TELL and question.rank is not None and question.names_rows
        goes_on = claims and tells and question.has(Cue.VERBLESS) and not question.unread
        found.append(question.asking(question.intent, Form.CONFIRM) if goes_on else question)
    return found
