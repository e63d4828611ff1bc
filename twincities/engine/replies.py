"""Rasa's replies in the language of a turn: the class that endpoints.yml names under `nlg`."""

from __future__ import annotations

from collections import ChainMap
from typing import Any

import numpy as np
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from twincities.configuration import table_path
from twincities.languages import DEFAULT_LANGUAGE, language_of_conversation, language_of_turn
from twincities.table.about import AboutKey
from twincities.table.live import live_table
from twincities.wording import Wording, responses_of, usable_responses, wording_for

_TEXT = "text"
_LANGUAGE = "language"
_SAID_BEFORE = "said_before"


class RepliesByLanguage(TemplatedNaturalLanguageGenerator):
    """Picks a response as Rasa does, from those of one language; what that language lacks is said in English.

    The language is what the action says with the response; else that of the latest message, of the conversation, or
    English. `{of_town}` says whose table it is, where that names its town. Variations take turns where the action tells
    how often it has lately said the response.
    """

    def __init__(self, endpoint_config: EndpointConfig | None = None, domain: Domain | None = None) -> None:
        """Called by Rasa; the endpoint has no settings, and the texts are those of the files, not of the model's domain."""
        super().__init__(responses_of(DEFAULT_LANGUAGE))

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """A response of Rasa's form, with values in the place of its placeholders, and its language; None where there is none."""
        language = kwargs.pop(_LANGUAGE, None) or language_of(tracker)
        said_before = kwargs.pop(_SAID_BEFORE, None)
        own = {} if language == DEFAULT_LANGUAGE else usable_responses(language)
        table = live_table(table_path()).current().in_language(language)
        words = wording_for(table, language)
        of_language = _Filled(ChainMap(dict(own), self.responses), words, said_before)
        town = table.about.get(AboutKey.NAME)
        of_town = words.behind(words.phrase("phrase_of_town", town=table.said(town))) if town else ""
        utter_action = words.in_number(utter_action, kwargs)
        said: dict[str, Any] | None = await of_language.generate(
            utter_action, tracker, output_channel, **kwargs, of_town=of_town
        )
        return said and {**said, _LANGUAGE: language}


class _Filled(TemplatedNaturalLanguageGenerator):
    """Rasa's choice among the variations of a response, filled by the rules of a language."""

    def __init__(self, responses: Any, words: Wording, said_before: int | None) -> None:
        super().__init__(responses)
        self._words = words
        self._said_before = said_before

    def _random_response_for(
        self, utter_action: str, output_channel: str, filled_slots: dict[str, Any]
    ) -> dict[str, Any] | None:
        if utter_action not in self.responses:
            return None
        suitable = ResponseVariationFilter(self.responses).responses_for_utter_action(
            utter_action, output_channel, filled_slots
        )
        if not suitable:
            return None
        # A number: Rasa lets numpy make an array of the variations to choose one of them.
        place = np.random.randint(len(suitable)) if self._said_before is None else self._said_before
        return suitable[place % len(suitable)]

    def _fill_response(
        self, response: dict[str, Any], filled_slots: dict[str, Any] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        text = response.pop(_TEXT, None)
        filled: dict[str, Any] = super()._fill_response(response, filled_slots, **kwargs)
        if text is not None:
            filled[_TEXT] = self._words.reply(text, self._response_variables(filled_slots or {}, kwargs))
        return filled


def language_of(tracker: DialogueStateTracker) -> str:
    """The language of the latest message, else that of the conversation, else the wish of page or channel."""
    message = tracker.latest_message
    said, wish = (
        (message.parse_data.get(_LANGUAGE), (message.metadata or {}).get(_LANGUAGE))
        if message
        else (None, None)
    )
    events = (event.as_dict() for event in reversed(tracker.events))
    before = language_of_conversation(events, tracker.get_slot(_LANGUAGE), wish)
    return language_of_turn(said, before, wish)
