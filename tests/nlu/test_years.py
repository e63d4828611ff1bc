"""Years and spans of years as people write them."""

from __future__ import annotations

import pytest

from twincities.nlu.years import spot_years


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("twinned in 1983?", ["1983"]),
        ("in '83", ["1983"]),
        ("nineteen eighty three", ["1983"]),
        ("two thousand and five", ["2005"]),
        ("before 1985", ["..1984"]),
        ("prior to the 80s", ["..1979"]),
        ("until 1983", ["..1983"]),
        ("after nineteen eighty-three", ["1984.."]),
        ("since 1983", ["1983.."]),
        ("1983 or later", ["1983.."]),
        ("from 1985 on", ["1985.."]),
        ("in the 80s", ["1980..1989"]),
        ("the eighties", ["1980..1989"]),
        ("the early 1980s", ["1980..1989"]),
        ("between 1980 and 1984", ["1980..1984"]),
        ("from 1980 to 1984", ["1980..1984"]),
        ("1980-1984", ["1980..1984"]),
        ("between 81 and 84", ["1981..1984"]),
        ("1991-94", ["1991..1994"]),
        ("between 5 and 10 people", []),
        ("in the twentieth century", ["1900..1999"]),
        ("over 40 years ago", ["..1985"]),
        ("at least forty years old", ["..1986"]),
        ("in the last 40 years", ["1986.."]),
        ("40 years ago", ["1986"]),
        ("1980 or 1985", ["1980", "1985"]),
        ("call 19835 or pay $1,983", []),
        ("the second one of five", []),
    ],
)
def test_spans(text, spans):
    assert [spotted.span.isoformat() for spotted in spot_years(text, this_year=2026)] == spans


def test_offsets_are_those_of_the_year_alone():
    text = "which began before 1985?"
    (spotted,) = spot_years(text, 2026)
    assert text[spotted.start : spotted.end] == "1985"
