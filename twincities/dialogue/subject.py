"""Which partnerships and cities a question is about: named in it, described, or carried over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from twincities.dialogue.context import Context
from twincities.dialogue.question import Doubt, Question, Unknown
from twincities.dialogue.word_order import stand_in_order
from twincities.nlu import mentions
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.whereabouts import lies_in

_JOINING = re.compile(
    r"\b(with|w|to|between|each other|one another|together|share[ds]?|sharing|pair|pairing|twinn?ing|partnership|relationship)\b"
    r"|[-–—/&]|\btheir\b|\bthey\b",
    re.IGNORECASE,
)
_SEVERALLY = re.compile(r"\b(both|respectively|each|either|or)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(it|its|they|their|them|this|that|these|those|he|she|there)\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(they|their|them|both|two|these|those|pair|pairs|cities)\b", re.IGNORECASE)
# "those that began after 1984" are described anew, "those", "which of those in Japan" are the ones listed.
_THOSE = re.compile(
    r"\b(?:of|among|all) (?:these|those|them)\b"
    r"|\b(?:these|those|them)\b(?! (?:that|which|who|whose|in|from|with|of|after|before|since|not|outside|about)\b)",
    re.IGNORECASE,
)
_NUMBER_OF_THAT = (re.compile(r"\bhow many\b", re.IGNORECASE), re.compile(r"\b(?:that|it)\b", re.IGNORECASE))
_ALL = re.compile(r"\ball\b", re.IGNORECASE)
_THAT_YEAR = re.compile(r"\b(that|same|this) (very |same )?year\b", re.IGNORECASE)
_THE_OTHER = re.compile(r"\b(other|another|else|remaining)\b", re.IGNORECASE)
_ORDINALS = {
    "first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "fifth": 4, "5th": 4,
    "sixth": 5, "6th": 5, "seventh": 6, "7th": 6, "eighth": 7, "8th": 7, "ninth": 8, "9th": 8, "tenth": 9, "10th": 9,
    "last": -1, "final": -1, "former": 0, "latter": -1,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"(?<!\bat )\b({'|'.join(_ORDINALS)})\b(?! (?:of all|things? first|sentence|message|answer|year|time|question))",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\bnumber|\bno\.?|\bnr\.?|#|\boption|^)\s*(\d{1,2})\b(?!\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Subject:
    """The partnerships and cities that a question is about.

    `strangers` are pairs of cities that the question takes for partners and the table does not. `unknown`
    are named things without a row, `unmatched_places` whether a country or theme in the question fits none
    of the city's partnerships. `carried_over` tells that the conversation, not the question, names the subject.
    """

    partnerships: tuple[Partnership, ...] = ()
    cities: tuple[str, ...] = ()
    strangers: tuple[tuple[str, str], ...] = ()
    unknown: tuple[Unknown, ...] = ()
    unmatched: bool = False
    carried_over: bool = False


class SubjectMissingError(LookupError):
    """The question does not say what it is about, and nothing was talked about before."""


class SubjectUnsureError(LookupError):
    """A name in the question may be one of several cities of the table; `doubt` says which."""

    def __init__(self, doubt: Doubt) -> None:
        self.doubt = doubt
        super().__init__(doubt.written)


class SubjectUnknownError(LookupError):
    """The question is about something that the table has no row for; `unknown` names it."""

    def __init__(self, unknown: Sequence[Unknown]) -> None:
        self.unknown = tuple(unknown)
        super().__init__(", ".join(one.name for one in unknown))


def find_subject(question: Question, context: Context, table: PartnershipTable) -> Subject:
    """The subject of a question.

    Raises:
        SubjectUnsureError: a name is written so that it may be another city.
        SubjectUnknownError: all that the question names is unknown to the table.
        SubjectMissingError: neither question nor conversation names anything.
    """
    # "Detroit Week" is no event of the table, but it says which city is meant.
    namesakes = [id for event in question.unknown_events for id in event.alternatives]
    cities = list(dict.fromkeys((*question.cities, *namesakes)))
    named = [*table.held_partnerships(question.partnerships)]
    for event in question.events:
        # "Chongqing Week" names a partnership, unless cities beside it do.
        if not cities and not named:
            named += table.held_partnerships([table.event(event).partnership])
    if not cities and not named:
        if question.doubts:
            raise SubjectUnsureError(question.doubts[0])
        if question.unknown_places:
            raise SubjectUnknownError(question.unknown_places)
        return _described_or_carried_over(question, context, table)
    if named and not cities:
        return Subject(tuple(named), _cities_of(named))
    return _subject_of_cities(question, context, table, cities, named)


def _subject_of_cities(
    question: Question, context: Context, table: PartnershipTable, cities: list[str], named: list[Partnership]
) -> Subject:
    if len(cities) == 1 and _PRONOUN.search(question.text) and _asks_about_pair(question):
        # "is it twinned with Detroit?": the city talked about is the other end.
        carried = [id for id in context.cities if id != cities[0]][-1:]
        elsewhere = cities[0] not in _cities_of(table.held_partnerships(context.partnerships))
        if carried and (elsewhere or table.between(carried[0], cities[0])):
            cities = [*carried, *cities]
    pairs = [row for one, other in combinations(cities, 2) if (row := table.between(one, other))]
    paired = {city for row in pairs for city in row.cities}
    alone = [city for city in cities if city not in paired]
    strangers: list[tuple[str, str]] = []
    if len(cities) == 2 and not pairs and _taken_for_partners(question, cities, table):
        strangers = [(cities[0], cities[1])]
    rows = [*named, *pairs]
    known = {row.id for row in rows}
    unmatched = False
    for city in alone:
        of_city = list(table.partnerships_of(city))
        if not strangers and len(cities) == 1:
            themes = (
                () if question.intent in _THEME_IS_CONTENT and not question.only_names else question.themes
            )
            wanted = Filter(
                countries=_foreign(question.countries, city, table),
                continents=question.continents,
                themes=themes,
                cities=(city,),
            )
            fitting = {row.id for row in table.find(wanted)}
            narrowed = [row for row in of_city if row.id in fitting]
            if of_city and not narrowed:
                unmatched = True
            else:
                of_city = narrowed
        rows += [row for row in of_city if row.id not in known]
        known.update(row.id for row in of_city)
    return Subject(tuple(rows), tuple(cities), tuple(strangers), question.unknown_places, unmatched)


_SIDE_BY_SIDE_INTENTS = {"compare_age", "ask_country", "ask_known_for", "ask_city_trivia"}
_PAIR_INTENTS = {"confirm_partnership", "ask_common", "name_subject"}
_THEME_IS_CONTENT = {
    "ask_events", "ask_event_details", "ask_event_content", "ask_event_place", "ask_event_recurrence",
    "ask_exchanges", "ask_known_for", "ask_common", "ask_overview",
}  # fmt: skip


def _taken_for_partners(question: Question, cities: Sequence[str], table: PartnershipTable) -> bool:
    """Whether a question that names two cities supposes that they are each other's partners."""
    if question.intent in _SIDE_BY_SIDE_INTENTS:
        return False
    if question.intent in _PAIR_INTENTS or _JOINING.search(question.text):
        return True
    abroad = table.city(cities[0]).country != table.city(cities[1]).country
    return abroad and not _SEVERALLY.search(question.text)


