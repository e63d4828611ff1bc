"""That there is none is claimed with no word for none, and what is claimed of a city that nobody knows is not borne out."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Cue, Form, Quantifier


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We don't even have a partner in Africa, do we?", "en"),
        ("We don't have one in Africa, do we?", "en"),
        ("We haven't got a single partner in Africa, have we?", "en"),
        ("Wir haben nicht einmal einen Partner in Afrika, oder?", "de"),
        ("Wir haben keinen einzigen Partner in Afrika, oder?", "de"),
        ("On n'a même pas de partenaire en Afrique, si ?", "fr"),
        ("Nous n'avons pas un seul partenaire en Afrique, n'est-ce pas ?", "fr"),
        ("No tenemos ni siquiera un socio en África, ¿verdad?", "es"),
        ("No tenemos ni un solo socio en África, ¿verdad?", "es"),
        ("アフリカには姉妹都市すらないですよね？", "ja"),
        ("我们在非洲连一个友好城市都没有吧？", "zh"),
    ],
)
def test_that_one_does_not_even_have_one_claims_none(shipped_table, text, language):
    claim = reader(shipped_table, language=language)(text, "confirm_partnership")
    assert (claim.form, claim.quantifier, claim.asserted) == (Form.CONFIRM, Quantifier.NONE, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We have no partner outside Europe, do we?", "en"),
        ("Wir haben keine Partnerstadt außerhalb Europas, oder?", "de"),
        ("Wir haben keinen schwedischen Partner außerhalb von Europa, oder?", "de"),
        ("Nous n'avons aucune ville jumelle hors d'Europe, n'est-ce pas ?", "fr"),
        ("No tenemos ninguna ciudad hermana fuera de Europa, ¿verdad?", "es"),
        ("ヨーロッパ以外に姉妹都市はないのですか？", "ja"),
    ],
)
def test_none_outside_of_a_place_is_claimed_of_all_within(shipped_table, text, language):
    claim = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert (claim.form, claim.quantifier) == (Form.CONFIRM, Quantifier.ALL)
    assert "EU" in claim.continents and not claim.unwanted


@pytest.mark.parametrize(
    "text", ["We have no partner in Europe, do we?", "Which cities have no partner outside Europe?"]
)
def test_none_within_a_place_and_those_that_have_none_outside_are_no_claim_of_all(shipped_table, text):
    assert reader(shipped_table)(text, "ask_partnerships").quantifier is Quantifier.NONE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Don't we have a partner in Africa?", "en"),
        ("We have a partner that isn't in Africa, don't we?", "en"),
        ("Haben wir einen Partner, der nicht in Afrika liegt?", "de"),
    ],
)
def test_what_does_not_lie_there_is_there(shipped_table, text, language):
    read = reader(shipped_table, language=language)
    assert read(text, "confirm_partnership").quantifier is not Quantifier.NONE


@pytest.mark.parametrize(
    ("text", "language", "unread"),
    [
        ("Parme est aussi jumelée avec Detroit ?", "fr", ("Parme",)),
        ("Dormelletto is twinned with Detroit?", "en", ("Dormelletto",)),
        ("Elle est aussi jumelée avec Detroit ?", "fr", ()),
        ("It is twinned with Detroit?", "en", ()),
        ("Detroit is twinned, right?", "en", ()),
    ],
)
def test_who_is_claimed_to_be_twinned_is_no_word_without_meaning(shipped_table, text, language, unread):
    assert reader(shipped_table, language=language)(text, "confirm_partnership").unread == unread


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("et la plus petite ?", "fr"),
        ("y la más pequeña?", "es"),
        ("and the smallest one?", "en"),
        ("und die kleinste?", "de"),
    ],
)
def test_the_smallest_alone_is_a_city(shipped_table, text, language):
    size = reader(shipped_table, language=language)(text, "name_subject").size
    assert size is not None and not size.greatest


@pytest.mark.parametrize(
    ("language", "text", "denies"),
    [
        ("en", "Hangzhou isn't only twinned with Bordeaux, is it?", False),
        ("en", "Hangzhou is twinned not just with Bordeaux, right?", False),
        ("de", "Hangzhou ist nicht bloß mit Bordeaux verpartnert, stimmt's?", False),
        ("ja", "杭州の姉妹都市はボルドーだけではないですよね", False),
        ("zh", "杭州除了波尔多还有别的友城吧", False),
        ("en", "Hangzhou has no partner besides Bordeaux, right?", True),
        ("en", "Hangzhou is not twinned with Bordeaux, right?", True),
    ],
)
def test_what_is_said_to_be_so_beside_something_denies_nothing(shipped_table, language, text, denies):
    read = reader(shipped_table, language=language)(text, "confirm_partnership")
    assert read.has(Cue.NEGATIVE) is denies


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is there a partnership without the theme of culture?"),
        ("fr", "Existe-t-il un jumelage sans le thème de la culture ?"),
        ("es", "¿Hay algún hermanamiento sin el tema de la cultura?"),
        ("de", "Gibt es eine Partnerschaft ohne das Thema Kultur?"),
    ],
)
def test_one_without_a_theme_is_not_none_with_it(shipped_table, language, text):
    asked = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert asked.unwanted.themes == ("culture",)
    assert asked.quantifier is not Quantifier.NONE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oops, no, sorry, the French one"),
        ("fr", "Oups, non pardon, celle en France"),
        ("fr", "ah non, désolé, en France"),
        ("es", "Uy, no, perdón, en Francia"),
        ("de", "Ups, nein, Entschuldigung, in Frankreich"),
        ("zh", "哎呀，不是，法国的"),
    ],
)
def test_what_is_said_before_a_refusal_makes_it_leave_nothing_out(shipped_table, language, text):
    corrected = reader(shipped_table, language=language)(text, "name_subject")
    assert (corrected.countries, corrected.unwanted.countries) == (("FR",), ())
