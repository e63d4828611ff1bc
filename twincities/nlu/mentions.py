"""Finding what a message names: cities, events, countries, themes, years; sure, guessed or unknown."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from wordfreq import top_n_list

from twincities.nlu.gazetteer import Gazetteer
from twincities.nlu.tokens import Token, joined, name_key, tokenize, word_frequency
from twincities.nlu.world_cities import CAPITALISED_CITY_WEIGHT, PLAIN_CITY_WEIGHT, WorldCity, world_cities
from twincities.nlu.years import spot_years, write_span
from twincities.table import City, PartnershipTable
from twincities.table.countries import continent_names, country_name, country_names
from twincities.table.folding import fold

CITY = "city"
POSSIBLE_CITY = "possible_city"
UNKNOWN_CITY = "unknown_city"
UNKNOWN_NAME = "unknown_name"
NAMESAKE = "namesake"
EVENT = "event"
UNKNOWN_EVENT = "unknown_event"
COUNTRY = "country"
CONTINENT = "continent"
THEME = "theme"
YEAR = "year"
CONDITIONS = frozenset({COUNTRY, CONTINENT, THEME, YEAR})
"""The kinds that can bound a list of partnerships."""

_EXCLUDED = "excluded"
_EVERYDAY_WORD = 3.0  # Zipf frequency: once in a million words
_VERY_COMMON_WORD = 4.5
_AMONG_THE_COMMONEST = 5.9
_RARE_WORD = 2.5
_WELL_KNOWN_POPULATION = 100_000
_COMMON_IN_SPEECH = 3.8
_CITY_WORDS = {"city", "town", "village"}
_NEVER_BEFORE_A_CITY = {"a", "an", "you", "your", "my", "some", "every"}
_TYPICAL_POPULATION = 5.0  # log10, for a city of the table that GeoNames does not list
# A full stop ends a name, but not that of "St. Louis".
_GAP_ENDS_NAME = re.compile(r"[?!;:\n()]|(?<!\b[Ss]t)(?<!\b[Mm]t)(?<!\b[Ff]t)(?<!\bSte)\.\s")
_KATAKANA = re.compile("[\u30a1-\u30ff]")
_PLACE_PREPOSITIONS = {"in", "of", "with", "to", "from", "between", "for", "and", "about"}
_EXCLUDERS = {
    "not", "no", "except", "without", "excluding", "besides", "minus", "never", "outside", "non", "isnt", "wasnt",
}  # fmt: skip
_PASSED_OVER = {
    "the",
    "a",
    "an",
    "in",
    "from",
    "with",
    "of",
    "about",
    "for",
    "any",
    "on",
    "at",
    "to",
    "city",
    "cities",
}
_TAKES_BACK = re.compile(
    r"\b(no wait|wait no|no sorry|sorry no|no no|oh no|sorry,? i mean|i mean|i meant|or rather|scratch that|correction)\b",
    re.IGNORECASE,
)
_EVENT_NOUNS = {
    "week", "weeks", "festival", "fair", "day", "days", "month", "programme", "program", "centre", "center",
    "carnival", "expo", "parade", "gala",
}  # fmt: skip
_NAMESAKE_AFTER = {
    "state",
    "province",
    "prefecture",
    "county",
    "oblast",
    "protocol",
    "accord",
    "accords",
    "treaty",
    "convention",
    "declaration",
    "summit",
    "pact",
    "university",
}
_NAMESAKE_BEFORE = {"state", "province", "prefecture", "county", "university"}


@dataclass(frozen=True)
class Mention:
    """Something a message names, and where: `start` and `end` are offsets in the message.

    `value` is an id of the table (city, possible_city, event, theme), a code (country, continent), a span
    of years, or the name itself where the table has none. `alternatives` are ids of cities that may be
    meant instead. `role` "excluded" marks "not Detroit". Only `masked` mentions hide from the classifier.
    """

    kind: str
    value: str
    start: int
    end: int
    role: str | None = None
    alternatives: tuple[str, ...] = ()
    masked: bool = True

    def shifted(self, by: int) -> Mention:
        """The same mention `by` characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)


