"""The classifier sees how a thing is asked, never of which city."""

from __future__ import annotations

import pytest

from twincities.nlu.masking import MASKS, mask
from twincities.nlu.names.spotter import Spotter


@pytest.fixture(scope="session")
def masked(shipped_table):
    spotter = Spotter(shipped_table)
    return lambda text: mask(text, spotter.spot(text))


def test_every_name_of_a_kind_looks_the_same(masked):
    city = MASKS["city"]
    assert masked("When was Chongqing twinned?") == f"when was {city} twinned?"
    assert masked("WHEN WAS 京都 TWINNED?!!") == f"when was {city} twinned?!"
    assert masked("when was Beijing twinned?") == masked("when was San José twinned?")
    assert masked("Kyoto’s partner") == f"{city}'s partner"
    assert masked("Chongqing Week in Detroit") == f"{MASKS['event']} in {city}"
    assert masked("which began before 1985") == f"which began before {MASKS['year']}"


def test_no_space_is_needed_around_a_name(masked):
    assert masked("重庆什么时候") == f"{MASKS['city']} 什么时候"


def test_words_of_a_dialect_are_those_of_the_language(masked):
    assert masked("which yin is the auldest?") == masked("which one is the oldest?")
    assert masked("Do Chengdu and Kyoto dae a week?") == masked("do Detroit and Chongqing do a week?")
