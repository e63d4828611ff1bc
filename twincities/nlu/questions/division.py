"""How a run of a message's segments is divided into questions, by how surely its parts are understood."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from twincities.nlu.learning.form_classifier import FORM
from twincities.nlu.questions.adjacent import asked_by, picks_of_counted
from twincities.nlu.questions.clause_choice import MOST_SEGMENTS
from twincities.nlu.questions.parts import asked_of, confidence_of, intent_of, likelihood_of, names_subject
from twincities.nlu.questions.question_marks import is_marked
from twincities.nlu.questions.segments import Segment, Span, divisions, sentences_of
from twincities.nlu.text.mentions import CITY
from twincities.nlu.text.message_language import language_read_in
from twincities.nlu.text.phrases import begins_with, says
from twincities.nlu.text.tokens import tokenize
from twincities.table.text.folding import is_unspaced

_SURE = 0.6  # confidence
_EXCLAIMED = 0.8  # the sum of confidences above which words beside a question are an exclamation
_TWO = 2  # parts
_FOR_SEVERAL = frozenset({"count", "list"})  # forms
_CONFIRM = "confirm"
_HIDDEN = 0.4  # how much less sure a division may be that shows what the run as a whole hides


@dataclass(frozen=True)
class Divider:
    """Divides the runs of one message.

    `parts` are the messages that were read for runs of its segments; what is read with less confidence than `threshold` is not
    understood. The intents are those of `ClauseCollector`.
    """

    message: Message
    segments: Sequence[Segment]
    parts: Mapping[Span, Message]
    threshold: float
    chatter: frozenset[str]
    exclamations: frozenset[str]
    topic_intent: str
    list_intents: frozenset[str]

    def divided(self, run: Span) -> list[Span]:
        """The division of a run into understood parts with the best geometric mean confidence.

        Where none is better than the run as it is, that is its sentences, if each is a question that is understood, or the run.
        """
        if beside := self._beside_exclamation(run):
            exclamation, rest = beside
            return sorted([exclamation, *self.divided(rest)])
        best = self._sure_sentences(run)
        whole = self.parts[run]
        best_score = confidence_of(whole)
        if best == [run] and not self._is_understood(whole) and (asking := self._sentences_one_asks(run)):
            return [part for sentence in asking for part in self.divided(sentence)]
        if run[1] - run[0] >= MOST_SEGMENTS or self._ends_in_imperative(run):
            return best
        for division in divisions(run):
            parts = [self.parts[span] for span in division if span in self.parts]
            if len(division) == 1 or len(parts) < len(division) or not all(map(self._is_understood, parts)):
                continue
            if any(map(self._says_nothing, parts)):
                continue
            if self._is_understood(whole) and self._asks_once(division):
                continue
            if self._is_understood(whole) and self._asks_of_names(whole, division):
                continue
            if intent_of(whole) in self.chatter and not any(map(self._asks, division)):
                continue
            score = math.prod(map(confidence_of, parts)) ** (1 / len(parts))
            shows_more = self._shows_hidden(whole, division) or self._asks_of_each(division)
            shows_more = shows_more or self._claims_behind(division) or self._picks_of_counted(division)
            shows_more = shows_more or self._asks_in_own_words(division)
            if score > best_score - (_HIDDEN if shows_more else 0.0):
                best, best_score = division, score
        return best

    def _beside_exclamation(self, run: Span) -> tuple[Span, Span] | None:
        """An exclamation at an end of a run, and the rest where that asks the same: "Amazing, how many are there?".

        Its words are no condition of what is asked; those of a topic ("cheese, how many are there?") are.
        """
        first, last = run
        for at in range(first, last):
            for exclamation, rest in (((first, at), (at + 1, last)), ((at + 1, last), (first, at))):
                part, asks = self.parts.get(exclamation), self.parts.get(rest)
                if part is None or asks is None or not self._is_understood(asks):
                    continue
                if self._is_marked(exclamation):
                    continue  # "…, right?" asks
                alike = asked_of(asks) == asked_of(self.parts[run]) and intent_of(asks) not in self.chatter
                if alike and self._only_exclaims(part):
                    return exclamation, rest
        return None

    def _only_exclaims(self, part: Message) -> bool:
        """Whether a part names nothing and is surely one of the exclamations."""
        likely = sum(likelihood_of(part, intent) for intent in self.exclamations)
        bare = not part.get(ENTITIES) and not any(map(str.isdigit, str(part.get(TEXT))))  # ", top 5"
        return intent_of(part) in self.exclamations and likely >= _EXCLAIMED and bare

    def _is_understood(self, part: Message) -> bool:
        return confidence_of(part) >= self.threshold

    def _sure_sentences(self, run: Span) -> list[Span]:
        sentences = self._sentences_within(run)
        sure = all(
            span in self.parts and self._is_understood(self.parts[span]) and self._is_marked(span)
            for span in sentences
        )
        return sentences if sentences and sure else [run]

    def _sentences_within(self, run: Span) -> list[Span]:
        """The whole sentences of a run; none where it is a part of one."""
        return [span for span in sentences_of(self.segments) if run[0] <= span[0] and span[1] <= run[1]]

    def _is_marked(self, span: Span) -> bool:
        """Whether a question mark stands behind a run."""
        return is_marked(self.message.get(TEXT), self.segments[span[1]].end, language_read_in(self.message))

    def _says_nothing(self, part: Message) -> bool:
        """Whether a part is but one word that names nothing: the "And" of "And then …"."""
        alone = len(str(part.get(TEXT)).split()) == 1 and not part.get(ENTITIES)
        return alone and intent_of(part) == self.topic_intent and not is_unspaced(str(part.get(TEXT)))

    def _sentences_one_asks(self, run: Span) -> list[Span]:
        """The sentences of a run of which one surely is a question, or ends in one, as a letter's; empty where none is, or there is only one."""
        sentences = self._sentences_within(run)
        read = [span for span in sentences if span in self.parts]
        ends = [
            (at, last)
            for first, last in read
            if self._is_marked((first, last))
            for at in range(first, last + 1)
        ]
        asks = any(
            confidence_of(self.parts[end]) >= _SURE and intent_of(self.parts[end]) not in self.chatter
            for end in ends
            if end in self.parts
        )
        return sentences if asks and len(read) == len(sentences) > 1 else []

    def _asks_once(self, division: Sequence[Span]) -> bool:
        """Whether all parts but one only name what is asked about: "Turin Week: topics?".

        What is joined to a part before it is asked of by itself: "the year of the tea pair and the wine pair".
        """
        asking = [
            self.parts[first, last]
            for first, last in division
            if self._is_joined(first)
            or not (
                intent_of(self.parts[first, last]) == self.topic_intent
                or _names_alone(self.message, self.segments[first].start, self.segments[last].end)
            )
        ]
        return len(asking) < 2 and all(intent_of(part) not in self.chatter for part in asking)

    def _asks_of_names(self, whole: Message, division: Sequence[Span]) -> bool:
        """Whether a run asks something that none of its parts does: "which is larger, Lyon or Turin?" is no chatter beside names."""
        return intent_of(whole) not in self.chatter and not any(
            self._asks(span) and intent_of(self.parts[span]) != self.topic_intent for span in division
        )

    def _ends_in_imperative(self, run: Span) -> bool:
        """Whether what is to be listed stands before the last segment: "partners of Lyon, in Asia, since 1990: list"."""
        last = run[1]
        if run[0] == last or (last, last) not in self.parts:
            return False
        part = self.parts[last, last]
        in_one_sentence = self.segments[last - 1].sentence == self.segments[last].sentence
        lists = asked_of(part) == asked_of(self.parts[run]) and intent_of(part) in self.list_intents
        return in_one_sentence and lists and not part.get(ENTITIES) and not self._is_joined(last)

    def _is_joined(self, at: int) -> bool:
        """Whether a conjunction stands before a segment."""
        start = self.segments[at - 1].end if at else self.segments[at].start
        return any(char.isalnum() for char in self.message.get(TEXT)[start : self.segments[at].start])

    def _shows_hidden(self, whole: Message, division: Sequence[Span]) -> bool:
        """Whether the parts surely ask something that the run as a whole does not seem to ask.

        Names in chatter are hidden in it too: "I was born in 1980 in Poland, how old is the oldest?" names no condition.
        A date by itself asks nothing: "say only: 1850".
        """
        parts = [self.parts[span] for span in division]
        chatter = [part for part in parts if intent_of(part) in self.chatter]
        asking = [self.parts[span] for span in division if self._asks(span)]
        return any(
            confidence_of(part) >= _SURE
            and asked_of(part) != asked_of(whole)
            and intent_of(part) != self.topic_intent
            for part in asking
        ) or (bool(asking) and any(confidence_of(part) >= _SURE and part.get(ENTITIES) for part in chatter))

    def _asks_of_each(self, division: Sequence[Span]) -> bool:
        """Whether the parts ask the same of one city each: "who is twinned with Lyon, and who with Turin?"."""
        parts = [self.parts[span] for span in division]
        cities = [_cities_of(part) for part in parts]
        of_one = all(len(named) == 1 for named in cities) and len(set().union(*cities)) == len(parts)
        alike = len({asked_of(part) for part in parts}) == 1 and intent_of(parts[0]) != self.topic_intent
        return of_one and alike and all(map(self._asks, division))

    def _claims_behind(self, division: Sequence[Span]) -> bool:
        """Whether a claim about a city stands behind a question about another: "how many partners has Lyon, and is Turin one of them?"."""
        parts = [self.parts[span] for span in division]
        cities = [_cities_of(part) for part in parts]
        apart = len(parts) == _TWO and all(cities) and not cities[0] & cities[1]
        forms = [str((part.get(FORM) or {}).get("name")) for part in parts]
        return apart and forms[0] in _FOR_SEVERAL and forms[1] == _CONFIRM

    def _asks_in_own_words(self, division: Sequence[Span]) -> bool:
        """Whether each of two parts has a question word of its own, and the second asks something else, or of something else: "how many are there in all, and how many of those are Spanish?"."""
        if len(division) != _TWO or not all(map(self._asks, division)):
            return False
        language = language_read_in(self.message)
        first, second = (self.parts[span] for span in division)
        words, behind = (tokenize(str(part.get(TEXT))) for part in (first, second))
        opens = begins_with([token.folded for token in behind], language, "question_words")
        # „Bei welcher ist nicht bekannt, wann sie begann?“ asks once.
        joined = self._is_joined(division[1][0]) or is_unspaced(str(second.get(TEXT)))
        further = bool(second.get(ENTITIES)) or intent_of(first) != intent_of(second)
        return bool(opens) and joined and further and says(words, language, "question_words")

    def _picks_of_counted(self, division: Sequence[Span]) -> bool:
        """Whether it is asked how many there are, and then which of them meet something."""
        if len(division) != _TWO:
            return False
        counted, picked = (asked_by(self.parts[span], span, self.segments) for span in division)
        text = self.message.get(TEXT)
        return picks_of_counted(counted, picked, text, language_read_in(self.message))

    def _asks(self, span: Span) -> bool:
        part = self.parts[span]
        says_more = not _names_alone(self.message, self.segments[span[0]].start, self.segments[span[1]].end)
        return intent_of(part) not in self.chatter and (says_more or names_subject(part.get(ENTITIES) or []))


def _cities_of(part: Message) -> set[str]:
    """The ids of the cities that a part names."""
    return {str(one["value"]) for one in part.get(ENTITIES) or [] if one["entity"] == CITY}


def _names_alone(message: Message, start: int, end: int) -> bool:
    """Whether nothing but names stands between two offsets of a message."""
    text, found = message.get(TEXT) or "", message.get(ENTITIES) or []
    return all(
        any(entity["start"] <= at < entity["end"] for entity in found)
        for at in range(start, end)
        if text[at].isalnum()
    )
