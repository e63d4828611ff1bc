"""The pipeline components that read the parts of a message as well, and tell what it asks.

`ClauseSplitter` puts the clauses of a message behind it as messages of their own, so that encoder and
classifiers read all of them in one batch; `ClauseCollector` then keeps those that are questions by themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from twincities.conversations.notices import READ_IN_PART, notify
from twincities.nlu.components import PlainComponent
from twincities.nlu.learning.sentence_vectors import count_pieces
from twincities.nlu.masking import mask
from twincities.nlu.name_spotter import MASKED_TEXT
from twincities.nlu.questions.adjacent import Asked, asked_by
from twincities.nlu.questions.asides import Asides
from twincities.nlu.questions.asked import Reader
from twincities.nlu.questions.clause_choice import choose
from twincities.nlu.questions.division import Divider
from twincities.nlu.questions.parts import confidence_of, intent_of, names_subject
from twincities.nlu.questions.question_marks import is_marked
from twincities.nlu.questions.remarks_before import opens_question
from twincities.nlu.questions.segments import Segment, Span, groups_of, segments_of, sentences_of
from twincities.nlu.text.mentions import as_mention
from twincities.nlu.text.message_language import language_read_in
from twincities.nlu.text.own_words import OWN_WORDS

QUESTIONS = "questions"
"""The message property with what a message asks, a dictionary for each question (`Asked.as_question`)."""

_SPAN = "clause_span"
_SEGMENTS = "segments"


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
    text, language = message.get(TEXT), language_read_in(message)
    starts = [segment.start for segment in segments]
    named = {bisect_right(starts, entity["start"]) - 1 for entity in message.get(ENTITIES, [])}

    def clause(span: Span) -> Message:
        if span not in clauses:
            clauses[span] = _clause(message, segments, span)
        return clauses[span]

    def promise(span: Span) -> int:
        first, last = span
        return 2 * is_marked(text, segments[last].end, language) + any(
            at in named for at in range(first, last + 1)
        )

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
    which a later part can add a condition, `event_intents` those of questions for events, which may be about where a
    remark says that its writer is about to be. `exclamations` are those of what is said beside a question, set off by a
    comma. `tag_intent` is that of a part that only asks whether the claim before it holds, `trivia` those of questions
    that only names make more than chatter.
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
            "event_intents": [],
        }

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold = float(config["threshold"])
        self._chatter = frozenset(config["chatter"])
        self._exclamations = frozenset(config["exclamations"])
        self._elsewhere = self._chatter - self._exclamations
        self._trivia = frozenset(config["trivia"])
        self._reader = Reader(
            self._chatter,
            str(config["topic_intent"]),
            frozenset(config["list_intents"]),
            str(config["tag_intent"]),
            frozenset(config["event_intents"]),
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
        asides = Asides(
            message.get(TEXT) or "",
            segments,
            by_span,
            language,
            self._threshold,
            self._chatter,
            self._trivia,
            self._reader,
        )
        remarks = asides.among(sentences)
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
            or (span[0] and self._reader.asks_whether(part, is_marked(text, segments[span[1]].end, language)))
        }
        questions = [(span, part) for span, part in parts if span in asking]
        remarks += [span for span, _ in parts if span not in asking]
        if not questions or parts == [((0, len(segments) - 1), message)]:
            return [self._behind_courtesy(by_span, segments) or itself]
        if remarks and not any(confidence_of(part) >= self._threshold for _, part in questions):
            # Chatter beside what nobody understood: a question, or more of the same.
            places = [(segments[span[0]].start, segments[span[1]].end) for span, _ in questions]
            # "im doing lyon for school which ones does it have" names what it is about.
            named = names_subject(message.get(ENTITIES) or [])
            if not any(
                is_marked(text, end, language) or (named and opens_question(text[start:end], language))
                for start, end in places
            ):
                return [itself]
        return self._reader.read(message, segments, questions, remarks, language)

    def _behind_courtesy(self, by_span: Mapping[Span, Message], segments: Sequence[Segment]) -> Asked | None:
        """What is of another world behind thanks or a greeting, and is more than they are: "Thanks. By the way, will it rain?"."""
        last = len(segments) - 1
        together = by_span[0, last]
        if confidence_of(together) >= self._threshold and intent_of(together) not in self._exclamations:
            return None
        for first in range(1, last + 1):
            courtesy, rest = by_span.get((0, first - 1)), by_span.get((first, last))
            if courtesy is None or rest is None:
                continue
            if self._is_of(courtesy, self._exclamations) and self._is_of(rest, self._elsewhere):
                return asked_by(rest, (first, last), segments)
        return None

    def _is_of(self, part: Message, intents: Collection[str]) -> bool:
        return intent_of(part) in intents and confidence_of(part) >= self._threshold
