"""What the notes on claims mention."""

from twincities.table.notes import claims_noted


def test_notes_are_found_by_all_their_words(shipped_table):
    assert [claim.about for claim in claims_noted(["Ford"], shipped_table)] == ["chongqing"]
    assert {claim.about for claim in claims_noted(["letters", "intent"], shipped_table)} == {
        "shanghai-new-york"
    }
    assert claims_noted(["Ford", "zoo"], shipped_table) == claims_noted([], shipped_table) == []
