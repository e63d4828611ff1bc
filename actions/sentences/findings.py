"""What the table holds of each thing that is claimed, and what that says of the claim as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.sentences.replies import Button, Replies
from twincities.reading import Cue, Form, Quantifier, Reading
from twincities.reading.model.predicates import Assertion, Relation
from twincities.table import Claim, Partnership


@dataclass(frozen=True)
class Finding:
    """Whether the table bears out one predicate, and a sentence with what it holds.

    `holds` is None where it does not say. `rows` and `claims` are what the sentence rests on.
    """

    holds: bool | None
    said: str
    rows: tuple[Partnership, ...] = ()
    claims: tuple[Claim, ...] = ()


def verdict_on(findings: Sequence[Finding], alternatives: bool = False) -> bool | None:
    """Whether all of several findings bear a claim out, or, of `alternatives`, one of them; None where that is not said."""
    return borne_out([finding.holds for finding in findings], any_of=alternatives)


def borne_out(found: Sequence[bool | None], any_of: bool) -> bool | None:
    """Whether any of several claims holds, or all of them; None where that is not known."""
    if any_of in found:
        return any_of
    return None if None in found else not any_of


def lead_of(verdict: bool | None, question: Reading, replies: Replies) -> str:
    """The words that begin an answer: to a claim yes, no, or that the table does not say, to what is denied the contrary; else none."""
    if question.form is not Form.CONFIRM:
        return ""
    if verdict is None:
        return replies.words.before(replies.phrase("phrase_not_all_said"))
    if _is_of_none_there(question):
        return replies.words.before(
            replies.phrase("phrase_denial_right" if verdict else "phrase_denial_wrong")
        )
    if question.has(Cue.NEGATIVE) and (denial := _denial_of(verdict, question)):
        return replies.words.before(replies.phrase(denial))
    if question.has(Cue.DENIED):
        return replies.words.before(replies.phrase("phrase_not_wrong" if verdict else "phrase_wrong"))
    return replies.words.before(replies.phrase("phrase_yes" if verdict else "phrase_no"))


def lead_of_denial(denied: bool | None, question: Reading, replies: Replies) -> str:
    """The words that begin an answer to what is said not to be so, "wasn't it renewed?", where it is known whether that is right; a bare "yes" could mean either."""
    if denied is None or question.form is not Form.CONFIRM:
        return lead_of(denied, question, replies)
    return replies.words.before(replies.phrase("phrase_denial_right" if denied else "phrase_denial_wrong"))


def _is_of_none_there(question: Reading) -> bool:
    """Whether it is asked if there are none, "are there no events with Lyon?": a "yes" could mean that there are."""
    claimed = question.asserted.predicates if question.asserted else ()
    none = bool(claimed) and all(
        one.relation is Relation.NUMBER and one.holds and one.number == (0, 0) for one in claimed
    )
    spoken_of = question.cues & {Cue.THERE_IS, Cue.NEGATIVE}
    return none and question.quantifier is Quantifier.NONE and bool(spoken_of)


def _denial_of(verdict: bool, question: Reading) -> str | None:
    """How a denial is answered, "they aren't, are they?": that it is right, or wrong; None where part of it is no denial, "with Kyoto but not with Detroit, right?"."""
    claimed = {one.holds for one in question.asserted.predicates} if question.asserted else set()
    if not claimed:
        return "phrase_no"
    if question.unwanted.years and {*question.years} - {*question.unwanted.years}:
        return None  # "in 1983, not in 1990, right?"
    is_right = verdict != (claimed == {True})  # what is judged can be what is denied, or the denial
    return None if len(claimed) > 1 else "phrase_denial_right" if is_right else "phrase_denial_wrong"


def lead_where_told(verdict: bool | None, question: Reading, replies: Replies) -> str:
    """As `lead_of`; nothing where the rows that are told speak for themselves."""
    return "" if verdict is None else lead_of(verdict, question, replies)


def verdict_on_all(each: Sequence[object]) -> bool | None:
    """Whether a claim is so of all of several; None where it is of some and not of others, which is neither yes nor no."""
    return all(each) if each and all(each) == any(each) else None


def say_findings(
    findings: Sequence[Finding],
    asserted: Assertion,
    question: Reading,
    replies: Replies,
    buttons: Iterable[Button] = (),
) -> None:
    """Say whether a claim is borne out, and of each part of it what the table holds."""
    verdict = verdict_on(findings, asserted.alternatives)
    # What was said of an unknown name comes first, and is no "yes".
    places = all(one.relation is Relation.HELD_IN for one in asserted.predicates)
    told = question.unknown or (asserted.alternatives and places)  # "in Lyon or in Turin?"
    lead = "" if told and verdict is not False else lead_of(verdict, question, replies)
    replies.say(
        "utter_findings",
        lead=lead,
        findings=replies.words.joined(dict.fromkeys(finding.said for finding in findings)),
        claims=dict.fromkeys(claim for finding in findings for claim in finding.claims),
        buttons=buttons,
    )


def lead_of_found(question: Reading, replies: Replies) -> str:
    """The "yes" to what there is; none where something was left out ("are there any not in Spain?"), or picked.

    Nor is there one to what is said of all without a word that was understood: "are all five pretty?".
    """
    of_all = question.quantifier not in (None, Quantifier.ANY)
    unsaid = of_all and not question.conditions and question.pointer is None
    picked = question.unwanted or question.unread or question.rank
    return "" if unsaid or picked else lead_of(True, question, replies)


def makes_up(share: Quantifier, fitting: int, others: int) -> bool:
    """Whether as many partnerships fit, and as many others do not, as a share of all of them says."""
    match share:
        case Quantifier.MOST:
            return fitting > others
        case Quantifier.AT_LEAST_HALF:
            return fitting >= others
        case Quantifier.UNDER_HALF:
            return fitting < others
        case _:
            return fitting == others
