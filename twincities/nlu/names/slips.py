"""Names of the table with slips of the pen: sure, or worth asking back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from twincities.languages.frequencies import frequency, word_frequency
from twincities.languages.scripts import is_katakana
from twincities.nlu.names.found import Found
from twincities.nlu.names.index import Names
from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY, EVENT, POSSIBLE_CITY, THEME, Mention
from twincities.nlu.text.phrases import is_phrase
from twincities.nlu.text.spelling import is_nearly_a_commonest_word
from twincities.nlu.text.tokens import EVERYDAY_WORD, Token, joined
from twincities.table.text.folding import is_unspaced

_MOST_WORDS_WITH_SLIPS = 4
# 1,000 characters of prose have about 750 such runs, and no message is looked at for longer than they take.
_MOST_RUNS_WITH_SLIPS = 800
_MOST_ALTERNATIVES = 3
# A slip of "Canada" is a word that nobody uses otherwise: "Cananda", "Japenese", but not "chime" for "Chine".
_NO_WORD = 2.5  # Zipf frequency
_WORDS_OF_FIELD = ("partner", "partnership", "city")
_SHORTEST_SLIP = 5  # letters
_SHORTEST_PHRASE = 9


def spot_slips(names: Names, found: Found) -> None:
    """Add the names with slips among what is still free."""
    spaced = [not is_unspaced(token.folded) for token in found.tokens]
    looked_at = 0
    for position in range(len(found.tokens)):
        in_katakana = is_katakana(found.tokens[position].text)  # whose words have an end, and slips
        if not (in_katakana or any(spaced[position : position + _MOST_WORDS_WITH_SLIPS])):
            continue  # names in such scripts have no slips (Gazetteer)
        ends = [*islice(found.runs(position), 1 if in_katakana else _MOST_WORDS_WITH_SLIPS)]
        if in_katakana and ends and frequency(joined(found.tokens[position : ends[0] + 1]), "ja"):
            continue  # a word that everybody uses
        looked_at += len(ends)
        found.complete = found.complete and looked_at <= _MOST_RUNS_WITH_SLIPS
        if not found.complete:
            return
        for last in reversed(ends):
            if last == position and _is_rather_a_commonest_word(found, position):
                break
            mention = _slip(names, found, found.tokens[position : last + 1])
            if mention:
                found.add(mention)
                break


def _is_everyday(token: Token, names: Names, found: Found) -> bool:
    """Whether a word is common, a word of the field, or the plural of a common one that is no city: "harbours", French "jumelages"."""
    of_field = any(is_phrase(token.folded, found.language, name) for name in _WORDS_OF_FIELD)
    if of_field or found.frequency_of(token) >= EVERYDAY_WORD:
        return True
    singular = token.folded.removesuffix("s")
    is_plural = singular != token.folded and not names.cities.values(singular)
    return is_plural and found.frequency(singular) >= EVERYDAY_WORD


def _slip(names: Names, found: Found, window: Sequence[Token]) -> Mention | None:
    key = joined(window)
    if all(_is_everyday(token, names, found) for token in window):
        return slip_among_words(names, found, window, key)
    start, end = window[0].start, window[-1].end
    if len(window) > 1:
        events = [near for near in found.near(names.events, key) if near.slips <= 1 + len(near.name) // 12]
        if len(events) == 1:
            return Mention(EVENT, events[0].value, start, end)
    if described := _slip_of_condition(names, found, window, key):
        return described
    nearest = found.near(names.cities, key)
    if key.endswith("s") and len(key) > 5:
        without_s = found.near(names.cities, key.removesuffix("s"))
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
        return Mention(POSSIBLE_CITY, values[0], start, end, alternatives=tuple(values[:_MOST_ALTERNATIVES]))
    return None


def _is_rather_a_commonest_word(found: Found, position: int) -> bool:
    """Whether a slip is one of "which" or "with", where no name is expected, rather than of a city Wick: "wich", "Wich country …"."""
    token = found.tokens[position]
    as_word = token.text.islower() or (found.begins_sentence(position) and not found.is_alone(position))
    if found.language != "en" or not as_word or found.is_behind(position, "before_name"):
        return False
    return is_nearly_a_commonest_word(token.folded)


def _slip_of_condition(names: Names, found: Found, window: Sequence[Token], key: str) -> Mention | None:
    """A country, continent or theme with one slip, where no city is as near."""
    shortest = _SHORTEST_SLIP if len(window) == 1 else _SHORTEST_PHRASE
    is_word = len(window) == 1 and found.frequency_of(window[0]) >= _NO_WORD  # "Grüße" is no slip of "Russe"
    if len(key) < shortest or is_word or word_frequency(key) >= _NO_WORD:
        return None
    for kind, gazetteer in ((COUNTRY, names.countries), (CONTINENT, names.continents), (THEME, names.themes)):
        values = {near.value for near in found.near(gazetteer, key) if near.slips == 1}
        if len(values) == 1 and not any(near.slips <= 1 for near in found.near(names.cities, key)):
            return Mention(kind, values.pop(), window[0].start, window[-1].end)
    return None


def slip_among_words(names: Names, found: Found, window: Sequence[Token], key: str) -> Mention | None:
    """A name of several words written as other words ("san hose"): worth asking back, never sure."""
    if not names.cities.may_be_near(len(window), key):
        return None
    near = [
        near
        for near in found.near(names.cities, key)
        if near.slips == 1
        and names.cities.is_written_in(len(window), near.name)
        and any(near.name.startswith(token.folded) or near.name.endswith(token.folded) for token in window)
    ]
    if not near:
        return None
    values = tuple(dict.fromkeys(one.value for one in near))
    return Mention(POSSIBLE_CITY, values[0], window[0].start, window[-1].end, alternatives=values)
