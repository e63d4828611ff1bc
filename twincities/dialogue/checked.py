"""Claims that the same message asks to have checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.reading import Cue, Form, Pointer, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import PartnershipTable
from twincities.table.claims import that_held, when_begun

_CHECKS = ("ask_reliability", "ask_records")
_TOLD_BY_RECORDS = ("ask_partner", "ask_since")


def with_claims_checked(questions: Sequence[Reading], table: PartnershipTable) -> list[Reading]:
    """The questions of a message; one for the records of what the one before it claims stands for both.

    "Lyon and Turin since 1985: do records say so?" asks for no yes out of the table before what the records hold; where
    these were not looked at, it is what the table holds that can be told.
    """
    found: list[Reading] = []
    for question in questions:
        both = _of_both(found[-1], question, table) if found else None
        if both is not None:
            found.pop()
        found.append(both or question)
    return found


def _of_both(claim: Reading, question: Reading, table: PartnershipTable) -> Reading | None:
    """The one question that stands for a claim, or one how well it stands, and that for the records behind it; else None."""
    # "According to records, who is Lyon's partner?" is one question.
    by_them = claim.intent == "ask_records" and claim.has(Cue.VERBLESS) and claim.cities == question.cities
    if by_them and question.intent in _TOLD_BY_RECORDS and question.form is Form.TELL:
        return replace(question, cues=question.cues | {Cue.RECORDS}, intent=claim.intent)
    # "Can it be proven that Lyon and Turin are twinned?" asks for no yes beside what records say.
    again = question.intent == "confirm_partnership" and question.form is Form.CONFIRM
    again = again and not question.conditions and {*claim.cities} == {*question.cities}
    if again and claim.intent in _CHECKS and len(claim.cities) == 2 and _has_checks(claim, table):
        return claim
    if not question.is_bare:
        return None
    if _is_event_checked_by(claim, question, table):
        return replace(
            claim.asking("ask_reliability", Form.TELL),
            cities=(),
            asserted=None,
            pointer=None,
            quantifier=None,
        )
    if _dates_one_told(claim) and question.intent in _CHECKS:
        return replace(question, cues=question.cues | {Cue.DATE}, pointer=Pointer.IT)
    if _is_checked_by(claim, question) and _has_checks(claim, table):
        cues = question.cues | {Cue.DATE}
        return replace(
            question, cities=claim.cities, partnerships=claim.partnerships, cues=cues, pointer=None
        )
    if claim.intent == "ask_reliability" and question.intent == "ask_records" and len(claim.cities) == 2:
        return replace(claim, intent=question.intent)
    return None


def _is_checked_by(claim: Reading, question: Reading) -> bool:
    """Whether a question asks whether it stands what was claimed before it: that two cities began in a year, or are twinned."""
    dated = claim.intent in ("ask_since", "name_subject") and bool(claim.years)
    # "The year 1985 for Lyon and Turin, is it confirmed?" asks for no age, nor does "twinned since 1985".
    of_age = claim.has(Cue.AGE) and not claim.cues & {Cue.VERBLESS, Cue.BEGINNING}
    told = claim.form is Form.TELL and not of_age
    dated = dated and (claim.form is Form.CONFIRM or told)
    twinned = claim.intent == "confirm_partnership" and claim.form is Form.CONFIRM and not claim.conditions
    claims = len(claim.cities) == 2 and (dated or twinned)
    return claims and question.intent in _CHECKS and question.is_bare


def _dates_one_told(claim: Reading) -> bool:
    """Whether nothing is claimed but the date of what was told: "and that date of 1985, do other documents confirm it?"."""
    dated = claim.intent in ("ask_since", "name_subject") and bool(claim.years) and claim.has(Cue.DATE)
    of_it = replace(claim, years=()).is_bare and claim.pointer in (None, Pointer.IT)
    return dated and of_it and not (claim.unread or claim.unknown)


def _is_event_checked_by(claim: Reading, question: Reading, table: PartnershipTable) -> bool:
    """Whether a question asks whether records know of the event that was claimed before it to be held where the table has it: "Lyon Week is held in Turin. Did anybody find it in the records?"."""
    if claim.form is not Form.CONFIRM or len(claim.events) != 1 or not claim.asserts(Relation.HELD_IN):
        return False
    event = table.event(claim.events[0])
    # What is held elsewhere is put right, whatever records hold.
    there = claim.cities in ((), (event.held_in,))
    return there and question.intent in _CHECKS and table.check_of(that_held(event)) is not None


def _has_checks(claim: Reading, table: PartnershipTable) -> bool:
    """Whether records were looked at for the partnership of the two cities of a claim."""
    row = table.between(*claim.cities)
    return row is not None and any(table.check_of(one) for one in when_begun(row))
