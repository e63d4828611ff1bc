"""Finding what a message names: cities, events, countries, themes, years; sure, guessed or unknown."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from wordfreq import top_n_list

from twincities.nlu.exclusions import with_roles
from twincities.nlu.found import Found
from twincities.nlu.gazetteer import Beginnings, Gazetteer
from twincities.nlu.mentions import (
    CITY,
    CONTINENT,
    COUNTRY,
    EVENT,
    NAMESAKE,
    POSSIBLE_CITY,
    THEME,
    UNKNOWN_CITY,
    UNKNOWN_EVENT,
    UNKNOWN_NAME,
    YEAR,
    Mention,
)
from twincities.nlu.tokens import Token, joined, name_key, tokenize, word_frequency
from twincities.nlu.world_cities import CAPITALISED_CITY_WEIGHT, PLAIN_CITY_WEIGHT, WorldCity, world_cities
from twincities.nlu.years import spot_years, write_span
from twincities.table import City, PartnershipTable
from twincities.table.countries import continent_names, country_name, country_names
from twincities.table.folding import fold, is_unspaced

_EVERYDAY_WORD = 3.0  # Zipf frequency: once in a million words
_VERY_COMMON_WORD = 4.5
_AMONG_THE_COMMONEST = 5.9
_RARE_WORD = 2.5
_WELL_KNOWN_POPULATION = 100_000
_COMMON_IN_SPEECH = 3.8
_MOST_WORDS_WITH_SLIPS = 4
# 1,000 characters of prose have about 750 such runs, and no message is looked at for longer than they take.
_MOST_RUNS_WITH_SLIPS = 800
_CITY_WORDS = {"city", "town", "village"}
_NEVER_BEFORE_A_CITY = {"a", "an", "you", "your", "my", "some", "every"}
_TYPICAL_POPULATION = 5.0  # log10, for a city of the table that GeoNames does not list
_PLACE_PREPOSITIONS = {"in", "of", "with", "to", "from", "between", "for", "and", "about"}
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


class Spotted(NamedTuple):
    """What was found in a message; `complete` is False where it was too much to look at all of it closely."""

    mentions: list[Mention]
    complete: bool


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
        names = (
            self._cities, self._events, self._themes, self._countries, self._continents, self._recorded, self._world,
        )  # fmt: skip
        self._beginnings = Beginnings(key for keys in names for key in keys)

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
        return self.read(text).mentions

    def read(self, text: str) -> Spotted:
        """The mentions in a message, and whether all of it was looked at."""
        tokens = tokenize(text)
        capitals_tell = any(token.text[0].islower() for token in tokens)
        found = Found(text, tokens)
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
        return Spotted(with_roles(found.mentions(), text), found.complete)

    # --- names as they are written in the table -------------------------------------------------------

    def _spot_exact(self, found: Found, capitals_tell: bool) -> None:
        position = 0
        while position < len(found.tokens) and found.complete:
            for last in reversed(self._named_runs(found, position)):
                window = found.tokens[position : last + 1]
                mention = self._exact(found, position, window, capitals_tell)
                if mention:
                    found.add(mention)
                    position = last + 1
                    break
            else:
                position += 1

    def _named_runs(self, found: Found, position: int) -> list[int]:
        """The last tokens of the runs from `position` on that are a name, or one with an "s" behind it."""
        ends: list[int] = []
        first = found.tokens[position].folded
        if self._beginnings.first(first) is None and not first.endswith("s"):
            return ends
        for last in found.runs(position):
            key = joined(found.tokens[position : last + 1])
            begun = self._beginnings.first(key)
            if begun == key or (key.endswith("s") and self._beginnings.first(key[:-1]) == key[:-1]):
                ends.append(last)
            if begun is None:
                break
        return ends

    def _exact(
        self, found: Found, position: int, window: Sequence[Token], capitals_tell: bool
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
        self, found: Found, position: int, window: Sequence[Token], key: str, capitals_tell: bool
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
        self, found: Found, position: int, window: Sequence[Token], key: str, capitals_tell: bool
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
        self, found: Found, position: int, window: Sequence[Token], key: str, capitals_tell: bool
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
                found,
                [found.tokens[position - 1], *window],
                name_key(found.tokens[position - 1].text) + key,
            ):
                continue
            alike = tuple(near.value for near in found.near(self._cities, city_key) if near.slips == 1)
            return Mention(UNKNOWN_CITY, cities[0].name, window[0].start, window[-1].end, alternatives=alike)
        return None

    @staticmethod
    def _is_rather_a_word(city: WorldCity, key: str) -> bool:
        """Whether a small place has the name of a word that people use ("stains", "hola")."""
        return city.population < _WELL_KNOWN_POPULATION and word_frequency(key) >= _RARE_WORD

    @staticmethod
    def _is_acronym_in_doubt(
        found: Found, position: int, window: Sequence[Token], key: str, capitals_tell: bool
    ) -> bool:
        """Whether a short name is more likely the word that is spelled the same ("us", "la")."""
        if len(key) > 3 or not key.isascii() or word_frequency(key) < _AMONG_THE_COMMONEST:
            return False
        written_large = capitals_tell and all(token.text.isupper() for token in window)
        after_article = position > 0 and found.tokens[position - 1].folded == "the"
        return not (written_large or after_article)

    # --- names with slips -----------------------------------------------------------------------------

    def _spot_slips(self, found: Found) -> None:
        spaced = [not is_unspaced(token.folded) for token in found.tokens]
        looked_at = 0
        for position in range(len(found.tokens)):
            if not any(spaced[position : position + _MOST_WORDS_WITH_SLIPS]):
                continue  # names in such scripts have no slips (Gazetteer)
            ends = [*islice(found.runs(position), _MOST_WORDS_WITH_SLIPS)]
            looked_at += len(ends)
            found.complete = found.complete and looked_at <= _MOST_RUNS_WITH_SLIPS
            if not found.complete:
                return
            for last in reversed(ends):
                mention = self._slip(found, found.tokens[position : last + 1])
                if mention:
                    found.add(mention)
                    break

    def _slip(self, found: Found, window: Sequence[Token]) -> Mention | None:
        key = joined(window)
        if all(word_frequency(token.folded) >= _EVERYDAY_WORD for token in window):
            return self._slip_among_words(found, window, key)
        start, end = window[0].start, window[-1].end
        if len(window) > 1:
            events = [
                near for near in found.near(self._events, key) if near.slips <= 1 + len(near.name) // 12
            ]
            if len(events) == 1:
                return Mention(EVENT, events[0].value, start, end)
        nearest = found.near(self._cities, key)
        if key.endswith("s") and len(key) > 5:
            without_s = found.near(self._cities, key.removesuffix("s"))
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

    def _slip_among_words(self, found: Found, window: Sequence[Token], key: str) -> Mention | None:
        """A name of several words written as other words ("san hose"): worth asking back, never sure."""
        if not self._cities.may_be_near(len(window), key):
            return None
        near = [
            near
            for near in found.near(self._cities, key)
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

    def _spot_namesakes(self, found: Found) -> None:
        """Tell "San Jose, Costa Rica" and "New York State" from the cities of the table."""
        told: list[Mention] = []
        mentions = found.mentions()
        for mention, behind in zip(mentions, [*mentions[1:], None], strict=False):
            if told and mention.start < told[-1].end:
                continue  # the country that tells which San Jose is meant
            told.append(self._namesake(found, mention, behind) or mention)
        found.exchange(told)

    def _namesake(self, found: Found, mention: Mention, behind: Mention | None) -> Mention | None:
        """What has the name of a city of the table and is something else; `behind` is the next mention."""
        if mention.kind not in (CITY, POSSIBLE_CITY):
            return None
        before, after = found.neighbours(mention)
        if after and after.folded in _NAMESAKE_AFTER:
            name = found.text[mention.start : after.end]
            return replace(mention, kind=NAMESAKE, value=name, end=after.end)
        if len(before) > 1 and before[-1].folded == "of" and before[-2].folded in _NAMESAKE_BEFORE:
            start = before[-2].start
            return replace(mention, kind=NAMESAKE, value=found.text[start : mention.end], start=start)
        return self._same_name_elsewhere(found, mention, behind)

    def _same_name_elsewhere(self, found: Found, mention: Mention, country: Mention | None) -> Mention | None:
        if mention.kind != CITY or country is None or country.kind != COUNTRY:
            return None
        between = fold(found.text[mention.end : country.start])
        city = self.table.city(mention.value)
        if between not in ("", "in") or country.value == city.country:
            return None
        names = (city.name, *city.aliases, found.text[mention.start : mention.end])
        if any(
            other.country == country.value for name in names for other in self._world.named(name_key(name))
        ):
            value = f"{city.name} ({country_name(country.value)})"
            return replace(mention, kind=NAMESAKE, value=value, end=country.end)
        return None

    def _spot_unknown_events(self, found: Found) -> None:
        """Take "Detroit Week" for an event, though the table holds none of that name."""
        found.exchange([self._unknown_event(found, mention) or mention for mention in found.mentions()])

    @staticmethod
    def _unknown_event(found: Found, mention: Mention) -> Mention | None:
        _, after = found.neighbours(mention)
        if mention.kind not in (CITY, UNKNOWN_CITY, COUNTRY) or not after or after.folded not in _EVENT_NOUNS:
            return None
        name = found.text[mention.start : after.end]
        namesake = (mention.value,) if mention.kind == CITY else ()
        return Mention(UNKNOWN_EVENT, name, mention.start, after.end, alternatives=namesake)

    def _spot_unknown_names(self, found: Found) -> None:
        """Words that are neither English, nor nearly so, nor a place, where a name is expected."""
        for position, token in enumerate(found.tokens):
            before = found.tokens[position - 1].folded if position else ""
            if (
                len(token.folded) >= 4
                and token.folded.isalpha()
                and token.folded.isascii()
                and found.is_free(position, position)
                and before in {*_PLACE_PREPOSITIONS, "was", "were", "is", "does", "did", "has"}
                and (_is_no_word(found, token.folded) or self._is_written_as_a_city(found, position))
            ):
                found.add(Mention(UNKNOWN_NAME, token.text, token.start, token.end))

    @staticmethod
    def _is_written_as_a_city(found: Found, position: int) -> bool:
        """Whether a rather rare word is called a city by the word behind it: "of Gotham City"."""
        token, after = found.tokens[position], found.tokens[position + 1 : position + 2]
        return (
            bool(after)
            and after[0].folded in _CITY_WORDS
            and word_frequency(token.folded) < _COMMON_IN_SPEECH
        )


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


def _is_no_word(found: Found, word: str) -> bool:
    return word_frequency(word) < 2.0 and not found.near(_english_words(), word)
