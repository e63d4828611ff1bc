"""What the texts of a table speak of beside its themes: "cold noodles", "marzipan", by which people tell what they mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from twincities.languages.frequencies import frequency
from twincities.languages.words import concepts_of, cue_words, sole_cue_words
from twincities.table.models import City, Event, Partnership, Theme
from twincities.table.text.folding import fold
from twincities.table.text.slugs import label_id
from twincities.table.text.translations import BASE_LANGUAGE

_ARTICLE = re.compile(r"\A(?:its|the|an?)\s+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ELIDED = re.compile(r"\A[^\W_]{1,2}['’]")  # what stands before the word itself: « d'un », « l'aiguisage »
_OWNING = re.compile(r"(?<=[^\W_])['’]s\Z", re.IGNORECASE)  # "each other's kitchens"
_LONGEST = 3  # words
_LONGEST_ID = 60  # characters
_SHORTEST = 3  # letters of the first and the last word
_SAYS_LITTLE = 5.5  # Zipf frequency of words that stand in any sentence: "old", "one", "made"
_USED_DAILY = 4.5


class Topic(NamedTuple):
    """A phrase as the table has it; `everyday` where all of its words are so common that it may mean anything."""

    phrase: str
    everyday: bool = False


def topics_of(
    labels: Iterable[str], names: Collection[str] = (), language: str = BASE_LANGUAGE
) -> dict[str, Topic]:
    """The phrases of `labels`, which are noun phrases, that may tell something apart, by an id.

    Each label is one as a whole, and so are runs of up to three of its words that hold one which is not used daily. None has a
    word that says how something is asked, or one of the folded `names`, which say more. Words are looked up in English, and in the
    `language` of the table.
    """
    languages = frozenset({BASE_LANGUAGE, language})
    cues = _Cues(languages, frozenset(word for spoken in languages for word in cue_words(spoken)))
    labels = [*labels]
    found: dict[str, Topic] = {}
    for label in labels:
        whole = _ARTICLE.sub("", label, count=1)
        if _is_topic(_WORD.findall(whole), _SAYS_LITTLE, names, cues):
            everyday = not _is_topic(_WORD.findall(whole), _USED_DAILY, names, cues)
            found.setdefault(_id_of(whole), Topic(whole, everyday))
    clauses = {str(phrase) for spoken in languages for phrase in concepts_of(spoken)["wh"]["phrases"]}
    for label in labels:
        if label.split(" ")[0].lower() in clauses:
            continue  # "what each city adds" is no noun phrase, and may hold verbs
        for run in _runs(label):
            if _is_topic(_WORD.findall(run), _USED_DAILY, names, cues):
                found.setdefault(_id_of(run), Topic(run))
    found.pop("", None)
    return found


def _id_of(phrase: str) -> str:
    return label_id(phrase)[:_LONGEST_ID].rstrip("-")


def _takers(labels: Iterable[str], names: Collection[str], language: str) -> dict[str, Topic]:
    """Who takes part, by an id, in words that may stand in a phrase by which something is asked, too: "pupils", in "for my pupils"."""
    languages = frozenset({BASE_LANGUAGE, language})
    cues = _Cues(languages, frozenset(word for spoken in languages for word in sole_cue_words(spoken)))
    found: dict[str, Topic] = {}
    for label in labels:
        whole = _ARTICLE.sub("", label, count=1)
        for phrase, below in ((whole, _SAYS_LITTLE), *((word, _USED_DAILY) for word in _WORD.findall(whole))):
            if _is_topic(_WORD.findall(phrase), below, names, cues):
                found.setdefault(_id_of(phrase), Topic(phrase, everyday=True))
    found.pop("", None)
    return found


def topics_of_rows(
    cities: Iterable[City],
    partnerships: Iterable[Partnership],
    events: Iterable[Event],
    themes: Iterable[Theme],
    language: str = BASE_LANGUAGE,
) -> Mapping[str, Topic]:
    """What the labels of cities, partnerships and events speak of that is no theme, by ids that no theme has."""
    cities, themes = [*cities], [*themes]
    partnerships, events = [*partnerships], [*events]
    labels = (
        *(label for city in cities for label in city.known_for),
        *(label for row in partnerships for label in row.exchanges),
        *(label for event in events for label in (event.shows, event.audience) if label),
    )
    takers = (
        *(label for row in partnerships for label in row.exchanges),
        *(event.audience for event in events if event.audience),
    )
    ids = {theme.id for theme in themes}
    taken = {fold(name) for theme in themes for name in theme.all_names}
    names = {word for city in cities for name in city.all_names for word in fold(name).split()}
    topics = topics_of(dict.fromkeys(labels), names, language)
    topics = {**_takers(dict.fromkeys(takers), names, language), **topics}
    return {id: one for id, one in topics.items() if id not in ids and fold(one.phrase) not in taken}


def _runs(label: str) -> Iterator[str]:
    """Words that stand side by side, with nothing but a space or hyphen between them."""
    words = [*_WORD.finditer(label)]
    for first, begin in enumerate(words):
        for last in range(first, min(first + _LONGEST, len(words))):
            run = words[first : last + 1]
            if all(label[one.end() : other.start()] in (" ", "-") for one, other in pairwise(run)):
                yield label[begin.start() : run[-1].end()]


class _Cues(NamedTuple):
    """The words of some languages that say how something is asked."""

    languages: Collection[str]
    words: frozenset[str]


def _is_topic(words: list[str], below: float, names: Collection[str], cues: _Cues) -> bool:
    """Whether words say what is spoken of: one of them is rarer than `below`, and none belongs to something else."""
    if not words:
        return False
    words = [_OWNING.sub("", _ELIDED.sub("", word)) for word in words]
    frequencies = [max(frequency(word.lower(), spoken) for spoken in cues.languages) for word in words]
    ends = zip((words[0], words[-1]), (frequencies[0], frequencies[-1]), strict=True)
    if len(words) == 1 and _says_how_asked(fold(words[0]), cues.words):
        return False
    return (
        min(frequencies) < below
        and all(known < _SAYS_LITTLE and len(word) >= _SHORTEST for word, known in ends)
        and not any(word.lower() in cues.words or fold(word).split(" ")[0] in names for word in words)
    )


def _says_how_asked(word: str, cues: frozenset[str]) -> bool:
    """Whether a folded word, or that of which it is the plural, says how something is asked: French "échanges", of which the cues are written without accents."""
    return not cues.isdisjoint({word, word.removesuffix("s")})
