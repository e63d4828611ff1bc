"""What one question asks beside each other, as several: the oldest and how many, the place and whom it is for."""

from __future__ import annotations

from dataclasses import replace

from twincities.reading.model.cue import Cue
from twincities.reading.model.predicates import Assertion, Relation
from twincities.reading.model.reading import Reading
from twincities.reading.model.terms import Counted, Form, Measure, Quantifier
from twincities.reading.ranks_severally import (
    OF_SEVERAL,
    as_places,
    list_and_place,
    number_and_place,
    of_oldest_and_newest,
    oldest_and_newest,
    ranked_apart,
)
from twincities.table import DateSpan

_OF_CONTENTS = frozenset({"ask_exchanges", "ask_common", "ask_events", "ask_partner"})
_BESIDE_CONTACT = {"ask_since": Cue.DATE, "ask_exchanges": Cue.THEMES}
_LISTED = {
    "ask_since": Cue.DATE, "ask_city_trivia": Cue.POPULATION, "ask_exchanges": Cue.THEMES, "ask_events": Cue.EVENT,
    "ask_not_recorded": Cue.CONTACT,
}  # fmt: skip
"""What is asked by its bare name: "Lyon: year, inhabitants, themes, contact"."""
_READ_OF_LISTS = frozenset({"ask_partnerships", "list_events", "name_subject"})
"""What else is read where aspects are no more than listed."""
_OF_OTHER_ASPECTS = frozenset({Cue.DATE, Cue.AGE, Cue.DAY, Cue.THEMES, Cue.RENEWED})
_OF_ONE_EVENT = frozenset({"ask_event_place", "ask_event_recurrence"})


def asked_severally(reading: Reading) -> tuple[Reading, ...]:
    """The questions that one asks; a question that asks one thing as it is."""
    for rule in (
        _aspects_listed, _beside_contact, _beside_date, _beside_renewal, _beside_place, _largest_and_smallest, _of_pairs, _number_of_each, ranked_apart, of_oldest_and_newest, _numbers, number_and_place, list_and_place, _number_and_those_there, _number_and_after, _between_two, oldest_and_newest, _numbers_of_places,
    ):  # fmt: skip
        if several := rule(reading):
            return several
    return (reading,)


def _aspects_listed(reading: Reading) -> tuple[Reading, ...]:
    """ "Lyon and Turin: year, inhabitants, themes, contact please" names what is asked of them, without a verb."""
    named = [(intent, cue) for intent, cue in _LISTED.items() if reading.has(cue)]
    bare = not (reading.selects or reading.unread or reading.events or reading.people or reading.group_by)
    asks = reading.form in (Form.TELL, Form.LIST) and reading.has(Cue.VERBLESS)
    asks = asks and (reading.intent in _LISTED or reading.intent in _READ_OF_LISTS)
    if {cue for _, cue in named} == {Cue.DATE, Cue.EVENT}:
        return ()  # "the date of the event with Lyon"
    if len(named) < 2 or not (bare and asks and reading.cities):
        return ()
    rest = replace(
        reading, entities=None, counted=None, cues=reading.cues - {*_LISTED.values(), *_OF_OTHER_ASPECTS}
    )
    return tuple(replace(rest, cues=rest.cues | {cue}).asking(intent) for intent, cue in named)


def _beside_contact(reading: Reading) -> tuple[Reading, ...]:
    """What is asked beside who to ask, of the same: "Lyon: year, themes and contact", "when was it signed and who is in charge of it?"."""
    joined = reading.has(Cue.CONTACT) and reading.cues & {Cue.CONJOINED, Cue.VERBLESS} and not reading.people
    if reading.intent != "ask_not_recorded" or reading.form is Form.CONFIRM or not joined or reading.unread:
        return ()
    bare = replace(reading, entities=None, cues=reading.cues - {Cue.CONTACT, Cue.THEMES, Cue.WHICH})
    bare = replace(bare, pointer=None) if reading.names_rows else bare
    aspects = tuple(bare.asking(intent) for intent, cue in _BESIDE_CONTACT.items() if reading.has(cue))
    contact = replace(reading, cues=reading.cues - _OF_OTHER_ASPECTS, entities=None)
    return (*aspects, contact) if aspects else ()


