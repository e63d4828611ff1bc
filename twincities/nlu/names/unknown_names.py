"""Events and names that neither the table nor the world's lists hold, told from ordinary words."""

from __future__ import annotations

from twincities.languages.spoken import DEFAULT_LANGUAGE
from twincities.languages.words import cue_words
from twincities.nlu.names.found import Found
from twincities.nlu.text.mentions import CITY, COUNTRY, UNKNOWN_CITY, UNKNOWN_EVENT, UNKNOWN_NAME, Mention
from twincities.nlu.text.spelling import is_nearly_a_word

_COMMON_IN_SPEECH = 3.8  # Zipf frequency
_HARDLY_SAID = 2.0  # that of what may be a name
_RARELY_SAID = 3.0  # that of what is one where it has a capital
_APOSTROPHES = "'’"
_CITY_WORDS = {"city", "town", "village"}
_EVENT_NOUNS = {
    "week", "weeks", "festival", "fair", "day", "days", "month", "programme", "program", "centre", "center",
    "carnival", "expo", "parade", "gala",
}  # fmt: skip


def spot_unknown_events(found: Found) -> None:
    """Take "Detroit Week" for an event, though the table holds none of that name."""
    found.exchange([_unknown_event(found, mention) or mention for mention in found.mentions()])


def _unknown_event(found: Found, mention: Mention) -> Mention | None:
    _, after = found.neighbours(mention)
    if mention.kind not in (CITY, UNKNOWN_CITY, COUNTRY) or not after or after.folded not in _EVENT_NOUNS:
        return None
    name = found.text[mention.start : after.end]
    namesake = (mention.value,) if mention.kind == CITY else ()
    return Mention(UNKNOWN_EVENT, name, mention.start, after.end, alternatives=namesake)


def spot_unknown_names(found: Found) -> None:
    """Add words that are neither English, nor nearly so, nor a place, where a name is expected."""
    for position, token in enumerate(found.tokens):
        if (
            len(token.folded) >= 4
            and token.folded.isalpha()
            and token.folded.isascii()
            and found.is_free(position, position)
            and (found.is_behind(position, "before_name") or _owns(found, position))
            and (_is_no_word(found, position) or _is_written_as_a_city(found, position))
            and not found.add(Mention(UNKNOWN_NAME, token.text, token.start, token.end))
        ):
            return


def _owns(found: Found, position: int) -> bool:
    """Whether a word with a capital is a possessive: "Oberammergau's partners"."""
    token, after = found.tokens[position], found.tokens[position + 1 : position + 2]
    return (
        token.text[:1].isupper()
        and bool(after)
        and after[0].folded == "s"
        and after[0].start == token.end + 1
        and found.text[token.end] in _APOSTROPHES
    )


def _is_written_as_a_city(found: Found, position: int) -> bool:
    """Whether a rather rare word is called a city by the word behind it: "of Gotham City"."""
    token, after = found.tokens[position], found.tokens[position + 1 : position + 2]
    return (
        bool(after) and after[0].folded in _CITY_WORDS and found.frequency(token.folded) < _COMMON_IN_SPEECH
    )


def _is_no_word(found: Found, position: int) -> bool:
    """Whether it is no word, nor nearly one; of other languages than English only what has a capital may be none."""
    word = found.tokens[position].folded
    if found.language != DEFAULT_LANGUAGE and not found.is_capitalised(position):
        return False
    if found.tokens[position].text.lower() in cue_words(found.language) or found.is_compound(position):
        return False
    within = found.is_capitalised(position) and not found.begins_sentence(position)
    if found.language == DEFAULT_LANGUAGE and within:
        return found.frequency(word) < _RARELY_SAID  # neither a slip in a word nor one of another language
    return found.frequency_of(found.tokens[position]) < _HARDLY_SAID and not is_nearly_a_word(word)
