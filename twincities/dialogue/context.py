"""What a conversation is about: kept in slots between turns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from twincities.dialogue.aspects import is_question
from twincities.dialogue.pages import begin_of_page, end_of_page
from twincities.reading import Cue, Reading
from twincities.table import PartnershipTable
from twincities.table.about import AboutKey

_MOST_MENTIONED = 20


@dataclass(frozen=True)
class Context:
    """The subject of the conversation, as ids of the table.

    Each field is the slot of the same name:

    - `partnerships`, `cities`, `event`: what the last answer was about; the city named last stands last
    - `last_question`: what was asked last, so that "and Kyoto?" asks it again
    - `asked_together`: the questions of the last message, where it asked several about the same, for the same use
    - `options`: the partnerships listed last, in their order, for "the second one"
    - `told`: how many of the options have been told so far, for "more"; 0 after any other answer
    - `open_question`: a question that waits for the city it is about
    - `offered_cities`: cities that were offered as "did you mean …?"
    - `mentioned`: the partnerships told lately, the last one last, for "these two", "the other three"
    - `events`: the events told last
    - `ranking`: what was last asked to have the most or fewest of something, for "and the third?"
    - `home`: the city that is "ours"
    - `remarks`: what was said beside the answers of the last turns (twincities.dialogue.lately)
    - `misunderstood`: how many messages in a row were not understood
    """

    partnerships: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    event: str | None = None
    last_question: Reading | None = None
    options: tuple[str, ...] = ()
    open_question: Reading | None = None
    offered_cities: tuple[str, ...] = ()
    misunderstood: int = 0
    told: int = 0
    asked_together: tuple[Reading, ...] = ()
    mentioned: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    ranking: Reading | None = None
    home: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def last_intent(self) -> str | None:
        """The intent of the last question."""
        return self.last_question.intent if self.last_question else None

    @property
    def page(self) -> slice:
        """Those of the options that were told last."""
        if not self.told:
            return slice(0, len(self.options))
        return slice(begin_of_page(self.told), self.told)

    def town(self, table: PartnershipTable) -> str | None:
        """The city that is "ours": the town that the table says it is of, else that of whoever asks, else the one whose list it seems to be; None where none is known."""
        return table.about.get(AboutKey.HUB) or self.home or table.hub

    def talked_about(self, table: PartnershipTable) -> set[str]:
        """The cities that the last answer was about, and those of its partnerships."""
        return {
            *self.cities,
            *(id for row in table.held_partnerships(self.partnerships) for id in row.cities),
        }

    def at_home(self, city: str | None, table: PartnershipTable) -> Context:
        """The context once whoever asks has told to be from a city."""
        return replace(self, home=city) if city and table.has_city(city) else self

    def home_after(self, question: Reading) -> str | None:
        """The city that is "ours" after a question: that of "our partner" or "I live in Lyon", or the one it was."""
        if (
            question.has(Cue.OURS)
            and question.cities
            and not (question.has(Cue.WITH_CITY) and len(question.cities) == 1)
        ):
            return question.cities[0]  # not that of "are we twinned with Lyon?"
        return question.cities[0] if question.has(Cue.HOME) and len(question.cities) == 1 else self.home

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Context:
        """Read the context; slots that are unset or of the wrong type count as empty."""
        values: dict[str, Any] = {}
        for field in fields(cls):
            value = slots.get(field.name)
            if field.name in ("last_question", "open_question", "ranking"):
                values[field.name] = _question(value)
            elif field.name == "asked_together":
                several = map(_question, value) if isinstance(value, list) else ()
                values[field.name] = tuple(one for one in several if one)
            elif isinstance(field.default, tuple):
                values[field.name] = (
                    tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
                )
            elif isinstance(field.default, int):
                values[field.name] = int(value) if isinstance(value, int | float) else 0
            else:
                values[field.name] = value if isinstance(value, str) else None
        return cls(**values)

    def within(self, table: PartnershipTable) -> Context:
        """The context whose questions name nothing that the table does not hold: a conversation outlives the rows it was about."""
        last, waits, ranks = self.last_question, self.open_question, self.ranking
        return replace(
            self,
            last_question=last and last.within(table),
            open_question=waits and waits.within(table),
            ranking=ranks and ranks.within(table),
            asked_together=tuple(question.within(table) for question in self.asked_together),
        )

    def changed_slots(self, before: Context) -> dict[str, Any]:
        """The slots whose value differs from `before`, in the types that Rasa stores."""
        return {
            field.name: _as_slot(getattr(self, field.name))
            for field in fields(self)
            if getattr(self, field.name) != getattr(before, field.name)
        }

    def about(
        self, partnerships: tuple[str, ...] = (), cities: tuple[str, ...] = (), event: str | None = None
    ) -> Context:
        """The context after an answer about these; whatever was left open is closed."""
        before = tuple(id for id in self.mentioned if id not in partnerships)
        return replace(
            self,
            mentioned=(*before, *partnerships)[-_MOST_MENTIONED:]
            if end_of_page(0, len(partnerships)) == len(partnerships)
            else before,
            events=(event,) if event else (),
            partnerships=partnerships,
            cities=cities,
            event=event,
            open_question=None,
            offered_cities=(),
            misunderstood=0,
            told=0,
            asked_together=(),
        )


def _question(value: Any) -> Reading | None:
    """The question of a slot; None where it is not one, such as one that an earlier version left."""
    try:
        question = Reading.from_json(value) if isinstance(value, dict) else None
    except (KeyError, TypeError, ValueError, IndexError):
        return None
    return question if question and is_question(question.intent) else None


def _as_slot(value: Any) -> Any:
    if isinstance(value, Reading):
        return value.as_json()
    return [_as_slot(one) for one in value] if isinstance(value, tuple) else value
