"""The number of what is ranked is told once."""

from dataclasses import replace

from twincities.dialogue.counted_with_rank import without_numbers_told
from twincities.reading import Dimension, Entities, Form, Measure, Rank, Reading

_MOST = Reading(
    "ask_partnerships",
    Form.LIST,
    countries=("CN",),
    rank=Rank(Measure.PARTNERSHIPS, True, behind="guangzhou"),
    entities=Entities(Dimension.CITY),
)
_HOW_MANY = Reading("ask_partnerships", Form.COUNT, countries=("CN",), cities=("guangzhou",))


def test_a_ranking_tells_the_number_of_what_it_ranks() -> None:
    assert without_numbers_told([_MOST, _HOW_MANY]) == [_MOST]


def test_other_numbers_and_what_has_no_ranking_before_it_are_told() -> None:
    of_others = [
        replace(_HOW_MANY, countries=("JP",)),
        replace(_HOW_MANY, cities=("lyon",)),
        replace(_HOW_MANY, themes=("art",)),
        replace(_HOW_MANY, entities=Entities(Dimension.COUNTRY)),
        replace(_HOW_MANY, form=Form.LIST),
    ]
    for question in of_others:
        assert without_numbers_told([_MOST, question]) == [_MOST, question]
    by_age = replace(_MOST, rank=Rank(Measure.AGE, True))
    assert without_numbers_told([by_age, _HOW_MANY]) == [by_age, _HOW_MANY]
    assert without_numbers_told([_HOW_MANY]) == [_HOW_MANY]
