"""Rasa's generator as endpoints.yml names it: which text it picks, and what it fills in."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.nlg import NaturalLanguageGenerator, TemplatedNaturalLanguageGenerator
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from tests.conftest import ROOT
from twincities.wording import wording_in


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture(scope="module")
def generator(domain: Domain) -> NaturalLanguageGenerator:
    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    return NaturalLanguageGenerator.create(endpoints.nlg, domain)


def _tracker(domain: Domain, language: str | None, slot: str | None = None, wish: str | None = None) -> Any:
    message = UserUttered(
        "?",
        parse_data={"language": language} if language else {},
        metadata={"language": wish} if wish else None,
    )
    events = [*([SlotSet("language", slot)] if slot else []), message]
    return DialogueStateTracker.from_events("me", events, domain.slots)


async def _said(generator: Any, tracker: Any, response: str = "utter_deny", **values: Any) -> dict[str, Any]:
    said = await generator.generate(response, tracker, "rest", **values)
    assert said
    return dict(said)


async def test_a_language_told_before_a_reply_without_an_action_is_kept(domain, generator):
    earlier, latest = (
        UserUttered("?", parse_data={"language": code} if code else {}) for code in ("fr", None)
    )
    tracker = DialogueStateTracker.from_events(
        "me", [SlotSet("language", "ja"), earlier, latest], domain.slots
    )
    assert (await _said(generator, tracker))["language"] == "fr"


@pytest.mark.parametrize(
    ("with_reply", "message", "slot", "wish", "language"),
    [
        (None, None, None, None, "en"),
        (None, None, None, "fr-CA", "fr"),
        (None, None, "ja", "fr", "ja"),
        (None, "fr", "ja", None, "fr"),
        ("zh-Hant", "fr", "ja", None, "zh-Hant"),
        (None, "zh-Hans", None, None, "zh"),
        (None, "tlh", None, None, "en"),
    ],
)
async def test_the_language_is_that_of_the_reply_the_message_the_conversation_or_a_wish(
    domain, generator, with_reply, message, slot, wish, language
):
    said = await _said(generator, _tracker(domain, message, slot, wish), language=with_reply)
    assert said == {"text": wording_in(language).phrase("utter_deny"), "language": language}


async def test_a_model_that_is_loaded_anew_brings_its_own_english(domain, generator):
    assert isinstance(
        generator, TemplatedNaturalLanguageGenerator
    )  # which Rasa hands the responses of a new model
    before, generator.responses = generator.responses, {"utter_deny": [{"text": "No?"}]}
    try:
        assert (await _said(generator, _tracker(domain, None)))["text"] == "No?"
    finally:
        generator.responses = before


async def test_variations_and_buttons_are_those_of_the_language(domain, generator):
    tracker = _tracker(domain, "ja")
    texts = {(await _said(generator, tracker, "utter_thank"))["text"] for _ in range(40)}
    assert len(texts) > 1
    said, english = [
        await _said(generator, _tracker(domain, code), "utter_ask_capabilities") for code in ("ja", "en")
    ]
    sent, titles = (
        [[b[key] for b in one["buttons"]] for one in (said, english)] for key in ("payload", "title")
    )
    assert sent[0] == sent[1]
    assert titles[0] != titles[1]


async def test_values_are_filled_in_by_the_rules_of_the_language_and_never_read_as_placeholders(
    domain, generator
):
    values = {"city": "{sender}", "country": "le Japon", "country:in": "au Japon"}
    said = await _said(generator, _tracker(domain, "fr"), "utter_country", **values)
    assert said["text"] == "{sender} se trouve au Japon."
    said = await _said(
        generator, _tracker(domain, "fr"), "utter_partners_are", partners="la ville", attribution=""
    )
    assert said["text"] == "La ville."


async def test_variations_take_turns_where_the_action_tells_how_often_the_response_was_said(
    domain, generator
):
    values = {"name": "Osaka", "language": "en"}
    said = [
        (await _said(generator, _tracker(domain, None), "utter_city_not_in_table", said_before=at, **values))[
            "text"
        ]
        for at in range(4)
    ]
    assert said[:2] == said[2:] and said[0] != said[1]
