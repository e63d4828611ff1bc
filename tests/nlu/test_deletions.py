"""Names that are nearly what was written are found, whatever is wrong with it."""

from __future__ import annotations

import random

from rapidfuzz.distance import OSA

from twincities.nlu.names.deletions import MOST_SLIPS, Deletions

NAMES = ["lyon", "kyoto", "coventry", "dresden", "springfield", "sprungfield", "saintpetersburg", "ulm"]


def written_wrongly(name: str, chance: random.Random) -> str:
    letters = list(name)
    for _ in range(MOST_SLIPS):
        at = chance.randrange(len(letters))
        letters[at : at + 1] = chance.choice([[], ["x"], [letters[at], "q"], letters[at : at + 1]])
        letters = letters or ["z"]
    return "".join(letters)


def test_every_name_within_two_slips_is_found() -> None:
    deletions, chance = Deletions(NAMES), random.Random(5)
    for _ in range(2_000):
        written = written_wrongly(chance.choice(NAMES), chance)
        near = {name for name in NAMES if OSA.distance(written, name) <= MOST_SLIPS}
        assert near <= deletions.near(written, MOST_SLIPS)
        assert deletions.has_near(written, MOST_SLIPS) or not near


def test_nothing_is_found_where_no_beginning_is_alike() -> None:
    assert not Deletions(NAMES).has_near("wuhan", MOST_SLIPS)
    assert not Deletions([]).has_near("lyon", MOST_SLIPS)
    assert not Deletions(NAMES).has_near("\ud800", MOST_SLIPS)
