"""The sentences of a message that ask nothing, and stand beside those that do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from twincities.nlu.learning.form_classifier import FORM
from twincities.nlu.questions.asked import Reader
from twincities.nlu.questions.parts import (
    confidence_of,
    intent_of,
    likelihood_of,
    may_be_left_out,
    names_subject,
)
from twincities.nlu.questions.question_marks import is_marked
from twincities.nlu.questions.remarks import is_closing
from twincities.nlu.questions.remarks_before import is_preface, tells_of_writer
from twincities.nlu.questions.segments import Segment, Span
from twincities.nlu.text.mentions import COUNTRY, EVERYDAY, THEME, TIME, UNKNOWN_CITY, UNKNOWN_NAME, YEAR
from twincities.nlu.text.phrases import says
from twincities.nlu.text.tokens import Token, tokenize
from twincities.table.text.folding import is_unspaced

# Confidence with which a sentence on its writer asks something, unless it is likely to be chatter, or another one surely asks.
_SURE, _LIKELY, _SURE_BESIDE = 0.7, 0.2, 0.9
_GREETS = 2  # words
_LONG, _LONG_UNSPACED = 5, 8  # tokens of a sentence that tells something


@dataclass(frozen=True)
class Asides:
    """Tells what of the sentences of a message in a language asks nothing.

    `parts` are the messages that were read for runs of its segments. The intents and the threshold are those of
    `ClauseCollector`; `reader` tells what only asks whether something is so.
    """

    text: str
    segments: Sequence[Segment]
    parts: Mapping[Span, Message]
    language: str
    threshold: float
    chatter: frozenset[str]
    trivia: frozenset[str]
    reader: Reader

    def among(self, sentences: Sequence[Span]) -> list[Span]:
        """The sentences that ask nothing, of a message of several.

        They are those that are read as chatter; and where another sentence is understood, those that are not and end
        in no question mark, unless they name what could be a condition, or stand last and name anything. When something
        happened to the writer is no condition: "In 1999 I visited Lyon. …"; nor is what a city is like: "It's lovely."
        """
        if len(sentences) == 1:
            return []
        read = [(span, self.parts[span]) for span in sentences if span in self.parts]
        tags = [
            span for span, sentence in read[1:] if self.reader.asks_whether(sentence, self._is_marked(span))
        ]
        beside = [(span, sentence) for span, sentence in read if span not in tags]
        chatter = [span for span, one in beside if self._is_chatter(one, self._is_marked(span))]
        others = [(span, sentence) for span, sentence in read if span not in chatter]
        claimed = {place - 1 for place, _ in tags}
        open_ones = [
            (span, one) for span, one in others if not self._is_marked(span) and span[1] not in claimed
        ]
        if any(self._surely_asks(span, one) for span, one in others):
            aside = [span for span, one in open_ones if self._wants_nothing(one) or self._only_greets(one)]
            chatter += aside
            others = [(span, one) for span, one in others if span not in aside]
        first = next((span for span, one in others if self._surely_asks(span, one)), None)
        if first is not None and not names_subject(self.parts[first].get(ENTITIES) or []):
            reports = [span for span, one in open_ones if span > first and self._only_reports(one)]
            chatter += reports
            others = [(span, one) for span, one in others if span not in reports]
        told = [span for span, one in open_ones if span not in chatter and self._only_tells(one)]
        understood = [
            span
            for span, sentence in others
            if span not in told and confidence_of(sentence) >= self.threshold
        ]
        # Beside what only tells of the writer and a city, or a year, a question is what is marked as one, however unsure.
        named = [one.get(ENTITIES) or [] for span, one in others if span in told]
        of_writer = self._of_own_country() or any(names_subject(some) or _are_dates(some) for some in named)
        marked = [span for span, _ in others if of_writer and span not in told and self._is_marked(span)]
        asking = understood or marked
        return chatter + [
            span
            for span, sentence in open_ones
            if asking
            and span not in (*understood, *chatter)
            and (
                (span in told and (span < asking[-1] or self._only_adds(sentence, asking[-1])))
                or (understood and may_be_left_out(sentence.get(ENTITIES) or [], span < understood[-1]))
            )
        ]

    def _travels(self, tokens: Sequence[Token]) -> bool:
        """Whether words only tell where who writes is about to be."""
        told = says(tokens, self.language, "travels") and tells_of_writer(tokens, self.language)
        return told and not says(tokens, self.language, "asked_by_writer")

    def _of_own_country(self) -> bool:
        """Whether the message asks for the country of who writes, which another sentence tells."""
        return says(tokenize(self.text), self.language, "own_country")

    def _only_adds(self, sentence: Message, question: Span) -> bool:
        """Whether what stands behind a question tells of its writer alone: "… in Chile? We nearly moved there in the eighties."."""
        tokens = tokenize(sentence.get(TEXT) or "")
        asks = says(tokens, self.language, "asked_by_writer")
        return self._is_marked(question) and tells_of_writer(tokens, self.language) and not asks

    def _is_marked(self, span: Span) -> bool:
        return is_marked(self.text, self.segments[span[1]].end, self.language)

    def _surely_asks(self, span: Span, sentence: Message) -> bool:
        return self._is_marked(span) and confidence_of(sentence) >= _SURE

    def _is_chatter(self, sentence: Message, marked: bool) -> bool:
        if marked and says(tokenize(sentence.get(TEXT) or ""), self.language, "own_country"):
            return False  # "I am from France. Do you have one in my country?"
        if intent_of(sentence) in self.chatter and confidence_of(sentence) >= self.threshold:
            return True
        assents = says(tokenize(sentence.get(TEXT) or ""), self.language, "assenting")
        if not marked and (assents or is_closing(sentence, self.language)):
            return True
        # What is like no example has no confidence: the ranking tells what it is rather than something to answer.
        likely = self._likely_chatter(sentence)
        return likely >= self.threshold and not marked and not names_subject(sentence.get(ENTITIES) or [])

    def _likely_chatter(self, sentence: Message) -> float:
        return sum(likelihood_of(sentence, intent) for intent in self.chatter)

    def _wants_nothing(self, sentence: Message) -> bool:
        """Whether a sentence has no word that asks, and names nothing of the table: "My cousin in Toronto keeps asking.", "It rains here."."""
        tokens = tokenize(sentence.get(TEXT) or "")
        named = sentence.get(ENTITIES) or []
        passed_over = {UNKNOWN_CITY, UNKNOWN_NAME, TIME}
        if names_subject(named) and says(tokens, self.language, "origin"):
            passed_over.add(COUNTRY)
        strangers = all(one["entity"] in passed_over or one.get("role") == EVERYDAY for one in named)
        begins = tells_of_writer(tokens, self.language)
        # "The oldest one." asks without a word for it.
        told = begins or len(tokens) >= (_LONG_UNSPACED if is_unspaced(str(sentence.get(TEXT))) else _LONG)
        asks = any(says(tokens, self.language, name) for name in ("question_words", "asked_by_writer"))
        unsure = confidence_of(sentence) < _SURE_BESIDE or intent_of(sentence) in self.trivia
        return told and strangers and not asks and unsure

    def _only_greets(self, sentence: Message) -> bool:
        """Whether a word or two are hardly understood and may be a greeting, written with a slip: "helo!! How many has Lyon?"."""
        named, words = sentence.get(ENTITIES), tokenize(sentence.get(TEXT) or "")
        unsure = confidence_of(sentence) < _SURE and self._likely_chatter(sentence) >= _LIKELY
        return (
            unsure
            and not named
            and len(words) <= _GREETS
            and not says(words, self.language, "question_words")
        )

    def _only_reports(self, sentence: Message) -> bool:
        """Whether a sentence tells what somebody says the answer is: "Which is the oldest? My son insists on Lyon."."""
        named = sentence.get(ENTITIES) or []
        tokens = tokenize(sentence.get(TEXT) or "")
        return len(named) == 1 and names_subject(named) and says(tokens, self.language, "reporting")

    def _only_tells(self, sentence: Message) -> bool:
        """Whether a sentence tells of a city, or of who writes and perhaps when or what for, and does not surely ask something."""
        named = sentence.get(ENTITIES) or []
        tokens = tokenize(sentence.get(TEXT) or "")
        if says(tokens, self.language, "purpose") and not names_subject(named):
            # "I need the African ones for my thesis." says of which, "list all for the newsletter" what.
            asks = named or confidence_of(sentence) >= _SURE_BESIDE
            return not (asks and says(tokens, self.language, "asked_by_writer"))
        beside = {entity["entity"] for entity in named if not names_subject([entity])}
        is_trivia = intent_of(sentence) in self.trivia
        wanted = any(says(tokens, self.language, name) for name in ("question_words", "travels"))
        if says(tokens, self.language, "purpose") and is_trivia and not wanted:
            return True  # "I need Lyon for my homework."
        if says(tokens, self.language, "origin") and names_subject(named) and beside <= {COUNTRY}:
            return True  # "I come from Lyon in France."
        if says(tokens, self.language, "origin") and beside == {COUNTRY} and self._of_own_country():
            return True  # "I come from France. Is there one in my country?"
        if self._travels(tokens) and names_subject(named) and beside <= {COUNTRY, YEAR, TIME}:
            return True  # "I'll be in Lyon in spring."
        if beside == {COUNTRY} == {one["entity"] for one in named} and says(
            tokens, self.language, "speaking"
        ):
            return True  # "I am still learning German."
        is_chatter = self._likely_chatter(sentence) >= _LIKELY
        prefaces = is_preface(str(sentence.get(TEXT)), self.language)
        # "My class has to give a talk." is on no theme.
        of_topics = is_trivia or is_chatter or names_subject(named) or prefaces
        of_topics = of_topics or tells_of_writer(tokens, self.language)
        if not beside <= ({YEAR, THEME, TIME} if of_topics else {YEAR, TIME}):
            return False
        if is_trivia:
            claims = bool((sentence.get(FORM) or {}).get("name") == "confirm")
            # "We fly to Lyon with our choir."
            return claims or (names_subject(named) and says(tokens, self.language, "writer"))
        sure = confidence_of(sentence)
        unsure = sure < self.threshold or (sure < _SURE and is_chatter)
        return unsure and (prefaces or says(tokens, self.language, "writer"))


def _are_dates(named: Sequence[dict[str, Any]]) -> bool:
    """Whether dates are named, and nothing else."""
    return bool(named) and all(one["entity"] in (YEAR, TIME) for one in named)
