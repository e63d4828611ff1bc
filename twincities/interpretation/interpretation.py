"""What a question asks, once its form and selection are taken together with what was read of its aspect."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.claimed import claimed_of_all, rank_claimed, season_claimed
from twincities.dialogue.context import Context
from twincities.dialogue.namesakes import bearer_meant
from twincities.dialogue.our_town import partners_had
from twincities.dialogue.out_of_scope import rather_out_of_scope
from twincities.dialogue.pictured import pictured
from twincities.dialogue.ranking import PAIR, of_its_own, with_whole_reference
from twincities.interpretation.continuation import continued
from twincities.interpretation.entities.alternatives import counted_apart, kinds_counted
from twincities.interpretation.entities.entity_questions import entities_asked
from twincities.interpretation.events.event_questions import events_listed
from twincities.interpretation.facts.records_asked import proof_asked, records_asked
from twincities.interpretation.facts.themes_asked import (
    any_of_themes,
    listed_by_theme,
    partnerships_of_theme,
    theme_claimed_of_told,
    themes_asked,
)
from twincities.interpretation.order.next_in_age import nearest
from twincities.interpretation.order.numbers_compared import numbers_compared, sure_of_names, with_numbers_of
from twincities.interpretation.times.dates_asked import existed, listed_with_dates, times_asked
from twincities.interpretation.times.jubilees import jubilee_asked
from twincities.interpretation.told.only_of_kind import only_of_kind
from twincities.interpretation.towns.places_asked import place_beside_partner
from twincities.reading import AREAS, Comparison, Counted, Cue, Form, Measure, Pointer, Quantifier, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import PartnershipTable

_ITSELF = (Pointer.IT, Pointer.THEY)
_TOLD_OF_THEM = {Cue.AGE, Cue.EXCHANGED, Cue.DATE, Cue.EVENT, Cue.THEMES, Cue.END, Cue.CONTACT, Cue.RENEWED}
"""What is asked of partnerships, and does not tell which."""
_PLACED_IN_TIME = ("ask_oldest", "ask_newest", "ask_age")
_UNSURE = 0.5  # confidence below which "the second newest" rather asks for that, where this came next to mind


def interpreted(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question as it is to be answered."""
    reading = bearer_meant(sure_of_names(reading, context, table), context, table)
    reading = continued(reading, context, table)
    for rule in (
        rather_out_of_scope, _side_by_side, kinds_counted, claimed_of_all, _of_the_table, _of_pair, season_claimed, existed, times_asked, listed_with_dates, records_asked, rank_claimed, _most_events, _extreme_listed, proof_asked,
        _compared, nearest, counted_apart, any_of_themes, theme_claimed_of_told, listed_by_theme, jubilee_asked, themes_asked,
        events_listed, partnerships_of_theme, partners_had, place_beside_partner, only_of_kind, entities_asked, pictured,
    ):  # fmt: skip
        reading = rule(reading, context, table)
    return reading


