"""What questions ask once their form and selection are taken together with their aspect."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.interpretation.interpretation import interpreted
from twincities.reading import Cue, Form, Quantifier, Reading, read_question


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


def test_all_places_are_no_quantity_of_partnerships():
    def read(text):
        return read_question({"intent": "ask_partnerships", "text": text, "entities": []})

    on_all = read("is there a city with partners on all continents?")
    assert on_all.quantifier is not Quantifier.ALL
    assert "all continents" in on_all.unread
    assert read("are all partners in one country?").quantifier is Quantifier.ALL
