"""Finding what a message names: cities, events, countries, themes, years; sure, guessed or unknown."""

from __future__ import annotations

from typing import NamedTuple

from twincities.day_of_answers import day_of_answers
from twincities.languages import (
    DEFAULT_LANGUAGE,
    is_word_of_one_language,
    language_of,
    language_of_turn,
)
from twincities.nlu.dates.han import spot_han_dates
from twincities.nlu.dates.spans import spot_dates
from twincities.nlu.dates.words import date_words
from twincities.nlu.names.exact_names import spot_exact
from twincities.nlu.names.exclusions import with_roles
from twincities.nlu.names.found import Found
from twincities.nlu.names.index import Names
from twincities.nlu.names.namesakes import tell_namesakes
from twincities.nlu.names.slips import spot_slips
from twincities.nlu.names.unknown_names import spot_unknown_events, spot_unknown_names
from twincities.nlu.text.mentions import TIME, UNKNOWN_NAME, YEAR, Mention
from twincities.nlu.text.tokens import tokenize
from twincities.table import PartnershipTable


class Spotted(NamedTuple):
    """What was found in a message; `complete` is False where it was too much to look at all of it closely.

    `language` is the code of the language that its words tell, without the names; None where they do not.
    """

    mentions: list[Mention]
    complete: bool
    language: str | None


class Spotter:
    """Finds the names of one partnership table, and of the world's other cities, in messages."""

    def __init__(self, table: PartnershipTable) -> None:
        self.table = table
        """The table whose names are found."""
        self.names = Names(table)
        """What is looked for."""

    def spot(self, text: str) -> list[Mention]:
        """All mentions in a message, left to right, none inside another."""
        return self.read(text).mentions

    def read(self, text: str) -> Spotted:
        """The mentions in a message, and whether all of it was looked at."""
        spotted = self._spotted(text, DEFAULT_LANGUAGE)
        # What is no English word tells of no name yet.
        names = [
            (one.start, one.end)
            for one in spotted.mentions
            if one.kind not in (YEAR, TIME, UNKNOWN_NAME)
            and not is_word_of_one_language(text[one.start : one.end])
        ]
        language = language_of(text, names)
        read_in = language_of_turn(language, None, None)
        if read_in != DEFAULT_LANGUAGE:
            spotted = self._spotted(text, read_in)
        return spotted._replace(language=language)

    def _spotted(self, text: str, language: str) -> Spotted:
        """The mentions by the words of a language."""
        found = Found(text, tokenize(text), language)
        this_year = day_of_answers().year
        dates, han_dates = spot_dates(text, this_year, date_words(language)), spot_han_dates(text, this_year)
        for spotted in (*han_dates, *(one for one in dates if not one.overlaps(han_dates))):
            kind, value = (TIME if spotted.loose else YEAR), spotted.span.isoformat()
            claimed = (spotted.claimed.isoformat(),) if spotted.claimed else ()
            # A stop behind an abbreviated month ends the sentence too: "we come in Oct. Has it …?"
            end = spotted.end - text[: spotted.end].endswith(".")
            found.add(Mention(kind, value, spotted.start, end, None, claimed, not spotted.relative))
        spot_exact(self.names, found)
        spot_slips(self.names, found)
        tell_namesakes(self.names, found)
        spot_unknown_events(found)
        spot_unknown_names(found)
        mentions = with_roles(found.mentions(), text, language)
        return Spotted(mentions, found.complete and dates.complete, language)
