"""The words of a question that nothing explains: they may be what it is really about."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from twincities.languages.frequencies import frequency, word_frequency
from twincities.languages.scripts import HAN, KANA
from twincities.nlu.clauses import QUESTIONS
from twincities.nlu.components import TrainedClassifier
from twincities.nlu.name_spotter import MASKED_TEXT
from twincities.nlu.text.message_language import language_read_in
from twincities.nlu.text.own_words import OWN_WORDS
from twincities.nlu.text.run_together import is_usual, words_apart
from twincities.nlu.text.tokens import Token, tokenize
from twincities.table.text.folding import is_unspaced

UNREAD = "unread"
"""The key, in a question, of its unread words: `{"text", "start", "end"}` each, offsets in the message."""

_FILE = "words.json"
_ENGLISH = "en"
_ALL = "all"  # languages
_SHORTEST = 3  # letters
_MOST_STRANGE = 20  # words of a question that are looked at closely, up to 60 µs each
_RARE = {4: 3.0, 5: 3.5}  # letters, or more: the Zipf frequency above which a word is no slip
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ers", "er"), ("ed", ""), ("es", ""), ("ly", ""), ("s", ""),
)  # fmt: skip


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class UnreadWords(TrainedClassifier):
    """Notes on each question of a message the words that say something and that nobody has read.

    A word is read where it is part of a name, where an example of the question's intent has it, in any of its forms,
    where examples of `general_from` of the `table_intents` have it or `polite_from` examples of the `polite_intents` (not
    for the `strict_intents`, to which "yes" would be said: "are their mayors friends?", nor where only examples of the intent
    that are kept from teaching words have it: "which of them are capitals?"),
    where it is a table's own word for a partner, where it is as common in English as `common` (a Zipf frequency: function words), and where it is a slip of a
    word that is read. English is read by English examples only, the other languages, which have fewer, by all. Of scripts without spaces only Han characters are looked at: they are read where an example of any
    of the table's or polite intents that is written alike, with kana or without, has them.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The settings of the component with their defaults."""
        return {
            "common": 5.7,
            "general_from": 3,
            "polite_from": 2,
            "strict_intents": ["confirm_partnership"],
            "table_intents": [],
            "polite_intents": [],
        }

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._words_of: dict[str, Mapping[str, frozenset[str]]] = {}
        self._general: dict[str, frozenset[str]] = {}
        self._untaught: dict[str, frozenset[str]] = {}
        self._all: list[str] = []
        self._characters: dict[str, frozenset[str]] = {}

    def train(self, training_data: TrainingData) -> Resource:
        """Collect the words of the examples of each intent, without those that are only to teach the intent."""
        counted: dict[str, dict[str, Counter[str]]] = {_ALL: {}, _ENGLISH: {}}
        untaught: dict[str, set[str]] = {}
        characters: dict[str, set[str]] = {}
        explained = {*self._config["table_intents"], *self._config["polite_intents"]}
        for example in training_data.intent_examples:
            text = example.get(MASKED_TEXT) or example.get(TEXT) or ""
            words = {stem(token.folded) for token in tokenize(text)}
            if not _teaches_words(example):
                untaught.setdefault(str(example.get(INTENT)), set()).update(words)
                continue
            for read_in in (_ALL, _ENGLISH) if language_read_in(example) == _ENGLISH else (_ALL,):
                counted[read_in].setdefault(str(example.get(INTENT)), Counter()).update(words)
            if example.get(INTENT) in explained:
                characters.setdefault(_writing(text), set()).update(
                    token.folded for token in tokenize(text) if _is_han(token)
                )
        learned = {
            "words": {
                read_in: {intent: sorted(words) for intent, words in sorted(of_intents.items())}
                for read_in, of_intents in counted.items()
            },
            "untaught": {
                intent: sorted(words - set(counted[_ALL].get(intent, ())))
                for intent, words in sorted(untaught.items())
            },
            "characters": {writing: sorted(known) for writing, known in sorted(characters.items())},
            "general": {read_in: sorted(self._spread(of_intents)) for read_in, of_intents in counted.items()},
        }
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(json.dumps(learned), encoding="utf-8")
        return self._resource

    def _spread(self, counted: Mapping[str, Counter[str]]) -> set[str]:
        """The words of so many of the table's intents, or of so many polite examples, that they belong to none."""
        of_table = Counter(
            word for intent in self._config["table_intents"] for word in counted.get(intent, ())
        )
        polite: Counter[str] = Counter()
        for intent in self._config["polite_intents"]:
            polite.update(counted.get(intent, Counter()))
        return _at_least(of_table, self._config["general_from"]) | _at_least(
            polite, self._config["polite_from"]
        )

    def _read_back(self, folder: Path) -> None:
        learned = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        self._words_of = {
            read_in: {intent: frozenset(words) for intent, words in of_intents.items()}
            for read_in, of_intents in learned["words"].items()
        }
        self._general = {read_in: frozenset(words) for read_in, words in learned["general"].items()}
        self._untaught = {intent: frozenset(words) for intent, words in learned["untaught"].items()}
        tables = {
            word
            for intent in self._config["table_intents"]
            for word in learned["words"][_ALL].get(intent, ())
        }
        self._all = sorted(word for word in tables if len(word) >= _SHORTEST)
        self._characters = {
            writing: frozenset(known) for writing, known in learned.get("characters", {}).items()
        }
        self._is_slip = lru_cache(maxsize=10_000)(self._is_slip)  # type: ignore[method-assign]

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the unread words to the questions of each message."""
        for message in messages:
            for question in message.get(QUESTIONS) or ():
                question[UNREAD] = [
                    {"text": token.text, "start": token.start, "end": token.end}
                    for token in (*self._unread(question, message), *self._unread_han(question, message))
                ]
        return messages

    def _unread(self, question: Mapping[str, Any], message: Message) -> Iterator[Token]:
        strange, language = 0, language_read_in(message)
        read_in = _ENGLISH if language == _ENGLISH else _ALL
        known = self._words_of.get(read_in, {}).get(question["intent"], frozenset())
        is_strict = question["intent"] in self._config["strict_intents"]
        spread = self._general.get(read_in, frozenset())
        untaught = self._untaught.get(question["intent"], frozenset())
        own = message.get(OWN_WORDS) or ()
        for written in _free(question, message):
            # Of "dhabitants" the habitants are what can mean something.
            *before, said = words_apart(written.folded, language)
            token = written._replace(text=said, folded=said) if before else written
            word = stem(token.folded)
            if (
                word in known
                or token.start in own
                or (word in spread and not is_strict and word not in untaught)
                or _frequency(token, language) >= self._config["common"]
                or _is_contraction(token, message.get(TEXT), self._config["common"])
                or is_usual(written.folded, language)
            ):
                continue
            strange += 1
            if strange > _MOST_STRANGE:
                return
            rare = _frequency(token, language) < _RARE.get(min(len(token.folded), max(_RARE)), 0.0)
            if (is_strict and word in spread) or not (rare and self._is_slip(word)):
                yield written

    def _unread_han(self, question: Mapping[str, Any], message: Message) -> Iterator[Token]:
        """Runs of Han characters that are not read."""
        text, language = message.get(TEXT) or "", language_read_in(message)
        known = self._characters.get(_writing(text), frozenset())
        run: Token | None = None
        for token in _free(question, message, _is_han):
            if token.folded in known or frequency(token.text, language) >= self._config["common"]:
                continue
            if run and run.end == token.start:
                run = run._replace(text=text[run.start : token.end], end=token.end)
                continue
            if run:
                yield run
            run = token
        if run:
            yield run

    def _is_slip(self, word: str) -> bool:
        """Whether a rare word is one slip from a word that is read."""
        return process.extractOne(word, self._all, scorer=OSA.distance, score_cutoff=1) is not None


def _frequency(token: Token, language: str) -> float:
    """How common a word is in English, or in the language of the message where it is more so there."""
    english = word_frequency(token.folded)
    return english if language == "en" else max(english, frequency(token.text.lower(), language))


def stem(word: str) -> str:
    """The beginning that the forms of a word have in common, folded letters given: "cities" and "city", "signed" and "sign"."""
    if len(word) <= _SHORTEST or not word.isalpha():
        return word
    for ending, instead in _ENDINGS:
        left = len(word) - len(ending) + len(instead)
        if word.endswith(ending) and left >= _SHORTEST and not (ending == "s" and word.endswith("ss")):
            word = word[: len(word) - len(ending)] + instead
            break
    if word.endswith("e") and len(word) > _SHORTEST:
        word = word[:-1]
    doubled = len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiou"
    return word[:-1] if doubled else word


def _is_word(token: Token) -> bool:
    """Whether a token can mean something by itself, in a script with spaces."""
    return len(token.folded) >= _SHORTEST and token.folded.isalpha() and not is_unspaced(token.text)


def _writing(text: str) -> str:
    """How a text is written: with kana, or without; Han characters mean something else in the one than in the other."""
    return "kana" if KANA.search(text) else "other"


def _is_han(token: Token) -> bool:
    """Whether a token is a Chinese character."""
    return HAN.fullmatch(token.text) is not None


def _free(
    question: Mapping[str, Any], message: Message, says: Callable[[Token], bool] = _is_word
) -> Iterator[Token]:
    """The words of a question that belong to no name and can mean something, with offsets in the message."""
    text, start = message.get(TEXT) or "", int(question["start"])
    named = bytearray(len(text))
    for entity in message.get(ENTITIES, []):
        named[entity["start"] : entity["end"]] = b"\1" * (entity["end"] - entity["start"])
    for found in tokenize(text[start : start + len(question["text"])]):
        token = found._replace(start=found.start + start, end=found.end + start)
        if says(token) and named.find(1, token.start, token.end) < 0:
            yield token


def _teaches_words(example: Message) -> bool:
    """Whether the block of a training example does not deny it: `vocabulary: false` in its metadata."""
    metadata = (example.get(METADATA) or {}).get(METADATA_INTENT) or {}
    return bool(metadata.get("vocabulary", True))


def _is_contraction(token: Token, text: str, common: float) -> bool:
    """Whether it is the first half of "haven't", or "havent"."""
    if text[token.end : token.end + 2] in {"'t", "’t"}:
        return True
    return token.folded.endswith("nt") and word_frequency(f"{token.folded[:-1]}'t") >= common - 1.5


def _at_least(counted: Counter[str], times: int) -> set[str]:
    return {word for word, count in counted.items() if count >= times}
