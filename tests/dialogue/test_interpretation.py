"""What questions ask once their form and selection are taken together with their aspect."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.interpretation import interpreted
from twincities.reading import Cue, Form, Reading


def test_what_is_compared_by_words_that_nothing_explains_is_no_age(shipped_table):
    nicer = Reading(
        "compare_age",
        Form.COMPARE,
        cities=("kyoto", "detroit"),
        unread=("nicer",),
        cues=frozenset({Cue.ALTERNATIVE}),
    )
    assert interpreted(nicer, Context(), shipped_table).intent == "ask_city_trivia"
    assert interpreted(replace(nicer, unread=()), Context(), shipped_table).intent == "compare_age"
    older = replace(nicer, cues=nicer.cues | {Cue.AGE})
    assert interpreted(older, Context(), shipped_table).intent == "compare_age"


def test_partners_of_a_city_are_asked_for_and_not_claimed(shipped_table):
    named = Reading("confirm_partnership", Form.TELL, cities=("kyoto",), cues=frozenset({Cue.OF_PARTNER}))
    assert interpreted(named, Context(), shipped_table).intent == "ask_partner"
    claimed = replace(named, form=Form.CONFIRM)
    assert interpreted(claimed, Context(), shipped_table).intent == "confirm_partnership"
