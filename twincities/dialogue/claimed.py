"""What a question claims, whatever it was read as: of all of several, of a place in an order, of a season."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Measure, Pointer, Quantifier, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import Filter, PartnershipTable
from twincities.table.whereabouts import lies_in

_SAID_OF_IT = {Cue.END, Cue.STILL, Cue.RENEWED, Cue.POPULATION, Cue.CONTACT, Cue.EVENT}
"""What can be said of the oldest one, and does not leave out of what it is said that it is the oldest."""


def claimed_of_all(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "They are in Asia?", "those are about wine, right?" claim it of all of several that were told; so do "Lyon's partners are about wine"."""
    if again := _claimed_again(reading, context):
        return again
    told = table.held_partnerships(context.partnerships)
    points = reading.pointer in (Pointer.THEY, Pointer.THOSE) and len(told) > 1
    if _is_of_those_told(reading, context, table):
        reading = replace(reading, pointer=Pointer.THOSE)
    counted = reading.asserted is not None and reading.asserted.predicates[0].relation is Relation.NUMBER
    own = reading.names_rows or reading.rank or reading.comparison or reading.quantifier or counted
    if reading.form is not Form.CONFIRM or reading.has(Cue.EVENT) or not reading.conditions:
        return reading
    if reading.is_of_all and reading.restriction.countries and reading.asserts(Relation.PARTNER_IN):
        # "Are all French partners of Lyon in Brittany?"
        return replace(reading.asking("ask_partnerships"), asserted=None)
    any_of_them = reading.cues >= {Cue.THERE_IS, Cue.ONE_THERE}  # "is there one of the two about tea?"
    if points and not own and not any_of_them and has_trait(reading.intent, Trait.CLAIM):
        reading = replace(reading, quantifier=Quantifier.ALL, asserted=None)
    of_several = reading.quantifier not in (None, Quantifier.ANY) and _is_about_several(
        reading, context, table
    )
    of_all = of_several or (reading.quantifier is Quantifier.ALL and reading.asserted is None)
    content = has_trait(reading.intent, Trait.CLAIM) and has_trait(reading.intent, Trait.CONTENT)
    if not (of_several or (of_all and content)):
        return reading
    return replace(reading.asking("ask_partnerships"), asserted=None)


def _is_about_several(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether themes are claimed of several partnerships: "are all of Lyon's ties about wine?"."""
    claims = reading.asserted.predicates if reading.asserted else ()
    of_themes = all(one.relation in (Relation.ABOUT, Relation.KNOWN_FOR) for one in claims)
    points = reading.pointer in (Pointer.THEY, Pointer.THOSE) and len(context.partnerships) != 1
    several = reading.has(Cue.PARTNERSHIP) or points  # "do the two towns share that?" is of one pair
    if not (claims and of_themes and several):
        return False
    return not reading.names_rows or (
        len(reading.cities) == 1 and len(table.partnerships_of(reading.cities[0])) > 1
    )


def _claimed_again(reading: Reading, context: Context) -> Reading | None:
    """ "And tea, all of them too?" behind a claim of all claims it of all; None where it is no such thing."""
    last, of_all = context.last_question, reading.quantifier is Quantifier.ALL
    claimed = last is not None and last.form is Form.CONFIRM and last.quantifier is Quantifier.ALL
    if last is not None and claimed and (others := _others_claimed(reading, last)):
        return others
    bare = reading.has(Cue.VERBLESS) and bool(reading.conditions) and not reading.names_rows
    if last is None or not (claimed and of_all and bare):
        return None
    return with_conditions(last, last, reading)


def _others_claimed(reading: Reading, last: Reading) -> Reading | None:
    """ "And the Italian ones?" after "did all French cities join before 2000?" claims it of those; None for anything else."""
    of_what = last.restriction.countries
    only = Filter(countries=reading.countries)
    bare = reading.has(Cue.VERBLESS) and reading.countries and reading.conditions == only
    if not (of_what and bare) or last.restriction != Filter(countries=of_what) or reading.names_rows:
        return None
    claimed = tuple(code for code in last.countries if code not in of_what)
    return replace(last, countries=(*reading.countries, *claimed), restriction=only)


def _is_of_those_told(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether "all Japanese?" leaves out of what it claims that: of several that were told because they fitted something."""
    last = context.last_question
    claims = reading.form is Form.CONFIRM and reading.quantifier is Quantifier.ALL and reading.pointer is None
    other = reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED, Cue.EVENT, Cue.WHOLE_TABLE}
    says_of_what = bool(reading.names_rows or reading.restriction or reading.rank or other)
    if not claims or says_of_what or last is None or not (last.conditions or last.names_something):
        return False
    return 1 < len(context.options) < len(table.partnerships)


