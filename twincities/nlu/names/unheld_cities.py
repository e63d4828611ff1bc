"""Cities that a table does not hold, as they are written out in a message."""

from __future__ import annotations

import math
from collections.abc import Sequence

from twincities.languages.frequencies import frequency, simplified, word_frequency
from twincities.languages.lists import word_list
from twincities.languages.romanised import romanised_words
from twincities.languages.scripts import KANA
from twincities.nlu.names.found import Found
from twincities.nlu.names.index import Names
from twincities.nlu.names.slips import slip_among_words
from twincities.nlu.names.unspaced_names import outweighs_words
from twincities.nlu.names.world_cities import CAPITALISED_CITY_WEIGHT, PLAIN_CITY_WEIGHT, spellings_of
from twincities.nlu.text.mentions import UNKNOWN_CITY, Mention
from twincities.nlu.text.spelling import is_nearly_a_common_word
from twincities.nlu.text.tokens import (
    EVERYDAY_ELSEWHERE,
    EVERYDAY_WORD,
    VERY_COMMON_WORD,
    WORD_AS_WELL,
    Token,
    frequency_anywhere,
    joined,
    name_key,
)
from twincities.table.places.geonames import Place
from twincities.table.text.folding import is_unspaced

_MOST_COMMON_WORD = 6.0  # Zipf frequency
_RARE_WORD = 2.5  # Zipf frequency
_JAPAN = "JP"
_ABROAD = 1.0  # by how much rarer Han names of Japan are in Chinese than there
_SETTING_OFF = {",", "!"}  # behind an exclamation
_WELL_KNOWN_POPULATION = 100_000
_OF_CITIES = ("市", "縣", "县", "城")  # behind a name


def recorded_partner(
    names: Names, found: Found, position: int, window: Sequence[Token], key: str
) -> Mention | None:
    """A city without a row that public records name as somebody's partner."""
    named = found.is_capitalised(position) or found.is_behind(position, "before_place")
    # A capital at the beginning tells less: "Parme est-elle jumelée ?", but "Nice, thanks!".
    opens = found.begins_sentence(position) and window[0].text[0].isupper()
    named = named or (opens and found.frequency(key) < EVERYDAY_ELSEWHERE)
    if key not in names.recorded or not (named or found.frequency(key) < EVERYDAY_WORD):
        return None
    return Mention(UNKNOWN_CITY, names.recorded.values(key)[0], window[0].start, window[-1].end)


def world_city(
    names: Names, found: Found, position: int, window: Sequence[Token], key: str
) -> Mention | None:
    """A city that the table does not hold, unless the words are rather something else."""
    romanised = romanised_words(found.language)
    of_country = len(window) > 1 and any(name_key(token.text) in names.countries for token in window)
    # "German towns" are not in Germantown.
    for city_key in (key, key.removesuffix("s") if len(key) > 6 and not of_country else key):
        cities = names.world.named(city_key)
        if not cities or (len(city_key) < 3 and city_key.isascii()) or city_key in romanised:
            continue
        if len(window) == 1 and _is_everyday_word(found, position, cities[0]):
            continue
        is_noun = len(window) == 1 and found.is_common_noun(position)
        capitalised = found.is_capitalised(position) and not is_noun
        # "y el segundo" is rather the second than El Segundo; "los angeles" are Los Angeles in Spanish too.
        common = word_frequency if cities[0].population >= _WELL_KNOWN_POPULATION else frequency_anywhere
        ordinary = len(window) > 1 and all(common(token.folded) >= VERY_COMMON_WORD for token in window)
        ordinary = ordinary and not (
            of_country and not names.is_adjective(name_key(window[0].text))
        )  # Mexico City
        telling = capitalised or (len(window) > 1 and not is_unspaced(city_key))
        least = CAPITALISED_CITY_WEIGHT if telling else PLAIN_CITY_WEIGHT
        if is_unspaced(city_key):
            opens = cities[0].population >= _WELL_KNOWN_POPULATION and found.opens(position, len(window))
            least = CAPITALISED_CITY_WEIGHT if opens else PLAIN_CITY_WEIGHT
            weight = names.world.population(city_key) - least
            if cities[0].country == _JAPAN and not KANA.search(found.text):
                weight -= _ABROAD
            if not outweighs_words(found.text, window[0].start, window[-1].end, weight):
                continue
            if _is_of_writer(found, window, city_key):
                continue
        elif names.world.weight(city_key) < least:
            continue
        if ordinary and not capitalised:
            continue
        is_old_name = not names.world.named_today(city_key)
        if (
            is_old_name
            and found.frequency(city_key) >= WORD_AS_WELL
            and not (
                found.is_written_as_name(position, len(window)) or found.is_behind(position, "before_name")
            )
        ):
            continue
        if not capitalised and (
            _is_rather_a_word(names, found, position, cities[0], city_key, window)
            or _is_slip_of_a_word(found, position, window)
            or found.is_behind(position, "never_before_city")
        ):
            continue
        if position and slip_among_words(
            names,
            found,
            [found.tokens[position - 1], *window],
            name_key(found.tokens[position - 1].text) + key,
        ):
            continue
        alike = tuple(near.value for near in found.near(names.cities, city_key) if near.slips == 1)
        return Mention(UNKNOWN_CITY, cities[0].name, window[0].start, window[-1].end, alternatives=alike)
    return None


