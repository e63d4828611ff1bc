"""The pipeline component that finds names with `Spotter` and masks them for the classifier."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from twincities.configuration import table_path
from twincities.conversations.notices import READ_IN_PART, notify
from twincities.languages import language_of, language_of_turn, read_lists
from twincities.languages.scripts import with_long_vowels
from twincities.nlu.components import PlainComponent
from twincities.nlu.masking import mask
from twincities.nlu.names.index import read_names_everywhere
from twincities.nlu.names.spotter import Spotter
from twincities.nlu.questions.closings import closing_start
from twincities.nlu.text.mentions import as_entity, as_mention
from twincities.nlu.text.message_language import LANGUAGE, language_read_in
from twincities.nlu.text.own_words import OWN_WORDS, OwnWords
from twincities.nlu.text.spelling import dictionary
from twincities.nlu.text.tokens import words
from twincities.table.live import live_table

MASKED_TEXT = "masked_text"
"""The message property that holds the text as the classifier sees it."""

MOST_WORDS = 820
"""That are read of a message, signs of scripts without spaces counted as words; 4,096 characters of English have 700 to 820."""


# Only featurizers see the training data, and the masks have to be on it.
@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER],
    is_trainable=False,
)
class NameSpotter(PlainComponent, EntityExtractorMixin):
    """Adds an entity for everything a message names, and the masked text.

    Training reads the names from the annotations of the examples and never from the table, so a model
    serves every table without being trained again.
    """

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NameSpotter:
        """Create the component for messages of users, with all names and words read."""
        component = cls.create(config, model_storage, resource, execution_context)
        dictionary()
        read_lists()
        read_names_everywhere()
        component._current_spotter()
        component._own_words()
        return component

    def _current_spotter(self) -> Spotter:
        return live_table(table_path()).current().derived(Spotter)

    def _own_words(self) -> OwnWords:
        return live_table(table_path()).current().derived(OwnWords)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add entities and masked text to messages of users."""
        spotter = self._current_spotter()
        own_words = self._own_words()
        for message in messages:
            whole = with_long_vowels(_with_single_spaces(message.get(TEXT) or ""))
            text = _without_middle(whole)
            message.set(TEXT, text)
            found, complete, language = spotter.read(text)
            if language:
                message.set(LANGUAGE, language, add_to_output=True)
            if not complete or len(text) < len(whole):
                notify(READ_IN_PART)
            read_in = language_read_in(message)
            if closing := closing_start(text, read_in):
                found = [mention for mention in found if mention.start < closing]
            entities = [as_entity(mention, text) for mention in found]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *entities], add_to_output=True)
            own = own_words.said(text, read_in)
            message.set(OWN_WORDS, own)
            message.set(MASKED_TEXT, mask(text, found, read_in, own))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Mask the names that are annotated in the examples."""
        for message in training_data.training_examples:
            annotated = [as_mention(entity) for entity in message.get(ENTITIES, [])]
            text = message.get(TEXT) or ""
            language = language_of(text, ((one.start, one.end) for one in annotated))
            if language:
                message.set(LANGUAGE, language)
            message.set(MASKED_TEXT, mask(text, annotated, language_of_turn(language, None, None)))
        return training_data


def _with_single_spaces(text: str) -> str:
    """The text with one space for every run of white space, or one line break where there are any in it."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _without_middle(text: str) -> str:
    """A text of bounded length: the beginning and the end of one that has more words, where people ask."""
    if len(text) <= MOST_WORDS:
        return text
    places = [word.span() for word in words(text)]
    if len(places) <= MOST_WORDS:
        return text
    half = MOST_WORDS // 2
    return f"{text[: places[half - 1][1]]} … {text[places[-half][0] :]}"
