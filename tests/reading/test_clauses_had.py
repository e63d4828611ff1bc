"""What things are to have and what not, in the order of verbs and names that a language has."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.table import PartnershipTable

GERMAN, FRENCH = (1, ("DE",)), (0, ("FR",))


@pytest.mark.parametrize(
    ("text", "language", "having", "unwanted"),
    [
        ("有德国友城但没有法国友城的中国城市有哪些", "zh", [GERMAN, FRENCH], ("FR",)),
        ("有德国友城、没有法国友城的中国城市有哪些", "zh", [GERMAN, FRENCH], ("FR",)),
        ("哪些中国城市有德国友城但没有法国友城", "zh", [GERMAN, FRENCH], ("FR",)),
        ("ドイツの姉妹都市があってフランスの姉妹都市がない中国の都市は？", "ja", [GERMAN, FRENCH], ("FR",)),
        ("フランスの姉妹都市がない中国の都市は？", "ja", [FRENCH], ("FR",)),
        ("ドイツの姉妹都市がある中国の都市は？", "ja", [GERMAN], ()),
        ("イギリスの姉妹都市もドイツの姉妹都市もある中国の都市は？", "ja", [(1, ("GB",)), GERMAN], ()),
    ],
)
def test_each_clause_says_what_is_had(
    chinese_cities: PartnershipTable,
    text: str,
    language: str,
    having: list[tuple[int, tuple[str, ...]]],
    unwanted: tuple[str, ...],
) -> None:
    read = reader(chinese_cities, language=language)(text, "ask_partnerships")
    assert read.entities is not None
    assert [(one.least, one.countries) for one in read.entities.having] == having
    assert read.unwanted.countries == unwanted


@pytest.mark.parametrize(
    ("text", "compared", "with_what"),
    [
        ("大阪和横滨谁先跟上海结好", ("osaka", "yokohama", "shanghai"), ()),
        ("谁在上海之前结好", (), ("shanghai",)),
    ],
)
def test_with_whom_two_were_twinned_is_nothing_they_are_held_against(
    chinese_cities: PartnershipTable, text: str, compared: tuple[str, ...], with_what: tuple[str, ...]
) -> None:
    read = reader(chinese_cities, language="zh")(text, "compare_age")
    assert read.comparison is not None
    assert (read.cities, read.comparison.cities) == (compared, with_what)
