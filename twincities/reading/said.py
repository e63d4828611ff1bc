"""What the words of a question say beside its selection and form."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.nlu.text.mentions import CITY, COUNTRY, YEAR
from twincities.reading.conditions import populations, renewals
from twincities.reading.events import event_terms
from twincities.reading.forms import forms, ways
from twincities.reading.model.cue import Cue
from twincities.reading.names.ties import named
from twincities.reading.numbers import quantities
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue
from twincities.reading.things import side_by_side
from twincities.reading.things.ones_lacking import are_without_events
from twincities.table.text.folding import is_unspaced

_BRIEF = 3  # words
_VERBS = ("wh", "how_many", "how_long", "yes_no", "finite", "list", "polite", "whether")
_REACH = 4  # words between a date and the tie that it dates


def are_active(clues: Clues) -> bool:
    """Whether partnerships are described as active ones, and no other state of theirs is spoken of: "our active links in Asia"."""
    return clues.has("active_ones") and not clues.has("suspended_so", "dormant_so", "end")


def cues_said(clues: Clues, text: str, left_out: Sequence[SpottedCue] = ()) -> frozenset[Cue]:
    """All that answers may ask for, of a question and its text, without the words for states that are `left_out`."""
    states = {cue.concept for cue in clues.all("suspended_so", "dormant_so") if cue not in left_out}
    said = {
        Cue.SEVERALLY: clues.has("both")
        or _bear_one_name(clues)
        or len(list(clues.all("how_many"))) > 1
        or (clues.has("how_many") and clues.has("set_against")),
        Cue.ALTERNATIVE: clues.has("or"),
        Cue.NOT_JUST: clues.has("more_than_just"),
        Cue.PAIRED: side_by_side.is_paired(clues, text),
        Cue.IN_COMMON: clues.has("common_partner") or (clues.has("sharing") and clues.has("of_partner")),
        Cue.GROUPING: clues.has("grouping"),
        Cue.OF_PARTNER: clues.has("of_partner"),
        Cue.HELD_THERE: event_terms.is_held_there(clues),
        Cue.RECORDS: clues.has("records"),
        Cue.PROOF: clues.has("proof", "agreed_by_all"),
        Cue.DISPUTED: clues.has("disputed"),
        Cue.LOOKED_UP: clues.has("looked_up") and clues.has("when"),
        Cue.CERTAIN: clues.has("certain"),
        Cue.DOUBTED: clues.has("doubted"),
        Cue.WHO_SAYS: clues.has("who_says"),
        Cue.AGREED: clues.has("agreed_by_all"),
        Cue.ACCORDING: clues.has("according"),
        Cue.END: bool(states)
        or any(
            not (_is_of_something_else(clues, cue) or (clues.has("or") and clues.has("older")))
            for cue in clues.all("end")
            if not any(one.first <= cue.first <= one.last for one in left_out)
        ),
        Cue.STILL: any(cue not in left_out for cue in clues.all("still_so"))
        or (clues.has("active_ones") and not are_active(clues)),
        Cue.INACTIVE: clues.has("not_still_so"),
        Cue.WHY: clues.has("why"),
        Cue.CAME_ABOUT: clues.has("came_about"),
        Cue.RENEWED: renewals.is_spoken_of(clues),
        Cue.TIMES: clues.has("times_number"),
        Cue.NEVER_RENEWED: renewals.is_denied(clues),
        Cue.SOME_TIE: _is_some_tie(clues),
        Cue.MOST_OFTEN: clues.has("most", "most_often"),
        Cue.FORMER_TOO: clues.has("former_too"),
        Cue.SUSPENDED: "suspended_so" in states,
        Cue.DORMANT: "dormant_so" in states,
        Cue.KINDS: clues.has("kinds_of_ties"),
        Cue.KIND: clues.has("kind_of_tie") and not _is_name_of_event(clues),
        Cue.FROM_START: clues.has("from_start"),
        Cue.ENDED: _is_over(clues, left_out),
        Cue.POPULATION: populations.of_population(clues),
        Cue.CONTACT: ways.asks_for_contact(clues) or clues.has("in_charge"),
        Cue.SAME_PERSON: clues.has("same_person"),
        Cue.HAVING_CONTACT: clues.has("having_contact"),
        Cue.WEB_PAGE: clues.has("web_page"),
        Cue.CONTACT_OF_US: clues.has("contact_of_us"),
        Cue.PERSON: clues.has("person"),
        Cue.AGE_OF_PEOPLE: clues.has("age_of_people"),
        Cue.STAYING: clues.has("staying"),
        Cue.TAKING_LONG: clues.has("taking_long"),
        Cue.ADMITTED: clues.has("admitted"),
        Cue.COUNTERPART: clues.has("counterpart"),
        Cue.NAME_ASKED: clues.has("name_asked"),
        Cue.NAMES_WANTED: clues.has("names_wanted"),
        Cue.THERE_IS: clues.has("there_is", "polite"),
        Cue.SOMETHING_FOR: clues.has("something_for"),
        Cue.FOR_WHOM: clues.has("for_whom"),
        Cue.DOINGS_ASKED: clues.has("doings_asked"),
        Cue.EACH_OTHER: clues.has("each_other"),
        Cue.REGION: clues.has("region_noun"),
        Cue.FARTHEST: clues.has("farthest"),
        Cue.CLOSEST: clues.has("closest"),
        Cue.CONTINENT: clues.has("continent_noun"),
        Cue.THAT_PLACE: clues.has("that_place"),
        Cue.THAT_PLACE_NAMED: clues.has("that_place_named"),
        Cue.THAT_CITY: clues.has("that_city"),
        Cue.NEXT: clues.has("next_in_line", "behind_in_order"),
        Cue.SCOPE: clues.says(0, "among") and not clues.has(*_VERBS),
        Cue.IDENTIFIED: any(
            city.start < cue.start for city in clues.cities for cue in clues.all("identified")
        ),
        Cue.WHICH_BEARER: clues.has("which_bearer"),
        Cue.PLACED: _is_placed(clues),
        Cue.OWN_UNSAID: _leaves_own_unsaid(clues),
        Cue.PART_OF: clues.has("part_of_place"),
        Cue.OPENING: clues.has("opening"),
        Cue.EXISTED: clues.has("existed"),
        Cue.BEGINNING: clues.has("beginning") or (clues.has("when") and clues.has("begins")),
        Cue.BEGUN: clues.has("founded"),
        Cue.AGE: clues.has("of_age"),
        Cue.THEMES: clues.has("theme_noun"),
        Cue.EVENT: clues.speaks_of_events,
        Cue.EXCHANGED: clues.has("exchanging"),
        Cue.TURNS: clues.has("turns") and populations.inhabitants(clues) is None,
        Cue.ROUND: clues.has("round_one"),
        Cue.WITH_CITY: clues.has("with_city"),
        Cue.BETWEEN: side_by_side.stands_between(clues) or side_by_side.names_both_ends(clues, text),
        Cue.BOTH_ENDS: clues.has("both_ends"),
        Cue.CONJOINED: side_by_side.is_conjoined(clues, text),
        Cue.BRIEF: clues.length <= _BRIEF,
        Cue.ELLIPTIC: clues.is_elliptic or _leaves_compared_open(clues),
        Cue.SINGLED_OUT: forms.singles_out(clues),
        # "Is there one that …?"
        Cue.ONE_THERE: clues.has("there_is") and clues.has("ones", "singled_out"),
        Cue.WITHOUT_EVENTS: are_without_events(clues),
        Cue.TWINNED: clues.has("twinned"),
        Cue.PARTNERSHIP: clues.has("partnership_noun"),
        Cue.DATE: clues.has("of_date"),
        Cue.BEGUN_THEN: _is_begun_then(clues),
        Cue.UNDATED: clues.has("undated"),
        Cue.UNCOUNTED: clues.has("uncounted"),
        Cue.DAY: clues.has("of_day"),
        Cue.WHOLE_TABLE: clues.has("whole_table"),
        Cue.ABOUT_ALL: clues.has("about_all", "all", "none"),
        Cue.LEFT: clues.has("left_over"),
        Cue.OTHERS: clues.has("other", "rest", "further"),
        Cue.WITH_WHOM: _asks_with_whom(clues),
        Cue.SECOND_STEP: clues.has("partner_of_partner"),
        Cue.OLDEST_FIRST: clues.has("sorted_by_age") and not clues.has("newest_first"),
        Cue.NEWEST_FIRST: clues.has("newest_first"),
        Cue.BY_NAME: clues.has("by_name"),
        Cue.EXTREMES: (clues.has("oldest") and clues.has("newest")) or populations.of_both_ends(clues),
        Cue.HOW_MANY: clues.has("how_many"),
        Cue.LISTED: side_by_side.lists_and_picks(clues, text),
        Cue.WHICH_EVENT: forms.asks_which_event(clues),
        Cue.WHICH_NUMBER: clues.has("which_number"),
        Cue.WHICH: forms.asks_which(clues),
        Cue.THEME_COUNTED: quantities.counts_theme(clues),
        Cue.DIFFERENCE: clues.has("difference"),
        Cue.MEANT: clues.has("meant"),
        Cue.NOT_SO: clues.has("which_not"),
        Cue.JUST_SO: clues.has("just_so") and not clues.has("which_not"),
        Cue.VERBLESS: not clues.has(*_VERBS),
        Cue.OURS: clues.has("our"),
        Cue.OWN_CITY: clues.has("own_city"),
        Cue.MINE: clues.has("mine"),
        Cue.ABOUT_WHAT: clues.has("about_what"),
        Cue.THAN_US: clues.has("than_us"),
        Cue.HOME: clues.has("home"),
        Cue.ABROAD: clues.has("foreign"),
        Cue.IN_OUR_COUNTRY: clues.has("in_our_country"),
        Cue.HERE: clues.has("here"),
        Cue.THOSE_OF: _are_those_of_city(clues),
        Cue.ANYWHERE: clues.has("anywhere"),
        Cue.DENIED: clues.has("denied"),
        Cue.NEGATIVE: clues.denies and not any(map(clues.ends_with, clues.all("whether_not"))),
        Cue.AMONG: clues.has("one_among"),
        Cue.ONE_OF_OURS: clues.has("one_of_ours"),
        Cue.THE_ONLY: clues.has("the_only"),
        Cue.ONLY_THOSE: clues.has("only_those")
        or any(clues.ends_with(one) for one in clues.all("the_only"))
        or (clues.has("the_only") and clues.has("end", "suspended_so", "dormant_so")),
        Cue.ONLY: forms.restricts(clues),
        Cue.SEVERAL: clues.has("plural", "those", "any", "described"),
    }
    return frozenset(cue for cue, holds in said.items() if holds)


def _are_those_of_city(clues: Clues) -> bool:
    """Whether one or several of a city are meant without a word for them: "those of Lyon", "the Lyon one"."""
    ones, behind = clues.places("ones", "not_those"), clues.places("ones")
    return any(
        city.at - 1 in ones
        or (city.at - 2 in ones and clues.says(city.at - 1, "of"))
        or city.at + 1 in behind
        or (city.at + 2 in behind and clues.says(city.at + 1, "of"))
        for city in named(clues, CITY)
    )


def _is_name_of_event(clues: Clues) -> bool:
    """Whether it is asked what an event is called: "there's a festival with Lyon, what is it called?"."""
    return clues.speaks_of_events and not clues.has("twinned", "partnership_noun")


def _is_placed(clues: Clues) -> bool:
    """Whether a place stands right behind a city, and what is asked of partners behind that: "does Dover in England have a partner?"."""
    partners = clues.all("twinned", "partnership_noun")
    cities = [one for one in named(clues, CITY) if clues.says(one.at + 1, "lying")]
    places = {one.at for one in named(clues, COUNTRY)}
    ends = [at for city in cities for at in (city.at + 2, city.at + 3) if at in places]
    first = min((cue.first for cue in partners), default=-1)
    return any(at < first and not clues.says(at + 1, "and", "or") for at in ends)


def _leaves_own_unsaid(clues: Clues) -> bool:
    """Whether nothing but places stands behind the possessive of a city: "what are Lyon's in France?"."""
    behind = [city.at + 2 for city in named(clues, CITY) if clues.says(city.at + 1, "possessive")]
    places = clues.places("lying", "article", "listing") | {one.at for one in named(clues, COUNTRY)}
    return bool(behind) and {*range(behind[-1], len(clues.words))} <= places


def _is_some_tie(clues: Clues) -> bool:
    """Whether no certain partnership is spoken of: "was an agreement renewed twice?"."""
    certain = clues.places("definite", "of", "our", "those")
    some = clues.places("article", "any") - certain
    return any(cue.first - 1 in some for cue in clues.all("partnership_noun"))


def _is_begun_then(clues: Clues) -> bool:
    """Whether a year stands beside a word for the tie, and not before what is held or done in it: "the 2019 festival of the twins"."""
    held = clues.places("event_noun", "exchanging")
    ties = [cue for cue in clues.all("twinned", "partnership_noun") if held.isdisjoint({cue.first, cue.last})]
    return any(
        held.isdisjoint(range(min(year.at, cue.first), max(year.at, cue.last) + 2))
        and min(abs(year.at - cue.first), abs(year.at - cue.last)) <= _REACH
        for year in named(clues, YEAR)
        for cue in ties
    )


def _is_of_something_else(clues: Clues, end: SpottedCue) -> bool:
    """Whether something is said to have ended, or asked what became of it, that is no partnership: "what became of the mayor of Lyon?"."""
    at = end.last + 1
    while at < len(clues.words) and clues.says(at, "article", "definite"):
        at += 1
    if at + 1 >= len(clues.words) or "<name>" in clues.words[at].forms:
        return False
    asks = clues.says(at + 2, "tag", "yes_no")  # 从来没有终止过的吧
    covered = any(cue.first <= at <= cue.last for cue in clues.cues)
    return not (covered or asks) and clues.says(at + 1, "of")


def _asks_with_whom(clues: Clues) -> bool:
    """Whether "with" stands beside the word that asks: "with whom", "who with", 「どこと」."""
    if clues.words and clues.has("wh") and clues.says(len(clues.words) - 1, "with"):
        return any(clues.says(cue.first, "who") for cue in clues.all("wh"))  # "who's that with"
    return any(
        any(clues.says(at, "with") for at in range(cue.first - 1, cue.last + 1))
        or (clues.says(cue.last, "who") and clues.says(cue.last + 1, "with"))
        or _is_city_with(clues, cue)
        for cue in clues.all("wh")
    )


def _is_city_with(clues: Clues, which: SpottedCue) -> bool:
    """Whether "with" stands behind the city that is asked for, as it does where no spaces divide words: 「どの町と」."""
    noun = next((one for one in clues.all("city_noun") if one.first == which.last + 1), None)
    unspaced = noun is not None and is_unspaced(clues.words[noun.first].forms[0])
    if noun is None or not unspaced or not clues.says(noun.last + 1, "with"):
        return False
    behind = clues.words[noun.last + 2 : noun.last + 3]
    return not any("<name>" in word.forms for word in behind)  # 哪些城市跟里昂 says with whom


def _is_over(clues: Clues, left_out: Sequence[SpottedCue]) -> bool:
    """Whether a word for an end is said that is none for a rest or for going on: "those that ended or are suspended"."""
    others = clues.places("suspended_so", "dormant_so", "still_so", "not_still_so")
    ends = (cue for cue in clues.all("end") if cue not in left_out)
    return any(others.isdisjoint(range(cue.first, cue.last + 1)) for cue in ends)


def _bear_one_name(clues: Clues) -> bool:
    """Whether one name stands for several cities: "the two Toledos"."""
    places = [one.start for one in clues.found if one.kind == CITY]
    return len(set(places)) < len(places)


def _leaves_compared_open(clues: Clues) -> bool:
    """Whether it ends in the ones that are compared, as 「リヨンより古いのは？」 does, and so asks which these are."""
    end = len(clues.words) - 1
    compares = clues.has("older", "younger") and clues.has("than") and not clues.has("wh")
    open_ended = any(cue.last == end for cue in clues.all("left_open"))
    return (
        compares and open_ended and any(cue.last >= end - 1 for cue in clues.all("ones", "partnership_noun"))
    )
