"""One question of a message: its intent and everything it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from twincities.nlu import mentions
from twincities.table import PartnershipTable, Period, parse_period
from twincities.table.countries import is_place_code
from twincities.table.filters import Filter

_NEGATION = re.compile(
    r"\b(not|no|nothing|none|neither|nor|never|without|outside|except|excluding|other than|apart from|besides|non|leav(?:e|ing) (?:out|aside)|skip(?:ping)?|ignor(?:e|ing)|minus)\b|n['’]t\b|\b(isnt|arent|wasnt|werent|dont)\b",
    re.IGNORECASE,
)


# The "no" of "no, the one in Japan" refuses an answer, and "isn't it …" asks: neither negates what follows.
_REFUSAL = re.compile(
    r"^\W*(no|nope|nah)\b|^\W*(?:\w+\W+){0,2}?(?:is|are|was|were|do|does|did|has|have)n['’]?t\b(?= (?:it|they|there|that|the)\b)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<![.?!;。？！；])[.?!;。？！；]+(?:\s|$)")
_LISTING = re.compile(r"[\s,]*(?:\b(?:or|and|nor|the|in)\b[\s,]*)*", re.IGNORECASE)


@dataclass(frozen=True)
class Doubt:
    """Something written that may mean one of several cities of the table (their ids)."""

    written: str
    alternatives: tuple[str, ...]


@dataclass(frozen=True)
class Unknown:
    """A name the table does not hold. `kind`: unknown_city, namesake, unknown_name or unknown_event."""

    name: str
    kind: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """What one question asks and names, in ids and codes of the table.

    `unwanted` are those of the countries, continents, themes and years that are negated ("not in Japan").
    `only_names`: the message asked nothing itself, and repeats an earlier question for what it names.
    `runners_up` are the next likeliest intents; `confidence` is that of the intent, from 0 to 1.
    """

    intent: str
    text: str = ""
    cities: tuple[str, ...] = ()
    excluded_cities: tuple[str, ...] = ()
    excluded_events: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    partnerships: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    continents: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    years: tuple[Period, ...] = ()
    unwanted: Filter = field(default_factory=Filter)
    only_names: bool = False
    runners_up: tuple[str, ...] = ()
    confidence: float = 1.0

    @classmethod
    def read(
        cls,
        intent: str,
        text: str,
        entities: Iterable[Mapping[str, Any]],
        runners_up: Iterable[str] = (),
        confidence: float = 1.0,
    ) -> Question:
        """Read a question from the entities that the pipeline or a button supplied.

        Entities whose value has the wrong type are passed over: they can come from outside.
        """
        entities = list(entities)
        found: dict[str, list[Any]] = {}
        excluded: list[str] = []
        excluded_events: list[str] = []
        doubts: list[Doubt] = []
        unknown: list[Unknown] = []
        for entity in entities:
            kind, value = entity.get("entity"), entity.get("value")
            if not isinstance(kind, str) or not isinstance(value, str):
                continue
            alternatives = tuple(one for one in entity.get("alternatives") or () if isinstance(one, str))
            if kind == mentions.CITY and entity.get("role") == "excluded":
                excluded.append(value)
            elif kind == mentions.EVENT and entity.get("role") == "excluded":
                excluded_events.append(value)
            elif kind == mentions.POSSIBLE_CITY:
                doubts.append(Doubt(str(entity.get("written", value)), alternatives or (value,)))
            elif kind in (
                mentions.UNKNOWN_CITY,
                mentions.NAMESAKE,
                mentions.UNKNOWN_NAME,
                mentions.UNKNOWN_EVENT,
            ):
                unknown.append(Unknown(value, kind, alternatives))
            elif value not in found.setdefault(kind, []):
                found[kind].append(value)
        return cls(
            intent=intent,
            text=text,
            cities=tuple(found.get(mentions.CITY, ())),
            excluded_cities=tuple(excluded),
            excluded_events=tuple(excluded_events),
            doubts=tuple(doubts),
            unknown=tuple(unknown),
            partnerships=tuple(found.get("partnership", ())),
            events=tuple(found.get(mentions.EVENT, ())),
            countries=tuple(found.get(mentions.COUNTRY, ())),
            continents=tuple(found.get(mentions.CONTINENT, ())),
            themes=tuple(found.get(mentions.THEME, ())),
            years=tuple(_spans(found.get(mentions.YEAR, ()))),
            unwanted=_unwanted(text, entities),
            runners_up=tuple(runners_up),
            confidence=confidence,
        )

    def within(self, table: PartnershipTable) -> Question:
        """The question without ids that the table does not hold: buttons outlive the rows they name."""
        return replace(
            self,
            cities=tuple(id for id in self.cities if table.has_city(id)),
            partnerships=tuple(id for id in self.partnerships if table.has_partnership(id)),
            events=tuple(id for id in self.events if table.has_event(id)),
            themes=tuple(id for id in self.themes if table.has_theme(id)),
            countries=tuple(code for code in self.countries if is_place_code(code)),
            doubts=tuple(doubt for doubt in self.doubts if all(map(table.has_city, doubt.alternatives))),
        )

    def asking(self, intent: str) -> Question:
        """The same subject, asked something else."""
        return replace(self, intent=intent)

    @property
    def unknown_events(self) -> tuple[Unknown, ...]:
        """Events that are named and not in the table; their alternatives are the cities they are named after."""
        return tuple(one for one in self.unknown if one.kind == mentions.UNKNOWN_EVENT)

    @property
    def unknown_places(self) -> tuple[Unknown, ...]:
        """Cities and other names that are not in the table."""
        return tuple(one for one in self.unknown if one.kind != mentions.UNKNOWN_EVENT)

    def names_something(self) -> bool:
        """Whether the question itself says what it is about."""
        return bool(
            self.cities
            or self.partnerships
            or self.events
            or self.doubts
            or self.unknown
            or self.countries
            or self.continents
            or self.themes
        )

    def filter(self, ignore_negation: bool = False) -> Filter:
        """The conditions that the question puts on partnerships."""
        if ignore_negation or not self.unwanted:
            return Filter(self.years, self.countries, self.continents, self.themes, self.cities)
        no = self.unwanted
        return Filter(
            years=tuple(span for span in self.years if span not in no.years),
            countries=tuple(code for code in self.countries if code not in no.countries),
            continents=tuple(code for code in self.continents if code not in no.continents),
            themes=tuple(id for id in self.themes if id not in no.themes),
            cities=self.cities,
            without=no,
        )


def _unwanted(text: str, entities: Iterable[Mapping[str, Any]]) -> Filter:
    """The conditions of a message that are negated.

    A negation reaches from where it stands to the next name of its sentence, and on through a list ("not in Japan or France").
    """
    negated: dict[str, list[str]] = {kind: [] for kind in mentions.CONDITIONS}
    position, before, negative = 0, "", False
    placed = [
        entity
        for entity in entities
        if isinstance(entity.get("start"), int) and isinstance(entity.get("value"), str)
    ]
    for entity in sorted(placed, key=lambda entity: entity["start"]):
        kind, between = str(entity.get("entity")), text[position : entity["start"]]
        if position == 0:
            between = _REFUSAL.sub("", between)
        between = _SENTENCE_END.split(between)[-1]
        is_listed = kind == before and _LISTING.fullmatch(between)
        negative = bool(_NEGATION.search(between)) or bool(is_listed and negative)
        if kind in negated and (negative or entity.get("role") == "excluded"):
            negated[kind].append(entity["value"])
        position, before = int(entity.get("end") or entity["start"]), kind
    return Filter(
        years=tuple(_spans(negated[mentions.YEAR])),
        countries=tuple(negated[mentions.COUNTRY]),
        continents=tuple(negated[mentions.CONTINENT]),
        themes=tuple(negated[mentions.THEME]),
    )


def _spans(values: Iterable[str]) -> Iterable[Period]:
    for value in values:
        try:
            yield parse_period(value)
        except ValueError:
            continue
