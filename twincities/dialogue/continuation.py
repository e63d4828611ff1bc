"""What a question is about that takes up what was said before: "its oldest partner", "any in Brazil?", our town."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue import held_against, standing
from twincities.dialogue.apart import apart
from twincities.dialogue.apart_from_us import apart_from_us
from twincities.dialogue.asked_anew import asked_anew
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.at_home_or_abroad import at_home_or_abroad
from twincities.dialogue.behind_ranked import behind_ranked
from twincities.dialogue.cities_meant import cities_meant
from twincities.dialogue.compared import (
    older_of_cities_told,
    older_of_two_told,
    one_of_compared,
    tie_within_order,
)
from twincities.dialogue.context import Context
from twincities.dialogue.doings import doers_asked, part_claimed
from twincities.dialogue.each_other import of_each_other
from twincities.dialogue.event_audience import audience_asked, whose_age_asked
from twincities.dialogue.event_in_words import event_in_words, what_else_is_held
from twincities.dialogue.event_name import event_named
from twincities.dialogue.event_questions import (
    event_asked,
    event_talked_about,
    events_asked_again,
    events_of_it,
    without_event,
)
from twincities.dialogue.events_described import event_about, events_alike, events_of_told, kind_asked
from twincities.dialogue.guests_town import guests_town
from twincities.dialogue.identified import identified
from twincities.dialogue.jubilees import anniversary_asked_again
from twincities.dialogue.membership import among_told, member_claimed, paired_with_place, partner_claimed
from twincities.dialogue.named_alike import namesake_asked
from twincities.dialogue.named_alone import (
    conditions_alone,
    left_out_before,
    name_alone,
    paired_with_city,
    those_of_city_there,
)
from twincities.dialogue.names_wanted import names_wanted
from twincities.dialogue.numbers_compared import more_than_told, of_cities_told, than_number_told
from twincities.dialogue.of_person import of_person
from twincities.dialogue.only_such import only_such
from twincities.dialogue.ordering import (
    both_extremes,
    in_another_order,
    place_among_partners,
    place_claimed,
    place_in_order,
    placed_anew,
)
from twincities.dialogue.organisers import organiser_asked
from twincities.dialogue.other_one import anything_there, events_of_other
from twincities.dialogue.others_of_theme import any_other_of_theme
from twincities.dialogue.our_town import here, one_of_ours, ours
from twincities.dialogue.part_of_city import of_part
from twincities.dialogue.partner_told import of_partner_told
from twincities.dialogue.partners_bounded import (
    of_city_talked_about,
    partner_there,
    within_last,
    within_those_ranked,
)
from twincities.dialogue.people_asked import person_asked
from twincities.dialogue.picked_by_place import (
    designated,
    one_had,
    other_countries,
    others_of_kind,
    others_there,
    those_placed,
)
from twincities.dialogue.place_told import in_place_told
from twincities.dialogue.places_asked import place_asked
from twincities.dialogue.pointing import pointed_rows
from twincities.dialogue.populations import population_asked
from twincities.dialogue.reasons import end_dated, reason_asked, reason_claimed
from twincities.dialogue.said_of_told import (
    number_told,
    of_all_told,
    only_partner,
    only_those_told,
    partners_of_told,
)
from twincities.dialogue.second_step import (
    further_there,
    known_for_of_partner,
    number_of_its_partners,
    of_partner,
    others_of_the_other,
    partners_of_hub,
)
from twincities.dialogue.stays_with_city import stays_with_city
from twincities.dialogue.strangers import of_stranger, unread_alone
from twincities.dialogue.than_ours import than_ours
from twincities.dialogue.that_year import (
    alike_in_age,
    in_that_year,
    others_of_that_year,
    those_begun_then,
    those_told_alike,
    told_of_year,
)
from twincities.dialogue.themes_asked import on_that_theme
from twincities.dialogue.when_begun import age_claimed, any_begun_then, day_of_partnership
from twincities.dialogue.when_held import thing_dated, when_held
from twincities.dialogue.with_whom import (
    another_there,
    on_the_other_side,
    partners_besides,
    with_the_one_told,
    with_whom,
)
from twincities.dialogue.years_on import before_or_after, month_alone, short_year, years_on
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable

_UNSURE = 0.5  # confidence below which "and vice versa?" asks nothing of its own
_OF_SOME = frozenset({Cue.ELLIPTIC, Cue.ABOUT_ALL, Cue.ONE_THERE, Cue.OTHERS, Cue.WHICH, Cue.WHOLE_TABLE})
_PARTNER = (Pointer.IT, Pointer.THEY, Pointer.THOSE)


def continued(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question with what it takes up from the conversation, by names and conditions of its own."""
    for rule in (
        cities_meant, than_ours, behind_ranked, apart_from_us, only_such, at_home_or_abroad, event_in_words, thing_dated, what_else_is_held, of_part, one_of_compared, older_of_two_told, older_of_cities_told, tie_within_order, events_of_other, anything_there, namesake_asked, of_partner_told, further_there, others_there, stays_with_city, place_claimed, place_among_partners, place_in_order, audience_asked, event_named, names_wanted, of_stranger, unread_alone, guests_town, one_of_ours, identified, of_each_other,
        held_against.against_one_of_city, held_against.against_one_of_ranked, held_against.against_other_partner, held_against.claimed_first_of_two,
        held_against.against_those_told, held_against.more_of_last, held_against.held_against_another,
        held_against.held_against_named, held_against.held_against_itself, held_against.one_told_held_against, held_against.both_of_city, doers_asked, part_claimed, organiser_asked, of_person, person_asked, population_asked,
        on_that_theme, any_other_of_theme, standing.any_of_state, standing.active_asked, reason_claimed, reason_asked, end_dated, standing.earlier_tie_asked, standing.kind_claimed,
        standing.renewal_asked_again, standing.state_asked, with_whom, with_the_one_told, partners_besides, another_there, years_on, before_or_after,
        on_the_other_side, of_cities_told, more_than_told, than_number_told, anniversary_asked_again, short_year, month_alone, in_place_told,
        of_partner, known_for_of_partner, others_of_the_other, number_of_its_partners, partners_of_hub, member_claimed, partner_claimed, among_told,
        in_another_order, both_extremes, placed_anew, alike_in_age, those_told_alike, others_of_that_year, in_that_year, told_of_year, conditions_alone,
        left_out_before, those_of_city_there, name_alone, paired_with_city, paired_with_place, events_asked_again, ours, here,
        of_all_told, number_told, only_those_told, only_partner, partners_of_told, without_event, event_talked_about, when_held,
        whose_age_asked, age_claimed, any_begun_then, day_of_partnership, place_asked, event_asked, event_about, events_alike,
        events_of_told, kind_asked, apart, _pointed_at, one_had, designated, other_countries, others_of_kind,
        those_placed, partner_there, of_city_talked_about, within_last, within_those_ranked, asked_anew, those_begun_then, events_of_it, _about_the_pair,
    ):  # fmt: skip
        reading = rule(reading, context, table)
    return reading