def _side_by_side(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Between the Japanese and the French one, which came first?" asks for none that joins the two countries."""
    compares = reading.intent == "compare_age" and reading.form is Form.COMPARE and reading.has(Cue.BETWEEN)
    return replace(reading, cues=reading.cues - {Cue.BETWEEN}) if compares else reading


def _of_the_table(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What twin towns are there in California?" asks for partnerships, and not what such towns are."""
    # "Which twin towns lie outside Europe?" asks for no countries.
    lying = reading.intent == "ask_country" and reading.form is Form.LIST and bool(reading.places)
    lying = lying and reading.counted is Counted.PARTNERSHIPS
    general = lying or reading.intent in ("define_sister_city", "ask_significance")
    some = bool(reading.conditions) or (reading.quantifier is Quantifier.ANY and reading.has(Cue.VERBLESS))
    bounded = some and reading.has(Cue.PARTNERSHIP) and not reading.has(Cue.HOME)  # "any twin towns?"
    # "Which are friendships?" asks for those, whatever it was read as.
    which = bool(reading.cues & {Cue.ELLIPTIC, Cue.JUST_SO}) and reading.form in (Form.TELL, Form.LIST)
    of_kind = bool(reading.kinds) and which and not (reading.names_rows or reading.cues & _TOLD_OF_THEM)
    if of_kind:
        return reading.asking("ask_partnerships", Form.LIST)
    # "Is every tie with Japan called a sister city?" claims it of all, "any of these just a friendship?" of some.
    claims = reading.form is Form.CONFIRM and bool(reading.kinds)
    of_told = reading.pointer in (Pointer.THOSE, Pointer.THEY) and not reading.names_rows
    if claims and of_told and reading.quantifier is Quantifier.ANY:
        return reading.asking("ask_partnerships")
    form = Form.CONFIRM if claims and reading.is_of_all else Form.LIST
    return reading.asking("ask_partnerships", form) if general and bounded else reading


def _of_pair(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What did we give Lyon?" asks what the two do, and not for the partner of either: both are named."""
    if _claims_tie(reading):
        return reading.asking("confirm_partnership")
    pair = table.between(*reading.cities) is not None
    listed = pair and reading.intent == "ask_partnerships" and reading.form is Form.LIST
    if listed and reading.themes and reading.has(Cue.ALTERNATIVE) and not reading.has(Cue.PARTNERSHIP):
        return reading.asking("ask_known_for", Form.TELL)  # "which of the two, Lyon or Turin, has cars?"
    asks = pair and reading.intent == "ask_partner" and reading.form is Form.TELL
    if not asks or reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED, Cue.OF_PARTNER, Cue.WITH_CITY, Cue.KIND}:
        return reading
    others = (one for one in reading.runners_up if has_trait(one, Trait.DEED_SAID))
    return reading.asking(next(others, "ask_overview"))


def _claims_tie(reading: Reading) -> bool:
    """Whether a list is read where two cities are claimed to be twinned: "Lyon and Turin, twinned in 1979. True?"."""
    claims = reading.asserted.predicates if reading.asserted else ()
    either = reading.asserted is not None and reading.asserted.alternatives
    if either and reading.intent == "compare_age" and reading.comparison is None:
        # "Is Lyon Turin's partner or Bonn's?" holds none of them against another.
        return not reading.has(Cue.AGE) and all(one.relation is Relation.TWINNED for one in claims)
    tie = len(claims) == 1 and claims[0].relation is Relation.TWINNED
    tie = tie and {*reading.cities} == {claims[0].subject, claims[0].object}
    return tie and reading.intent == "ask_partnerships" and reading.form is Form.CONFIRM


def _extreme_listed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "The three oldest Japanese ones" are told as the oldest, and not as all there are."""
    rank, told = reading.rank, ("ask_partnerships", "ask_partner")
    if rank is None or rank.by is not Measure.AGE or reading.group_by:
        return reading
    if reading.intent == "name_subject" and reading.cities and rank.wanted > 1:
        return reading.asking(
            "ask_oldest" if rank.greatest else "ask_newest", Form.TELL
        )  # "Lyon's first two"
    if reading.form is Form.CONFIRM and reading.intent == "ask_country" and reading.names_rows:
        # "Is Lyon's the first with Spain?"
        return reading.asking("ask_oldest" if rank.greatest else "ask_newest")
    in_place = reading.intent == "ask_country" and bool(reading.conditions) and not reading.names_rows
    of_place = reading.entities is not None and reading.entities.kind in AREAS
    likeliest = reading.runners_up[0] if reading.runners_up and reading.confidence < _UNSURE else ""
    ranks = has_trait(likeliest, Trait.RANK_CLAIMED) and has_trait(likeliest, Trait.OF_THE_TABLE)
    # "The first two German ones" compares with nothing.
    compares = reading.intent == "compare_age" and reading.form is Form.COMPARE
    alone = compares and bool(reading.conditions) and len(reading.cities) < 2 and reading.pointer is None
    trivia = reading.intent == "ask_city_trivia" and reading.size is None
    # 「日本の都市では、それが一番早いのですか」
    of_told = reading.pointer is Pointer.IT and len(context.partnerships) == 1
    alone = alone or (trivia and (reading.has(Cue.PARTNERSHIP) or of_told))
    if reading.intent not in told and (not in_place or of_place) and not ranks and not alone:
        return reading
    if (
        (reading.form not in (Form.TELL, Form.LIST) and not alone)
        or reading.comparison
        or reading.has(Cue.EXTREMES)
    ):
        return reading
    return reading.asking("ask_oldest" if rank.greatest else "ask_newest", Form.TELL)


def _most_events(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which pair has the most events?" asks for a pair, whatever it was read as; its events are another question."""
    rank = reading.rank
    asks = rank is not None and rank.by is Measure.EVENTS and reading.group_by is None
    return (
        reading.asking("ask_oldest", Form.TELL)
        if asks and has_trait(reading.intent, Trait.OF_THE_TABLE)
        else reading
    )


def _compared(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """What is held against something asks for all that stand so to it, or compares two, whatever it was read as."""
    if by_number := numbers_compared(reading):
        return by_number
    if more := with_numbers_of(reading, table):
        return more
    if reading.comparison is None:
        return reading
    own = of_its_own(reading, reading.comparison, context.cities, table)
    reading, comparison = with_whole_reference(replace(reading, comparison=own), own, table)
    by_age, says_with_what = comparison.by is Measure.AGE, comparison.says_with_what
    if by_age and says_with_what and reading.intent == "ask_age" and reading.has(Cue.DIFFERENCE):
        return reading.asking("compare_age", Form.COMPARE)  # "how many years has it on Lyon's?"
    confirms = reading.form is Form.CONFIRM
    is_pair = table.between(*reading.cities) is not None
    if by_age and not says_with_what and reading.years and confirms and reading.intent == "compare_age":
        # "is it older than 40 but younger than 45?"
        return replace(reading.asking("ask_since"), comparison=None)
    if by_age:
        # "Turin's came before Lyon's" claims it too, though it asks nothing.
        compares = reading.names_rows and reading.intent in ("confirm_partnership", "ask_since")
        reading = replace(reading, form=Form.CONFIRM) if compares and says_with_what else reading
    else:
        compares = comparison.by is Measure.EVENTS or reading.names_rows
        if comparison.by is Measure.THEME and len(reading.cities) == 2 and not is_pair:
            return reading.asking("compare_age")  # "do Lyon and Turin have the same theme?"
    # "Whose is older, Lyon's or Turin's?" asks for no place in an order.
    each_other = by_age and reading.rank is not None and len(reading.cities) > 1 and not is_pair
    if each_other:
        reading = replace(reading.asking("compare_age"), rank=None)
    elif compares and (says_with_what or (comparison.relation == 0 and len(reading.cities) > PAIR)):
        # "Lyon and Turin were twinned with Bonn on the same day" holds two partnerships against each other.
        reading = reading.asking("compare_age")
    several = len(reading.cities) > 1 or bool(reading.partnerships)
    return reading if several else _all_that_compare(reading, comparison, context, table)


def _all_that_compare(
    reading: Reading, comparison: Comparison, context: Context, table: PartnershipTable
) -> Reading:
    """ "Which are older than Lyon's?" asks for a list, "is Turin's older than Lyon's?" does not."""
    by_age, which = comparison.by is Measure.AGE, reading.has(Cue.WHICH)
    of_several = reading.has(Cue.PARTNERSHIP) and reading.has(Cue.SEVERAL)
    if not comparison.says_with_what:
        return _compared_to_it(reading, context, table)
    placed = comparison.rank and not reading.rank and reading.intent in ("ask_oldest", "ask_newest")
    if placed and reading.form is Form.TELL and not reading.cities:
        return reading.asking("ask_partnerships", Form.LIST)  # 「一番古いのと同じ年に始まったのは」
    which = which or (reading.has(Cue.ELLIPTIC) and not reading.has(Cue.ALTERNATIVE))
    # "Which of Lyon's partnerships are older?", «las que empezaron después que Lyon»
    several = (
        reading.has(Cue.SEVERAL) and reading.intent != "ask_overview"
    )  # "tell me about those of Lyon's year"
    singled_out = several and bool(reading.cues & {Cue.VERBLESS, Cue.SINGLED_OUT})
    which = which or singled_out or (of_several and reading.form is Form.COMPARE)
    # "Has Lyon any older Spanish ones than Turin's?"
    any_of_city = reading.form is Form.CONFIRM and reading.quantifier is Quantifier.ANY
    any_of_city = any_of_city and reading.pointer is None and bool(reading.conditions)
    if reading.cities and not ((which or any_of_city) and (reading.has(Cue.OF_PARTNER) or of_several)):
        return reading
    if reading.cities and any_of_city:
        return reading.asking("ask_partnerships")
    others = reading.pointer in (None, Pointer.OTHER, Pointer.REST)
    if reading.form is Form.CONFIRM:
        # "Are there pairs older than Lyon's?", "are there any …?"
        any_there = reading.quantifier is Quantifier.ANY or reading.has(Cue.ONE_THERE)
        some = by_age and (of_several or any_there) and not reading.cities and others
        quantifier = reading.quantifier or Quantifier.ANY
        return replace(reading.asking("ask_partnerships"), quantifier=quantifier) if some else reading
    counts = reading.form is Form.COUNT
    as_old = comparison.relation == 0 and reading.has(Cue.VERBLESS)  # "and those of Lyon's year?"
    listed = has_trait(reading.intent, Trait.MAY_BE_LIST) or comparison.by is Measure.THEME
    # "What started on the same day as Lyon's?" speaks of no event, nor does "which started after Lyon?".
    listed = listed or (comparison.relation == 0 and reading.has(Cue.DATE) and not reading.has(Cue.EVENT))
    as_old = as_old or (listed and reading.intent == "ask_events")
    listed = listed or (by_age and reading.has(Cue.ELLIPTIC) and reading.has(Cue.DATE) and not reading.unread)
    together = comparison.relation == 0 and reading.has(Cue.DATE) and not reading.names_rows
    as_old = as_old or (together and reading.intent == "compare_age")  # "what began in Lyon's year?"
    if not (which or counts or as_old or reading.form is Form.LIST) or not listed:
        return reading
    return reading.asking("ask_partnerships", Form.COUNT if counts else Form.LIST)


def _compared_to_it(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which ones came after?", "are there any older ones?" hold all others against the one talked about."""
    comparison, rows = reading.comparison, table.held_partnerships(context.partnerships)
    if len(rows) != 1 or comparison is None or comparison.by is not Measure.AGE or comparison.relation == 0:
        return reading
    if reading.names_something or reading.has(Cue.ALTERNATIVE) or reading.pointer not in (None, *_ITSELF):
        return reading
    several = reading.has(Cue.WHICH) and reading.has(Cue.SEVERAL) and reading.pointer is None
    any_there = reading.quantifier is Quantifier.ANY or reading.has(Cue.ONE_THERE)
    lists = several or any_there or reading.has(Cue.PARTNERSHIP)
    points = reading.pointer is not None and reading.form is not Form.CONFIRM
    # "Who comes next?" is no question which of two is younger.
    follows = reading.entities is not None and reading.form is Form.TELL and reading.intent != "compare_age"
    if not (lists or points or follows or reading.intent in _PLACED_IN_TIME):
        return reading
    form = Form.CONFIRM if reading.form is Form.CONFIRM else Form.LIST
    others = replace(reading, pointer=None, comparison=comparison._replace(cities=rows[0].cities))
    some = replace(others, quantifier=Quantifier.ANY) if form is Form.CONFIRM else others
    return some.asking("ask_partnerships", form)
