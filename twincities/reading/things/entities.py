"""What kind of things a question asks for, and what they are to have: "Chinese cities with no partner in Japan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY, Mention
from twincities.reading.events.event_terms import event_kinds
from twincities.reading.forms.forms import claims_of_each
from twincities.reading.model.selection import Entities, Having
from twincities.reading.model.terms import PLACES, Dimension, Measure
from twincities.reading.numbers.quantities import bounds
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue
from twincities.reading.things.clauses_had import MEASURES, clauses_had
from twincities.reading.things.heads import KINDS, LISTED, described_before, each_of_kind, head_of, opener_of
from twincities.reading.things.one_with import ones_with_several
from twincities.reading.things.only_kind import only_kind, tells_apart
from twincities.reading.things.places_had import (
    REACH,
    of_places,
    place_of,
    sentence_end,
    tells_partner_of_each,
)
from twincities.reading.things.shared import SEVERAL, shared_things
from twincities.table import Filter
from twincities.table.world_regions import are_nested

_TIMES = frozenset({Dimension.YEAR, Dimension.DECADE})


def entities(clues: Clues, unwanted: Filter, told: Sequence[str] = ()) -> Entities | None:
    """What is asked for; None where the question does not say.

    `unwanted` are the conditions that are negated, `told` the countries that the sentences before it name.
    """
    if clues.has("in_turn") and len(clues.cities) > 1:
        return None  # "which cities are Lyon and Turin twinned with respectively?" asks for none of both
    if shared := shared_things(clues):
        kind, cities = shared
        return Entities(kind, tuple(of_places(clues, Having(), cities, True, unwanted)), several=True)
    if some := _only_of_kind(clues, unwanted) or ones_with_several(clues, unwanted):
        return some
    places = [one for one in clues.found if one.kind == COUNTRY]
    if clues.has("common_partner") and len(places) == len(clues.found) and not clues.has("it", "they"):
        # "Do any two Chinese cities have the same partner?"
        by_several = Having(Measure.PARTNERSHIPS, SEVERAL, countries=tuple(one.value for one in places))
        return Entities(Dimension.CITY, (by_several,), foreign=True, several=True)
    opener = opener_of(clues)
    if (described := described_before(clues, opener)) is not None:
        noun, end = described
        kind = KINDS[noun.concept]
        part = clues.within(0, end)
        # "The country in Europe with the most partners" has no partners in Europe.
        last = end - 2 if clues.says(end - 1, "possessive") else end - 1
        ranked = clues.says(last, "most", "fewest")
        having = tuple(
            one
            for some, begin in clauses_had(part, -1)
            for one in _having(some, kind, begin, unwanted, all_names=not ranked)
        )
        if having or ranked:
            return Entities(kind, having, clues.has("foreign"))
    head = head_of(clues, opener) or each_of_kind(clues)
    if head is None or (head is opener and clues.intent == "ask_event_place"):
        return None  # 「どこ」 is "where" and "which place"
    kind, foreign = KINDS.get(head.concept, Dimension.CITY), clues.has("foreign")
    behind = max(head.last, opener.last if opener else 0)
    if kind in _TIMES and any("<year>" in word.forms for word in clues.words[head.last + 1 : head.last + 2]):
        return None  # "in the year 1985" asks for no year
    if kind is Dimension.PARTNERSHIP and clues.behind(head, "member", within=LISTED):
        kind, foreign = Dimension.CITY, True  # "which partners have two members in common?"
    at_home = clues.says(head.first, "member")
    foreign = foreign and not at_home  # "which of our members have no partner abroad?"
    if kind in PLACES and any(cue.first > behind for cue in clues.all("among_rows")):
        return None  # what stands behind describes partnerships: "which cities are in the pairs of 1985?"
    if kind in PLACES and tells_partner_of_each(clues, behind):
        return None
    having = tuple(
        one for part, begin in clauses_had(clues, behind) for one in _having(part, kind, begin, unwanted)
    )
    if not having and kind in PLACES:
        having = _had_somewhere(clues, behind, told) or tuple(_ranked_abroad(clues, head, unwanted))
    return Entities(
        kind,
        having,
        foreign,
        _wanted(clues, opener, head),
        clues.says(head.last, "plural_noun"),
        at_home,
    )


def without_spans_of_lack(unwanted: Filter, asked: Entities | None) -> Filter:
    """The conditions that are negated, without dates within which years have nothing: "a year with no new partnership between 1990 and 2000"."""
    lack = asked is not None and asked.kind in _TIMES and any(one.most == 0 for one in asked.having)
    return replace(unwanted, years=()) if lack else unwanted


def _had_somewhere(clues: Clues, behind: int, told: Sequence[str]) -> tuple[Having, ...]:
    """What things are to have where no name says it: "has every continent a partner?", "… in my country", which was `told`."""
    if claims_of_each(clues) and clues.has("partnership_noun"):
        return (Having(Measure.PARTNERSHIPS),)
    if _is_had_at_home(clues, behind):
        return tuple(Having(Measure.PARTNERSHIPS, countries=(code,)) for code in told)
    return ()


def _ranked_abroad(clues: Clues, head: SpottedCue, unwanted: Filter) -> Iterator[Having]:
    """What things that are ranked are to have in a place named behind that in which they lie themselves: "which Chinese city leads in Africa?"."""
    most = clues.first("most", "fewest")
    places = [mention for mention in clues.found if mention.kind in (COUNTRY, CONTINENT)]
    if most is None or clues.cities or are_nested([mention.value for mention in places]):
        return
    begin = head.last if any(place_of(clues, one) < head.first for one in places) else most.last
    there = [mention for mention in places if place_of(clues, mention) > begin]
    if there and len(there) < len(places):
        yield from of_places(clues, Having(Measure.PARTNERSHIPS), there, False, unwanted)


def _is_had_at_home(clues: Clues, behind: int) -> bool:
    """Whether what the things have lies in the country of who asks: "which Chinese cities have one in my country?"."""
    had = [cue.first for cue in clues.all("having", "with", "twinned") if cue.first > behind]
    elsewhere = any(one.kind == COUNTRY for one in clues.found)  # "is there a Chinese city in my country?"
    begin = had[0] if had else behind if elsewhere else len(clues.words)
    return any(cue.first > begin for cue in clues.all("in_our_country"))


def _only_of_kind(clues: Clues, unwanted: Filter) -> Entities | None:
    """The things of which some are claimed to be the only ones: "is Ningbo the only city with a French partner and no German one?"."""
    if (claim := only_kind(clues)) is None:
        return None
    having = tuple(
        one
        for part, begin in claim.clauses
        for one in _having(part, claim.kind, begin, unwanted, claim.described_before)
    )
    sole = tuple(one.value for one in claim.claimed)
    return Entities(claim.kind, having, several=True, sole=sole) if tells_apart(having) else None


def _of_owner(clues: Clues, far: Sequence[Mention]) -> Sequence[Mention]:
    """The other ends without the place of what a city has there: "whom has Lyon in Spain?" asks for Spanish cities that Lyon has."""
    if [one.kind for one in far] != [CITY, COUNTRY]:
        return far
    city, country = (place_of(clues, one) for one in far)
    joined = any(cue.first in range(city, country) for cue in clues.all("and", "or"))
    return far if joined or not clues.says(country - 1, "lying") else far[:1]


def _having(
    clues: Clues, kind: Dimension, behind: int, unwanted: Filter, all_names: bool = False
) -> Iterator[Having]:
    """What the things are to have, by the words behind the one that says what they are.

    The names of other ends stand behind the verb, or, with `all_names`, anywhere.
    """
    if kind is Dimension.EVENT or clues.has("inhabitants", "by_number"):
        return
    measured = ("event_noun",) if kind is Dimension.PARTNERSHIP else tuple(MEASURES)
    number, noun = bounds(clues, behind + 1, measured)
    told = (
        "having",
        "sharing",
        "occurring",
        "with_city",
        *(() if kind is Dimension.PARTNERSHIP else MEASURES),
    )
    relation = next(
        (cue.first for cue in clues.all(*told) if cue.first > behind and not _calls_a_place(clues, cue)), None
    )
    begin = 0 if all_names else relation or 0
    of_measure = (cue for cue in clues.all(*measured) if not _calls_a_place(clues, cue))
    noun = noun or next((cue for cue in of_measure if cue.first >= begin), None)
    if relation is None or (kind is Dimension.PARTNERSHIP and noun is None):
        if number and kind is not Dimension.PARTNERSHIP:
            yield Having(Measure.PARTNERSHIPS, *number)
        elif kind is Dimension.CONTINENT and clues.has("lacking"):
            yield Having(Measure.PARTNERSHIPS, 0, 0)  # "which continents are missing?"
        return
    what = MEASURES[noun.concept] if noun else Measure.PARTNERSHIPS
    if kind is Dimension.CITY and what is Measure.CITY:
        what = Measure.PARTNERSHIPS
    least, most = number or (1, None)
    apart = clues.places("outside")  # "of how many countries, except Spain, do the cities come?"
    denied = clues.has("none", "lacking") or any(
        relation - REACH <= cue.first and noun and cue.first < noun.first and cue.first not in apart
        for cue in clues.all("negation")
    )
    whole = Having(what, least, most)
    if what is Measure.EVENTS:
        kinds = event_kinds(clues, denied)  # "neither a week nor a festival"
        each = [(one,) for one in kinds] if len(kinds) > 1 and not clues.has("or") else [kinds]
        held_there = clues.has("holding") and kind is Dimension.CITY
        for some in each:
            one = whole._replace(kinds=some, held_there=held_there)
            yield one._replace(least=0, most=0) if denied else one
        return
    ranked = clues.has("most", "fewest")  # "who has the most Japanese partners?", 谁的日本友城最多
    begin = _before_noun(clues, relation, behind) if ranked else relation
    far = [] if kind not in PLACES else [
        mention
        for mention in clues.found
        if mention.kind in (CITY, COUNTRY, CONTINENT) and (all_names or begin <= place_of(clues, mention) <= sentence_end(clues, relation))
    ]  # fmt: skip
    if far:
        yield from of_places(clues, whole, _of_owner(clues, far), denied and number is None, unwanted)
    elif denied and number is None:
        yield whole._replace(least=0, most=0)
    elif number:
        yield whole


def _calls_a_place(clues: Clues, cue: SpottedCue) -> bool:
    """Whether a noun is part of what one place is called, and counts nothing: "that state", "the state of Georgia"."""
    if cue.concept not in ("country_noun", "region_noun", "continent_noun"):
        return False
    behind = cue.last + 2 if clues.says(cue.last + 1, "possessive") else cue.last + 1
    named = any("<name>" in word.forms for word in clues.words[behind : behind + 1])
    return named or clues.says(cue.first - 1, "it")


def _before_noun(clues: Clues, relation: int, behind: int) -> int:
    """The place of the name right before the noun for what is had, 日本友城, 日本的友城; that of the noun where there is none."""
    at = relation - 2 if clues.says(relation - 1, "possessive") else relation - 1
    named = behind < at and "<name>" in clues.words[at].forms and not clues.says(relation, "having")
    return at if named else relation


def _wanted(clues: Clues, opener: SpottedCue | None, head: SpottedCue) -> int | None:
    """How many are to be named: "name two cities"."""
    if opener is None or opener.concept != "list":
        return None
    return next((value for at, value in clues.numbers() if opener.last < at < head.first), None)
