"""What is said in each language has the keys and values of the English responses, and can be filled."""

from __future__ import annotations

import re

import pytest
import yaml

from twincities.languages import DEFAULT_LANGUAGE, checking, spoken
from twincities.languages.__main__ import main
from twincities.languages.checking import faults_of_responses
from twincities.languages.skeleton import write_skeleton
from twincities.languages.spoken import read_yaml
from twincities.wording import texts, wording_in
from twincities.wording.texts import placeholders, responses_of

OTHERS = [language for language in spoken() if language != DEFAULT_LANGUAGE]


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_missing_in_a_language(language):
    assert [*faults_of_responses(language)] == []


@pytest.mark.parametrize("language", spoken())
def test_every_response_is_filled_with_every_value(language):
    words = wording_in(language)
    for key, variations in responses_of(language).items():
        for variation in variations:
            names = {name for name, _ in placeholders(variation["text"])}
            text = words.fill(variation["text"], {name: f"⟦{name}⟧" for name in names})
            assert all(f"⟦{name}⟧" in text for name in names), f"{key}: {text}"
            assert "{" not in text and "}" not in text, f"{key}: {text}"


@pytest.mark.parametrize("language", OTHERS)
def test_buttons_send_the_same_in_every_language(language):
    for key, variations in responses_of("en").items():
        sent = [button["payload"] for one in variations for button in one.get("buttons", ())]
        own = responses_of(language).get(key, variations)
        assert [button["payload"] for one in own for button in one.get("buttons", ())] == sent


ENGLISH = {
    "utter_a": [{"text": "{city} is in {country}."}],
    "phrase_numbered_city_one": [{"text": "{count} city"}],
    "utter_b": [{"text": "Well?", "buttons": [{"title": "Yes", "payload": "/affirm"}]}],
}
RIGHT = {
    "utter_a": [{"text": "{city}在{country}。"}],
    "utter_b": [{"text": "嗯？", "buttons": [{"title": "是"}]}],
}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, None),
        ({"utter_a": None}, "utter_a: is missing; English: '{city} is in {country}.'"),
        ({"utter_a_one": RIGHT["utter_a"]}, None),
        ({"utter_a_one": [{"text": "{city}。"}]}, "utter_a_one: lacks {country}: '{city}。'"),
        ({"utter_c": [{"text": "x"}]}, "utter_c: domain.yml has no such response"),
        ({"utter_a": [{"text": "{city}。"}]}, "utter_a: lacks {country}: '{city}。'"),
        ({"utter_a": [{"text": "{city}{land}{country}"}]}, "utter_a: there is no value {land}"),
        ({"utter_a": [{"text": "{city}{country:of}"}]}, "utter_a: places.csv has no column of"),
        ({"utter_a": [{"text": "{city}{country"}]}, "utter_a: expected '}' before end of string"),
        ({"utter_b": [{"text": "嗯？"}]}, "utter_b: has 0 buttons; the English one has 1"),
    ],
)
def test_what_is_wrong_is_told_key_by_key(monkeypatch, change, fault):
    own = {key: value for key, value in {**RIGHT, **change}.items() if value}
    for module in (checking, texts):
        monkeypatch.setattr(module, "responses_of", {"en": ENGLISH, "zh": own}.__getitem__)
    faults = [one.removeprefix("data/languages/zh/responses.yml: ") for one in faults_of_responses("zh")]
    assert len(faults) == (fault is not None)
    assert all(one.startswith(fault) for one in faults)


def test_a_response_that_cannot_be_filled_is_said_in_english(monkeypatch):
    own = {"utter_a": [{"text": "{land}"}], "utter_b": RIGHT["utter_b"], "utter_c": [{"text": "x"}]}
    monkeypatch.setattr(texts, "responses_of", {"en": ENGLISH, "zh": own}.__getitem__)
    assert set(texts.usable_responses.__wrapped__("zh")) == {"utter_b"}


@pytest.mark.parametrize(
    "call", [["new"], ["new", "xx"], ["new", "../x"], ["check", "xx"], ["check", "../en"]]
)
def test_a_code_that_is_none_is_refused_in_one_line(capsys, call):
    assert main(call) == 2
    told = capsys.readouterr().err
    assert told.startswith("error: ") and told.count("\n") == 1


def test_the_skeleton_of_a_language_has_every_key_and_says_nothing_yet(tmp_path):
    written = write_skeleton("de", tmp_path)
    assert {file.name for file in written} == {"responses.yml", "words.yml", "seams.yml", "places.csv"}
    responses = (tmp_path / "de" / "responses.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(responses)["responses"] is None
    taken = yaml.safe_load(re.sub("^  # (?=  |[a-z]+_)", "  ", responses, flags=re.MULTILINE))["responses"]
    assert taken == responses_of("en")
    words = read_yaml(tmp_path / "de" / "words.yml")
    assert words and all(not entry["phrases"] for entry in words.values() if "phrases" in entry)
    assert "DE,Deutschland," in (tmp_path / "de" / "places.csv").read_text(encoding="utf-8")
    assert write_skeleton("de", tmp_path) == []
    with pytest.raises(ValueError, match="expected only letters"):
        write_skeleton("../x", tmp_path)
