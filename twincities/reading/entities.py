"""What kind of things a question asks for, and what they are to have: "Chinese cities with no partner in Japan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twincities.nlu.mentions import CITY, CONTINENT, COUNTRY, POSSIBLE_CITY, Mention
from twincities.reading.clauses_had import MEASURES, clauses_had
from twincities.reading.clues import Clues
from twincities.reading.cues import SpottedCue
from twincities.reading.dimensions import AREA_NOUNS, DIMENSIONS
from twincities.reading.event_terms import event_kinds
from twincities.reading.forms import claims_of_each
from twincities.reading.places_had import REACH, of_places, place_of, sentence_end, tells_partner_of_each
from twincities.reading.quantities import bounds
from twincities.reading.selection import Entities, Having
from twincities.reading.terms import PLACES, Dimension, Measure
from twincities.table import Filter

_KINDS = {
    **DIMENSIONS,
    "member": Dimension.CITY,
    "partnership_noun": Dimension.PARTNERSHIP,
    "event_noun": Dimension.EVENT,
}
_TIMES = frozenset({Dimension.YEAR, Dimension.DECADE})
_CLOSING = ("finite", "filler", "wh", "how_many", "there_is", "list", "polite")
_FRONT = 4  # words that may stand before the noun of a question without a verb
_LISTED = 9  # words that may stand between "list" and what is to be listed
_SHARED_KINDS = {
    "city_noun": Dimension.CITY,
    "country_noun": Dimension.COUNTRY,
    "region_noun": Dimension.REGION,
    "continent_noun": Dimension.CONTINENT,
}
_SHARED = 2  # partnerships at least of what two have in common


def entities(clues: Clues, unwanted: Filter) -> Entities | None:
    """What is asked for; None where the question does not say. `unwanted` are the conditions that are negated."""
    if clues.has("in_turn") and len(clues.cities) > 1:
        return None  # "which cities are Lyon and Turin twinned with respectively?" asks for none of both
    if shared := _shared(clues):
        kind, cities = shared
        return Entities(kind, tuple(of_places(clues, Having(), cities, True, unwanted)), several=True)
    places = [one for one in clues.found if one.kind == COUNTRY]
    if clues.has("common_partner") and len(places) == len(clues.found) and not clues.has("it", "they"):
        # "Do any two Chinese cities have the same partner?"
        by_several = Having(Measure.PARTNERSHIPS, _SHARED, countries=tuple(one.value for one in places))
        return Entities(Dimension.CITY, (by_several,), foreign=True, several=True)
    opener = _opener(clues)
    if (described := _described_before(clues, opener)) is not None:
        noun, end = described
        kind = _KINDS[noun.concept]
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
    head = _head(clues, opener) or _each(clues)
    if head is None or (head is opener and clues.intent == "ask_event_place"):
        return None  # 「どこ」 is "where" and "which place"
    kind, foreign = _KINDS.get(head.concept, Dimension.CITY), clues.has("foreign")
    behind = max(head.last, opener.last if opener else 0)
    if kind in _TIMES and any("<year>" in word.forms for word in clues.words[head.last + 1 : head.last + 2]):
        return None  # "in the year 1985" asks for no year
    if kind is Dimension.PARTNERSHIP and clues.behind(head, "member", within=_LISTED):
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
    if not having and kind in PLACES and claims_of_each(clues) and clues.has("partnership_noun"):
        having = (Having(Measure.PARTNERSHIPS),)  # "has every continent a partner?"
    return Entities(
        kind,
        having,
        foreign,
        _wanted(clues, opener, head),
        clues.says(head.last, "plural_noun"),
        at_home,
    )


def _shared(clues: Clues) -> tuple[Dimension, Sequence[Mention]] | None:
    """The kind of things of which it is asked which ones several cities share, and these: "which partners do Lyon and Turin share?", "in which countries do both have one?"."""
    cities = [one for one in clues.found if one.kind == CITY or (one.kind == POSSIBLE_CITY and one.masked)]
    opener = clues.first("wh", "there_is") or next((cue for cue in clues.all("any") if cue.first == 0), None)
    noun = clues.behind(opener, "of_partner", *_SHARED_KINDS, within=2) if opener else None
    asked = noun is not None  # 外國城市 are cities, though a noun for countries stands before
    noun = clues.head_of(noun, "of_partner", *_SHARED_KINDS) if noun else clues.first("of_partner")
    if len(cities) < 2 or noun is None or clues.has("theme_noun", "event_noun"):
        return None
    of_partner = clues.says(noun.first, "of_partner")
    each_has = asked and not of_partner and clues.has("both") and clues.has("of_partner", "twinned")
    # "Common partners of Lyon and Turin", "the partners that Lyon and Turin have in common"
    named_with = not clues.has("wh", "how_many", "there_is") and clues.has("common_partner", "sharing")
    at = place_of(clues, cities[-1])
    if not (clues.has("sharing") or each_has) or not (asked or named_with or noun.first > at):
        return None
    return _SHARED_KINDS.get(noun.concept, Dimension.CITY), cities


def _opener(clues: Clues) -> SpottedCue | None:
    """The cue that opens a question for things."""
    cues = sorted(clues.all("wh", "how_many", "list", "there_is"), key=lambda cue: (cue.first, -cue.last))
    noun = clues.first(*_KINDS)
    # "The countries by number of partners" are countries.
    is_number = cues and cues[0].concept == "how_many" and cues[0].first > 0
    return None if not cues or (is_number and noun and noun.last < cues[0].first) else cues[0]


def _head(clues: Clues, opener: SpottedCue | None) -> SpottedCue | None:
    """The noun that says what is asked for; "who" itself."""
    if opener is None:
        first = clues.first(*_KINDS)
        alone = first and first.first <= _FRONT and not clues.has("yes_no")
        none = clues.first("none")
        if first and none and none.first < first.first and clues.has("finite", "twinned"):
            return None  # "none of the cities is twinned with …" claims, and asks for none
        return clues.head_of(first, *_KINDS) if first and alone else None
    if opener.concept == "wh" and clues.says(opener.last, "who"):
        return opener
    within = _noun_within(clues, opener)
    if within and clues.has("most", "fewest"):
        return within  # what they are the most of stands right behind it
    if opener.concept == "wh" and not clues.says(opener.last, "which", "what"):
        return None
    noun = within or next((cue for cue in clues.all(*_KINDS) if cue.first > opener.last), None)
    # "Which is the state with the most partners?"
    begin = opener.last + (1 if noun and noun.concept in AREA_NOUNS else 0)
    verb = next((cue.first for cue in clues.all("finite") if cue.first > begin), len(clues.words))
    if noun and noun.first - opener.last <= _LISTED and (noun.first < verb or opener.concept == "list"):
        head = clues.head_of(noun, *_KINDS)
        return noun if clues.says(head.first, "most", "fewest") else head  # 哪几个城市友城最多
    counted = next((cue for cue in clues.all(*_KINDS) if cue.first <= opener.first <= cue.last), None)
    if counted and opener.concept == "how_many":
        return counted  # 州はいくつ
    spoken_of = opener.concept == "wh" and clues.says(opener.first - 1, "left_open")
    if theme := next(
        (cue for cue in clues.all("theme_noun") if spoken_of and cue.last == opener.first - 2), None
    ):
        return theme  # テーマは何がある
    among = clues.first("among")
    before = [cue for cue in clues.all(*_KINDS) if cue.last < opener.first]
    chosen = among is not None and among.first == 0 and opener.concept == "wh"
    # "Of the German cities, which …?", "of the pairs of those years, which …?"
    return clues.head_of(before[0], *_KINDS) if before and chosen else None


def _noun_within(clues: Clues, opener: SpottedCue) -> SpottedCue | None:
    """The noun that is a part of the word that asks: 哪几对, 哪对; where most are counted, 哪个城市 of 哪个城市友城最多."""
    ranks = clues.has("most", "fewest")
    nouns = clues.all(*(_KINDS if ranks else ["partnership_noun"])) if opener.concept == "wh" else ()
    return next((one for one in nouns if opener.first <= one.first <= opener.last <= one.last), None)


def _each(clues: Clues) -> SpottedCue | None:
    """The noun of "does every Spanish city have a partner in Asia?"; None where nothing is claimed of each of a kind."""
    each = clues.first("all", "each") if claims_of_each(clues) else None
    if each is None:
        return None
    having = next(cue.first for cue in clues.all("having") if cue.first > each.last)
    return next((cue for cue in clues.all(*_KINDS) if each.first <= cue.first < having), None)


def _described_before(clues: Clues, opener: SpottedCue | None) -> tuple[SpottedCue, int] | None:
    """The noun behind the clause that describes it, and where that ends: 友城超过三个的城市, 姉妹都市が三つ以上ある中国の都市."""
    asking = opener.first if opener and opener.concept == "wh" else len(clues.words)
    nouns = [*clues.all(*_KINDS)]
    if (described := _described_at_end(clues, nouns)) is not None:
        return described
    # 哪座 holds a noun of its own.
    noun = next(reversed([cue for cue in nouns if cue.first < asking] or nouns), None)
    if noun is None or (opener and opener.concept != "there_is" and opener.first < noun.first):
        return None
    if not set(range(noun.last + 1, len(clues.words))) <= clues.places(*_CLOSING):
        return None
    at = noun.first - 1
    if noun.concept == "partnership_noun" and noun != nouns[0] and clues.says(at, "most", "fewest"):
        return None  # what most are counted of: "Spanish city with the most partners"
    while at >= 0 and ("<name>" in clues.words[at].forms or _is_of_name(clues, at) or _is_number(clues, at)):
        at -= 1
    return (noun, at + 1) if clues.says(at, "possessive", "there_is", "having", "most", "fewest") else None


def _described_at_end(clues: Clues, nouns: Sequence[SpottedCue]) -> tuple[SpottedCue, int] | None:
    """The noun within the word that asks, where the clause before it describes it: 有三个友城的是哪座."""
    which = next((cue for cue in clues.all("wh") if clues.ends_with(cue)), None)
    own = next((cue for cue in nouns if which and which.first <= cue.first <= which.last), None)
    if which is None or own is None or not clues.says(which.first - 1, "finite"):
        return None
    return (own, which.first - 1) if clues.says(which.first - 2, "possessive") else None


def _is_of_name(clues: Clues, at: int) -> bool:
    """Whether "of" stands behind a name: 中国の都市."""
    return at > 0 and clues.says(at, "possessive") and "<name>" in clues.words[at - 1].forms


def _is_number(clues: Clues, at: int) -> bool:
    """Whether a number, or the noun that counts by it, stands there: 三座中国城市."""
    return clues.says(at, "number") or (clues.says(at, "city_noun") and clues.says(at - 1, "number"))


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
        yield from of_places(clues, whole, far, denied and number is None, unwanted)
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
