"""The pipeline component that reads the questions of a message: behind it nothing sees the text any more."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from twincities.configuration import table_path
from twincities.nlu.clauses import QUESTIONS
from twincities.reading import read_question
from twincities.table.live import live_table


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class QuestionReader(GraphComponent):
    """Puts in place of each question of a message what it asks (twincities.reading.Reading, as JSON)."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> QuestionReader:
        """Create the component; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read the questions of each message."""
        kinds = {event.kind for event in live_table(table_path()).current().events}
        for message in messages:
            questions = [read_question(question, kinds) for question in message.get(QUESTIONS) or ()]
            message.set(QUESTIONS, [question.as_json() for question in questions], add_to_output=True)
            intent = message.get(INTENT) or {}
            if questions and questions[0].intent != intent.get("name"):
                message.set(INTENT, {**intent, "name": questions[0].intent}, add_to_output=True)
        return messages
