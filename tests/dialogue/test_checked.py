"""Claims that the same message asks to have checked."""

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.checked import with_claims_checked
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import DateSpan

_CLAIM = Reading(intent="ask_since", cities=("chongqing", "detroit"), years=(DateSpan.of_years(1985, 1985),))
_RELIABLE = Reading(intent="ask_reliability", follows=True)
_RECORDS = Reading(intent="ask_records", follows=True)


def test_a_claim_is_answered_by_what_records_say_of_it(shipped_table) -> None:
    (one,) = with_claims_checked([_CLAIM, _RELIABLE], shipped_table)
    assert (one.intent, one.cities) == ("ask_reliability", ("chongqing", "detroit"))


def test_records_are_told_once(shipped_table) -> None:
    (one,) = with_claims_checked([_CLAIM, _RELIABLE, _RECORDS], shipped_table)
    assert (one.intent, one.cities) == ("ask_records", ("chongqing", "detroit"))


def test_what_claims_nothing_or_is_checked_of_another_is_answered_by_itself(shipped_table) -> None:
    asked = replace(_CLAIM, years=())
    of_another = replace(_RELIABLE, cities=("chongqing", "lyon"))
    assert with_claims_checked([asked, _RELIABLE], shipped_table) == [asked, _RELIABLE]
    assert with_claims_checked([_CLAIM, of_another], shipped_table) == [_CLAIM, of_another]


def test_a_claim_that_records_were_not_asked_of_is_answered_as_well(chinese_cities) -> None:
    claim = Reading(intent="ask_since", cities=("leipzig", "nanjing"), years=_CLAIM.years)
    assert with_claims_checked([claim, _RELIABLE], chinese_cities) == [claim, _RELIABLE]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("The article claims Chongqing and Detroit have been sister cities since 1985.", "ask_since"),
        ("It says that Chongqing and Detroit are twinned.", "confirm_partnership"),
    ],
)
def test_no_yes_is_said_to_what_is_only_reported_before_it_is_checked(shipped_table, text, intent) -> None:
    claim = replace(reader(shipped_table)(text, intent), form=Form.CONFIRM)
    back_up = replace(_RELIABLE, pointer=Pointer.IT)
    (one,) = with_claims_checked([claim, back_up], shipped_table)
    assert (one.intent, one.cities, one.pointer) == ("ask_reliability", ("chongqing", "detroit"), None)


def test_no_yes_is_said_behind_what_records_say_of_two_cities(shipped_table) -> None:
    asked = replace(_RELIABLE, cities=("chongqing", "detroit"))
    again = Reading(
        intent="confirm_partnership", form=Form.CONFIRM, cities=("detroit", "chongqing"), follows=True
    )
    assert with_claims_checked([asked, again], shipped_table) == [asked]
    other = replace(again, cities=("detroit", "kyoto"))
    assert with_claims_checked([asked, other], shipped_table) == [asked, other]


def test_any_record_is_asked_of_what_is_claimed_before_it(shipped_table) -> None:
    read = reader(shipped_table)
    claim = read("I keep reading that Chongqing and Detroit have been sister cities since 1985.", "ask_since")
    (one,) = with_claims_checked(
        [claim, read("Is that borne out by any record?", "ask_reliability")], shipped_table
    )
    assert (one.intent, one.cities) == ("ask_reliability", ("chongqing", "detroit"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They say there's a Chongqing Week in Detroit."),
        ("en", "Is Chongqing Week held in Detroit?"),
        ("de", "Findet die Chongqing-Woche in Detroit statt?"),
        ("fr", "La Semaine de Chongqing se tient à Detroit ?"),
    ],
)
def test_an_event_where_the_table_has_it_is_answered_by_what_records_say_of_it(shipped_table, language, text):
    claim = reader(shipped_table, language=language)(text, "ask_event_place")
    (one,) = with_claims_checked([claim, replace(_RECORDS, pointer=Pointer.IT)], shipped_table)
    assert (one.intent, one.events, one.cities) == ("ask_reliability", ("chongqing-week",), ())


def test_an_event_held_elsewhere_is_put_right_before_it_is_checked(shipped_table):
    claim = reader(shipped_table)("Is Chongqing Week held in Chongqing?", "ask_event_place")
    assert with_claims_checked([claim, _RELIABLE], shipped_table) == [claim, _RELIABLE]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "And that date of 1985"),
        ("fr", "Et cette date de 1985"),
        ("es", "Y esa fecha de 1985"),
        ("de", "Und dieses Datum 1985"),
    ],
)
def test_a_date_of_what_was_told_is_checked_and_not_confirmed(shipped_table, language, text):
    told = replace(reader(shipped_table, language=language)(text, "ask_since"), form=Form.CONFIRM)
    check = Reading("ask_reliability", pointer=Pointer.REST, follows=True)
    (one,) = with_claims_checked([told, check], shipped_table)
    assert (one.intent, one.pointer, one.has(Cue.DATE)) == ("ask_reliability", Pointer.IT, True)
    # What names a city of its own is a claim of that one.
    named = replace(told, cities=("detroit",))
    assert with_claims_checked([named, check], shipped_table) == [named, check]
