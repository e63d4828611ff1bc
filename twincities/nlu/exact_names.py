"""Names that stand in a message as they are written in the table or in lists of the world's places."""

from __future__ import annotations

import math
from collections.abc import Sequence

from twincities.languages.frequencies import frequency, word_frequency
from twincities.languages.romanised import romanised_words
from twincities.languages.scripts import KANA
from twincities.languages.spoken import DEFAULT_LANGUAGE
from twincities.nlu.city_adjectives import names_in_adjective
from twincities.nlu.event_names import event_named
from twincities.nlu.found import Found
from twincities.nlu.mentions import (
    CITY,
    CONTINENT,
    COUNTRY,
    EVENT,
    EVERYDAY,
    POSSIBLE_CITY,
    THEME,
    UNKNOWN_CITY,
    Mention,
)
from twincities.nlu.names import Names
from twincities.nlu.slips import slip_among_words
from twincities.nlu.tokens import (
    EVERYDAY_ELSEWHERE,
    EVERYDAY_WORD,
    VERY_COMMON_WORD,
    WORD_AS_WELL,
    Token,
    frequency_anywhere,
    joined,
    name_key,
)
from twincities.nlu.unspaced_names import outweighs_words
from twincities.nlu.world_cities import CAPITALISED_CITY_WEIGHT, PLAIN_CITY_WEIGHT, spellings_of
from twincities.table.folding import is_unspaced
from twincities.table.geonames import Place

_AMONG_THE_COMMONEST = 5.9  # Zipf frequency
_COMMON_WORD = 5.6  # Zipf frequency, of "eu" in French
_RARE_WORD = 2.5  # Zipf frequency
_LONGEST_ACRONYM = 3  # letters
_JAPAN = "JP"
_ABROAD = 1.0  # by how much rarer Han names of Japan are in Chinese than there
_SETTING_OFF = {",", "!"}  # behind an exclamation
_WELL_KNOWN_POPULATION = 100_000


def spot_exact(names: Names, found: Found) -> None:
    """Add all names that are written out, the longest first."""
    position = 0
    while position < len(found.tokens) and found.complete:
        for last in reversed(_named_runs(names, found, position)):
            window = found.tokens[position : last + 1]
            mention = _exact(names, found, position, window) or _adjective(names, found, position, window)
            if mention:
                found.add(mention)
                position = last + 1
                break
        else:
            position += 1


def _named_runs(names: Names, found: Found, position: int) -> list[int]:
    """The last tokens of the runs from `position` on that are a name, or one with an "s" behind it."""
    ends: list[int] = []
    for last in found.runs(position):
        window = found.tokens[position : last + 1]
        key = joined(window)
        begun = names.first(key)
        others = (*([key[:-1]] if key.endswith("s") else ()), *names_in_adjective(found, window))
        if begun == key or any(names.first(name) == name for name in others):
            ends.append(last)
        if begun is None:
            break
    return ends


def _exact(names: Names, found: Found, position: int, window: Sequence[Token]) -> Mention | None:
    key = joined(window)
    is_ending = len(window) > 1 and window[-1].folded == "s" and found.text[window[-1].start - 1] != "."
    if is_ending and not names.cities.is_written_in(len(window), key):
        return None  # the ending of "Kyoto's" is no part of the name, that of "St. George's" is, and so is that of "U.S."
    start, end = window[0].start, window[-1].end
    several = len(window) > 1
    # "share a gain" is no way to write a city Sharegain, and "Bergen as" none to write Bergenas.
    common_words = several and all(frequency_anywhere(token.folded) >= VERY_COMMON_WORD for token in window)
    in_fewer = several and not is_unspaced(key) and joined(window[:-1]) in names.cities
    if event := event_named(names, found, position, window):
        return Mention(EVENT, event, start, end)
    plural = len(key) > 4 and not common_words  # "the two Lyons", not French "là-bas"
    for city_key in (key, key.removesuffix("s") if plural else key):
        as_written = names.cities.is_written_in(len(window), city_key)
        if city_key in names.cities and (as_written or not (common_words or in_fewer)):
            return _city(names, found, position, window, city_key)
    if _is_acronym_in_doubt(names, found, position, window, key):
        return None
    if common_words and not names.is_place_of_words(len(window), key) and key not in names.everyday_topics:
        return None
    for kind, gazetteer in ((COUNTRY, names.countries), (CONTINENT, names.continents), (THEME, names.themes)):
        # "É.-U." are the United States, and "EU" is the European Union.
        if key in gazetteer and (len(key) > _LONGEST_ACRONYM or gazetteer.is_written_in(len(window), key)):
            return Mention(kind, gazetteer.values(key)[0], start, end)
    if key in names.everyday_topics:
        return Mention(THEME, names.everyday_topics.values(key)[0], start, end, role=EVERYDAY, masked=False)
    return (
        _region(names, found, position, window, key)
        or _recorded_partner(names, found, position, window, key)
        or _world_city(names, found, position, window, key)
    )