class Spotter:
    """Finds the names of one partnership table, and of the world's other cities, in messages."""

    def __init__(self, table: PartnershipTable) -> None:
        self.table = table
        """The table whose names are found."""
        self._world = world_cities()
        self._cities = Gazetteer(
            ((name, city.id) for city in table.cities for name in (city.name, *city.aliases)),
            exact_names=self._names_elsewhere(),
        )
        self._recorded = Gazetteer(
            (name, record.partner)
            for record in table.recorded_partners
            for name in (record.partner, *record.aliases)
        )
        self._populations = {city.id: self._population(city) for city in table.cities}
        self._events = Gazetteer(
            (name, event.id) for event in table.events if event.named for name in (event.name, *event.aliases)
        )
        self._themes = Gazetteer(
            (name, theme.id) for theme in table.themes for name in _forms(theme.name, *theme.words)
        )
        self._countries, self._continents = _places()
        _english_words()  # read now rather than during somebody's first message
        self._longest = 1 + max(
            self._cities.longest, self._events.longest, self._themes.longest, self._world.longest, 4
        )

    def _population(self, city: City) -> float:
        """The logarithm (base 10) of a city's population, after the largest city of one of its names."""
        keys = (name_key(name) for name in (city.name, *city.aliases))
        people = [
            world.population
            for key in keys
            for world in self._world.named(key)
            if world.country == city.country
        ]
        return math.log10(max(people, default=0) or 10**_TYPICAL_POPULATION)

    def _names_elsewhere(self) -> Iterator[tuple[str, str]]:
        """What GeoNames calls the cities of the table, where the table does not use the name itself."""
        cities = self.table.cities
        said = {name_key(name) for city in cities for name in (city.name, *city.aliases)}
        for city in cities:
            others = self._world.other_names(city.name, city.country, city.geonames_id)
            yield from ((name, city.id) for name in others if name_key(name) not in said)

    def spot(self, text: str) -> list[Mention]:
        """All mentions in a message, left to right, none inside another."""
        tokens = tokenize(text)
        capitals_tell = any(token.text[0].islower() for token in tokens)
        found = _Found(text, tokens)
        for spotted in spot_years(text, date.today().year):
            found.add(
                Mention(
                    YEAR, write_span(spotted.span), spotted.start, spotted.end, masked=not spotted.relative
                )
            )
        self._spot_exact(found, capitals_tell)
        self._spot_slips(found)
        self._spot_namesakes(found)
        self._spot_unknown_events(found)
        self._spot_unknown_names(found)
        return _without_taken_back([_with_role(mention, text) for mention in found.mentions()], text)

    # --- names as they are written in the table -------------------------------------------------------

    def _spot_exact(self, found: _Found, capitals_tell: bool) -> None:
        position = 0
        while position < len(found.tokens):
            for window in found.windows(position, self._longest):
                mention = self._exact(found, position, window, capitals_tell)
                if mention:
                    found.add(mention)
                    position += len(window)
                    break
            else:
                position += 1

    def _exact(
        self, found: _Found, position: int, window: Sequence[Token], capitals_tell: bool
    ) -> Mention | None:
        if len(window) > 1 and window[-1].folded == "s":
            return None  # the ending of "Kyoto's" is no part of the name
        key = joined(window)
        start, end = window[0].start, window[-1].end
        # "share a gain" is no way to write a city Sharegain.
        common_words = len(window) > 1 and all(
            word_frequency(token.folded) >= _VERY_COMMON_WORD for token in window
        )
        if key in self._events:
            return Mention(EVENT, self._events.values(key)[0], start, end)
        for city_key in (key, key.removesuffix("s") if len(key) > 4 else key):
            if city_key in self._cities and (
                not common_words or self._cities.is_written_in(len(window), city_key)
            ):
                return self._city(found, position, window, city_key, capitals_tell)
        if self._is_acronym_in_doubt(found, position, window, key, capitals_tell):
            return None
        if common_words and not self._is_place_written_so(window, key):
            return None
        if key in self._countries:
            return Mention(COUNTRY, self._countries.values(key)[0], start, end)
        if key in self._continents:
            return Mention(CONTINENT, self._continents.values(key)[0], start, end)
        if key in self._themes:
            return Mention(THEME, self._themes.values(key)[0], start, end)
        return self._recorded_partner(found, position, window, key, capitals_tell) or self._world_city(
            found, position, window, key, capitals_tell
        )

    def _recorded_partner(
        self, found: _Found, position: int, window: Sequence[Token], key: str, capitals_tell: bool
    ) -> Mention | None:
        """A city without a row that public records name as somebody's partner."""
        if key not in self._recorded:
            return None
        capitalised = capitals_tell and position > 0 and window[0].text[0].isupper()
        before = found.tokens[position - 1].folded if position else ""
        if capitalised or before in _PLACE_PREPOSITIONS or word_frequency(key) < _EVERYDAY_WORD:
            value = self._recorded.values(key)[0]
            return Mention(UNKNOWN_CITY, value, window[0].start, window[-1].end)
        return None

    def _is_place_written_so(self, window: Sequence[Token], key: str) -> bool:
        """Whether a name that consists of common words is written in these words ("the states", not "to go")."""
        gazetteers = (self._countries, self._continents, self._themes)
        in_lists = any(gazetteer.is_written_in(len(window), key) for gazetteer in gazetteers)
        return in_lists or bool(self._world.named(key))

    def _city(
        self, found: _Found, position: int, window: Sequence[Token], key: str, capitals_tell: bool
    ) -> Mention | None:
        start, end = window[0].start, window[-1].end
        values = self._cities.values(key)
        if len(values) > 1:
            # Two cities of the table share the name: which one is meant has to be asked.
            return Mention(POSSIBLE_CITY, values[0], start, end, alternatives=values)
        if self._is_acronym_in_doubt(found, position, window, key, capitals_tell):
            return None
        weight = self._populations[values[0]] - word_frequency(key)
        if len(window) > 1 or weight >= PLAIN_CITY_WEIGHT:
            return Mention(CITY, values[0], start, end)
        capitalised = capitals_tell and position > 0 and window[0].text[0].isupper()
        before = found.tokens[position - 1].folded if position else ""
        if capitalised or before in _PLACE_PREPOSITIONS or len(found.tokens) == len(window):
            return Mention(CITY, values[0], start, end)
        return Mention(POSSIBLE_CITY, values[0], start, end, alternatives=values, masked=False)

    def _world_city(
        self, found: _Found, position: int, window: Sequence[Token], key: str, capitals_tell: bool
    ) -> Mention | None:
        before = found.tokens[position - 1].folded if position else ""
        for city_key in (key, key.removesuffix("s") if len(key) > 6 else key):
            cities = self._world.named(city_key)
            if not cities or (len(city_key) < 3 and city_key.isascii()):
                continue
            capitalised = capitals_tell and position > 0 and window[0].text[0].isupper()
            ordinary = len(window) > 1 and all(
                word_frequency(token.folded) >= _VERY_COMMON_WORD for token in window
            )
            least = CAPITALISED_CITY_WEIGHT if capitalised or len(window) > 1 else PLAIN_CITY_WEIGHT
            if self._world.weight(city_key) < least or (ordinary and not capitalised):
                continue
            if not capitalised and (
                self._is_rather_a_word(cities[0], city_key) or before in _NEVER_BEFORE_A_CITY
            ):
                continue
            if position and self._slip_among_words(
                [found.tokens[position - 1], *window], name_key(found.tokens[position - 1].text) + key
            ):
                continue
            alike = tuple(near.value for near in self._cities.near(city_key) if near.slips == 1)
            return Mention(UNKNOWN_CITY, cities[0].name, window[0].start, window[-1].end, alternatives=alike)
        return None

    @staticmethod
    def _is_rather_a_word(city: WorldCity, key: str) -> bool:
        """Whether a small place has the name of a word that people use ("stains", "hola")."""
        return city.population < _WELL_KNOWN_POPULATION and word_frequency(key) >= _RARE_WORD

    @staticmethod
    def _is_acronym_in_doubt(
        found: _Found, position: int, window: Sequence[Token], key: str, capitals_tell: bool
    ) -> bool:
        """Whether a short name is more likely the word that is spelled the same ("us", "la")."""
        if len(key) > 3 or not key.isascii() or word_frequency(key) < _AMONG_THE_COMMONEST:
            return False
        written_large = capitals_tell and all(token.text.isupper() for token in window)
        after_article = position > 0 and found.tokens[position - 1].folded == "the"
        return not (written_large or after_article)

    # --- names with slips -----------------------------------------------------------------------------

    def _spot_slips(self, found: _Found) -> None:
        for position in range(len(found.tokens)):
            for window in found.windows(position, 4):
                mention = self._slip(found, window)
                if mention:
                    found.add(mention)
                    break

    def _slip(self, found: _Found, window: Sequence[Token]) -> Mention | None:
        if found.covers(window):
            return None
        key = joined(window)
        if all(word_frequency(token.folded) >= _EVERYDAY_WORD for token in window):
            return self._slip_among_words(window, key)
        start, end = window[0].start, window[-1].end
        if len(window) > 1:
            events = [near for near in self._events.near(key) if near.slips <= 1 + len(near.name) // 12]
            if len(events) == 1:
                return Mention(EVENT, events[0].value, start, end)
        nearest = self._cities.near(key)
        if key.endswith("s") and len(key) > 5:
            without_s = self._cities.near(key.removesuffix("s"))
            if without_s and (not nearest or without_s[0].slips < nearest[0].slips):
                nearest = without_s
        if len(window) > 1:
            # Words that are whole by themselves are not parts of a name that is written as one word.
            nearest = [near for near in nearest if near.slips == 1 or len(near.name) >= 9]
        values = list(dict.fromkeys(near.value for near in nearest))
        if not values:
            return None
        best = nearest[0]
        length = len(best.name)
        sure = len(values) == 1 and (
            (best.slips == 1 and length >= 5) or (best.slips == 2 and length >= 8 and key[0] == best.name[0])
        )
        if sure:
            return Mention(CITY, values[0], start, end)
        if best.slips == 1 or length >= 7:
            return Mention(POSSIBLE_CITY, values[0], start, end, alternatives=tuple(values[:3]))
        return None

    def _slip_among_words(self, window: Sequence[Token], key: str) -> Mention | None:
        """A name of several words written as other words ("san hose"): worth asking back, never sure."""
        if len(window) < 2:
            return None
        near = [
            near
            for near in self._cities.near(key)
            if near.slips == 1
            and self._cities.is_written_in(len(window), near.name)
            and any(
                near.name.startswith(token.folded) or near.name.endswith(token.folded) for token in window
            )
        ]
        if not near:
            return None
        values = tuple(dict.fromkeys(one.value for one in near))
        return Mention(POSSIBLE_CITY, values[0], window[0].start, window[-1].end, alternatives=values)

    # --- names that are something else ---------------------------------------------------------------

    def _spot_namesakes(self, found: _Found) -> None:
        """Tell "San Jose, Costa Rica" and "New York State" from the cities of the table."""
        for mention in [*found.mentions()]:
            if mention.kind not in (CITY, POSSIBLE_CITY):
                continue
            before, after = found.neighbours(mention)
            if after and after.folded in _NAMESAKE_AFTER:
                found.replace(
                    mention,
                    replace(
                        mention, kind=NAMESAKE, value=found.text[mention.start : after.end], end=after.end
                    ),
                )
            elif len(before) > 1 and before[-1].folded == "of" and before[-2].folded in _NAMESAKE_BEFORE:
                start = before[-2].start
                found.replace(
                    mention,
                    replace(mention, kind=NAMESAKE, value=found.text[start : mention.end], start=start),
                )
            else:
                self._spot_same_name_elsewhere(found, mention)

    def _spot_same_name_elsewhere(self, found: _Found, mention: Mention) -> None:
        country = found.next_mention(mention)
        if mention.kind != CITY or country is None or country.kind != COUNTRY:
            return
        between = fold(found.text[mention.end : country.start])
        city = self.table.city(mention.value)
        if between not in ("", "in") or country.value == city.country:
            return
        names = (city.name, *city.aliases, found.text[mention.start : mention.end])
        if any(
            other.country == country.value for name in names for other in self._world.named(name_key(name))
        ):
            value = f"{city.name} ({country_name(country.value)})"
            found.remove(country)
            found.replace(mention, replace(mention, kind=NAMESAKE, value=value, end=country.end))

    def _spot_unknown_events(self, found: _Found) -> None:
        """Take "Detroit Week" for an event, though the table holds none of that name."""
        for mention in [*found.mentions()]:
            _, after = found.neighbours(mention)
            if mention.kind in (CITY, UNKNOWN_CITY, COUNTRY) and after and after.folded in _EVENT_NOUNS:
                name = found.text[mention.start : after.end]
                namesake = (mention.value,) if mention.kind == CITY else ()
                found.replace(
                    mention, Mention(UNKNOWN_EVENT, name, mention.start, after.end, alternatives=namesake)
                )

    def _spot_unknown_names(self, found: _Found) -> None:
        """Words that are neither English, nor nearly so, nor a place, where a name is expected."""
        for position, token in enumerate(found.tokens):
            before = found.tokens[position - 1].folded if position else ""
            if (
                len(token.folded) >= 4
                and token.folded.isalpha()
                and token.folded.isascii()
                and not found.covers([token])
                and before in {*_PLACE_PREPOSITIONS, "was", "were", "is", "does", "did", "has"}
                and (_is_no_word(token.folded) or self._is_written_as_a_city(found, position))
            ):
                found.add(Mention(UNKNOWN_NAME, token.text, token.start, token.end))

    @staticmethod
    def _is_written_as_a_city(found: _Found, position: int) -> bool:
        """Whether a rather rare word is called a city by the word behind it: "of Gotham City"."""
        token, after = found.tokens[position], found.tokens[position + 1 : position + 2]
        return (
            bool(after)
            and after[0].folded in _CITY_WORDS
            and word_frequency(token.folded) < _COMMON_IN_SPEECH
        )


def as_entity(mention: Mention, text: str) -> dict[str, Any]:
    """A mention in the form in which Rasa passes entities on; `written` is what the user wrote."""
    entity: dict[str, Any] = {
        "entity": mention.kind,
        "value": mention.value,
        "start": mention.start,
        "end": mention.end,
        "written": text[mention.start : mention.end],
        "extractor": Spotter.__name__,
    }
    if mention.role:
        entity["role"] = mention.role
    if not mention.masked:
        entity["masked"] = False
    if mention.alternatives:
        entity["alternatives"] = list(mention.alternatives)
    return entity


def as_mention(entity: dict[str, Any]) -> Mention:
    """The mention that an entity stands for."""
    return Mention(
        entity["entity"],
        str(entity["value"]),
        entity["start"],
        entity["end"],
        role=entity.get("role"),
        masked=entity.get("masked", True),
    )


class _Found:
    """The mentions of one message while they are being collected."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self._mentions: list[Mention] = []

    def mentions(self) -> list[Mention]:
        return sorted(self._mentions, key=lambda mention: mention.start)

    def add(self, mention: Mention) -> None:
        self._mentions.append(mention)

    def remove(self, mention: Mention) -> None:
        self._mentions.remove(mention)

    def replace(self, mention: Mention, other: Mention) -> None:
        self._mentions[self._mentions.index(mention)] = other

    def covers(self, window: Sequence[Token]) -> bool:
        """Whether a mention has taken any of these tokens."""
        start, end = window[0].start, window[-1].end
        return any(mention.start < end and start < mention.end for mention in self._mentions)

    def windows(self, position: int, longest: int) -> Iterator[Sequence[Token]]:
        """Runs of free tokens from `position` on that may be one name, the longest first."""
        last = position
        while last + 1 < min(len(self.tokens), position + longest) and not _GAP_ENDS_NAME.search(
            self.text, self.tokens[last].end, self.tokens[last + 1].start
        ):
            last += 1
        for end in range(last, position - 1, -1):
            window = self.tokens[position : end + 1]
            if not self.covers(window) and not self._splits_katakana(position, end):
                yield window

    def _splits_katakana(self, first: int, last: int) -> bool:
        """Whether a window begins or ends inside a word: katakana words are not to be cut."""
        return self._katakana_pair(first - 1) or self._katakana_pair(last)

    def _katakana_pair(self, position: int) -> bool:
        pair = self.tokens[position : position + 2] if position >= 0 else []
        return (
            len(pair) == 2
            and pair[0].end == pair[1].start
            and all(_KATAKANA.fullmatch(one.text) for one in pair)
        )

    def neighbours(self, mention: Mention) -> tuple[list[Token], Token | None]:
        """The tokens before a mention, and the one right behind it."""
        before = [token for token in self.tokens if token.end <= mention.start]
        after = next((token for token in self.tokens if token.start >= mention.end), None)
        return before, after

    def next_mention(self, mention: Mention) -> Mention | None:
        later = [other for other in self.mentions() if other.start >= mention.end]
        return later[0] if later else None


def _with_role(mention: Mention, text: str) -> Mention:
    """Mark a mention as excluded where a negation stands right before it: "not Detroit", "except in Japan"."""
    # What stands before a comma is another clause: "no, Detroit" names Detroit.
    clause = re.split(r"[,.;:!?]", text[: mention.start])[-1]
    before = [token.folded for token in tokenize(clause.replace("'", "").replace("’", ""))]
    if before == ["no"] and clause == text[: mention.start]:
        return mention  # "no Detroit" refuses an answer, and names Detroit
    while before and before[-1] in _PASSED_OVER:
        before.pop()
    excluded = bool(before) and (
        before[-1] in _EXCLUDERS or before[-2:] in (["other", "than"], ["rather", "than"])
    )
    return replace(mention, role=_EXCLUDED) if excluded else mention


def _without_taken_back(mentions: list[Mention], text: str) -> list[Mention]:
    """Exclude what the writer takes back in the same breath: "Shanghai, no sorry, I mean Shenzhen"."""
    for match in _TAKES_BACK.finditer(text):
        corrected = {mention.kind for mention in mentions if mention.start >= match.end()}
        mentions = [
            replace(mention, role=_EXCLUDED)
            if mention.end <= match.start() and mention.kind in corrected
            else mention
            for mention in mentions
        ]
    return mentions


def _forms(*names: str) -> Iterator[str]:
    """Each name in the singular and the plural."""
    for name in names:
        yield name
        if not name.endswith("s"):
            yield f"{name}s"
            if name.endswith("y") and len(name) > 3:
                yield f"{name[:-1]}ies"


@lru_cache(maxsize=1)
def _places() -> tuple[Gazetteer, Gazetteer]:
    # The demonym of a country is read in the plural as well: "the Americans".
    countries = Gazetteer((form, code) for name, code in country_names().items() for form in _forms(name))
    continents = Gazetteer((form, code) for name, code in continent_names().items() for form in _forms(name))
    return countries, continents


@lru_cache(maxsize=1)
def _english_words() -> Gazetteer:
    words = top_n_list("en", 20_000)
    return Gazetteer(((word, word) for word in words if word.isalpha() and len(word) > 2), max_slips=1)


def _is_no_word(word: str) -> bool:
    if word_frequency(word) >= 2.0:
        return False
    return not _english_words().near(word)
