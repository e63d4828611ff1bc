"""One question of a message: its intent and everything it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from twincities.nlu import mentions
from twincities.nlu.years import read_span
from twincities.table import PartnershipTable, YearSpan
from twincities.table.countries import is_country_code
from twincities.table.table import Filter

_NEGATION = re.compile(
    r"\b(not|no|nothing|none|neither|nor|never|without|outside|except|excluding|other than|apart from|besides|non)\b|n['’]t\b|\b(isnt|arent|wasnt|werent|dont)\b",
    re.IGNORECASE,
)


# The "no" of "no, the one in Japan" refuses an answer and negates nothing.
_REFUSAL = re.compile(r"^\W*(no|nope|nah)\b", re.IGNORECASE)


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
    years: tuple[YearSpan, ...] = ()
    negated: bool = False
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
        found: dict[str, list[Any]] = {}
        excluded: list[str] = []
        excluded_events: list[str] = []
        doubts: list[Doubt] = []
        unknown: list[Unknown] = []
        first_filter = len(text)
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
            if kind in (mentions.COUNTRY, mentions.CONTINENT, mentions.THEME, mentions.YEAR):
                first_filter = min(first_filter, int(entity.get("start") or 0))
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
            negated=bool(_NEGATION.search(_REFUSAL.sub("", text[:first_filter])))
            and first_filter < len(text),
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
            countries=tuple(code for code in self.countries if is_country_code(code)),
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

    def filter(self, negated: bool | None = None) -> Filter:
        """The conditions that the question puts on partnerships."""
        return Filter(
            years=self.years,
            countries=self.countries,
            continents=self.continents,
            themes=self.themes,
            cities=self.cities,
            negated=self.negated if negated is None else negated,
        )


def _spans(values: Iterable[str]) -> Iterable[YearSpan]:
    for value in values:
        try:
            yield read_span(value)
        except ValueError:
            continue
