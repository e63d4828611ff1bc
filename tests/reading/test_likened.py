"""A city with which something is likened is not what a claim is about, in all languages; what is held against it, is."""

from __future__ import annotations

import pytest

from twincities.reading import Pointer, read_question


def _read(text: str, language: str, **names: str):
    kinds = {"lyon": ("city", "lyon"), "turin": ("city", "turin"), "jp": ("country", "JP")}
    entities = []
    for key, name in names.items():
        kind, value = kinds[key]
        start = text.index(name)
        entities.append({"entity": kind, "value": value, "start": start, "end": start + len(name)})
    question = {"intent": "confirm_partnership", "text": text, "entities": entities}
    return read_question(question, language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Was that one ever renewed, like Lyon's?", "en"),
        ("Is it dormant, just as with the twinning with Lyon?", "en"),
        ("Wurde die eigentlich auch mal erneuert, so wie Lyon?", "de"),
        ("Ist sie ruhend wie die mit Lyon?", "de"),
        ("A-t-il aussi été renouvelé, comme celui de Lyon ?", "fr"),
        ("¿También se renovó, como el de Lyon?", "es"),
        ("它也像Lyon那样续签过吗?", "zh"),
        ("それもLyonのように更新されましたか?", "ja"),
    ],
)
def test_it_is_claimed_of_what_was_told(text, language):
    assert _read(text, language, lyon="Lyon").cities == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is Turin in Japan, just like Lyon?", "en"),
        ("Liegt Turin in Japan, genauso wie Lyon?", "de"),
        ("Turin est-elle au Japan, comme Lyon ?", "fr"),
        ("¿Turin está en Japan igual que Lyon?", "es"),
        ("Turin和Lyon一样在Japan吗?", "zh"),
        ("LyonのようにTurinもJapanにありますか?", "ja"),
    ],
)
def test_it_is_claimed_of_the_other_city(text, language):
    reading = _read(text, language, turin="Turin", lyon="Lyon", jp="Japan")
    assert reading.cities == ("turin",) and reading.countries == ("JP",)


def test_what_is_held_against_a_city_or_looked_for_beside_it_keeps_it():
    assert _read("Is it in the same country as Lyon, Japan?", "en", lyon="Lyon", jp="Japan").comparison
    assert _read("Do we have a partner in Japan like Lyon?", "en", lyon="Lyon", jp="Japan").cities == (
        "lyon",
    )
    assert _read("Which ones are in Japan like Lyon?", "en", lyon="Lyon", jp="Japan").cities == ("lyon",)
    assert _read("Is Turin like Lyon?", "en", lyon="Lyon", turin="Turin").cities == ("lyon", "turin")


def test_german_words_for_what_was_told_point_back_beside_a_place_or_an_adverb():
    assert _read("Liegt es in Japan?", "de", jp="Japan").pointer is Pointer.IT
    assert _read("Liegt es am Geld?", "de").pointer is None
    assert _read("Wurde die auch mal erneuert?", "de").pointer is Pointer.IT
    assert _read("Ist die älteste erneuert?", "de").pointer is None