def rank_claimed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Lyon and Turin must be the oldest pair": a place in an order that is claimed of a pair, whatever it was read as."""
    rank = reading.rank
    if rank is None or rank.by is not Measure.AGE:
        return reading
    place = "ask_oldest" if rank.greatest else "ask_newest"
    of_one = reading.form is Form.CONFIRM and len(context.partnerships) == 1
    # Conditions within the noun phrase say among which it is the oldest: "is it the oldest of a German city?".
    within = reading.years == () and (reading.places, reading.themes) == (
        reading.restriction.countries + reading.restriction.continents,
        reading.restriction.themes,
    )
    bare = within and not (reading.names_rows or reading.pointer or reading.quantifier or reading.unread)
    if of_one and bare and reading.intent == place and not reading.cues & _SAID_OF_IT:
        return replace(reading, pointer=Pointer.IT)  # 是最早的吗？ leaves out of what it is said
    points = of_one and within and reading.pointer is Pointer.IT and not reading.names_rows
    if points and reading.intent == "confirm_partnership":
        return reading.asking(place)  # "is that the oldest one of a German city?"
    in_list = reading.intent == "ask_partnerships"
    described = bool(reading.conditions if in_list else reading.names_something) and not reading.names_rows
    asks = in_list or reading.intent in ("ask_country", "ask_exchanges", "ask_common", "ask_since")
    if described and asks and reading.form is Form.CONFIRM:
        return reading.asking(place)  # "is the oldest partner in Japan?"
    # "Is Lyon the fourth oldest?", where that was read as a question on the city
    of_age = reading.intent == "ask_city_trivia" and reading.has(Cue.AGE) and not reading.unread
    if not (has_trait(reading.intent, Trait.RANK_CLAIMED) or of_age):
        return reading
    is_pair = table.between(*reading.cities) is not None
    claims = is_pair or (reading.form is Form.CONFIRM and reading.names_rows and not reading.years)
    if not claims or reading.has(Cue.EXTREMES):
        return reading
    return reading.asking(place, Form.CONFIRM)


def season_claimed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Did they sign in spring?" asks for the date, which may be known no finer; seasons of events are bounds of these."""
    of_tie = bool(reading.seasons) and not reading.events and not reading.has(Cue.EVENT)
    if not of_tie or reading.form is not Form.CONFIRM or not has_trait(reading.intent, Trait.OF_A_PAIR):
        return reading
    return replace(reading.asking("ask_since", Form.TELL), asserted=None, finer="season")


def claims_only(question: Reading) -> bool:
    """Whether one city is claimed to be the only one somewhere."""
    claims = question.asserted.predicates if question.asserted else ()
    sole = len(claims) == 1 and (claims[0].relation is Relation.SOLE_PARTNER or claims[0].number == (1, 1))
    return sole and len(question.cities) == 1 and bool(question.conditions)


def told_in_texts(question: Reading, table: PartnershipTable) -> bool:
    """Whether the words that were not understood are words of the table about what is asked."""
    rows = {row.id for row in table.mentioning(question.unread)}
    if len(question.cities) == 1:
        # What is said of another partner is not said of this one.
        return any(row.id in rows for row in table.partnerships_of(question.cities[0]))
    pair = table.between(*question.cities[:2]) if len(question.cities) > 1 else None
    return pair.id in rows if pair else bool(rows)


def lies_elsewhere(question: Reading, table: PartnershipTable) -> bool:
    """Whether a place is claimed of a city that does not lie there: whatever else is said of it, that is not so."""
    claims = question.asserted.predicates if question.asserted else ()
    placed = bool(claims) and all(one.relation is Relation.LIES_IN and one.holds for one in claims)
    return placed and not any(
        table.has_city(one.subject) and lies_in(table.city(one.subject), one.object) for one in claims
    )