def _pointed_at(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the one left over?" asks the last question of it, and for no more of a list."""
    of_counterpart = context.event is not None and has_trait(reading.intent, Trait.OF_AN_EVENT)
    of_counterpart = of_counterpart and reading.pointer is Pointer.IT and reading.has(Cue.OF_PARTNER)
    if of_counterpart and not reading.names_something:
        # "What does its counterpart show?"
        return replace(reading, pointer=Pointer.OTHER, cues=reading.cues - {Cue.OF_PARTNER})
    refuses = reading.intent == "deny" and reading.pointer is Pointer.REST  # "other than these?"
    points = (refuses or reading.intent == "ask_more") and bool(pointed_rows(reading, context, table))
    # „Und bei der anderen?“
    leaves_out = reading.confidence < _UNSURE and "name_subject" in reading.runners_up and reading.is_bare
    of_other = reading.pointer is Pointer.OTHER and reading.has(Cue.VERBLESS)
    points = points or (leaves_out and of_other and bool(pointed_rows(reading, context, table)))
    other_event = context.event is not None and reading.pointer is Pointer.OTHER and reading.has(Cue.VERBLESS)
    # "And the other way round?"
    unsure = reading.confidence < _UNSURE and "name_subject" in reading.runners_up
    points = points or (other_event and (unsure or not has_trait(reading.intent, Trait.ABOUT_ONE)))
    return reading.asking("name_subject") if points else reading


def _about_the_pair(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What is it about?" asks for the themes of a partnership where no event was spoken of, "is it from 1985?" when it began."""
    points = reading.pointer in (Pointer.IT, Pointer.THEY) and not reading.names_something
    last = context.last_question
    if reading.intent == "ask_common" and reading.has(Cue.ABOUT_WHAT) and not context.event:
        return reading.asking("ask_overview")  # „Worum geht es bei der Partnerschaft?“
    if len(context.partnerships) != 1 or last is None or last.events:
        return reading
    claimed = reading.intent == "ask_partnerships" and reading.form is Form.CONFIRM
    told_again = claimed and (points or _leaves_out_what(reading))
    of_many = reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED, Cue.EVENT, Cue.SEVERAL} or reading.quantifier
    by_order = reading.rank or reading.comparison or reading.nth
    if told_again and reading.unread and not (of_many or by_order or reading.conditions):
        return reading.asking("confirm_partnership")  # "they count trees together, right?"
    if told_again and not (of_many or by_order or replace(reading.conditions, years=())):
        return replace(reading.asking("ask_since"), partnerships=context.partnerships, pointer=None)
    of_pair = has_trait(last.intent, Trait.DATE_SAID) or has_trait(last.intent, Trait.PARTNERS)
    asks = points and of_pair and not reading.has(Cue.EVENT) and not reading.event_kinds
    content = reading.intent in ("ask_event_content", "ask_event_details")
    if asks and content and reading.has(Cue.THERE_IS) and table.events_of(context.partnerships[0]):
        # "Is there something he could do there?"
        return replace(reading, partnerships=context.partnerships, pointer=None).asking("ask_events")
    return reading.asking("ask_exchanges") if asks and content else reading


def _leaves_out_what(reading: Reading) -> bool:
    """Whether a date is claimed of what goes without saying: «¿es de 1985, verdad?», 是1985年的吧."""
    of_some = reading.counted or reading.entities or reading.cues & _OF_SOME or reading.is_fragment
    bare = reading.pointer is None and not (reading.names_something or of_some or reading.unread)
    return bare and bool(reading.years) and "ask_since" in reading.runners_up[:1]
