"""Whether there is any that lies in neither of two places, in several languages."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Cue, Quantifier


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Are there any that are neither Japanese nor American?"),
        ("en", "Have any of them neither a Japanese nor an American city?"),
        ("de", "Gibt es welche, die weder japanisch noch amerikanisch sind?"),
        ("fr", "Y en a-t-il qui ne sont ni japonaises ni américaines ?"),
        ("es", "¿Hay alguna que no sea ni japonesa ni estadounidense?"),
        ("zh", "有没有既不是日本也不是美国的城市"),
        ("zh", "有沒有既不是日本也不是美國的"),
        ("ja", "日本でもアメリカでもない国の都市はありますか。"),
        ("ja", "日本でもアメリカでもないのはありますか。"),
    ],
)
def test_any_outside_of_two_places_is_asked_for(shipped_table, language, text):
    read = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert (read.unwanted.countries, read.conditions.countries) == (("JP", "US"), ())
    assert not read.restriction and read.quantifier in (None, Quantifier.ANY)
    assert not read.has(Cue.NEGATIVE)
