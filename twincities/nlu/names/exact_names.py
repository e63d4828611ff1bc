"""Names that stand in a message as they are written in the table or in lists of the world's places."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.languages.frequencies import frequency, word_frequency
from twincities.languages.spoken import DEFAULT_LANGUAGE
from twincities.nlu.names.city_adjectives import names_in_adjective
from twincities.nlu.names.found import Found
from twincities.nlu.names.index import Names
from twincities.nlu.names.unheld_cities import recorded_partner, world_city
from twincities.nlu.names.unspaced_names import begins_word, outweighs_words
from twincities.nlu.names.world_cities import PLAIN_CITY_WEIGHT
from twincities.nlu.text.mentions import (
    CITY,
    CONTINENT,
    COUNTRY,
    EVENT,
    EVERYDAY,
    POSSIBLE_CITY,
    THEME,
    Mention,
)
from twincities.nlu.text.phrases import begins_with, is_phrase
from twincities.nlu.text.tokens import (
    EVERYDAY_ELSEWHERE,
    VERY_COMMON_WORD,
    Token,
    frequency_anywhere,
    joined,
    tokenize,
)
from twincities.table.text.folding import is_unspaced

_AMONG_THE_COMMONEST = 5.9  # Zipf frequency
_COMMON_WORD = 5.6  # Zipf frequency, of "eu" in French
_LONGEST_ACRONYM = 3  # letters


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
    common_words = several and all(_is_very_common(token, found) for token in window)
    in_fewer = several and not is_unspaced(key) and joined(window[:-1]) in names.cities
    if event := _event_named(names, found, position, window):
        return Mention(EVENT, event, start, end)
    plural = len(key) > 4 and not common_words  # "the two Lyons", not French "là-bas"
    for city_key in (key, key.removesuffix("s") if plural else key):
        if city_key not in names.cities:
            continue
        if names.cities.is_written_in(len(window), city_key) or not (common_words or in_fewer):
            return _city(names, found, position, window, city_key)
        if in_fewer:
            return None
    if _is_acronym_in_doubt(names, found, position, window, key):
        return None
    if common_words and not names.is_place_of_words(len(window), key) and key not in names.everyday_topics:
        return None
    is_place_or_theme, meant = _place_or_theme(names, found, window, key)
    if is_place_or_theme:
        return meant
    if key in names.everyday_topics:
        return Mention(THEME, names.everyday_topics.values(key)[0], start, end, role=EVERYDAY, masked=False)
    return (
        _region(names, found, position, window, key)
        or recorded_partner(names, found, position, window, key)
        or world_city(names, found, position, window, key)
    )


def _is_very_common(token: Token, found: Found) -> bool:
    """Whether everybody uses a word, or those of a region do: Québec's "pis à part Lyon" is about no Pisa."""
    regional = is_phrase(token.folded, found.language, "regional")
    return regional or frequency_anywhere(token.folded) >= VERY_COMMON_WORD


def _place_or_theme(
    names: Names, found: Found, window: Sequence[Token], key: str
) -> tuple[bool, Mention | None]:
    """Whether a country, continent or theme bears the name, and which one is meant; None where the words are others that only look like it."""
    start, end = window[0].start, window[-1].end
    if area := names.own_area(key, found.language):
        return True, Mention(CONTINENT, area, start, end)
    for kind, gazetteer in ((COUNTRY, names.countries), (CONTINENT, names.continents), (THEME, names.themes)):
        # "É.-U." are the United States, and "EU" is the European Union.
        if key not in gazetteer or (
            len(key) <= _LONGEST_ACRONYM and not gazetteer.is_written_in(len(window), key)
        ):
            continue
        if begins_word(found.text, start, end):
            return True, None  # 食い違う is no food
        of_elsewhere = kind == COUNTRY and names.is_country_elsewhere(key, found.language)
        if of_elsewhere and _is_word_of_language(found, key):
            return True, None
        return True, Mention(kind, gazetteer.values(key)[0], start, end)
    return False, None


def _city(names: Names, found: Found, position: int, window: Sequence[Token], key: str) -> Mention | None:
    start, end = window[0].start, window[-1].end
    values = names.cities.values(key)
    is_name = found.is_written_as_name(position, len(window))
    goes_on = position + len(window) < len(found.tokens)
    doubtful = not is_name or (goes_on and not found.is_capitalised(position))  # "with most partners"
    commonest = _COMMON_WORD if goes_on and _is_before_noun(found, position) else _AMONG_THE_COMMONEST
    if doubtful and _is_word(found, window, commonest):
        return None  # "with most partners", "with same city"
    if found.is_small_beside_names(position) and _is_rather_a_word(names, found, window, values):
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


def _event_named(names: Names, found: Found, position: int, window: Sequence[Token]) -> str | None:
    """The id of the event that a run of words is the name of, or, behind "the", one telling word of its name."""
    key = joined(window)
    if key in names.events:
        return names.events.values(key)[0]
    told = is_unspaced(key) or found.is_behind(position, "definite")
    if key not in names.words_of_events or not told:
        return None
    keys = (key, *names_in_adjective(found, window))  # "die Bordeauxer …" is of the city
    event = names.words_of_events[key]
    # "The regatta" of "Estuary Regatta" is no more of a theme, but "the wine" of "Wine Walk" is.
    is_head = key in {tokenize(name)[-1].folded for name in names.table.event(event).all_names}
    others = (names.cities, names.countries, names.continents, *(() if is_head else (names.themes,)))
    return None if any(one in other for one in keys for other in others) else event


def _adjective(names: Names, found: Found, position: int, window: Sequence[Token]) -> Mention | None:
    """A city by an adjective of its name, in a language that makes some."""
    for key in names_in_adjective(found, window):
        spot = _city if key in names.cities else world_city
        if mention := spot(names, found, position, window, key):
            return mention
    return None


def _is_word(found: Found, window: Sequence[Token], least: float) -> bool:
    """Whether a name is spelled as a word of at least this frequency, be it one that hardly any sentence is without: "most" is not Most, "as" not Ås."""
    return len(window) == 1 and found.frequency(window[0].text.lower()) >= least


def _is_rather_a_word(names: Names, found: Found, window: Sequence[Token], cities: Sequence[str]) -> bool:
    """Whether a name is spelled as a word that is better known than any of the cities: "reading", "hole", but not "london"."""
    weight = max(map(names.population, cities)) - found.frequency_of(window[0])
    return _is_word(found, window, VERY_COMMON_WORD) and weight < PLAIN_CITY_WEIGHT


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
    """A state or region: "in Ohio", "which texas cities"."""
    code = names.region(key) if names.regions.is_written_in(len(window), key) else None
    of_cities = _is_before_noun(found, position + len(window) - 1)
    if code and (of_cities or found.is_written_as_name(position, len(window))):
        return Mention(COUNTRY, code, window[0].start, window[-1].end)
    return None


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
    of_cities = is_of_places and _describes_city(found, position)
    return not (written_large or of_cities or found.before(position) == "the")


def _describes_city(found: Found, position: int) -> bool:
    """Whether a noun for a partner or a city stands behind a short name, as behind an adjective: "the oldest us sister city"."""
    # "Tell us sister cities of Lyon" speaks of who writes.
    before = found.before(position)
    is_described = bool(before) and is_phrase(before, found.language, "before_acronym")
    return is_described and _is_before_noun(found, position)


def _is_before_noun(found: Found, position: int) -> bool:
    """Whether a noun for a partner or a city stands behind a word."""
    behind = [token.folded for token in found.tokens[position + 1 :]]
    return begins_with(behind, found.language, "described_by_acronym") > 0