def _beside_date(reading: Reading) -> tuple[Reading, ...]:
    """ "What kind of agreement is it, and from what year?", "Lyon and Turin: since when, theme?" """
    dated = reading.intent == "ask_since" and reading.form is Form.TELL and not reading.years
    if not dated or not reading.has(Cue.DATE) or reading.unread:
        return ()
    bare = replace(reading, entities=None, counted=None, cues=reading.cues - {Cue.CONJOINED})
    date = replace(bare, cues=bare.cues - {Cue.KIND, Cue.THEMES})
    if reading.cues >= {Cue.KIND, Cue.CONJOINED}:
        kind = replace(bare, cues=bare.cues - _OF_OTHER_ASPECTS - {Cue.BEGINNING})
        return kind.asking("ask_overview"), date
    listed = reading.has(Cue.THEMES) and not (reading.themes or reading.rank or reading.has(Cue.CONTACT))
    return (date, date.asking("ask_exchanges")) if listed and reading.names_rows else ()


def _beside_renewal(reading: Reading) -> tuple[Reading, ...]:
    """ "What do they do together, and when was it renewed?", "when was it last renewed, and who travels back and forth?" """
    if reading.form is not Form.TELL or not reading.cues >= {Cue.RENEWED, Cue.CONJOINED}:
        return ()
    if reading.intent in _OF_CONTENTS:
        return replace(reading, cues=reading.cues - _OF_OTHER_ASPECTS), reading.asking("ask_not_recorded")
    if not reading.has(Cue.EXCHANGED) or reading.counted not in (None, Counted.CITIES):
        return ()
    bare = replace(reading, rank=None, counted=None, entities=None, unread=())
    renewed = replace(bare, cues=reading.cues - {Cue.EXCHANGED, Cue.CONJOINED})
    exchanged = replace(bare, cues=reading.cues - _OF_OTHER_ASPECTS)
    return renewed.asking("ask_not_recorded"), exchanged.asking("ask_exchanges")


def _beside_place(reading: Reading) -> tuple[Reading, ...]:
    """ "Where is it held, and in which month?", "where is it, and for whom?" """
    joined = reading.cues & {Cue.CONJOINED, Cue.ALTERNATIVE, Cue.HELD_THERE} and reading.form is Form.TELL
    if joined and reading.intent in _OF_ONE_EVENT and reading.has(Cue.FOR_WHOM):
        bare = replace(reading, cues=reading.cues - {Cue.FOR_WHOM, Cue.CONJOINED, Cue.ALTERNATIVE})
        bare = replace(bare, event_bounds=None)
        return bare, replace(reading, event_bounds=None).asking("ask_event_content")
    both = {*reading.runners_up} >= _OF_ONE_EVENT and reading.intent == "ask_event_content"
    if both and reading.form is Form.TELL and reading.cues >= {Cue.DAY, Cue.HELD_THERE, Cue.WHICH}:
        # 「その祭りは何月にどこで開かれますか」
        return replace(reading, finer=None).asking("ask_event_place"), reading.asking("ask_event_recurrence")
    # « Où et quand a lieu … ? »: typed without its accent, "où" is "or"
    when = reading.form is Form.TELL and reading.cues >= {Cue.DATE, Cue.DAY}
    both = when and bool(reading.cues & {Cue.CONJOINED, Cue.ALTERNATIVE})
    if reading.intent == "ask_event_place" and (both or (reading.finer and reading.has(Cue.CONJOINED))):
        return replace(reading, finer=None), reading.asking("ask_event_recurrence")
    return ()


def _largest_and_smallest(reading: Reading) -> tuple[Reading, ...]:
    """ "Which has the most inhabitants, and which the fewest?" """
    size = reading.size
    both = size is not None and size.superlative and reading.has(Cue.EXTREMES)
    if size is None or not both or reading.form is Form.CONFIRM:
        return ()
    one = replace(reading, rank=None, cues=reading.cues - {Cue.EXTREMES, Cue.CONJOINED})
    return one, replace(one, size=size._replace(greatest=not size.greatest))


def _of_pairs(reading: Reading) -> tuple[Reading, ...]:
    """The numbers between places that are held against each other."""
    bare = replace(reading, pairs=(), comparison=None, rank=None, entities=None, asserted=None)
    cues = reading.cues - OF_SEVERAL | {Cue.BETWEEN}
    counted = replace(bare.asking("ask_partnerships", Form.COUNT), cues=cues)
    return tuple(replace(counted, **as_places(pair)) for pair in reading.pairs)


