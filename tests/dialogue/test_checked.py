"""Claims that the same message asks to have checked."""

from dataclasses import replace

from twincities.dialogue.checked import with_claims_checked
from twincities.reading import Reading
from twincities.table import DateSpan

_CLAIM = Reading(intent="ask_since", cities=("lyon", "turin"), years=(DateSpan.of_years(1985, 1985),))
_RELIABLE = Reading(intent="ask_reliability", follows=True)
_RECORDS = Reading(intent="ask_records", follows=True)


def test_a_claim_is_answered_by_what_records_say_of_it() -> None:
    (one,) = with_claims_checked([_CLAIM, _RELIABLE])
    assert (one.intent, one.cities) == ("ask_reliability", ("lyon", "turin"))


def test_records_are_told_once() -> None:
    (one,) = with_claims_checked([_CLAIM, _RELIABLE, _RECORDS])
    assert (one.intent, one.cities) == ("ask_records", ("lyon", "turin"))


def test_what_claims_nothing_or_is_checked_of_another_is_answered_by_itself() -> None:
    asked = replace(_CLAIM, years=())
    of_another = replace(_RELIABLE, cities=("lyon", "nice"))
    assert with_claims_checked([asked, _RELIABLE]) == [asked, _RELIABLE]
    assert with_claims_checked([_CLAIM, of_another]) == [_CLAIM, of_another]
