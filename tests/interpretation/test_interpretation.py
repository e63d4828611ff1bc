"""What questions ask once their form and selection are taken together with their aspect."""

from __future__ import annotations

from twincities.reading import Quantifier, read_question


def test_all_places_are_no_quantity_of_partnerships():
    def read(text):
        return read_question({"intent": "ask_partnerships", "text": text, "entities": []})

    on_all = read("is there a city with partners on all continents?")
    assert on_all.quantifier is not Quantifier.ALL
    assert "all continents" in on_all.unread
    assert read("are all partners in one country?").quantifier is Quantifier.ALL
