"""A question of a message, and how the next part of it stands to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rasa.shared.nlu.constants import ENTITIES, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from twincities.nlu.learning.form_classifier import FORM
from twincities.nlu.questions.parts import confidence_of, intent_of, is_date, names_subject
from twincities.nlu.questions.segments import Segment, Span
from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY
from twincities.nlu.text.phrases import begins_with, says
from twincities.nlu.text.tokens import tokenize

_MOST_RUNNERS_UP = 3
# Words that ask for the number of what is named behind them: "how many, and which, are in Spain?"
_HOW_MANY = 2


@dataclass(frozen=True)
class Asked:
    """A question: the message that was read for it, its segments, the entities it is about, and its place.

    `start` and `end` are offsets in the whole message, as those of the entities are; `home` is the id of the town that
    its writer has told to be from before it.
    """

    part: Message
    span: Span
    entities: list[dict[str, Any]]
    start: int
    end: int
    home: str | None = None

    def as_question(self, message: Message) -> dict[str, Any]:
        """The form in which actions read it; `entities` may stand elsewhere in the message."""
        ranking = self.part.get(INTENT_RANKING_KEY) or []
        return {
            "intent": intent_of(self.part),
            "text": (message.get(TEXT) or "")[self.start : self.end],
            "start": self.start,
            "entities": self.entities,
            "runners_up": [reading["name"] for reading in ranking[1 : 1 + _MOST_RUNNERS_UP]],
            "confidence": confidence_of(self.part),
            "form": self.part.get(FORM),
            "unread": [],
            "home": self.home,
        }


def asked_by(part: Message, span: Span, segments: Sequence[Segment]) -> Asked:
    """The question that a part asks by itself."""
    return Asked(part, span, part.get(ENTITIES) or [], segments[span[0]].start, segments[span[1]].end)


def joined(one: Asked, other: Asked) -> Asked:
    """Both as one question, in which the first tells what is asked."""
    return replace(
        one,
        span=(one.span[0], other.span[1]),
        entities=united(one.entities, other.entities),
        end=other.end,
    )


def united(one: Iterable[dict[str, Any]], other: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entities of both, each once, in the order of the message."""
    by_place = {
        (entity["start"], entity["entity"], str(entity["value"])): entity for entity in (*one, *other)
    }
    return [by_place[place] for place in sorted(by_place)]


def form(one: Asked) -> str | None:
    """The name of the form of its part: "list", "count", "confirm" …; None where it was read as none."""
    read = one.part.get(FORM)
    return read and str(read["name"])


def names(entities: Iterable[dict[str, Any]]) -> set[tuple[str, str]]:
    """What is named, as kinds and values."""
    return {(entity["entity"], str(entity["value"])) for entity in entities}


def touch(one: Asked, other: Asked) -> bool:
    """Whether no other segment lies between them."""
    return one.span[1] + 1 == other.span[0]


def in_one_sentence(one: Asked, other: Asked, segments: Sequence[Segment]) -> bool:
    """Whether one begins in the sentence in which the other ends."""
    return segments[one.span[1]].sentence == segments[other.span[0]].sentence


def offers_names(before: Asked, one: Asked, text: str) -> bool:
    """Whether a part only names what a question without a name is about: "which has more events, | Lyon's or Turin's?", "…, | France or Spain?"."""
    named = [entity for entity in one.part.get(ENTITIES) or [] if _may_be_offered(entity)]
    spans = ((entity["start"], entity["end"]) for entity in named)
    others = len(tokenize(text[one.start : one.end])) - sum(len(tokenize(text[i:j])) for i, j in spans)
    asked = before.part.get(ENTITIES) or []
    return len(named) > 1 and others < 2 * len(named) and not any(map(_may_be_offered, asked))


def _may_be_offered(entity: dict[str, Any]) -> bool:
    return entity["entity"] in (COUNTRY, CONTINENT) or names_subject([entity])


def bounds_further(before: Asked, one: Asked, text: str, language: str) -> bool:
    """Whether a part only says how what is asked for stands to a second city: "after Lyon's, | but before Turin's"."""
    words = [token.folded for token in tokenize(text[one.start : one.end])]
    kinds = {entity["entity"] for entity in one.entities}
    names_city = any(entity["entity"] == CITY for entity in before.entities)
    return kinds == {CITY} and names_city and begins_with(words, language, "bounding") > 0


def picks_of_counted(before: Asked, one: Asked, text: str, language: str) -> bool:
    """Whether a part asks which, or how many, of those that were counted meet something: "how many are there, | and which of them are in Spain?"."""
    counts = form(before) == "count" and len(tokenize(text[before.start : before.end])) > _HOW_MANY
    picking = "of_those_counted" if form(one) == "count" else "asking_which"
    picks = says(tokenize(text[one.start : one.end]), language, picking)
    more = names(one.entities) - names(before.entities)
    return counts and picks and bool(more)


def describes_further(one: Asked, text: str, language: str) -> bool:
    """Whether a part has no subject, and describes what was asked for: "which of them are in Spain | and are active?"."""
    words = tokenize(text[one.start : one.end])
    claims = form(one) == "confirm" and not one.entities
    return claims and not says(words, language, "it") and not says(words, language, "of_us")


def only_dates(topic: Asked, one: Asked, segments: Sequence[Segment]) -> bool:
    """Whether what goes on in the sentence that names something names but dates: "Lyon and Turin, sister cities since 1979, correct?"."""
    dates = bool(one.entities) and all(map(is_date, one.entities))
    return dates and names_subject(topic.entities) and in_one_sentence(topic, one, segments)


def are_of_one_city_each(before: Asked, one: Asked) -> bool:
    """Whether each asks for a fact about another city: "who is twinned with Lyon, and who with Turin?"."""
    of_facts = not {form(before), form(one)} & {"confirm", "compare"}
    cities = [[each["value"] for each in part.entities if each["entity"] == CITY] for part in (before, one)]
    return of_facts and len(cities[0]) == len(cities[1]) == 1 and cities[0] != cities[1]
