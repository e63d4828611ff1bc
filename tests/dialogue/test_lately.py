"""What was said in the last turns is known, and forgotten after them."""

from __future__ import annotations

from twincities.dialogue.lately import TURNS, Lately


def test_a_text_is_new_again_once_so_many_turns_have_passed():
    turns: tuple[str, ...] = ()
    new = []
    for _ in range(2 * TURNS):
        lately = Lately(turns)
        new.append(lately.is_new("Source: a letter"))
        if new[-1]:
            lately.note("Source: a letter")
        turns = lately.turns_after
    assert new == [True, False, False, True, False, False]
    assert len(turns) == TURNS - 1


def test_turns_are_told_apart_and_a_text_counts_once_in_each():
    first = Lately()
    for text in ("one", "two", "two"):
        first.note(text)
    assert not first.is_new("one") and first.is_new("three")
    second = Lately(first.turns_after)
    second.note("two")
    assert (second.times_said("two"), second.times_said("one"), second.times_said("three")) == (2, 1, 0)


def test_a_turn_without_remarks_passes_as_well():
    turns = ("", "")
    assert Lately(turns).is_new("") and Lately(turns).turns_after == ("", "")
