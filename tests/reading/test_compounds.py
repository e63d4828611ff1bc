"""Words that name a place in an order together: "die zweitjüngste", "die drittgrößte"."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Measure
from twincities.reading.spotting.words import phrasebook
from twincities.table import PartnershipTable


@pytest.mark.parametrize(
    ("text", "greatest", "place"),
    [
        ("und die zweitjüngste?", False, 2),
        ("die drittneueste Partnerschaft?", False, 3),
        ("welche ist die zweitälteste?", True, 2),
        ("Und welches ist unsere fünftälteste Partnerstadt?", True, 5),
    ],
)
def test_a_place_by_age(chinese_cities: PartnershipTable, text: str, greatest: bool, place: int) -> None:
    rank = reader(chinese_cities, language="de")(text, "ask_partner").rank
    assert rank is not None
    assert (rank.by, rank.greatest, rank.place, rank.wanted) == (Measure.AGE, greatest, place, 1)


@pytest.mark.parametrize(
    ("text", "greatest", "place"),
    [
        ("welche Partnerstadt ist die zweitgrößte?", True, 2),
        ("und die drittkleinste?", False, 3),
        ("und die dritt grösste?", True, 3),
    ],
)
def test_a_place_by_size(chinese_cities: PartnershipTable, text: str, greatest: bool, place: int) -> None:
    size = reader(chinese_cities, language="de")(text, "ask_oldest").size
    assert size is not None
    assert (size.greatest, size.superlative, size.place) == (greatest, True, place)


def test_a_place_by_number(chinese_cities: PartnershipTable) -> None:
    rank = reader(chinese_cities, language="de")(
        "Welches Land hat die zweitmeisten?", "ask_partnerships"
    ).rank
    assert rank is not None
    assert (rank.by, rank.place) == (Measure.PARTNERSHIPS, 2)


@pytest.mark.parametrize("word", ["zweitwohnung", "drittmittel", "viertel", "zweitmeiste", "zweit"])
def test_other_words_are_whole(word: str) -> None:
    assert phrasebook("de").parts_of(word) == (word,)
