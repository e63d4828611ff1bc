"""The pipeline components that read the parts of a message as well, and tell what it asks.

`ClauseSplitter` puts the clauses of a message behind it as messages of their own, so that encoder and
classifiers read all of them in one batch; `ClauseCollector` then keeps those that are questions by themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from twincities.conversations.notices import READ_IN_PART, notify
from twincities.nlu.adjacent import Asked
from twincities.nlu.asked import Reader
from twincities.nlu.clause_choice import choose
from twincities.nlu.components import PlainComponent
from twincities.nlu.division import Divider
from twincities.nlu.form_classifier import FORM
from twincities.nlu.masking import mask
from twincities.nlu.mentions import COUNTRY, THEME, TIME, YEAR, as_mention
from twincities.nlu.message_language import language_read_in
from twincities.nlu.name_spotter import MASKED_TEXT
from twincities.nlu.own_words import OWN_WORDS
from twincities.nlu.parts import (
    confidence_of,
    intent_of,
    is_marked,
    likelihood_of,
    may_be_left_out,
    names_subject,
)
from twincities.nlu.phrases import says
from twincities.nlu.remarks import is_closing
from twincities.nlu.segments import Segment, Span, groups_of, segments_of, sentences_of
from twincities.nlu.sentence_vectors import count_pieces
from twincities.nlu.tokens import tokenize

QUESTIONS = "questions"
"""The message property with what a message asks, a dictionary for each question (`Asked.as_question`)."""

_SPAN = "clause_span"
_SEGMENTS = "segments"
# Confidence with which a sentence on its writer asks something, unless it is likely to be chatter.
_SURE, _LIKELY = 0.7, 0.2


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ClauseSplitter(PlainComponent):
    """Appends the sentences of a message, and runs of neighbouring segments, as messages of their own.

    Of a message of few segments every run is appended, of a longer one the sentences and the runs within each of them.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Append the clauses behind their message, in the same list."""
        with_clauses: list[Message] = []
        for message in messages:
            with_clauses.append(message)
            text = message.get(TEXT) or ""
            found = [as_mention(entity) for entity in message.get(ENTITIES, [])]
            segments = segments_of(text, found, language_read_in(message))
            message.set(_SEGMENTS, segments)
            if len(segments) > 1:
                with_clauses += _clauses(message, segments)
        return with_clauses


def _clauses(message: Message, segments: Sequence[Segment]) -> list[Message]:
    """The clauses that are worth their cost; where a sentence is left out, that is noted."""
    clauses: dict[Span, Message] = {(0, len(segments) - 1): message}
    text = message.get(TEXT)
    starts = [segment.start for segment in segments]
    named = {bisect_right(starts, entity["start"]) - 1 for entity in message.get(ENTITIES, [])}

    def clause(span: Span) -> Message:
        if span not in clauses:
            clauses[span] = _clause(message, segments, span)
        return clauses[span]

    def promise(span: Span) -> int:
        first, last = span
        return 2 * is_marked(text, segments[last].end) + any(at in named for at in range(first, last + 1))

    choice = choose(segments, lambda span: count_pieces(_masked(clause(span))), promise)
    if not choice.complete:
        notify(READ_IN_PART)
    return [clauses[span] for span in choice.spans]


def _clause(message: Message, segments: Sequence[Segment], span: Span) -> Message:
    start, end = segments[span[0]].start, segments[span[1]].end
    text = message.get(TEXT)[start:end]
    entities = [entity for entity in message.get(ENTITIES, []) if start <= entity["start"] < end]
    clause = Message({TEXT: text, ENTITIES: entities})
    found = [as_mention(entity).shifted(-start) for entity in entities]
    own = {at - start: word for at, word in (message.get(OWN_WORDS) or {}).items()}
    clause.set(MASKED_TEXT, mask(text, found, language_read_in(message), own))
    clause.set(_SPAN, span)
    return clause


def _masked(message: Message) -> str:
    return str(message.get(MASKED_TEXT) or message.get(TEXT))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ClauseCollector(GraphComponent):
    """Tells what a message asks: a list of questions, of which there is at least one, the message itself.

    Sentences that are read as one of the intents of `chatter` with at least `threshold` confidence are left aside.
    What remains is divided only where every part is understood with that confidence, and the parts ask different
    things. `topic_intent` is that of a part which only names what it is about, `list_intents` those of questions to
    which a later part can add a condition. `exclamations` are those of what is said beside a question, set off by a comma. `tag_intent` is that of a part that only asks whether the claim before it holds,
    `trivia` those of questions that only names make more than chatter.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The settings of the component with their defaults."""
        return {
            "threshold": 0.5,
            "chatter": [],
            "exclamations": [],
            "topic_intent": "",
            "list_intents": [],
            "trivia": [],
            "tag_intent": "",
        }

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold = float(config["threshold"])
        self._chatter = frozenset(config["chatter"])
        self._exclamations = frozenset(config["exclamations"])
        self._trivia = frozenset(config["trivia"])
        self._reader = Reader(
            self._chatter,
            str(config["topic_intent"]),
            frozenset(config["list_intents"]),
            str(config["tag_intent"]),
        )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ClauseCollector:
        """Create the component."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Take the clauses out of the list again, and note on each message what it asks."""
        whole: list[Message] = []
        clauses: list[list[Message]] = []
        for message in messages:
            if message.get(_SPAN) is None:
                whole.append(message)
                clauses.append([])
            else:
                clauses[-1].append(message)
        for message, own in zip(whole, clauses, strict=True):
            asked = self._asked(message, own)
            first = asked[0].part
            if first is not message:
                message.set(INTENT, first.get(INTENT), add_to_output=True)
                message.set(INTENT_RANKING_KEY, first.get(INTENT_RANKING_KEY), add_to_output=True)
            message.set(QUESTIONS, [one.as_question(message) for one in asked], add_to_output=True)
        return whole

    def _asked(self, message: Message, clauses: Sequence[Message]) -> list[Asked]:
        segments: list[Segment] = message.get(_SEGMENTS) or []
        itself = Asked(
            message, (0, len(segments) - 1), message.get(ENTITIES) or [], 0, len(message.get(TEXT) or "")
        )
        if not clauses:
            return [itself]
        by_span: dict[Span, Message] = {clause.get(_SPAN): clause for clause in clauses}
        by_span[0, len(segments) - 1] = message
        sentences = sentences_of(segments)
        language = language_read_in(message)
        remarks = self._remarks(sentences, by_span, message.get(TEXT) or "", segments, language)
        divider = Divider(
            message,
            segments,
            by_span,
            self._threshold,
            self._chatter,
            self._exclamations,
            self._reader.topic_intent,
            self._reader.list_intents,
        )
        parts = [
            (span, by_span[span])
            for group in groups_of(sentences, remarks, by_span, segments)
            for span in divider.divided(group)
        ]
        text = message.get(TEXT)
        asking = {
            span
            for span, part in parts
            if intent_of(part) not in self._chatter
            or (span[0] and self._reader.asks_whether(part, is_marked(text, segments[span[1]].end)))
        }
        questions = [(span, part) for span, part in parts if span in asking]
        remarks += [span for span, _ in parts if span not in asking]
        if not questions or parts == [((0, len(segments) - 1), message)]:
            return [itself]
        if remarks and not any(confidence_of(part) >= self._threshold for _, part in questions):
            # Chatter beside what nobody understood: a question, or more of the same.
            ends = [segments[span[1]].end for span, _ in questions]
            if not any(is_marked(message.get(TEXT), end) for end in ends):
                return [itself]
        return self._reader.read(message, segments, questions, remarks, language)

    def _remarks(
        self,
        sentences: Sequence[Span],
        by_span: dict[Span, Message],
        text: str,
        segments: Sequence[Segment],
        language: str,
    ) -> list[Span]:
        """The sentences that ask nothing, of a message of several.

        They are those that are read as chatter; and where another sentence is understood, those that are not and end
        in no question mark, unless they name what could be a condition, or stand last and name anything. When something
        happened to the writer is no condition: "In 1999 I visited Lyon. …"; nor is what a city is like: "It's lovely."
        """
        if len(sentences) == 1:
            return []
        read = [(span, by_span[span]) for span in sentences if span in by_span]
        marked = {span: is_marked(text, segments[span[1]].end) for span, _ in read}
        tags = [span for span, sentence in read[1:] if self._reader.asks_whether(sentence, marked[span])]
        beside = [(span, sentence) for span, sentence in read if span not in tags]
        chatter = [span for span, one in beside if self._is_chatter(one, marked[span], language)]
        others = [(span, sentence) for span, sentence in read if span not in chatter]
        claimed = {place - 1 for place, _ in tags}
        told = [
            span
            for span, sentence in others
            if not marked[span] and span[1] not in claimed and self._only_tells(sentence, language)
        ]
        understood = [
            span
            for span, sentence in others
            if span not in told and confidence_of(sentence) >= self._threshold
        ]
        return chatter + [
            span
            for span, sentence in others
            if understood
            and span not in understood
            and span[1] not in claimed
            and not marked[span]
            and (
                (span in told and span < understood[-1])
                or may_be_left_out(sentence.get(ENTITIES) or [], span < understood[-1])
            )
        ]

    def _is_chatter(self, sentence: Message, marked: bool, language: str) -> bool:
        if intent_of(sentence) in self._chatter and confidence_of(sentence) >= self._threshold:
            return True
        assents = says(tokenize(sentence.get(TEXT) or ""), language, "assenting")
        if not marked and (assents or is_closing(sentence, language)):
            return True
        # What is like no example has no confidence: the ranking tells what it is rather than something to answer.
        likely = self._likely_chatter(sentence)
        return likely >= self._threshold and not marked and not names_subject(sentence.get(ENTITIES) or [])

    def _likely_chatter(self, sentence: Message) -> float:
        return sum(likelihood_of(sentence, intent) for intent in self._chatter)

    def _only_tells(self, sentence: Message, language: str) -> bool:
        """Whether a sentence tells of a city, or of who writes and perhaps when or what for, and does not surely ask something."""
        named = sentence.get(ENTITIES) or []
        tokens = tokenize(sentence.get(TEXT) or "")
        if says(tokens, language, "purpose") and not names_subject(named):
            return True
        beside = {entity["entity"] for entity in named if not names_subject([entity])}
        is_trivia = intent_of(sentence) in self._trivia
        if says(tokens, language, "origin") and names_subject(named) and beside <= {COUNTRY}:
            return True  # "I come from Lyon in France."
        if not beside <= ({YEAR, THEME, TIME} if is_trivia or names_subject(named) else {YEAR, TIME}):
            return False
        if is_trivia:
            return bool((sentence.get(FORM) or {}).get("name") == "confirm")
        sure = confidence_of(sentence)
        unsure = sure < self._threshold or (sure < _SURE and self._likely_chatter(sentence) >= _LIKELY)
        return unsure and says(tokens, language, "writer")
