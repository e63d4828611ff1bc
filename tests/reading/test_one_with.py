"""Cities that only their country names, described by how many partners they have."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Dimension, Entities, Having, Measure


@pytest.mark.parametrize(
    ("language", "text", "having"),
    [
        ("en", "any russian one w 2 chinese partners?", (2, 2, ("CN",))),
        ("en", "Is there a Russian one with at least two partners?", (2, None, ())),
        ("en", "Has any Russian one two Chinese partners?", (2, 2, ("CN",))),
        ("en", "Which Russian ones have two Chinese partners?", (2, 2, ("CN",))),
        ("de", "Gibt es eine russische mit zwei chinesischen Partnern?", (2, 2, ("CN",))),
        ("fr", "Y a-t-il une russe avec deux partenaires chinois ?", (2, 2, ("CN",))),
        ("es", "¿Hay alguna rusa con dos socias chinas?", (2, 2, ("CN",))),
    ],
)
def test_one_of_a_country_with_several_partners_is_a_city(chinese_cities, language, text, having):
    read = reader(chinese_cities, language=language)(text, "ask_partnerships")
    least, most, countries = having
    several = Having(Measure.PARTNERSHIPS, least, most, countries=countries)
    assert read.entities == Entities(Dimension.CITY, (several,), several=True)


@pytest.mark.parametrize(
    "text",
    [
        "Does the Russian one have two Chinese partners?",
        "Is there a Russian one with a Chinese partner?",
        "Has Kazan a Russian one with two Chinese partners?",
        "Which country has a Russian one with two partners?",
    ],
)
def test_the_one_told_or_one_with_a_single_partner_is_no_such_city(chinese_cities, text):
    read = reader(chinese_cities)(text, "ask_partnerships")
    assert read.entities is None or read.entities.kind is not Dimension.CITY
