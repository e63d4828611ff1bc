"""The same person, other disputed dates and recorded partners of a pair are taken up from what was told."""

from __future__ import annotations

from twincities.dialogue.context import Context
from twincities.interpretation.facts.disputed_asked import disputed_asked
from twincities.interpretation.facts.of_person import speaks_of_told
from twincities.interpretation.facts.recorded_meant import recorded_meant
from twincities.reading import Cue, Form, Pointer, Reading


def test_the_same_person_is_one_who_was_told_where_nothing_is_claimed():
    assert speaks_of_told(Reading("ask_partnerships", Form.LIST, cues=frozenset({Cue.SAME_PERSON})))
    assert not speaks_of_told(Reading("ask_partnerships", Form.CONFIRM, cues=frozenset({Cue.SAME_PERSON})))


def test_other_cases_that_are_disputed_are_asked_of_all(chinese_cities):
    cues = frozenset({Cue.DISPUTED, Cue.OTHERS, Cue.THERE_IS})
    asked = Reading("ask_reliability", Form.CONFIRM, cues=cues, pointer=Pointer.OTHER)
    of_all = disputed_asked(asked, Context(), chinese_cities)
    assert (of_all.form, of_all.pointer) == (Form.TELL, None)
    assert of_all.has(Cue.ABOUT_ALL)


def test_the_partners_on_record_instead_are_those_of_both_cities(table):
    row = table.partnerships[0]
    cues = frozenset({Cue.RECORDS, Cue.PARTNERSHIP, Cue.WHICH})
    asked = Reading("ask_reliability", cues=cues, pointer=Pointer.THEY, pointed=2)
    meant = recorded_meant(asked, Context((row.id,)), table)
    assert meant is not None
    assert (meant.intent, meant.partnerships) == ("ask_records", (row.id,))
