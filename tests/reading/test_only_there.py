"""That partners are only in some places is claimed of all of them, whatever their number."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Form, Quantifier
from twincities.reading.model.predicates import Relation


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You only have partners in Germany and Austria, right?", "en"),
        ("Ihr habts doch eh nur Partner in Deutschland und Österreich, oder?", "de"),
        ("Habt ihr ausschließlich Partner in Deutschland?", "de"),
        ("Vous n'avez des partenaires qu'en Allemagne et en Autriche, non ?", "fr"),
        ("Vous avez des partenaires seulement en Allemagne, non ?", "fr"),
        ("Solo tenéis socios en Alemania y Austria, ¿no?", "es"),
        ("姉妹都市はドイツとオーストリアだけですよね", "ja"),
        ("你们只有德国和奥地利的友城吧", "zh"),
        ("只有德国的友城吗", "zh"),
        ("Shanghai n'est jumelée qu'avec des villes d'Allemagne ?", "fr"),
        ("On n'a que des villes allemandes ?", "fr"),
        ("Shanghái no está hermanada más que con ciudades de Alemania, ¿verdad?", "es"),
        ("上海只和德国城市结为友城吗？", "zh"),
        ("上海はドイツの都市とだけ提携していますか", "ja"),
        ("Is Shanghai twinned with nothing but German cities?", "en"),
    ],
)
def test_partners_only_in_some_places_is_claimed_of_all(shipped_table, text, language):
    claim = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert (claim.form, claim.quantifier, claim.asserted) == (Form.CONFIRM, Quantifier.ALL, None)
    assert "DE" in claim.countries
    assert not claim.unwanted


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is this the only partner in Germany?", "en"),
        ("Ist das die einzige Partnerstadt in Deutschland?", "de"),
        ("Est-ce la seule ville jumelle en Allemagne ?", "fr"),
        ("¿Es la única ciudad hermana en Alemania?", "es"),
    ],
)
def test_the_only_one_there_is_one(shipped_table, text, language):
    claim = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert claim.quantifier is not Quantifier.ALL
    assert claim.asserted is not None
    assert claim.asserted.predicates[0].relation is Relation.NUMBER


def test_the_only_town_somewhere_is_one(shipped_table):
    claim = reader(shipped_table)("Is Kyoto the only Japanese town you have?", "confirm_partnership")
    assert claim.quantifier is not Quantifier.ALL
