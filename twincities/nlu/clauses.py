"""Several questions in one message, and questions wrapped in chatter.

`ClauseSplitter` puts the clauses of a message behind it as messages of their own, so that encoder and
classifier read all of them in one batch; `ClauseCollector` then keeps those that are questions by themselves.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from twincities.conversations.notices import READ_IN_PART, notify
from twincities.nlu.masking import mask
from twincities.nlu.mentions import CONDITIONS, Mention, as_mention
from twincities.nlu.name_spotter import MASKED_TEXT
from twincities.nlu.sentence_vectors import count_pieces

QUESTIONS = "questions"
"""The message property with the questions of a message that holds several."""

_SPAN = "clause_span"
_MOST_SEGMENTS = 5
_MOST_PIECES = 400  # of words, in a message and its clauses together: the encoder's work
# A run of marks or of white space is tried from its beginning alone: from each of its places, long runs take minutes.
_CUT = re.compile(
    r"(?P<stop>(?<![?!;:。？！；：])[?!;:。？！；：]+(?=\s|$)|(?<!\b\w)(?<!\bno)(?<!\.\.)\.+(?=\s|$)|[。？！；\n]|\s[-–—]\s)"
    r"|(?P<join>(?<!\s)(?:\s+|\s*[,，、]\s+)(?:and also|and then|and|n|also|plus|but|then|as well as)\s+"
    r"|(?<!\s)\s+[&+]\s+|[,，]\s+)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\w")
# "the years between the oldest and the newest" is one thought; a sentence ends it.
_BETWEEN = re.compile(r"(?P<opens>\bbetween\b)|\band\b|[.?!;:]", re.IGNORECASE)


class Segment(NamedTuple):
    """A piece of a message between two places where it may be cut; offsets in the message."""

    start: int
    end: int


def segments_of(text: str, found: Sequence[Mention]) -> list[Segment]:
    """The pieces of a message at its sentence ends, commas and conjunctions.

    No cut falls inside a name, between two names that are listed ("Lyon and Turin"), or within "between … and …".
    """
    if any(mention.role for mention in found):
        # "Kyoto, no sorry, Detroit" is one thought.
        return [Segment(0, len(text))]
    named = bytearray(len(text))
    for mention in found:
        named[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    starts, ends = ({mention.start for mention in found}, {mention.end for mention in found})
    between = [(match.end(), match["opens"] is not None) for match in _BETWEEN.finditer(text)]
    cuts: list[tuple[int, int]] = []
    for match in _CUT.finditer(text):
        start, end = match.span()
        listed = start in ends and end in starts
        if named.find(1, start, end) >= 0 or (match["join"] and (listed or _is_between(start, between))):
            continue
        cuts.append((start, end))
    pieces: list[Segment] = []
    position = 0
    for start, end in [*cuts, (len(text), len(text))]:
        if _LETTERS.search(text, position, start):
            pieces.append(Segment(position, start))
        position = end
    return pieces


def _is_between(place: int, marks: Sequence[tuple[int, bool]]) -> bool:
    """Whether a place stands behind a "between" to which neither an "and" nor the end of a sentence has come yet."""
    before = bisect_right(marks, (place, True))
    return before > 0 and marks[before - 1][1]


class _Asked(NamedTuple):
    """A part of a message that asks something, and the entities it is about."""

    part: Message
    entities: list[dict[str, Any]]

    def as_question(self) -> dict[str, Any]:
        """The form in which actions read it."""
        ranking = self.part.get(INTENT_RANKING_KEY) or []
        return {
            "intent": _intent(self.part),
            "text": self.part.get(TEXT),
            "entities": self.entities,
            "runners_up": [reading["name"] for reading in ranking[1:4]],
            "confidence": _confidence(self.part),
        }


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ClauseSplitter(GraphComponent):
    """Appends every run of neighbouring segments of a message as a message of its own."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ClauseSplitter:
        """Create the component; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Append the clauses behind their message, in the same list."""
        with_clauses: list[Message] = []
        for message in messages:
            with_clauses.append(message)
            text = message.get(TEXT) or ""
            found = [as_mention(entity) for entity in message.get(ENTITIES, [])]
            segments = segments_of(text, found)
            if 2 <= len(segments) <= _MOST_SEGMENTS:
                with_clauses += self._clauses(message, segments)
        return with_clauses

    def _clauses(self, message: Message, segments: Sequence[Segment]) -> list[Message]:
        """All runs of segments, or only the shorter ones where the message is long; none where it is too long."""
        clauses: list[Message] = []
        left = _MOST_PIECES - count_pieces(_masked(message))
        sizes: list[int] = []
        for length in range(1, len(segments)):
            firsts = range(len(segments) - length + 1)
            runs = [self._clause(message, segments, first, first + length - 1) for first in firsts]
            sizes = sizes or [count_pieces(_masked(run)) for run in runs]
            left -= sum(sum(sizes[first : first + length]) for first in firsts)
            if left < 0:
                break
            clauses += runs
        if not clauses:
            notify(READ_IN_PART)
        return clauses

    @staticmethod
    def _clause(message: Message, segments: Sequence[Segment], first: int, last: int) -> Message:
        start, end = segments[first].start, segments[last].end
        text = message.get(TEXT)[start:end]
        entities = [entity for entity in message.get(ENTITIES, []) if start <= entity["start"] < end]
        clause = Message({TEXT: text, ENTITIES: entities})
        clause.set(MASKED_TEXT, mask(text, [as_mention(entity).shifted(-start) for entity in entities]))
        clause.set(_SPAN, (first, last, len(segments)))
        return clause


