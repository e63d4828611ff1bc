"""How many lie somewhere, claimed with no noun or denied, and what a remark behind a claim makes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.entities.entity_questions import entities_asked
from twincities.nlu.questions.segments import segments_of
from twincities.reading import Form, Having, Measure, Pointer, Quantifier
from twincities.reading.model.predicates import Predicate, Relation
from twincities.reading.several_asked import asked_severally


def number(least, most, holds=True):
    return (Predicate(Relation.NUMBER, object="partnerships", holds=holds, number=(least, most)),)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("But two in Japan, I heard.", "en"),
        ("I heard there are two in Japan", "en"),
        ("Two in Japan?", "en"),
        ("Zwei in Japan, habe ich gehört.", "de"),
        ("Deux au Japon, paraît-il.", "fr"),
        ("Dos en Japón, según he oído.", "es"),
        ("日本に二つあると聞きました", "ja"),
        ("日本有两个，我听说", "zh"),
        ("有两个在日本吧", "zh"),
    ],
)
def test_so_many_in_a_place_claims_a_number(shipped_table, text, language):
    claim = reader(shipped_table, language=language)(text, "ask_country")
    assert claim.form is Form.CONFIRM
    assert claim.asserted is not None and claim.asserted.predicates == number(2, 2)


def test_one_in_a_place_is_any(shipped_table):
    assert reader(shipped_table)("Is there one in Japan?", "ask_country").asserted is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two in Japan and one in France, I heard.", "en"),
        ("Do we have exactly two partners in Japan and one in France?", "en"),
        ("A-t-on deux partenaires au Japon et un en France ?", "fr"),
        ("Haben wir zwei Partnerstädte in Japan und eine in Frankreich?", "de"),
        ("¿Tenemos dos en Japón y una en Francia?", "es"),
        ("日本に二つ、フランスに一つありますか", "ja"),
        ("我们在日本有两个、在法国有一个吗", "zh"),
    ],
)
def test_numbers_of_several_places_are_claims_of_each(shipped_table, text, language):
    read = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert read.form is Form.CONFIRM
    parts = asked_severally(read)
    assert [one.countries for one in parts] == [("JP",), ("FR",)]
    assert [one.asserted and one.asserted.predicates for one in parts] == [number(2, 2), number(1, None)]


@pytest.mark.parametrize("text", ["Show me two in Japan", "Where are two in Japan?"])
def test_what_is_wanted_is_no_claim(shipped_table, text):
    read = reader(shipped_table)(text, "ask_partnerships")
    assert (read.form, read.asserted) == (Form.LIST, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("But none in Africa, I bet.", "en"),
        ("None in Africa?", "en"),
        ("Keine in Afrika, wette ich.", "de"),
        ("Aucun en Afrique, je parie.", "fr"),
        ("Ninguno en África, supongo.", "es"),
    ],
)
def test_none_in_a_place_with_a_guess_is_claimed(shipped_table, text, language):
    claim = reader(shipped_table, language=language)(text, "name_subject")
    assert (claim.intent, claim.form) == ("ask_partnerships", Form.CONFIRM)
    assert claim.quantifier is Quantifier.NONE


def test_none_in_a_place_may_still_be_left_out(shipped_table):
    assert reader(shipped_table)("None in Africa", "ask_partnerships").form is Form.LIST


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We don't have 3 partners in Europe", "en"),
        ("We haven't got three twins in Europe, have we", "en"),
        ("Wir haben nicht drei Partner in Europa.", "de"),
        ("Nous n'avons pas trois partenaires en Europe, je crois.", "fr"),
    ],
)
def test_so_many_that_one_has_not_are_denied_and_not_the_place(shipped_table, text, language):
    claim = reader(shipped_table, language=language)(text, "confirm_partnership")
    assert not claim.unwanted
    assert claim.asserted is not None and claim.asserted.predicates == number(3, None, holds=False)


def test_whether_one_has_not_so_many_asks_for_them(shipped_table):
    claim = reader(shipped_table)("Don't we have 3 partners in Europe?", "confirm_partnership")
    assert not claim.unwanted
    assert claim.asserted is not None and claim.asserted.predicates == number(3, 3)


def test_them_behind_the_whole_list_is_all_of_it(shipped_table):
    read = reader(shipped_table)
    whole = "And back to the whole list, did any two of them begin in the same year?"
    assert read(whole, "ask_partnerships").pointer is None
    assert read("Did any two of them begin in the same year?", "compare_age").pointer is Pointer.THOSE


@pytest.mark.parametrize(
    ("text", "language", "pieces"),
    [
        ("None in Peru, I bet.", "en", 1),
        ("None in Peru, so I heard. And in Spain?", "en", 2),
        ("None in Peru, I heard, and two in Spain", "en", 3),
        ("Aucun au Pérou, à ce qu'on dit", "fr", 1),
        ("Keine in Peru, hab ich gehört", "de", 1),
        ("Ninguno en Perú, según dicen", "es", 1),
        ("秘鲁没有，我猜", "zh", 1),
    ],
)
def test_how_somebody_knows_stays_with_the_claim(text, language, pieces):
    assert len(segments_of(text, [], language)) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "Which cities have all three, partners in Germany, France and Italy?",
        "Which cities have all three, i.e. partners in Germany, France and Italy?",
    ],
)
def test_all_three_counts_the_places_and_no_partners(chinese_cities, text):
    asked = reader(chinese_cities)(text, "ask_partnerships").entities
    assert asked is not None
    assert [(one.countries, one.least, one.most) for one in asked.having] == [
        (("DE",), 1, None),
        (("FR",), 1, None),
        (("IT",), 1, None),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("which country has two of ours?", "en"),
        ("In which country do we have two?", "en"),
        ("Welches Land hat zwei von unseren?", "de"),
        ("Quel pays a deux des nôtres ?", "fr"),
        ("¿Qué país tiene dos de las nuestras?", "es"),
        ("我们在哪个国家有两个？", "zh"),
        ("哪个国家有两个我们的？", "zh"),
    ],
)
def test_so_many_of_ours_are_partnerships_that_a_country_has(shipped_table, text, language):
    question = reader(shipped_table, language=language)(text, "ask_country")
    assert question.entities is not None
    assert question.entities.having == (Having(Measure.PARTNERSHIPS, 2, 2),)
    ours = replace(question, cities=("kyoto",), pointer=None)
    assert entities_asked(ours, Context(), shipped_table).intent == "ask_partnerships"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is any of your five pairs fully confirmed by public records?", "en"),
        ("Are your five partnerships confirmed?", "en"),
        ("Ist eine Ihrer fünf Partnerschaften durch öffentliche Quellen bestätigt?", "de"),
        ("Vos cinq jumelages sont-ils confirmés ?", "fr"),
        ("五つの提携は公的に確認されていますか？", "ja"),
    ],
)
def test_a_number_of_what_is_to_be_proven_is_taken_for_granted(shipped_table, text, language):
    assert reader(shipped_table, language=language)(text, "ask_reliability").asserted is None


def test_a_number_may_itself_be_proven(shipped_table):
    claim = reader(shipped_table)("Is it confirmed that there are five pairs?", "ask_reliability")
    assert claim.asserted is not None and claim.asserted.predicates == number(5, 5)