def _is_of_writer(found: Found, window: Sequence[Token], key: str) -> bool:
    """Whether a name in Chinese is a word for who writes and an everyday word behind it: 我孫子, "my grandson", and not the city of Abiko."""
    if KANA.search(found.text) or found.text[window[-1].end :].startswith(_OF_CITIES):
        return False
    own = (word for word in word_list("zh", "writer") if key.startswith(word))
    return any(frequency(simplified(key.removeprefix(word)), "zh") >= EVERYDAY_WORD for word in own)


def _is_everyday_word(found: Found, position: int, city: Place) -> bool:
    """Whether a word is one of everyday speech that has a capital only because a sentence begins with it, or an accent that the name of the city has not: "¿Cómo se llama?" names no Como."""
    written = found.tokens[position].text.lower()
    everyday = frequency(written, found.language)
    accented = not written.isascii() and written not in spellings_of(city)
    if is_unspaced(written) or found.language == "en":
        return False
    return (accented and everyday >= EVERYDAY_ELSEWHERE) or (
        found.begins_sentence(position) and everyday >= _MOST_COMMON_WORD and not found.is_alone(position)
    )


def _is_slip_of_a_word(found: Found, position: int, window: Sequence[Token]) -> bool:
    """Whether it is rather one of the commonest English words with a slip, where no name is expected: "is it evry year?" names no Évry."""
    if len(window) > 1 or found.language != "en" or found.is_alone(position):
        return False
    return not found.is_behind(position, "before_name") and is_nearly_a_common_word(window[0].folded)


def _is_rather_a_word(
    names: Names, found: Found, position: int, city: Place, key: str, window: Sequence[Token]
) -> bool:
    """Whether a place has the name of a word that people use: a small one ("stains", "hola", French "dure"), or one that stands where no name is expected (German "essen")."""
    if is_unspaced(key):
        return False  # told from words by `outweighs_words`
    language, written = found.language, found.text[window[0].start : window[-1].end].lower()
    elsewhere = max(frequency(key, language), frequency(written, language)) if language != "en" else 0.0
    if city.population >= _WELL_KNOWN_POPULATION:
        if max(map(frequency_anywhere, (key, joined(window)))) > math.log10(city.population):
            return True  # more people say "gracias" than live in Gràcia
        if elsewhere < EVERYDAY_ELSEWHERE:
            return False
        if not written.isascii() and written not in spellings_of(city):
            return True  # "tête" is not written as Tete is
        if written == key and found.is_behind(position, "definite"):
            return True  # "c'est le seul ?" names no Seoul
        expected = found.is_behind(position, "before_place") or found.is_behind(position, "before_name")
        least = CAPITALISED_CITY_WEIGHT if found.is_capitalised(position) else PLAIN_CITY_WEIGHT
        exclaimed = found.text[window[-1].end : window[-1].end + 1] in _SETTING_OFF
        names_follow = len(window) < len(found.tokens) and found.is_capitalised(len(window))
        taken_up = found.goes_on_with(len(window), "it")  # "Paris, elle est jumelée avec qui ?"
        begins = position == 0 and (not exclaimed or names_follow or taken_up)  # "Bern, Basel – …?"
        return not (begins or expected) and names.world.population(key) - elsewhere < least
    if len(window) > 1 and (language != "en" or found.goes_on_with(position, "definite")):
        elsewhere = min(frequency(token.folded, language) for token in window)  # "las rosas", "the gap"
    return word_frequency(key) >= _RARE_WORD or elsewhere >= EVERYDAY_WORD