def _asks_about_pair(question: Question) -> bool:
    return question.intent in {
        "confirm_partnership",
        "ask_partner",
        "compare_age",
        "ask_since",
        "ask_age",
    } and bool(re.search(r"\b(with|to|and)\b", question.text, re.IGNORECASE))


def _foreign(countries: Sequence[str], city: str, table: PartnershipTable) -> tuple[str, ...]:
    """The countries that can describe a partner of the city: its own country describes the city itself."""
    return tuple(code for code in countries if not lies_in(table.city(city), code))


def _described_or_carried_over(question: Question, context: Context, table: PartnershipTable) -> Subject:
    carried = table.held_partnerships(context.partnerships)
    home = table.home_country()
    # The country that all partnerships share says nothing beside another one.
    abroad = tuple(code for code in question.countries if code != home)
    wanted = Filter(
        countries=abroad or question.countries,
        continents=question.continents,
        themes=question.themes,
    )
    if wanted:
        described = table.find(wanted)
        fitting = {row.id for row in carried} & {row.id for row in described}
        if (
            len(carried) == 1
            and fitting
            and (
                (question.intent in _THEME_IS_CONTENT and not question.only_names) or home in wanted.countries
            )
        ):
            return Subject(tuple(carried), _cities_described(question, carried, table), carried_over=True)
        if described and home not in wanted.countries:
            return Subject(tuple(described), _cities_described(question, described, table))
        if not described:
            return Subject(unmatched=True)
    option = chosen_option(question.text, context, table)
    if option:
        return Subject((option,), option.cities)
    if carried or context.cities:
        return Subject(tuple(carried), context.cities, carried_over=True)
    raise SubjectMissingError


