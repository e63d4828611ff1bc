"""What one question asks, about which rows, and in what form: typed, and free of any language."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

from twincities.nlu.text import mentions
from twincities.nlu.text.tokens import tokenize
from twincities.reading.model.cue import Cue
from twincities.reading.model.doubted_names import Doubt, Unknown
from twincities.reading.model.predicates import Assertion, Relation
from twincities.reading.model.selection import Comparison, Entities, EventBounds, Rank, Size
from twincities.reading.model.stored import as_json, typed
from twincities.reading.model.terms import Counted, Dimension, Form, PictureKind, Pointer, Quantifier
from twincities.table import Filter, PartnershipTable, Period, YearlyDate
from twincities.table.about import AboutKey
from twincities.table.filters import Inhabitants
from twincities.table.places.countries import is_place_code


def _folded(text: str) -> frozenset[str]:
    return frozenset(token.folded for token in tokenize(text))


@dataclass(frozen=True)
class Reading:
    """One question, in ids and codes of the table.

    - `intent` is the aspect that is asked for; `form` how; `confidence` (0 to 1) that of the intent, `runners_up` the next
      likeliest intents
    - `cities`, `partnerships`, `events`: what is named, in the order of the question; those that stand only for comparison
      are in `comparison`
    - `countries` (ISO 3166), `continents`, `themes`, `kinds` (what the table calls partnerships), `people` (who looks after them), `years`: conditions; `times` months and days of whatever year, `seasons` (1, spring, to 4) too; `active`: those that rest or are suspended are left out; `inhabitants`: how many people are to live in the partner; `unwanted` those of them that are negated; `restriction` those that tell of which all, most or none is claimed
    - `called`: the kinds whose names stand in a claim, if only as the usual word for a partner: "is Lyon a sister city of ours?"
    - `rank`: a place in an order; `ranks_left_out` those that are not wanted: "all but the oldest"; `ranks_apart` those that are asked of one thing each, with its id or code: "the first in France and the last in Spain"
    - `cues`: what else its words say
    - `pointed`: how many rows what points back speaks of: "the other three"
    - `asserted`: what a yes/no question claims, where predicates can hold it; `exchanged`: words for what it claims to be exchanged, which are quoted
    - `entities`: what kind of things is asked for, beside partnerships
    - `picture`: what kind of picture is asked for
    - `nth`: a place in the list told last, from 1; -1 the last; `places_picked` how many from there on are picked: "the second and the third"
    - `number`: a number that is claimed or asked for: of partnerships, of years; `other_numbers` more of anniversaries: "the 20th or 25th"
    - `unread`: words that carry meaning and were not understood, as they were written
    - `described`: words that may tell which event is meant, as they were written, and `occasions`, what is held: "lanterns" and "night" of "a night with lanterns"
    - `language`: the code of a language that is asked for, or that is not spoken
    - `also_counted`: what further numbers are asked of: "how many are there, and in how many countries?"
    - `pairs`: the codes of places between which numbers are held against each other
    - `home`: the city that its writer has told to be from before it
    - `follows`: another question stands before it in the same message
    - `among`: the partnerships that had been told when it picked several of them, of which "the others" are the rest
    - `against`: of a count, what the same was counted of right before: the field that holds it, and its id, code or period
    - `only_names`: nothing is asked; what is named changes the last question
    """

    intent: str
    form: Form = Form.TELL
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
    kinds: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    active: bool = False
    inhabitants: Inhabitants | None = None
    years: tuple[Period, ...] = ()
    times: tuple[YearlyDate, ...] = ()
    seasons: tuple[int, ...] = ()
    unwanted: Filter = field(default_factory=Filter)
    restriction: Filter = field(default_factory=Filter)
    rank: Rank | None = None
    ranks_left_out: tuple[Rank, ...] = ()
    ranks_apart: tuple[tuple[Rank, str], ...] = ()
    size: Size | None = None
    comparison: Comparison | None = None
    quantifier: Quantifier | None = None
    all_but: int | None = None
    group_by: Dimension | None = None
    counted: Counted | None = None
    also_counted: tuple[Counted, ...] = ()
    entities: Entities | None = None
    event_kinds: tuple[str, ...] = ()
    event_bounds: EventBounds | None = None
    pointer: Pointer | None = None
    pointed: int | None = None
    picture: PictureKind | None = None
    nth: int | None = None
    places_picked: int = 1
    number: int | None = None
    other_numbers: tuple[int, ...] = ()
    cues: frozenset[Cue] = frozenset()
    asserted: Assertion | None = None
    exchanged: tuple[str, ...] = ()
    finer: str | None = None
    age: tuple[int | None, int | None] | None = None
    designated: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    number_bounds: tuple[int, int | None] | None = None
    unread: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    only_names: bool = False
    home: str | None = None
    follows: bool = False
    among: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    language: str | None = None
    runners_up: tuple[str, ...] = ()
    confidence: float = 1.0

    def within(self, table: PartnershipTable) -> Reading:
        """The question without ids that the table does not hold: buttons and earlier questions outlive the rows they name.

        Nor are the words of the name of whoever holds it left unread: "does anyone in the league …?".
        """
        own = _folded(table.said(table.about.get(AboutKey.NAME)))

        def held(themes: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(id for id in themes if table.has_theme(id))

        return replace(
            self,
            unread=tuple(word for word in self.unread if not _folded(word) <= own),
            cities=tuple(id for id in self.cities if table.has_city(id)),
            partnerships=tuple(id for id in self.partnerships if table.has_partnership(id)),
            events=tuple(id for id in self.events if table.has_event(id)),
            themes=held(self.themes),
            unwanted=replace(self.unwanted, themes=held(self.unwanted.themes)),
            restriction=replace(self.restriction, themes=held(self.restriction.themes)),
            countries=tuple(code for code in self.countries if is_place_code(code)),
            against=self.against if self._holds_against(table) else (),
            doubts=tuple(doubt for doubt in self.doubts if all(map(table.has_city, doubt.alternatives))),
        )

    def _holds_against(self, table: PartnershipTable) -> bool:
        """Whether the table has what the same was counted of right before."""
        tests = {"cities": table.has_city, "themes": table.has_theme}
        return len(self.against) == 2 and tests.get(self.against[0], bool)(self.against[1])

    def has(self, cue: Cue) -> bool:
        """Whether the words of the question say this."""
        return cue in self.cues

    def asking(self, intent: str, form: Form | None = None) -> Reading:
        """The same subject, asked something else."""
        return replace(self, intent=intent, form=form or self.form)

    @property
    def unknown_events(self) -> tuple[Unknown, ...]:
        """Events that are named and not in the table; their alternatives are the cities they are named after."""
        return tuple(one for one in self.unknown if one.kind == mentions.UNKNOWN_EVENT)

    @property
    def places(self) -> tuple[str, ...]:
        """The codes of the countries, regions and continents that it names."""
        return (*self.countries, *self.continents)

    @property
    def only_placed(self) -> bool:
        """Whether places bound what is asked for, and nothing else does."""
        return bool(self.places) and self.conditions == Filter(
            countries=self.countries, continents=self.continents
        )

    @property
    def unknown_places(self) -> tuple[Unknown, ...]:
        """Cities and other names that are not in the table."""
        return tuple(one for one in self.unknown if one.kind != mentions.UNKNOWN_EVENT)

    @property
    def names_rows(self) -> bool:
        """Whether cities, partnerships or events are named."""
        return bool(self.cities or self.partnerships or self.events or self.doubts or self.unknown)

    @property
    def names_something(self) -> bool:
        """Whether the question itself says what it is about, by names or conditions other than years."""
        return self.names_rows or bool(
            self.countries or self.continents or self.themes or self.kinds or self.people
        )

    @property
    def conditions(self) -> Filter:
        """What the question asks of partnerships, without the cities."""
        no = self.unwanted
        countries = tuple(code for code in self.countries if code not in no.countries)
        continents = tuple(code for code in self.continents if code not in no.continents)
        places = countries + continents
        # "between Germany and Poland", "is Iran twinned with China?"
        claimed = self.intent == "confirm_partnership" and Cue.PAIRED in self.cues and not self.names_rows
        return Filter(
            years=tuple(span for span in self.years if span not in no.years),
            countries=countries,
            continents=continents,
            themes=tuple(id for id in self.themes if id not in no.themes),
            kinds=tuple(kind for kind in self.kinds if kind not in no.kinds),
            people=tuple(one for one in self.people if one not in no.people),
            without=no or None,
            dated=False if Cue.UNDATED in self.cues else None,
            active=self.active,
            inhabitants=self.inhabitants,
            both_ends=(len(places) == 2 and (Cue.BETWEEN in self.cues or claimed))
            or (len(places) == 1 and Cue.BOTH_ENDS in self.cues),
        )

    @property
    def selects(self) -> bool:
        """Whether anything beside names tells which rows are meant."""
        return bool(self.conditions) or self.selects_by_order

    @property
    def selects_by_order(self) -> bool:
        """Whether a place in an order, in a list, or what was said tells which rows are meant."""
        return bool(self.rank or self.comparison or self.nth or self.pointer)

    @property
    def is_bare(self) -> bool:
        """Whether nothing in it tells which rows are meant but what points back: "and when?", "which ones?"."""
        return not (self.names_something or self.conditions or self.rank or self.comparison)

    @property
    def goes_beyond_told(self) -> bool:
        """Whether it asks for more than what was told: "which others?", "another one in Spain?"; "the other one" alone is one of those told."""
        return self.pointer is Pointer.REST or (self.pointer is Pointer.OTHER and bool(self.conditions))

    @property
    def is_of_all(self) -> bool:
        """Whether it speaks of all, or of each: "are all of them Spanish?"."""
        return self.quantifier in (Quantifier.ALL, Quantifier.EACH)

    @property
    def is_of_share(self) -> bool:
        """Whether it speaks of a share of all: "are most of them Spanish?", "are half of them?"."""
        return self.quantifier is not None and self.quantifier.is_share

    def asserts(self, relation: Relation) -> bool:
        """Whether all that it claims is of one kind."""
        claims = self.asserted.predicates if self.asserted else ()
        return bool(claims) and all(one.relation is relation for one in claims)

    @property
    def is_fragment(self) -> bool:
        """Whether it is a few words without a verb: "and 82?", "in April?"."""
        return self.cues >= {Cue.BRIEF, Cue.VERBLESS}

    @property
    def is_incomplete(self) -> bool:
        """Whether its verb is left out, or the noun behind "which": "and the oldest?", "which has the most?"."""
        return bool(self.cues & {Cue.ELLIPTIC, Cue.VERBLESS})

    def as_json(self) -> dict[str, Any]:
        """The question in types that JSON holds, without what is empty."""
        return as_json(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Reading:
        """The question that `as_json` wrote; fields of a wrong type are left empty."""
        known = {one.name for one in fields(cls)}
        return cls(**{name: typed(name, value) for name, value in values.items() if name in known})
