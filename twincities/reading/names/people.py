"""Who looks after partnerships, where a question names them: "Máire Furlong's ties", "does Furlong mind Lyon?"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from twincities.languages.lists import word_list
from twincities.nlu.text.mentions import UNKNOWN_CITY, UNKNOWN_NAME
from twincities.nlu.text.tokens import tokenize
from twincities.reading.spotting.cues import Word, words_of
from twincities.reading.spotting.words import phrasebook
from twincities.table.text.folding import is_unspaced

_HIRAGANA = re.compile("[ぁ-ゖー]+")
_SHORTEST = 3  # letters of a part of a name that stands alone
_ENDING = 1  # letters that a title has more in another case
_UNKNOWN = (UNKNOWN_CITY, UNKNOWN_NAME)


class SpokenPerson(NamedTuple):
    """People of the table who may be meant, as it writes them, and the words that name them."""

    people: tuple[str, ...]
    first: int
    last: int


def people_spoken_of(
    people: Iterable[str], words: Sequence[Word], text: str, question: Mapping[str, Any], language: str
) -> list[SpokenPerson]:
    """The people of a table who are named: by several words of their name, or by one that stands where it can only be a name.

    One word is a name where it was not understood as anything else, or has a capital within a sentence; not beside another
    name that is not theirs: "Anna Brown" is no Anna Gold. What several of them have in common, as a title, tells none of them from
    the others: "Frau Demir" is no Frau Harms; by itself it is all of them ("Anna"), but not for its capital where nouns have one ("Frau").
    """
    said = [_signs_of(word, text) for word in words]
    names = {
        person: _words_of(person) for person in _named_by(people, chain(said, (one.forms for one in words)))
    }
    strange = _strange(question)
    nouns_are_large = "nouns" in word_list(language, "written_large")
    found: list[SpokenPerson] = []
    at = 0
    while at < len(words):
        lengths = {person: _length_at(at, words, said, name) for person, name in names.items()}
        longest = max(lengths.values(), default=0)
        meant = tuple(person for person, length in lengths.items() if length == longest > 0)
        capital_tells = len(meant) == 1 or not nouns_are_large
        named = longest > 1 and not _is_title(text[words[at].start : words[at + longest - 1].end], meant)
        if named or (longest == 1 and _is_name(at, words, text, strange, names.values(), capital_tells)):
            found.append(SpokenPerson(meant, at, at + longest - 1))
        at += max(1, longest)
    return found


def people_named(people: Iterable[str], text: str, language: str) -> tuple[str, ...]:
    """The people of a table who are named in a text that is no question."""
    words = words_of(text, (), phrasebook(language).numbers, str)
    found = people_spoken_of(people, words, text, {"text": text, "entities": ()}, language)
    return tuple(dict.fromkeys(person for one in found for person in one.people))


def without_people(
    found: Iterable[SpokenPerson], people: Iterable[str], words: Sequence[Word], question: Mapping[str, Any]
) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """The question without the names and unread words that are part of a person's name, and who is named: Ms Tanaka is no town in Japan.

    That may be said in another part of the message, of which the name is the topic.
    """
    start = int(question.get("start") or 0)
    covered = {words[at].start + start for one in found for at in range(one.first, one.last + 1)}
    within = range(start, start + len(str(question["text"])))
    named = [person for one in found for person in one.people]
    kept = []
    for entity in question["entities"]:
        elsewhere = entity["entity"] in _UNKNOWN and entity.get("start", start) not in within
        written = {token.folded for token in tokenize(str(entity.get("written", "")))} if elsewhere else set()
        meant = [one for one in _named_by(people, [written]) if written.issubset(_words_of(one))]
        named += meant
        if not meant and entity.get("start") not in covered:
            kept.append(entity)
    unread = [one for one in question.get("unread") or () if one["start"] not in covered]
    return {**question, "entities": kept, "unread": unread}, tuple(dict.fromkeys(named))


def _named_by(people: Iterable[str], words: Iterable[Iterable[str]]) -> list[str]:
    """The people of a table, in its order, of whose name one of some words is a part, in any of its forms."""
    people = tuple(people)
    by_word = _places_by_word(people)
    places = {place for forms in words for form in forms for place in by_word.get(form, ())}
    return [people[place] for place in sorted(places)]


@lru_cache(maxsize=4)  # tables in use
def _places_by_word(people: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    """Where people stand among all, by each word of their names: a table may name thousands."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        for word in _words_of(person):
            places[word].append(place)
    return places


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokenize(name))


def _strange(question: Mapping[str, Any]) -> set[int]:
    """Where words begin, as offsets in the text of the question, that nothing explains."""
    unknown = (one for one in question["entities"] if one["entity"] in _UNKNOWN)
    start = int(question.get("start") or 0)
    return {
        int(one["start"]) - start for one in (*unknown, *(question.get("unread") or ())) if "start" in one
    }


def _signs_of(word: Word, text: str) -> tuple[str, ...]:
    """The signs of a word that stands for a name of several: 小山 is a town, and Mr Oyama too."""
    written = text[word.start : word.end]
    return _words_of(written) if "<name>" in word.forms and is_unspaced(written) else ()


def _length_at(at: int, words: Sequence[Word], said: Sequence[tuple[str, ...]], name: tuple[str, ...]) -> int:
    """How many words from a place on are words of a name that stand in it in this order: "Ms Gold" for "Ms Anna Gold"."""
    length = begin = 0
    for word, signs in zip(words[at:], said[at:], strict=True):
        ends = (place + 1 for place in range(begin, len(name)) if name[place] in word.forms)
        of_signs = (
            place + len(signs)
            for place in range(begin, len(name))
            if signs and name[place : place + len(signs)] == signs
        )
        end = next(chain(ends, of_signs), None)
        if end is None:
            break
        length, begin = length + 1, end
    return length


def _is_title(written: str, people: Sequence[str]) -> bool:
    """Whether signs behind the beginning of names are no more than what people are called by: 「お客さん」 is no 「松尾さん」, 老师 no 周老师."""
    if not is_unspaced(written) or any(part.startswith(written) for one in people for part in one.split()):
        return False
    return len(people) > 1 or _HIRAGANA.fullmatch(written) is not None


def _is_name(
    at: int,
    words: Sequence[Word],
    text: str,
    strange: set[int],
    names: Iterable[Sequence[str]],
    capital_tells: bool,
) -> bool:
    """Whether one word is a part of a name that stands alone; `capital_tells`: a capital is enough for that."""
    word = words[at]
    if word.end - word.start < _SHORTEST:
        return False
    parts = {part for name in names for part in name}
    besides = [other for other in (at - 1, at + 1) if 0 <= other < len(words)]
    if any(_is_large(other, words, text) and not _is_theirs(words[other], parts) for other in besides):
        return False
    return word.start in strange or (
        capital_tells and "<name>" not in word.forms and _is_large(at, words, text)
    )


def _is_theirs(word: Word, parts: Iterable[str]) -> bool:
    """Whether a word is a part of somebody's name, or of a title in another case ("Herrn")."""
    return any(
        form.startswith(part) and len(form) <= len(part) + _ENDING for form in word.forms for part in parts
    )


def _is_large(at: int, words: Sequence[Word], text: str) -> bool:
    """Whether a word, that names nothing of the table, has a capital that is not due to the beginning of a sentence."""
    begins = at == 0 or words[at - 1].ends_sentence
    return not begins and "<name>" not in words[at].forms and text[words[at].start].isupper()