def _numbers(reading: Reading) -> tuple[Reading, ...]:
    """ "How many partners has Lyon, and in how many countries?" """
    if reading.form is not Form.COUNT or not reading.also_counted:
        return ()
    bare = replace(reading, also_counted=(), cues=reading.cues - {Cue.CONJOINED, Cue.SEVERALLY})
    if bare.entities and bare.counted and bare.entities.kind is not bare.counted.dimension:
        bare = replace(bare, entities=None)
    others = (replace(bare, counted=kind, entities=None) for kind in reading.also_counted)
    return bare, *(
        one.asking("list_events" if one.counted is Counted.EVENTS else "ask_partnerships") for one in others
    )


def _number_of_each(reading: Reading) -> tuple[Reading, ...]:
    """« Combien Lyon en a-t-elle au Japon, et Turin ? » counts the partners of each, and claims no tie of the two."""
    counts = reading.form is Form.COUNT and reading.intent == "confirm_partnership"
    if not counts or len(reading.cities) < 2 or reading.has(Cue.TWINNED) or reading.comparison:
        return ()
    bare = replace(reading.asking("ask_partnerships"), pointer=None, asserted=None)
    bare = replace(bare, cues=reading.cues - OF_SEVERAL)
    return tuple(replace(bare, cities=(city,)) for city in reading.cities)


def _number_and_those_there(reading: Reading) -> tuple[Reading, ...]:
    """ "How many has Lyon in all, and what ones are in Spain?" """
    asks = reading.form is Form.COUNT and reading.quantifier is Quantifier.ALL and len(reading.cities) == 1
    picks = reading.cues >= {Cue.CONJOINED, Cue.WHICH, Cue.JUST_SO} and reading.only_placed
    if not (asks and picks) or reading.rank or reading.comparison or reading.group_by:
        return ()
    bare = replace(reading, quantifier=None, cues=reading.cues - {Cue.CONJOINED, Cue.JUST_SO})
    number = replace(bare, countries=(), continents=(), counted=Counted.PARTNERSHIPS)
    return number, bare.asking("ask_partnerships", Form.LIST)


def _number_and_after(reading: Reading) -> tuple[Reading, ...]:
    """ "How many began in the 1990s, and how many after that?" """
    held, spans = reading.comparison, reading.years
    by_age = held is not None and held.by is Measure.AGE and held.relation and not held.says_with_what
    counts = reading.form is Form.COUNT and reading.has(Cue.SEVERALLY) and len(spans) == 1
    if held is None or not (by_age and counts) or not isinstance(spans[0], DateSpan):
        return ()
    first, last = spans[0].first, spans[0].last
    if first is None or last is None:
        return ()
    beyond = (
        DateSpan.of_years(last.year + 1, None)
        if held.relation < 0
        else DateSpan.of_years(None, first.year - 1)
    )
    bare = replace(reading, comparison=None, pointer=None, cues=reading.cues - {Cue.SEVERALLY})
    return bare, replace(bare, years=(beyond,))


def _between_two(reading: Reading) -> tuple[Reading, ...]:
    """The claim that something is older than one but younger than another."""
    comparison = reading.comparison
    if comparison is None or comparison.besides is None or reading.form is not Form.CONFIRM:
        return ()
    both = (comparison._replace(besides=None), comparison.besides)
    return tuple(replace(reading, comparison=one) for one in both)


def _numbers_of_places(reading: Reading) -> tuple[Reading, ...]:
    """ "Have we more than one in Italy, and two in Japan?": each number by itself."""
    claimed = reading.asserted.predicates if reading.asserted else ()
    if len(claimed) < 2 or any(one.relation is not Relation.NUMBER or not one.subject for one in claimed):
        return ()
    bare = replace(reading, entities=None, comparison=None, quantifier=None, number=None, other_numbers=())
    bare = replace(bare, number_bounds=None, cues=reading.cues - OF_SEVERAL - {Cue.BOTH_ENDS, Cue.PAIRED})
    return tuple(
        replace(bare, asserted=Assertion((one._replace(subject=""),)), **as_places((one.subject,)))
        for one in claimed
    )
