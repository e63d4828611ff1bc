"""What thumbs, courtesy and regions write for the usual words of French, German and Spanish."""

from __future__ import annotations

import pytest

from tests.questions import reader, spotter_of
from twincities.nlu.text.mentions import as_entity
from twincities.nlu.text.phrases import says, without
from twincities.nlu.text.tokens import tokenize
from twincities.reading import Cue, Measure, Pointer, read_question
from twincities.reading.spotting.short_words import usual_word


@pytest.mark.parametrize(
    ("language", "word", "usual"),
    [
        ("es", "q", "que"),
        ("fr", "koi", "quoi"),
        ("de", "wos", "was"),
        ("fr", "q", "q"),
    ],
)
def test_a_short_or_regional_word_is_the_usual_one(language, word, usual):
    assert usual_word(word, language) == usual


def test_a_word_written_short_stands_within_cues(shipped_table):
    read = reader(shipped_table, language="es")
    question = read("contando todos los hermanamientos cual es el q mas eventos tiene", "ask_partnerships")
    assert question.rank is not None
    assert question.rank.by is Measure.EVENTS


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "und mit wem noch"),
        ("de", "mit wem no"),
        ("fr", "et avec qui encore"),
        ("fr", "avec qui d'autre"),
        ("es", "y con quién más"),
    ],
)
def test_with_whom_else_is_no_farewell(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "goodbye")
    assert question.intent == "ask_partner"
    assert question.cues >= {Cue.WITH_WHOM, Cue.OTHERS}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Where do you get that Chengdu is twinned with Kyoto?"),
        ("fr", "D'où tenez-vous que Chengdu et Kyoto sont jumelées ?"),
        ("de", "Woher wissen Sie, dass Chengdu und Kyoto Partnerstädte sind?"),
        ("es", "¿De dónde sacan que Chengdu y Kioto están hermanadas?"),
        ("ja", "成都と京都が姉妹都市だと何を根拠に？"),
        ("zh", "你们怎么知道成都和京都是友城"),
    ],
)
def test_from_where_it_is_known_asks_for_the_source(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "confirm_partnership")
    assert question.intent == "ask_source"


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("fr", "Il me manque la population de Chengdu, l'avez-vous ?", "ask_overview"),
        ("en", "I still lack the population of Chengdu, do you have it?", "ask_source"),
    ],
)
def test_a_population_that_somebody_lacks_is_asked_for(shipped_table, language, text, intent):
    found = [as_entity(one, text) for one in spotter_of(shipped_table).spot(text)]
    unsure = {"intent": intent, "confidence": 0.3, "text": text, "entities": found}
    assert read_question(unsure, {}, language).intent == "ask_city_trivia"


def test_the_date_of_a_jubilee_leaves_nothing_out(shipped_table):
    question = reader(shipped_table, language="fr")(
        "À quelle date tomberait le cinquantenaire ?", "ask_anniversary"
    )
    assert not question.has(Cue.ELLIPTIC)
    assert question.number == 50


def test_to_this_day_points_at_no_day(shipped_table):
    read = reader(shipped_table, language="fr")
    assert read("Ça leur fait combien d'années, à ce jour ?", "ask_age").pointer is not Pointer.THAT_YEAR


def test_what_was_added_points_at_nothing(shipped_table):
    read = reader(shipped_table, language="de")
    assert read("welche deutschen Städte kamen noch bis 1990 dazu", "ask_partnerships").pointer is None


def test_a_page_on_the_internet_is_a_web_page(shipped_table):
    for language, text in (
        ("fr", "Le jumelage a-t-il sa page internet ?"),
        ("de", "Hat die Partnerschaft eine Seite im Internet?"),
        ("es", "¿Tiene el hermanamiento su página de internet?"),
    ):
        cues = reader(shipped_table, language=language)(text, "ask_not_recorded").cues
        assert cues >= {Cue.WEB_PAGE, Cue.CONTACT}


@pytest.mark.parametrize(
    "text", ["Pis à part Détroit, y a tu d'autres villes ?", "Pis à Détroit, qui est jumelé ?"]
)
def test_a_word_of_a_region_is_no_city(shipped_table, text):
    assert "Pisa" not in {one.value for one in spotter_of(shipped_table).read(text).mentions}


def test_a_polite_pronoun_points_at_no_city():
    words = tokenize("Bitte nennen Sie mir alle Partnerstädte von Shenzhen")
    assert not says(without(words, "de", "impersonal"), "de", "it")


def test_how_many_there_are_in_all_goes_on_with_those_told(shipped_table):
    read = reader(shipped_table, language="es")
    assert not read("¿Cuántas son en total?", "ask_partnerships").has(Cue.WHOLE_TABLE)
    assert read("contando todas, ¿cuántas son?", "ask_partnerships").has(Cue.WHOLE_TABLE)
