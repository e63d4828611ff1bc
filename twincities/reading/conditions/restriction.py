"""Of which partnerships something is claimed: "all the Japanese ones", "all partnerships of 2024"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from twincities.nlu.text import mentions
from twincities.reading.model.terms import Form, Quantifier
from twincities.reading.names.tie_kinds import SpokenKind
from twincities.reading.names.ties import Named, named, owned_by
from twincities.reading.numbers.quantities import SHARES
from twincities.reading.numbers.wholes import number_among
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue
from twincities.table import Filter, parse_period

_QUANTIFIERS = ("none", "each", "all", "any", *SHARES)
_NOUNS = ("partnership_noun", "city_noun", "twinned", "ones")
_NOTHING_UNWANTED = Filter()
_NEAR = 4  # words at most between a quantifier and its noun


def claims_of_all(clues: Clues, quantifier: Quantifier | None = None) -> bool:
    """Whether something is claimed of all of several with no word for it: "Lyon's partners are in Asia", "only Asian cities are twinned with Lyon".

    What is claimed is a condition outside the noun phrase for the several. What is said to exist is claimed of any, and so is
    what is said of one of them.
    """
    conditions = {one.at for one in named(clues, *mentions.CONDITIONS)}
    if len(clues.cities) > 1 or clues.has("one_among", "one_of_names") or number_among(clues):
        return False
    sole = clues.first("sole")
    if sole and quantifier in (None, Quantifier.ANY) and _are_only_there(clues, sole):
        return clues.has("having") or _has_verb(clues)
    if quantifier:
        return False
    if sole and clues.has("plural") and not clues.says(sole.first - 1, "definite"):
        return bool(conditions) and _has_verb(clues)
    several = clues.places("the_several")
    if clues.has("there_is") or not _has_verb(clues):
        return False
    return bool(several and conditions - several)


def _are_only_there(clues: Clues, sole: SpottedCue) -> bool:
    """Whether partners of no number are said to be only somewhere: "habt ihr nur Partner in Japan?", but "is this the only one there?"."""
    restricts = any(cue.first == sole.first for cue in clues.all("restricting"))
    tied = clues.has("with") and not clues.has("the_only")
    of_all = tied or clues.has("having") or not clues.cities
    placed = named(clues, mentions.COUNTRY, mentions.CONTINENT)
    # « On n'a que des villes européennes ? »
    had = clues.has("having") and clues.has("city_noun") and not clues.cities
    of_partners = had or clues.has("partnership_noun") or _leaves_out_who(clues, sole)
    return restricts and of_all and bool(placed) and of_partners and not clues.has("it")


def _leaves_out_who(clues: Clues, sole: SpottedCue) -> bool:
    """Whether it goes without saying of whom it is claimed that they are only somewhere: 「ヨーロッパの町だけですよね」."""
    fillers = clues.places("city_noun", "possessive", "filler", "and", "listing")
    before = {at for at, word in enumerate(clues.words[: sole.first]) if "<name>" not in word.forms}
    said = any(cue.first > sole.last for cue in clues.all("finite", "yes_no"))
    return sole.first > 0 and before <= fillers and said


def without_double_negation(
    quantifier: Quantifier | None, unwanted: Filter, clues: Clues, form: Form
) -> tuple[Quantifier | None, Filter]:
    """What is claimed of none outside of places is claimed of all within them: "we have no partner outside Europe"."""
    placed = named(clues, mentions.COUNTRY, mentions.CONTINENT)
    beside = {at for cue in clues.all("outside") for at in (cue.first - 1, cue.last + 1, cue.last + 2)}
    within = [one for one in placed if one.at not in beside]
    # "No German partner outside Bavaria" claims it of the German ones.
    of_what = restriction(clues)
    of_those = {one.value for one in within} <= {*of_what.countries, *of_what.continents}
    claims = form is Form.CONFIRM and quantifier is Quantifier.NONE
    if not claims or len(within) == len(placed) or not of_those:
        return quantifier, unwanted
    return Quantifier.ALL, replace(unwanted, countries=(), continents=())


def _has_verb(clues: Clues) -> bool:
    """Whether a verb states something, and not only which ones are meant: "partners that are in Japan", "ordered by date"."""
    return any(
        not clues.says(cue.first - 1, "it", "not_it", "wh", "group") for cue in clues.all("finite", "yes_no")
    )


def restriction(
    clues: Clues, kinds: Sequence[SpokenKind] = (), unwanted: Filter = _NOTHING_UNWANTED
) -> Filter:
    """The conditions within the noun phrase of a quantifier, where something else is claimed of what meets them.

    Empty where all conditions are what is claimed ("are all partners in Europe?"). `kinds` are what partnerships are called
    by: that they are is claimed of others where it is said behind a noun, "is every tie with Japan called a friendship?".
    What is `unwanted` bounds none of which any is asked for: 有没有既不是日本也不是美国的.
    """
    claimed = [one for one in kinds if _is_said_of_others(one, clues)]
    of_kinds = tuple(one.kind for one in kinds if one not in claimed and not one.left_out)
    end = min((one.first for one in claimed), default=None)
    of_what = _restriction(clues, end)
    if clues.has("any"):
        of_what = replace(
            of_what,
            countries=tuple(code for code in of_what.countries if code not in unwanted.countries),
            continents=tuple(code for code in of_what.continents if code not in unwanted.continents),
        )
    return replace(of_what, kinds=of_kinds)


def _is_said_of_others(kind: SpokenKind, clues: Clues) -> bool:
    """Whether something else stands between a quantifier and what partnerships are called: "are all ties friendships?"; or points back before, "are they all friendships?"; or nothing else is claimed, "are all of ours friendships?"."""
    quantifier = next((cue for cue in clues.all(*_QUANTIFIERS) if cue.last < kind.first), None)
    subjects = [cue for cue in clues.all(*_NOUNS, "they", "those") if cue.last < kind.first]
    ends = kind.last == len(clues.words) - 1 and not named(clues, *mentions.CONDITIONS)
    alone = ends and quantifier is not None and quantifier.concept != "any"
    return quantifier is not None and (bool(subjects) or alone)


def _restriction(clues: Clues, claimed_at: int | None) -> Filter:
    """The restriction without kinds; `claimed_at` is where what is claimed begins, if a kind is."""
    if claims_of_all(clues) and not clues.has(*_QUANTIFIERS):
        return _of_several(clues)
    quantifier = clues.first(*_QUANTIFIERS)
    if quantifier is None:
        return _of_place(clues)
    conditions = [one for one in named(clues, *mentions.CONDITIONS) if one.at >= quantifier.first]
    # "Did the Spanish cities all join before 2000?": behind its noun, what follows "all" is claimed.
    several_before = quantifier.concept not in ("none", "any") and any(
        at < quantifier.first for at in clues.places("the_several")
    )
    nouns = () if several_before else clues.all(*_NOUNS)
    noun = next((cue.first for cue in nouns if 0 < cue.first - quantifier.last <= _NEAR), None)
    end = noun if noun is not None else quantifier.last + _NEAR
    if any(one.at <= quantifier.last for one in conditions):
        end = quantifier.last  # "both Spanish towns" is one phrase
    before = [one for one in conditions if one.at <= end and one.mention.kind != mentions.YEAR]
    others = [one for one in conditions if one not in before]
    claims = bool(others) or _names_city_behind(clues, end)
    if claimed_at is not None:
        return filter_of([one for one in conditions if one.at < claimed_at])
    if before:
        return filter_of(before) if claims else Filter()
    if several_before:
        return _of_several(clues)
    if noun is None or not others:
        return Filter()
    return filter_of(_behind_noun(clues, others))


def _of_several(clues: Clues) -> Filter:
    """The conditions within the noun phrase for several, or right behind it: "the partnerships of 1983 are with Japan".

    Those that are joined to it belong to it: "the Japanese and the French ones began in 1985".
    """
    places = clues.places("the_several")
    conditions = named(clues, *mentions.CONDITIONS)
    end = max(places, default=-1)
    joined = places | clues.places("and", "or", "listing", "article")
    within = [one for one in conditions if one.at <= end and set(range(one.at + 1, end + 1)) <= joined]
    behind = [one for one in conditions if 0 <= end < one.at]
    return filter_of(within or (_behind_noun(clues, behind) if behind else []))


def _behind_noun(clues: Clues, conditions: Sequence[Named]) -> Sequence[Named]:
    """Of the conditions behind a noun those that belong to it: "all partnerships with Japan began after 1990".

    They are what follows it first, where something of another kind is claimed behind.
    """
    first = [one for one in conditions if one.mention.kind == conditions[0].mention.kind]
    rest = len(conditions) > len(first) or _names_city_behind(clues, first[-1].at)
    return first if rest else ()


def _names_city_behind(clues: Clues, at: int) -> bool:
    """Whether something is claimed of a city that is named behind a word; "are all in Europe except Lyon?" claims nothing of Lyon."""
    return any(one.at > at and one.mention.role != "excluded" for one in named(clues, mentions.CITY))


def _of_place(clues: Clues) -> Filter:
    """The conditions of those among which something is the oldest; what follows their noun is claimed of it.

    "Is the oldest Japanese pair about wine?", "is the oldest about wine?"; but "is Lyon's the oldest about wine?".
    """
    extreme = clues.first("oldest", "newest", "ordinal")
    conditions = named(clues, *mentions.CONDITIONS)
    if extreme is None:
        return filter_of(conditions if clues.intent in ("ask_oldest", "ask_newest") else ())
    noun = next((cue for cue in clues.all(*_NOUNS) if 0 < cue.first - extreme.last <= _NEAR), None)
    begin = noun.last if noun else extreme.last
    owned = [one for one in conditions if any(_is_owned(clues, at, one) for at in (begin, extreme.last))]
    claimed = [one for one in conditions if one.at > begin and one not in owned]
    if not claimed:
        claimed = [one for one in conditions if _is_said_to_be(clues, one, extreme)]
    cities = named(clues, mentions.CITY)
    among = len(cities) == 1 and owned_by(clues, cities) is not None  # "is Lyon's oldest partner in Asia?"
    stated = clues.has("yes_no", "finite") or (claimed and clues.says(claimed[0].at - 1, "left_open"))
    if (cities and not among) or not claimed or not stated:
        return filter_of(conditions)
    others = [one for one in claimed if one.mention.kind != claimed[0].mention.kind]
    return filter_of([one for one in conditions if one not in (others or claimed)])


def _is_said_to_be(clues: Clues, place: Named, extreme: SpottedCue) -> bool:
    """Whether the one of a place is said to be first: "the French one is the oldest", "is the French one the oldest?"."""
    placed = place.at < extreme.first and place.mention.kind in (mentions.COUNTRY, mentions.CONTINENT)
    if not placed or not clues.says(place.at - 1, "definite"):
        return False
    between = clues.within(place.at + 1, extreme.first)
    stated = between.has("finite", "yes_no") and not between.has("wh")
    asked = clues.has("yes_no") and min(cue.first for cue in clues.all("yes_no")) < place.at
    return stated or (asked and (between.has("definite") or clues.says(extreme.first, "definite")))


def _is_owned(clues: Clues, noun: int, place: Named) -> bool:
    """Whether a noun is said to be that of a city in a place: "the oldest partnership of a German city"."""
    between = set(range(noun + 1, place.at))
    city = any(clues.says(at, "city_noun") for at in (place.at - 1, place.at + 1))
    return city and bool(between) and between <= clues.places("of", "article", "definite", "city_noun")


def filter_of(names: Collection[Named]) -> Filter:
    """The conditions that names of places, themes and dates make up."""
    values = {
        kind: tuple(one.value for one in names if one.mention.kind == kind) for kind in mentions.CONDITIONS
    }
    return Filter(
        years=tuple(map(parse_period, values[mentions.YEAR])),
        countries=values[mentions.COUNTRY],
        continents=values[mentions.CONTINENT],
        themes=values[mentions.THEME],
    )
