"""What a table calls its partners is read as the usual word for them, in any form."""

from __future__ import annotations

import pytest

from tests.conftest import THREE_ROWS
from twincities.nlu.masking import mask
from twincities.nlu.text.own_words import OwnWords, is_form_of
from twincities.table import load_table


@pytest.fixture(scope="module")
def own_words(tmp_path_factory):
    """The own words of a table that calls its partners so, in a language."""

    def of(partners: str, language: str, kind: str = "") -> OwnWords:
        folder = tmp_path_factory.mktemp("own")
        rows = THREE_ROWS["partnerships.csv"].splitlines()
        kinds = [f"{row},{'kind' if row is rows[0] else kind}" for row in rows]
        about = f"key,value\nlanguage,{language}\npartners,{partners}\n"
        files = {**THREE_ROWS, "about.csv": about, "partnerships.csv": "\n".join(kinds) + "\n"}
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        return OwnWords(load_table(folder))

    return of


@pytest.mark.parametrize(
    ("partners", "language", "text", "said"),
    [
        ("Geschwisterstädte", "de", "unsere älteste Geschwisterstadt", {"Geschwisterstadt": "partnerstadt"}),
        ("Geschwisterstädte", "de", "mit zwei Geschwisterstädten", {"Geschwisterstädten": "partnerstadte"}),
        ("Geschwisterstädte", "de", "welche geschwisterstaedte", {"geschwisterstaedte": "partnerstadte"}),
        ("Geschwisterstädte", "de", "Geschwister in der Stadt", {}),
        ("Partnerstädte", "de", "unsere Partnerstadt", {}),
        ("Vertraute Orte", "de", "unser vertrauter Ort", {"vertrauter": "vertrauter", "Ort": "partnerstadt"}),
        ("bosom towns", "en", "our oldest bosom town", {"bosom": "bosom", "town": "partner"}),
        ("bosom cities", "en", "which bosom city", {"bosom": "bosom", "city": "partner"}),
        ("bosom cities", "en", "which city", {}),
        ("twin towns", "en", "our twin town", {}),
        ("communes cousines", "fr", "la commune cousine", {"commune": "commune", "cousine": "partenaire"}),
        ("villes sœurs", "fr", "notre ville sœur", {}),
        ("partner ports", "en", "which partner ports", {"partner": "partner", "ports": "cities"}),
        ("partner ports", "en", "our oldest partner port", {"partner": "partner", "port": "city"}),
        ("partner ports", "en", "which ports", {}),
        ("ports jumelés", "fr", "nos ports jumelés", {"ports": "villes", "jumelés": "jumeles"}),
        ("puertos hermanados", "es", "el puerto hermanado", {"puerto": "ciudad", "hermanado": "hermanado"}),
        ("lugares primos", "es", "el lugar primo", {"lugar": "lugar", "primo": "hermana"}),
    ],
)
def test_the_word_of_a_table_for_its_partners_is_read_in_any_form(own_words, partners, language, text, said):
    found = own_words(partners, language).said(text, language)
    assert found == {text.index(word): usual for word, usual in said.items()}


@pytest.mark.parametrize(
    ("partners", "language", "text", "read_as"),
    [
        ("交流都市", "ja", "最初の交流都市は", "最初の姉妹都市は"),
        ("国際交流都市", "ja", "国際交流都市は", "国際姉妹都市は"),
        ("交流先", "ja", "交流先は", "提携先は"),
        ("姉妹都市", "ja", "姉妹都市は", "姉妹都市は"),
        ("结缘城市", "zh", "哪个结缘城市", "哪个友好城市"),
    ],
)
def test_so_it_is_where_every_sign_is_a_word(own_words, partners, language, text, read_as):
    found = own_words(partners, language).said(text, language)
    assert "".join(found.get(at, sign) for at, sign in enumerate(text)) == read_as
    assert mask(text, (), language, found) == read_as


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("Klimabund", "alle Klimabünde", {"Klimabünde": "partnerschaften"}),
        ("Klimabund", "der Klimabund", {"Klimabund": "partnerschaft"}),
        ("Freundschaft", "die Freundschaften", {}),
    ],
)
def test_so_is_what_it_calls_partnerships(own_words, kind, text, said):
    found = own_words("Partner", "de", kind).said(text, "de")
    assert found == {text.index(word): usual for word, usual in said.items()}


@pytest.mark.parametrize(
    ("word", "other", "same"),
    [
        ("city", "cities", True),
        ("stadten", "stadte", True),
        ("soeur", "soeurs", True),
        ("stadtrat", "stadte", False),
        ("vie", "villes", False),
        ("village", "villes", False),
        ("ami", "amis", True),
        ("partnerschaft", "partner", False),
    ],
)
def test_forms_of_a_word_differ_at_its_end(word, other, same):
    assert is_form_of(word, other) is same


def test_the_classifier_sees_the_usual_word(own_words):
    text = "Die älteste Geschwisterstadt?"
    own = own_words("Geschwisterstädte", "de").said(text, "de")
    assert mask(text, (), "de", own) == "die älteste partnerstadt?"
