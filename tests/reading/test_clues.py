"""Tests of what is near a cue in a question."""

from __future__ import annotations

from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue


def _clues(*cues: tuple[str, int, int]) -> tuple[Clues, list[SpottedCue]]:
    spotted = [SpottedCue(concept, None, first, last, first, last + 1) for concept, first, last in cues]
    return Clues("list_events", [], spotted, [], {}), spotted


def test_the_head_of_nouns_in_a_row_is_the_last() -> None:
    clues, (city, event) = _clues(("city_noun", 1, 1), ("event_noun", 2, 2))
    assert clues.head_of(city, "city_noun", "event_noun") is event
    assert clues.head_of(event, "city_noun", "event_noun") is event


def test_nouns_over_the_same_words_end_the_search() -> None:
    clues, (city, event) = _clues(("city_noun", 1, 3), ("event_noun", 2, 3))
    assert clues.head_of(city, "city_noun", "event_noun") is city
    assert clues.head_of(event, "city_noun", "event_noun") is event