def _masked(message: Message) -> str:
    return str(message.get(MASKED_TEXT) or message.get(TEXT))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ClauseCollector(GraphComponent):
    """Decides whether a message holds several questions, or one question among chatter.

    A message is divided only where every part is understood with at least `threshold` confidence, and
    the parts ask different things. `chatter` are the intents that add nothing beside a question,
    `topic_intent` is that of a message which only names what it is about, `list_intents` those of
    questions to which a later part can add a condition.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The settings of the component with their defaults."""
        return {"threshold": 0.5, "chatter": [], "topic_intent": "", "list_intents": []}

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold = float(config["threshold"])
        self._chatter = frozenset(config["chatter"])
        self._topic_intent = str(config["topic_intent"])
        self._list_intents = frozenset(config["list_intents"])

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
        """Take the clauses out of the list again, and note on each message what they told."""
        whole: list[Message] = []
        clauses: list[list[Message]] = []
        for message in messages:
            if message.get(_SPAN) is None:
                whole.append(message)
                clauses.append([])
            else:
                clauses[-1].append(message)
        for message, own in zip(whole, clauses, strict=True):
            if own:
                self._divide(message, own)
        return whole

    def _divide(self, message: Message, clauses: Sequence[Message]) -> None:
        parts = self._best_division(message, clauses)
        questions = [part for part in parts if _intent(part) not in self._chatter]
        if not questions or len(parts) == 1:
            return
        asked = list(self._with_topics(self._without_conditions(questions)))
        first = asked[0].part
        message.set(INTENT, first.get(INTENT), add_to_output=True)
        message.set(INTENT_RANKING_KEY, first.get(INTENT_RANKING_KEY), add_to_output=True)
        if len({_intent(one.part) for one in asked}) > 1:
            message.set(QUESTIONS, [one.as_question() for one in asked], add_to_output=True)

    def _without_conditions(self, parts: Sequence[Message]) -> list[Message]:
        """The parts without those that only add a condition to a list: "not in the US and before 1985"."""
        if _intent(parts[0]) not in self._list_intents:
            return list(parts)
        return [parts[0], *(part for part in parts[1:] if not _only_conditions(part))]

    def _with_topics(self, parts: Sequence[Message]) -> Iterator[_Asked]:
        """The questions among the parts, each with the names it is about.

        "Shenzhen then, since when?": a name on its own is the topic of the question behind it.
        "When and what events do Lyon and Turin share?": names that come later count for the first question.
        """
        topic: list[dict[str, Any]] = []
        for position, part in enumerate(parts):
            entities = part.get(ENTITIES)
            later: list[dict[str, Any]] = next(
                (other.get(ENTITIES) for other in parts[position + 1 :] if other.get(ENTITIES)), []
            )
            is_topic = _intent(part) == self._topic_intent
            if is_topic and position + 1 < len(parts) and not parts[position + 1].get(ENTITIES):
                topic = entities
                continue
            yield _Asked(part, entities or topic or (later if position == 0 else []))
            topic = []

    def _best_division(self, message: Message, clauses: Sequence[Message]) -> list[Message]:
        """The division of the message into understood parts with the best geometric mean confidence."""
        by_span = {clause.get(_SPAN)[:2]: clause for clause in clauses}
        count = clauses[0].get(_SPAN)[2]
        best: list[Message] = [message]
        best_score = _confidence(message)
        for division in _divisions(count):
            if len(division) == 1:
                continue
            parts = [by_span[span] for span in division if span in by_span]
            if len(parts) < len(division) or any(_confidence(part) < self._threshold for part in parts):
                continue
            score = math.prod(_confidence(part) for part in parts) ** (1 / len(parts))
            if score > best_score - self._bonus(message, parts):
                best, best_score = parts, score
        return best

    def _bonus(self, message: Message, parts: Sequence[Message]) -> float:
        """How much less sure a division may be than the undivided message, and still be taken.

        Where the parts ask something that the message as a whole does not seem to ask, it has hidden it.
        """
        questions = {_intent(part) for part in parts} - self._chatter
        return 0.4 if questions - {_intent(message)} else 0.0


def _only_conditions(part: Message) -> bool:
    """Whether a part names countries, themes or years, and no city or event that it could ask about."""
    kinds = {entity["entity"] for entity in part.get(ENTITIES)}
    return bool(kinds) and kinds <= CONDITIONS


def _divisions(count: int) -> Iterator[list[tuple[int, int]]]:
    """All ways to cut `count` segments in a row into runs."""
    for cuts in range(2 ** (count - 1)):
        division: list[tuple[int, int]] = []
        first = 0
        for position in range(count):
            if position == count - 1 or cuts >> position & 1:
                division.append((first, position))
                first = position + 1
        yield division


def _intent(message: Message) -> str:
    return str((message.get(INTENT) or {}).get("name"))


def _confidence(message: Message) -> float:
    return float((message.get(INTENT) or {}).get(PREDICTED_CONFIDENCE_KEY) or 0.0)