def chosen_option(text: str, context: Context, table: PartnershipTable) -> Partnership | None:
    """The partnership that "the second one", "number 2" or "the other one" picks from what was listed."""
    options = table.held_partnerships(context.options)
    if not options:
        return None
    ordinal = _ORDINAL.search(text)
    numbered = _NUMBERED.search(text)
    if ordinal:
        options = table.held_partnerships(context.options[context.page])
        index = _ORDINALS[ordinal.group(1).lower()]
    elif numbered:
        index = int(numbered.group(1)) - 1
    elif _THE_OTHER.search(text) and len(options) > 1:
        rest = [row for row in options if row.id not in context.partnerships]
        return rest[0] if len(rest) < len(options) and rest else None
    else:
        return None
    return options[index] if -1 <= index < len(options) else None


def listed_before(text: str, context: Context, table: PartnershipTable) -> list[Partnership]:
    """The partnerships listed last, where a question is about "those"; none where it is not."""
    about_those = _THOSE.search(text) or stand_in_order(text, *_NUMBER_OF_THAT)
    if not about_those or _ALL.search(text):
        return []
    return table.held_partnerships(context.options)


def year_talked_about(text: str, context: Context, table: PartnershipTable) -> int | None:
    """The year in which the partnership talked about began, where a question is about "that year"."""
    rows = table.held_partnerships(context.partnerships)
    if not _THAT_YEAR.search(text) or len(rows) != 1 or rows[0].since is None:
        return None
    return rows[0].since.year


def refuse_unknown(question: Question) -> None:
    """Stop before a list is made for a city that the table does not hold.

    Raises:
        SubjectUnsureError, SubjectUnknownError: the question names such a city and no other.
    """
    if question.cities:
        return
    if question.doubts:
        raise SubjectUnsureError(question.doubts[0])
    unknown = [one for one in question.unknown_places if one.kind != mentions.UNKNOWN_NAME]
    if unknown:
        raise SubjectUnknownError(unknown)


def other_city(text: str, context: Context, table: PartnershipTable) -> str | None:
    """The city that "the other one" means: the partner of the city talked about."""
    if not speaks_of_another(text):
        return None
    rows = table.held_partnerships(context.partnerships)
    if len(rows) != 1 or not context.cities:
        return None
    last = context.cities[-1]
    return rows[0].other(last) if last in rows[0].cities else None


def speaks_of_another(text: str) -> bool:
    """Whether a message asks for "the other one"."""
    return bool(_THE_OTHER.search(text))


def speaks_of_several(text: str) -> bool:
    """Whether a follow-up speaks of both cities ("they", "both") rather than of one ("it")."""
    return bool(_PLURAL.search(text))


def _cities_described(
    question: Question, rows: Sequence[Partnership], table: PartnershipTable
) -> tuple[str, ...]:
    """The cities of the partnerships that a country or theme in the question describes, or all of them."""
    fitting = []
    for row in rows:
        for id in row.cities:
            in_country = any(lies_in(table.city(id), code) for code in question.countries)
            about = any(table.city(id) in table.cities_about(theme) for theme in question.themes)
            if (in_country or about) and id not in fitting:
                fitting.append(id)
    return tuple(fitting) or _cities_of(rows)


def _cities_of(rows: Sequence[Partnership]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(city for row in rows for city in row.cities))
