"""What is asked of the same names, one aspect beside the other, in a list without a verb or beside the date."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Cue
from twincities.reading.several_asked import asked_severally


@pytest.mark.parametrize(
    ("language", "text", "learned", "intents"),
    [
        ("de", "Chengdu: Jahr, Einwohner, Thema, Kontakt bitte", "ask_city_trivia", ["ask_since", "ask_city_trivia", "ask_exchanges", "ask_not_recorded"]),
        ("de", "Chengdu und Kyoto: seit wann, Thema?", "ask_since", ["ask_since", "ask_exchanges"]),
        ("fr", "Détroit et Chengdu : année et thème", "ask_since", ["ask_since", "ask_exchanges"]),
        ("fr", "pour Détroit et pour Chengdu, donne-moi l'année et le responsable", "ask_since", ["ask_since", "ask_not_recorded"]),
        ("es", "Para Detroit y Chengdu, el año y el contacto", "ask_since", ["ask_since", "ask_not_recorded"]),
        ("de", "Detroit: Jahr, Thema", "ask_partnerships", ["ask_since", "ask_exchanges"]),
        ("fr", "date de l'événement avec Détroit", "list_events", ["list_events"]),
        ("en", "Detroit: year, themes", "ask_since", ["ask_since", "ask_exchanges"]),
        ("en", "since when is Detroit twinned?", "ask_since", ["ask_since"]),
        ("en", "which year began Detroit's cooperation on wine", "ask_since", ["ask_since"]),
    ],
)  # fmt: skip
def test_each_aspect_that_is_named_is_a_question(shipped_table, language, text, learned, intents):
    asked = asked_severally(reader(shipped_table, language=language)(text, learned))
    assert [one.intent for one in asked] == intents
    assert len({one.cities for one in asked}) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Wer ist denn bei euch für Detroit zuständig?"),
        ("de", "wer kümmert sich bei euch um Detroit"),
        ("fr", "qui est le responsable de Détroit ?"),
        ("es", "¿quién es la persona encargada de Detroit?"),
    ],
)
def test_who_is_in_charge_is_asked_for_though_other_words_stand_between(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_partner")
    assert (question.intent, question.has(Cue.CONTACT)) == ("ask_not_recorded", True)


@pytest.mark.parametrize(
    ("language", "text", "ended"),
    [
        ("de", "Mit wem war Detroit früher verpartnert?", True),
        ("de", "welche Partnerstädte hattet ihr früher?", True),
        ("fr", "avec qui Détroit était-elle jumelée autrefois ?", True),
        ("fr", "quels sont vos anciens jumelages ?", True),
        ("fr", "quels sont les plus anciens jumelages ?", False),
        ("es", "¿cuáles son las antiguas hermanas de Detroit?", True),
        ("es", "¿cuáles son las hermanas más antiguas?", False),
    ],
)
def test_what_was_once_so_has_ended(shipped_table, language, text, ended):
    question = reader(shipped_table, language=language)(text, "ask_partner")
    assert question.has(Cue.ENDED) is ended
    assert question.comparison is None or not ended