def _city(names: Names, found: Found, position: int, window: Sequence[Token], key: str) -> Mention | None:
    start, end = window[0].start, window[-1].end
    values = names.cities.values(key)
    is_name = _is_written_as_name(found, position, window)
    goes_on = position + len(window) < len(found.tokens)
    doubtful = not is_name or (goes_on and not found.is_capitalised(position))  # "with most partners"
    if doubtful and _is_word(found, window, _AMONG_THE_COMMONEST):
        return None
    if len(values) > 1 or key in names.asked_back:
        # Two cities of the table share the name, or one has it of old and another city today: which is meant?
        return Mention(POSSIBLE_CITY, values[0], start, end, alternatives=values)
    if _is_acronym_in_doubt(names, found, position, window, key):
        return None
    if is_unspaced(key) and not outweighs_words(found.text, start, end, names.population(values[0])):
        return None
    weight = names.population(values[0]) - word_frequency(key)
    outweighs = weight >= PLAIN_CITY_WEIGHT and key not in names.words_as_well
    if names.cities.is_exact_only(key) and not is_name and _is_word_of_language(found, key):
        return None
    if len(window) > 1 or outweighs or is_name or _begins_sentence(found, position, window):
        return Mention(CITY, values[0], start, end)
    if _is_word(found, window, VERY_COMMON_WORD) and found.frequency(key) > names.population(values[0]):
        return None  # more people say "same" than live in Same
    return Mention(POSSIBLE_CITY, values[0], start, end, alternatives=values, masked=False)


def _adjective(names: Names, found: Found, position: int, window: Sequence[Token]) -> Mention | None:
    """A city by an adjective of its name, in a language that makes some."""
    for key in names_in_adjective(found, window):
        spot = _city if key in names.cities else _world_city
        if mention := spot(names, found, position, window, key):
            return mention
    return None


def _is_word(found: Found, window: Sequence[Token], least: float) -> bool:
    """Whether a name is spelled as a word of at least this frequency, be it one that hardly any sentence is without: "most" is not Most, "as" not Ås."""
    return len(window) == 1 and found.frequency(window[0].text.lower()) >= least


def _begins_sentence(found: Found, position: int, window: Sequence[Token]) -> bool:
    """Whether a name begins a message and goes on behind it, in English by a verb: "Nice est jumelée", "Nice is …", not "Nice !"."""
    behind = position + len(window)
    return (
        (found.language != DEFAULT_LANGUAGE or found.goes_on_with(behind, "asking_verbs"))
        and position == 0
        and found.capitals_tell
        and window[0].text[0].isupper()
        and behind < len(found.tokens)
        and found.text[window[-1].end : found.tokens[behind].start].isspace()
    )


def _is_word_of_language(found: Found, key: str) -> bool:
    """Whether a name is a word that everybody uses in the language of the message: French "seul" is not Seoul."""
    foreign = found.language != DEFAULT_LANGUAGE and not is_unspaced(key)
    return foreign and frequency(key, found.language) >= EVERYDAY_ELSEWHERE


def _region(names: Names, found: Found, position: int, window: Sequence[Token], key: str) -> Mention | None:
    """A state or region: "in Ohio"."""
    code = names.region(key) if names.regions.is_written_in(len(window), key) else None
    if code and _is_written_as_name(found, position, window):
        return Mention(COUNTRY, code, window[0].start, window[-1].end)
    return None


def _is_written_as_name(found: Found, position: int, window: Sequence[Token]) -> bool:
    """Whether a name that may be a word stands where names do, or has a capital that tells of a name."""
    return (
        (found.is_capitalised(position) and not found.is_common_noun(position))
        or found.is_behind(position, "before_place")
        or len(found.tokens) == len(window)
    )


def _recorded_partner(
    names: Names, found: Found, position: int, window: Sequence[Token], key: str
) -> Mention | None:
    """A city without a row that public records name as somebody's partner."""
    named = found.is_capitalised(position) or found.is_behind(position, "before_place")
    if key not in names.recorded or not (named or found.frequency(key) < EVERYDAY_WORD):
        return None
    return Mention(UNKNOWN_CITY, names.recorded.values(key)[0], window[0].start, window[-1].end)


def _world_city(
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
        elif names.world.weight(city_key) < least:
            continue
        if ordinary and not capitalised:
            continue
        is_old_name = not names.world.named_today(city_key)
        if (
            is_old_name
            and found.frequency(city_key) >= WORD_AS_WELL
            and not (_is_written_as_name(found, position, window) or found.is_behind(position, "before_name"))
        ):
            continue
        if not capitalised and (
            _is_rather_a_word(names, found, position, cities[0], city_key, window)
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
        expected = found.is_behind(position, "before_place") or found.is_behind(position, "before_name")
        least = CAPITALISED_CITY_WEIGHT if found.is_capitalised(position) else PLAIN_CITY_WEIGHT
        exclaimed = found.text[window[-1].end : window[-1].end + 1] in _SETTING_OFF
        names_follow = len(window) < len(found.tokens) and found.is_capitalised(len(window))
        begins = position == 0 and (not exclaimed or names_follow)  # "Bern, Basel – …?"
        return not (begins or expected) and names.world.population(key) - elsewhere < least
    if language != "en" and len(window) > 1:
        elsewhere = min(frequency(token.folded, language) for token in window)  # "las rosas"
    return word_frequency(key) >= _RARE_WORD or elsewhere >= EVERYDAY_WORD


def _is_acronym_in_doubt(
    names: Names, found: Found, position: int, window: Sequence[Token], key: str
) -> bool:
    """Whether a short name is more likely the word that is spelled the same ("us", "la")."""
    # In any language: with such a word taken for a name, nothing may be left that tells the language.
    # Short names of places are rather acronyms: "eu", which French has for "had".
    is_of_places = key in names.countries or key in names.continents
    common = _COMMON_WORD if is_of_places else _AMONG_THE_COMMONEST
    if len(key) > _LONGEST_ACRONYM or not key.isascii() or frequency_anywhere(key) < common:
        return False
    if key not in names.cities and not all(token.text.isascii() for token in window):
        return False  # with its accent "thé" is tea, and no "the"
    written_large = found.capitals_tell and all(token.text.isupper() for token in window)
    return not (written_large or found.before(position) == "the")
