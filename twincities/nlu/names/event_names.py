"""Words of the names of events that no other event has: "the regatta"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from twincities.languages import spoken
from twincities.languages.frequencies import word_frequency
from twincities.languages.words import cue_words
from twincities.nlu.text.tokens import name_key, tokenize
from twincities.table import PartnershipTable
from twincities.table.text.folding import is_unspaced

_LEAST_WORD = 4  # letters of a word by which an event is known
_LEAST_SIGNS = 3  # of such a word in a script without spaces
_COMMON_WORD = 5.5  # Zipf frequency
_OF_ONE_SCRIPT = re.compile(r"[ァ-ヶー]+|[^ァ-ヶー]+")


def words_of_events(table: PartnershipTable) -> dict[str, str]:
    """The ids of events that have a name, by those of its words that tell it apart, are rather rare, and mean nothing else."""
    of_questions = frozenset().union(*map(cue_words, spoken()))
    kinds = Counter(name_key(event.kind) for event in table.events if event.kind)
    of_questions |= {kind for kind, events in kinds.items() if events > 1}
    bearers: dict[str, set[str]] = defaultdict(set)
    for event in table.events:
        for name in event.all_names:
            words = (token.folded for token in tokenize(name))
            for word in ends_of_name(name, table) if is_unspaced(name) else words:
                bearers[name_key(word)].add(event.id if event.named else "")
    return {
        word: next(iter(ids))
        for word, ids in bearers.items()
        if len(ids) == 1
        and "" not in ids
        and len(word) >= (_LEAST_SIGNS if is_unspaced(word) else _LEAST_WORD)
        and not {word, word.removesuffix("s"), f"{word}s"} & of_questions
        if word_frequency(word) < _COMMON_WORD
    }


def ends_of_name(name: str, table: PartnershipTable) -> Iterator[str]:
    """The ends of a name without spaces that stand behind a city or begin with another script: 雪まつり of 菅平ダボス雪まつり."""
    yield from (name[part.start() :] for part in _OF_ONE_SCRIPT.finditer(name) if part.start())
    for owner in (one for city in table.cities for one in city.all_names):
        if name.startswith(owner) and len(owner) < len(name):
            yield name[len(owner) :]
