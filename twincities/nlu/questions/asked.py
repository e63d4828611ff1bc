"""The questions of a message, put together from the parts of it that ask something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from twincities.nlu.questions.adjacent import (
    Asked,
    are_of_one_city_each,
    asked_by,
    bounds_further,
    describes_further,
    form,
    in_one_sentence,
    joined,
    names,
    offers_names,
    only_dates,
    picks_of_counted,
    touch,
    united,
)
from twincities.nlu.questions.parts import (
    asked_of,
    intent_of,
    is_date,
    is_place,
    is_theme,
    names_subject,
    only_conditions,
)
from twincities.nlu.questions.question_marks import end_of_mark, is_marked
from twincities.nlu.questions.remarks import (
    home_of_guest,
    home_told,
    listed_last,
    named_before,
    topic_before,
    with_description,
    with_own_country,
    with_stay,
)
from twincities.nlu.questions.segments import Segment, Span
from twincities.nlu.text.phrases import begins_with, says, without
from twincities.nlu.text.tokens import Token, tokenize

_ASSENT = frozenset({"affirm", "deny"})
_APPOSING = {",", "，", ":", "："}


@dataclass(frozen=True)
class Reader:
    """Puts the parts of a message together to questions; intents are those of `ClauseCollector`."""

    chatter: frozenset[str]
    topic_intent: str
    list_intents: frozenset[str]
    tag_intent: str
    event_intents: frozenset[str] = frozenset()

    def read(
        self,
        message: Message,
        segments: Sequence[Segment],
        parts: Sequence[tuple[Span, Message]],
        remarks: Sequence[Span],
        language: str = "en",
    ) -> list[Asked]:
        """The questions of a message whose parts ask something; `remarks` are sentences that do not."""
        text = message.get(TEXT) or ""
        asked = [asked_by(part, span, segments) for span, part in parts]
        asked = self._with_conditions(asked, segments, text, language)
        asked = self._merged(self._with_topics(asked, segments, text, language), segments, text, language)
        first = asked[0]
        lists = intent_of(first.part) in self.list_intents
        words = tokenize(text[first.start : first.end])
        pointing = without(words, language, "impersonal")  # "is it true that there are five?"
        points = (
            says(words, language, "of_us")
            or says(pointing, language, "it")
            or says(words, language, "the_tie")
        )
        homes = home_told(message, segments, remarks, first, language)
        if _needs_topic(first, pointing, language) and (not lists or points):
            several = says(words, language, "of_several")
            topic = topic_before(message, segments, remarks, first, points=points, several=several)
            asked[0] = replace(first, entities=united(topic, first.entities))
        elif home := home_of_guest(homes, message, first, language):
            asked[0] = replace(first, entities=united(home, first.entities))
        asks_which = begins_with([word.folded for word in words], language, "identity") > 0
        if asks_which and not first.entities and not asked[0].entities:
            asked[0] = with_description(first, message, segments, remarks)
        # "Is there one of 1985?" says nothing of a place; "which ones are there?" behind a country does.
        placed = [*without(words[:-1], language, "existential"), *words[-1:]]
        for said, pointing_back, is_meant in (
            (words, "that_time", is_date),
            (placed, "that_place", is_place),
            (words, "that_topic", is_theme),
        ):
            named = [one["value"] for one in first.entities if is_meant(one)]
            if named:
                # "I travel to Italy. Which towns there have a Chinese twin?" names another place besides.
                said = without(words, language, "existential") if is_meant is is_place else []  # noqa: PLW2901
            if says(said, language, pointing_back):
                meant = named_before(message, segments, remarks, first, is_meant)
                meant = [one for one in meant if one["value"] not in named]
                # "I love tea and lakes. Which city is known for that?"
                meant = listed_last(meant, text) if is_meant is is_theme else meant[-1:]
                asked[0] = replace(asked[0], entities=united(meant, asked[0].entities))
        of_events = intent_of(first.part) in self.event_intents
        if of_events or says(placed, language, "that_place"):
            asked[0] = with_stay(asked[0], message, segments, remarks, language, of_events=of_events)
        asked[0] = with_own_country(asked[0], message, segments, remarks, language)
        for town in homes[:1]:
            asked[0] = replace(asked[0], home=str(town["value"]))
        # The mark is part of the question: it tells that it is one.
        return [replace(one, end=end_of_mark(text, one.end)) for one in asked]

    def _with_conditions(
        self, asked: Sequence[Asked], segments: Sequence[Segment], text: str, language: str
    ) -> list[Asked]:
        """Parts that only add a condition are made part of what they narrow: "not in the US and before 1985".

        "Partners of Lyon, in Asia": what is narrowed by a list's condition in the same breath is a list.
        """
        kept = [asked[0]]
        for one in asked[1:]:
            before = kept[-1]
            if picks_of_counted(before, one, text, language):
                kept.append(one)
            elif (
                intent_of(before.part) in self.list_intents
                and only_conditions(one.entities)
                and (in_one_sentence(before, one, segments) or not is_marked(text, one.end, language))
            ):
                kept[-1] = joined(before, one)
            elif (
                intent_of(one.part) in self.list_intents
                and only_conditions(one.entities)
                and names_subject(before.entities)
                and in_one_sentence(before, one, segments)
                and text[before.end : one.start].strip() in _APPOSING
            ):
                kept[-1] = replace(joined(before, one), part=one.part)
            elif (
                form(before) == "confirm"
                and only_conditions(one.entities)
                and in_one_sentence(before, one, segments)
            ):
                kept[-1] = joined(before, one)  # "has Lyon a partner in Spain and one in Italy?"
            elif in_one_sentence(before, one, segments) and (
                (intent_of(before.part) in self.list_intents and describes_further(one, text, language))
                or bounds_further(before, one, text, language)
            ):
                kept[-1] = joined(before, one)
            else:
                kept.append(one)
        return kept

    def _with_topics(
        self, asked: Sequence[Asked], segments: Sequence[Segment], text: str, language: str
    ) -> list[Asked]:
        """The questions, each with the names it is about.

        "Shenzhen then, since when?": a name on its own is the topic of the question behind it. "When and what events
        do Lyon and Turin share?": names that come later in the sentence count for the first question. "When and with
        whom, for Lyon, and for Turin?": names on their own at the end count for all questions of the sentence.
        """
        questions: list[Asked] = []
        topic: Asked | None = None
        for position, one in enumerate(asked):
            following = asked[position + 1 :]
            if intent_of(one.part) == self.topic_intent:
                # "And the other way round: …" names nothing that it could be about by itself.
                if following and (
                    not (following[0].entities and one.entities) or only_dates(one, following[0], segments)
                ):
                    topic = joined(topic, one) if topic else one
                    continue
                of_sentence = [each for each in questions if in_one_sentence(each, one, segments)]
                if one.entities and len({asked_of(each.part) for each in of_sentence}) > 1:
                    questions = [
                        replace(each, entities=united(each.entities, one.entities))
                        if each in of_sentence
                        else each
                        for each in questions
                    ]
                    continue
                if (
                    of_sentence
                    and not following
                    and text[of_sentence[-1].end : one.start].strip() in _APPOSING
                ):
                    questions[-1] = joined(questions[-1], one)
                    continue
            if topic:
                touching = touch(topic, one)
                one = replace(  # noqa: PLW2901
                    one,
                    span=(topic.span[0] if touching else one.span[0], one.span[1]),
                    start=topic.start if touching else one.start,
                    entities=united(topic.entities, one.entities),
                )
            elif not one.entities and not any(
                picks_of_counted(one, each, text, language) for each in following[:1]
            ):
                one = replace(one, entities=self._borrowed(one, questions, following, segments))  # noqa: PLW2901
            questions.append(one)
            topic = None
        return questions

    def _borrowed(
        self, one: Asked, before: Sequence[Asked], following: Sequence[Asked], segments: Sequence[Segment]
    ) -> list[dict[str, Any]]:
        """What a question that names nothing is about, where its sentence tells."""
        if not before:
            later = [other for other in following if in_one_sentence(one, other, segments)]
            return next((other.entities for other in later if other.entities), [])
        # "How many are in Japan, and which are they?"
        lists = {intent_of(before[-1].part), intent_of(one.part)} <= self.list_intents
        return before[-1].entities if lists and in_one_sentence(before[-1], one, segments) else []

    def _merged(
        self, asked: Sequence[Asked], segments: Sequence[Segment], text: str, language: str
    ) -> list[Asked]:
        """The questions, with neighbours that ask the same made one where the second does not stand by itself."""
        kept = [asked[0]]
        for one in asked[1:]:
            before = kept[-1]
            alike = asked_of(before.part) == asked_of(one.part) and touch(before, one)
            alike = alike and not are_of_one_city_each(before, one)
            alike = alike and not picks_of_counted(before, one, text, language)
            if (
                intent_of(before.part) == self.tag_intent
                and not before.part.get(ENTITIES)
                and one.part.get(ENTITIES)
            ):
                kept[-1] = replace(
                    joined(before, one), part=one.part
                )  # "true or false: Lyon is twinned with Turin"
            elif (
                (in_one_sentence(before, one, segments) and offers_names(before, one, text))
                or (self._is_tag(before, one, text, language))
                or (
                    alike
                    and (
                        in_one_sentence(before, one, segments)
                        or not self._stands_alone(before, one, text, language)
                    )
                )
            ):
                kept[-1] = joined(before, one)
            else:
                kept.append(one)
        return kept

    def asks_whether(self, sentence: Message, marked: bool) -> bool:
        """Whether a sentence only asks whether what stands before it is so: "Is that so?", "True?", "Yes or no?"."""
        intent = intent_of(sentence)
        return not sentence.get(ENTITIES) and (intent == self.tag_intent or (marked and intent in _ASSENT))

    def _is_tag(self, before: Asked, one: Asked, text: str, language: str) -> bool:
        """Whether a part only asks whether the claim before it holds: "Lyon is in France, isn't it", "… . Is that so?"."""
        return (
            (form(before) == "confirm" or not is_marked(text, before.end, language))
            and touch(before, one)
            and self.asks_whether(one.part, is_marked(text, one.end, language))
        )

    def _stands_alone(self, before: Asked, one: Asked, text: str, language: str) -> bool:
        """Whether a question that asks the same as the sentence before it is an other question.

        Of facts, those of both can be told together; of lists and claims each has conditions of its own.
        """
        told, other = names(before.entities), names(one.entities)
        if intent_of(one.part) in self.list_intents:
            return bool(other) or is_marked(text, one.end, language)
        claims = {form(before), form(one)} & {"confirm", "compare"}
        return bool(claims) and not (told <= other or other <= told)


def _needs_topic(one: Asked, words: Sequence[Token], language: str) -> bool:
    """Whether a question names nothing that it is about, or says something of what it does not name.

    "I'm from Lyon. Is that the one twinned with Turin?" "I visited Lyon. When did it twin with Turin?"
    """
    subjects = [entity for entity in one.entities if names_subject([entity])]
    if len(subjects) != 1:
        return not subjects
    behind = [token.folded for token in words if token.start >= subjects[0]["end"] - one.start]
    if begins_with(behind, language, "said_of_it"):
        return True  # 大阪も上海でした。横浜より先ですか
    return says(words, language, "pronouns" if form(one) == "confirm" else "it")
