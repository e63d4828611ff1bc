"""What is asked in so few words that chatter, a question after who answers, or a definition was learned of it."""

from __future__ import annotations

import pytest

from tests.questions import spotter_of
from twincities.nlu.text.mentions import as_entity
from twincities.reading import Cue, read_question


def _intent(table, language, text, learned, confidence, runners_up):
    entities = [as_entity(mention, text) for mention in spotter_of(table).spot(text)]
    said = {
        "text": text,
        "intent": learned,
        "confidence": confidence,
        "runners_up": runners_up,
        "entities": entities,
    }
    return read_question(said, language=language).intent


@pytest.mark.parametrize(
    ("language", "text", "learned", "confidence", "runners_up", "expected"),
    [










        ("ja", "何を見せるんじゃろう", "ask_capabilities", 0.5, ("ask_event_content",), "ask_event_content"),
        ("ja", "向こうで何するの", "ask_capabilities", 0.7, ("ask_exchanges",), "ask_event_content"),
        ("ja", "何人くらいですか", "bot_challenge", 0.4, ("ask_partnerships",), "ask_city_trivia"),
        ("fr", "que peuvent-ils y faire ?", "ask_capabilities", 0.4, ("ask_exchanges",), "ask_event_content"),

        ("en", "n who r these for", "ask_source", 0.4, ("ask_event_details",), "ask_event_content"),

        ("fr", "À qui est jumelée Detroit ?", "ask_partner", 0.9, (), "ask_partner"),
        ("zh", "在哪儿办，给谁看的", "ask_partner", 0.5, ("ask_event_place",), "ask_event_place"),


    ],
)  # fmt: skip
def test_what_asks_in_few_words_is_no_chatter(
    shipped_table, language, text, learned, confidence, runners_up, expected
):
    assert _intent(shipped_table, language, text, learned, confidence, runners_up) == expected


@pytest.mark.parametrize(
    ("language", "text", "learned", "confidence", "runners_up"),
    [
        ("en", "how's it going", "small_talk", 0.9, ("affirm", "ask_event_content")),
        ("en", "what do you do", "ask_capabilities", 0.8, ("small_talk", "ask_exchanges")),
        ("en", "what topics can you talk about", "ask_capabilities", 0.9, ("ask_event_content",)),
        ("en", "what can we do with it", "ask_capabilities", 0.9, ("ask_event_content",)),
        ("de", "wer seid ihr", "bot_challenge", 0.9, ("ask_partnerships",)),
        ("fr", "avec qui je parle", "bot_challenge", 0.8, ("ask_partner",)),
        ("fr", "tu fais quoi", "ask_capabilities", 0.5, ("ask_exchanges",)),
    ],
)
def test_what_is_asked_of_the_assistant_stays_so(
    shipped_table, language, text, learned, confidence, runners_up
):
    assert _intent(shipped_table, language, text, learned, confidence, runners_up) == learned


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Meine Oma kam aus Kyoto. Ist das eine Ihrer Partnerstädte?"),
        ("fr", "Ma grand-mère venait de Kyoto. C'est une de vos villes jumelées ?"),
        ("es", "Mi abuela era de Kioto. ¿Es una de sus ciudades hermanas?"),
        ("en", "My nan was from Kyoto. Is that a sister city?"),
    ],
)
def test_whether_a_city_named_before_is_a_partner_asks_for_no_definition(shipped_table, language, text):
    assert _intent(shipped_table, language, text, "define_sister_city", 0.5, ()) == "confirm_partnership"


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "C'est quoi une ville jumelée comme Kyoto ?"), ("de", "Was ist eine Partnerstadt?")],
)
def test_what_a_sister_city_is_stays_a_definition(shipped_table, language, text):
    assert _intent(shipped_table, language, text, "define_sister_city", 0.5, ()) == "define_sister_city"


def test_how_many_take_part_is_no_population(shipped_table):
    said = {"intent": "ask_not_recorded", "text": "参加者は何人くらいですか", "entities": []}
    assert Cue.POPULATION not in read_question(said, language="ja").cues


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Chengdu a une ville au Japon ?", "ask_partner"),
        ("de", "Hat Chengdu eine Stadt in Japan?", "ask_partner"),
        ("es", "¿Chengdu tiene una ciudad en Japón?", "ask_partner"),
        ("en", "does Chengdu have a town in Japan?", "ask_partner"),
        ("fr", "La ville de Chengdu est au Japon ?", "ask_country"),
        ("en", "is the city of Chengdu in Japan?", "ask_country"),
    ],
)
def test_a_town_that_a_city_has_in_a_country_is_its_partner(shipped_table, language, text, expected):
    assert _intent(shipped_table, language, text, "ask_country", 0.9, ("ask_partner",)) == expected
