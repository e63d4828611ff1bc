"""The noun that says what kind of things a question asks for: "which Spanish cities", 哪座中国城市, "the country with most partners"."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.reading.forms.forms import claims_of_each
from twincities.reading.model.terms import Dimension
from twincities.reading.numbers.dimensions import AREA_NOUNS, DIMENSIONS
from twincities.reading.numbers.quantities import bounds
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue

KINDS = {
    **DIMENSIONS,
    "member": Dimension.CITY,
    "partnership_noun": Dimension.PARTNERSHIP,
    "event_noun": Dimension.EVENT,
}
_CLOSING = ("finite", "filler", "wh", "how_many", "there_is", "list", "polite")
_FRONT = 4  # words that may stand before the noun of a question without a verb
_BESIDE = 2  # words from a noun to those that rank what it calls
LISTED = 9  # words that may stand between "list" and what is to be listed


def opener_of(clues: Clues) -> SpottedCue | None:
    """The cue that opens a question for things."""
    cues = sorted(clues.all("wh", "how_many", "list", "there_is"), key=lambda cue: (cue.first, -cue.last))
    # "What about her town, is there an event?" asks for no town.
    aside = [cue for cue in clues.all("filler") if cue.last > cue.first]
    cues = [cue for cue in cues if not any(one.first <= cue.first < one.last for one in aside)]
    noun = clues.first(*KINDS)
    # "The countries by number of partners" are countries.
    is_number = cues and cues[0].concept == "how_many" and cues[0].first > 0
    return None if not cues or (is_number and noun and noun.last < cues[0].first) else cues[0]


def head_of(clues: Clues, opener: SpottedCue | None) -> SpottedCue | None:
    """The noun that says what is asked for; "who" itself."""
    if opener is None:
        first = clues.first(*KINDS)
        alone = first and first.first <= _FRONT and not clues.has("yes_no")
        none = clues.first("none")
        if first and none and none.first < first.first and clues.has("finite", "twinned"):
            return None  # "none of the cities is twinned with …" claims, and asks for none
        return clues.head_of(first, *KINDS) if first and alone else None
    if (ranked := _ranked_before(clues, opener)) is not None:
        return ranked
    if opener.concept == "wh" and clues.says(opener.last, "who"):
        return opener
    if opener.concept == "list" and clues.says(opener.last + 1, "those", "they", "it"):
        return None  # "list them with their years"
    if _has_so_many_partners(clues, opener):
        return opener
    within = _noun_within(clues, opener)
    if within and clues.has("most", "fewest"):
        return within  # what they are the most of stands right behind it
    if opener.concept == "wh" and not clues.says(opener.last, "which", "what"):
        return None
    noun = within or next((cue for cue in clues.all(*KINDS) if cue.first > opener.last), None)
    # "Which is the state with the most partners?", "what are the three cities with the fewest?"
    of_most = noun is not None and noun.concept == "city_noun" and clues.has("most", "fewest")
    begin = opener.last + (1 if noun and (noun.concept in AREA_NOUNS or of_most) else 0)
    verb = next((cue.first for cue in clues.all("finite") if cue.first > begin), len(clues.words))
    if noun and noun.first - opener.last <= LISTED and (noun.first < verb or opener.concept == "list"):
        head = clues.head_of(noun, *KINDS)
        return noun if clues.says(head.first, "most", "fewest") else head  # 哪几个城市友城最多
    counted = next((cue for cue in clues.all(*KINDS) if cue.first <= opener.first <= cue.last), None)
    if counted and opener.concept == "how_many":
        return counted  # 州はいくつ
    spoken_of = opener.concept == "wh" and clues.says(opener.first - 1, "left_open")
    themes = [cue for cue in clues.all("theme_noun") if spoken_of and cue.last == opener.first - 2]
    if themes:
        return themes[0]  # テーマは何がある
    among = clues.first("among")
    before = [cue for cue in clues.all(*KINDS) if cue.last < opener.first]
    chosen = among is not None and among.first == 0 and opener.concept == "wh"
    # "Of the German cities, which …?", "of the pairs of those years, which …?"
    return clues.head_of(before[0], *KINDS) if before and chosen else None


def _has_so_many_partners(clues: Clues, opener: SpottedCue) -> bool:
    """Whether "which" stands for cities: "which have exactly seven partners?", "which has the most partners?"."""
    having = clues.behind(opener, "having", within=_BESIDE)
    if having is None or not clues.says(opener.first, "which") or clues.has("event_noun"):
        return False
    if not set(range(opener.last + 1, having.first)) <= clues.places("ones", "filler", "only"):
        return False
    _, noun = bounds(clues, having.first, ("of_partner",))
    most = any(clues.behind(cue, "of_partner", within=_BESIDE) for cue in clues.all("most", "fewest"))
    return noun is not None or most


def _ranked_before(clues: Clues, opener: SpottedCue) -> SpottedCue | None:
    """The noun of what is ranked, where it stands before the words that rank and these before those that ask: 相手の国で一番多いのはどこ."""
    if opener.concept != "wh":
        return None
    ranks = [cue for cue in clues.all("most", "fewest") if cue.last < opener.first]
    nouns = [
        cue for cue in clues.all(*AREA_NOUNS) if any(0 < one.first - cue.last <= _BESIDE for one in ranks)
    ]
    return nouns[-1] if nouns else None


def _noun_within(clues: Clues, opener: SpottedCue) -> SpottedCue | None:
    """The noun that is a part of the word that asks: 哪几对, 哪对; where most are counted, 哪个城市 of 哪个城市友城最多."""
    kinds = KINDS if clues.has("most", "fewest") else ("partnership_noun",)
    nouns = [one for one in clues.all(*kinds) if opener.concept == "wh" and opener.first <= one.first]
    within = next((one for one in nouns if one.first <= opener.last <= one.last), None)
    behind = next((one for one in nouns if one.first == opener.last + 2), None)
    # 哪座中国城市 has a noun of its own.
    return behind if within and behind and "<name>" in clues.words[behind.first - 1].forms else within


def each_of_kind(clues: Clues) -> SpottedCue | None:
    """The noun of "does every Spanish city have a partner in Asia?"; None where nothing is claimed of each of a kind."""
    each = clues.first("all", "each") if claims_of_each(clues) else None
    if each is None:
        return None
    having = next(cue.first for cue in clues.all("having") if cue.first > each.last)
    return next((cue for cue in clues.all(*KINDS) if each.first <= cue.first < having), None)


def described_before(clues: Clues, opener: SpottedCue | None) -> tuple[SpottedCue, int] | None:
    """The noun behind the clause that describes it, and where that ends: 友城超过三个的城市, 姉妹都市が三つ以上ある中国の都市."""
    asking = opener.first if opener and opener.concept == "wh" else len(clues.words)
    nouns = [*clues.all(*KINDS)]
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
