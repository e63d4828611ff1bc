"""Which words of a question nobody has read."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from twincities.nlu import unread_words
from twincities.nlu.clauses import QUESTIONS
from twincities.nlu.text.own_words import OWN_WORDS
from twincities.nlu.unread_words import UNREAD, UnreadWords, stem

EXAMPLES = {
    "ask_since": ["since when are they paired up", "which year was the agreement signed", "什么时候结好"],
    "ask_partner": ["who is the partner city", "which agreement is theirs"],
    "greet": ["good afternoon", "a pleasant afternoon"],
    "insult": ["you dreadful robot"],
}


@pytest.fixture(scope="module")
def component(tmp_path_factory: pytest.TempPathFactory) -> UnreadWords:
    storage = LocalModelStorage(tmp_path_factory.mktemp("model"))
    config = {
        **UnreadWords.get_default_config(),
        "general_from": 2,
        "table_intents": ["ask_since", "ask_partner"],
        "polite_intents": ["greet"],
    }
    parts = (config, storage, Resource("words"), ExecutionContext(GraphSchema({})))
    examples = [Message({TEXT: text, INTENT: intent}) for intent, texts in EXAMPLES.items() for text in texts]
    examples.append(Message.build("is it cursed", "ask_since", intent_metadata={"vocabulary": False}))
    UnreadWords.create(*parts).train(TrainingData(examples))
    return UnreadWords.load(*parts)


def unread(component: UnreadWords, text: str, intent: str = "ask_since", start: int = 0) -> list[str]:
    """The unread words of a question that begins at `start` of a message; Kyoto is a name."""
    place = text.find("Kyoto")
    entities = [{"entity": "city", "value": "kyoto", "start": place, "end": place + 5}] if place >= 0 else []
    question: dict[str, Any] = {"intent": intent, "text": text[start:], "start": start, "entities": entities}
    component.process([Message({TEXT: text, ENTITIES: entities, QUESTIONS: [question]})])
    assert all(text[word["start"] : word["end"]] == word["text"] for word in question[UNREAD])
    return [word["text"] for word in question[UNREAD]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("is the agreement of Kyoto Expensive?", ["Expensive"]),
        ("since when are they paired up", []),
        ("since which YEARS has it been pairing, signs?", []),
        ("who are the partners", ["partners"]),  # a word of another intent alone
        ("which agreements", []),  # of two
        ("good afternoon, since when", []),
        ("pleasant, since when", ["pleasant"]),  # said once to greet
        ("it hasn't, havent they", []),
        ("which agreemnet", []),  # a slip
        ("since when 1985 3rd", []),
        ("结好什么时候", []),
        ("什么时候昂贵", ["昂贵"]),
        ("dreadful", ["dreadful"]),
        ("since when cursed", ["cursed"]),
    ],
)
def test_words_are_read_where_an_example_or_the_language_explains_them(component, text, words):
    assert unread(component, text) == words


def test_a_word_is_read_for_the_intent_whose_examples_have_it(component):
    assert unread(component, "who are the partners", "ask_partner") == []


def test_only_the_question_is_looked_at(component):
    text = "Something expensive. Since when dormant?"
    assert unread(component, text, start=text.index("Since")) == ["dormant"]


def test_of_many_strange_words_a_bounded_number_is_looked_at(component):
    text = " ".join(f"qx{chr(97 + number // 26)}{chr(97 + number % 26)}zz" for number in range(300))
    assert len(unread(component, text)) == unread_words._MOST_STRANGE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("city", "cities"),
        ("sign", "signed"),
        ("plan", "planned"),
        ("terminate", "terminated"),
        ("exchange", "exchanging"),
        ("annual", "annually"),
        ("class", "classes"),
    ],
)
def test_forms_of_a_word_have_one_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("class", "clas"), ("1985", "198"), ("since", "sin"), ("was", "wa")]
)
def test_other_words_have_another(one, other):
    assert stem(one) != stem(other)


def test_a_word_of_the_table_itself_is_read(component):
    text = "since when is it a Geschwisterstadt"
    question: dict[str, Any] = {"intent": "ask_since", "text": text, "start": 0, "entities": []}
    at = text.index("Geschwisterstadt")
    message = Message({TEXT: text, QUESTIONS: [question]})
    component.process([message])
    assert [word["start"] for word in question[UNREAD]] == [at]
    message.set(OWN_WORDS, {at: "partnerstadt"})
    component.process([message])
    assert question[UNREAD] == []
