"""Who looks after partnerships, by what the table says."""

from __future__ import annotations

from tests.conftest import write_table
from twincities.table import load_table
from twincities.table.contacts import people_of, person_of


def test_each_of_the_people_is_named_once_without_addresses(tmp_path):
    row, *_ = load_table(write_table(tmp_path)).partnerships
    contacts = ("Ms Gold, gold@lyon.example", None, "Tom Kehoe (post@lyon.example)", "Ms Gold")
    rows = [row.copy(update={"contact": contact}) for contact in contacts]
    assert [person_of(one) for one in rows] == ["Ms Gold", "", "Tom Kehoe", "Ms Gold"]
    assert people_of(rows) == ("Ms Gold", "Tom Kehoe")


def test_a_name_ends_at_any_mark_or_at_an_address(tmp_path):
    row, *_ = load_table(write_table(tmp_path)).partnerships
    for contact in (
        "林淑芬，lin@lyon.example",
        "林淑芬（國際事務科）",
        "林淑芬 lin@lyon.example",
        "林淑芬；分機 2",
    ):
        assert person_of(row.copy(update={"contact": contact})) == "林淑芬"
    assert person_of(row.copy(update={"contact": "Ana María Gold"})) == "Ana María Gold"
