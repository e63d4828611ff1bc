"""What a question is about that takes up what was said before: "its oldest partner", "any in Brazil?", our town."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from twincities.dialogue.context import Context
from twincities.dialogue.guests_town import guests_town
from twincities.dialogue.ordering import (
    in_another_order,
    place_claimed,
    place_in_order,
    placed_anew,
)
from twincities.dialogue.our_town import here, one_of_ours, ours
from twincities.interpretation.entities.others_of_theme import any_other_of_theme
from twincities.interpretation.entities.places_with_more import places_with_more
from twincities.interpretation.events.claimed_of_event import claimed_too, place_claimed_of_it
from twincities.interpretation.events.counterpart import counterpart_of_event
from twincities.interpretation.events.doings import doers_asked, part_claimed
from twincities.interpretation.events.doings_asked import doings_asked, done_with
from twincities.interpretation.events.event_audience import audience_asked, whose_age_asked
from twincities.interpretation.events.event_in_words import event_in_words
from twincities.interpretation.events.event_name import event_named, thing_named
from twincities.interpretation.events.event_questions import (
    event_asked,
    event_talked_about,
    events_asked_again,
    events_of_it,
    without_event,
)
from twincities.interpretation.events.events_described import (
    all_of_kind,
    events_alike,
    events_of_told,
    kind_asked,
)
from twincities.interpretation.events.held_by_other import held_by_other
from twincities.interpretation.events.held_over_there import held_over_there
from twincities.interpretation.events.held_then import held_then
from twincities.interpretation.events.kind_named import kind_named
from twincities.interpretation.events.one_of_city import one_of_city
from twincities.interpretation.events.other_one import anything_there, shown_there
from twincities.interpretation.events.time_claimed import time_claimed
from twincities.interpretation.events.when_held import held_so_often, thing_dated, when_held
from twincities.interpretation.facts.about_the_pair import about_the_pair
from twincities.interpretation.facts.contact_of_largest import contact_of_largest
from twincities.interpretation.facts.disputed_asked import disputed_asked
from twincities.interpretation.facts.ended_listed import ended_listed
from twincities.interpretation.facts.kind_of_it import kind_of_it
from twincities.interpretation.facts.meant_in_general import (
    claimed_of_some,
    meant_in_general,
    those_of_the_table,
)
from twincities.interpretation.facts.of_person import of_person
from twincities.interpretation.facts.others_called_so import others_called_so
from twincities.interpretation.facts.people_asked import person_asked
from twincities.interpretation.facts.populations import population_asked
from twincities.interpretation.facts.reasons import end_dated, reason_asked
from twincities.interpretation.facts.renewal_of_ranked import renewal_of_ranked
from twincities.interpretation.facts.renewals_again import renewal_asked_again
from twincities.interpretation.facts.renewals_asked import renewal_asked
from twincities.interpretation.facts.standing import (
    active_asked,
    any_of_state,
    earlier_tie_asked,
    kind_claimed,
    state_asked,
)
from twincities.interpretation.facts.themes_asked import on_that_theme
from twincities.interpretation.order.apart import apart
from twincities.interpretation.order.behind_ranked import behind_ranked
from twincities.interpretation.order.compared import (
    older_of_cities_told,
    one_of_compared,
)
from twincities.interpretation.order.extreme_of_those import extreme_of_those
from twincities.interpretation.order.first_of_told import first_of_told
from twincities.interpretation.order.held_against import (
    against_one_of_ranked,
    against_other_partner,
    against_those_told,
    both_of_city,
    claimed_first_of_two,
    held_against_again,
    held_against_another,
    more_of_last,
    named_against_told,
    one_told_held_against,
)
from twincities.interpretation.order.numbers_compared import (
    more_than_told,
    of_cities_told,
    than_number_told,
)
from twincities.interpretation.order.than_ours import than_ours
from twincities.interpretation.partners.between_again import between_again
from twincities.interpretation.partners.partner_told import of_partner_told, others_of_partner_told
from twincities.interpretation.partners.partners_bounded import (
    of_city_talked_about,
    partner_there,
    within_last,
    within_those_ranked,
)
from twincities.interpretation.partners.partners_shared import partners_shared
from twincities.interpretation.partners.second_step import (
    further_there,
    known_for_of_partner,
    number_of_its_partners,
    of_partner,
    others_of_the_other,
    partners_of_hub,
)
from twincities.interpretation.partners.stays_with_city import stays_with_city
from twincities.interpretation.partners.with_whom import (
    another_there,
    partners_besides,
    with_the_one_told,
    with_whom,
)
from twincities.interpretation.times.date_of_denied import date_of_denied, date_of_partner_repeated
from twincities.interpretation.times.jubilees import anniversary_asked_again
from twincities.interpretation.times.that_year import (
    alike_in_age,
    in_that_year,
    others_of_that_year,
    those_begun_then,
    those_told_alike,
    told_of_year,
)
from twincities.interpretation.times.when_begun import age_claimed, any_begun_then, day_of_partnership
from twincities.interpretation.times.years_on import before_or_after, years_on
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.interpretation.told.in_whole_table import in_whole_table, of_no_city_told
from twincities.interpretation.told.membership import (
    among_told,
    member_claimed,
    paired_with_place,
)
from twincities.interpretation.told.names_wanted import names_wanted
from twincities.interpretation.told.only_such import only_such
from twincities.interpretation.told.picked_by_place import (
    designated,
    other_countries,
    others_of_kind,
    others_there,
    those_placed,
)
from twincities.interpretation.told.pointed_at import of_pair_told, pointed_at
from twincities.interpretation.told.said_in_texts import detail_doubted, said_in_texts
from twincities.interpretation.told.said_of_told import (
    number_told,
    of_all_told,
    only_partner,
    only_those_told,
    partners_of_told,
)
from twincities.interpretation.towns.at_home_or_abroad import (
    at_home_or_abroad,
)
from twincities.interpretation.towns.bearer_claimed import bearer_claimed
from twincities.interpretation.towns.cities_meant import cities_meant
from twincities.interpretation.towns.each_other import of_each_other
from twincities.interpretation.towns.identified import identified
from twincities.interpretation.towns.named_alone import (
    conditions_alone,
    left_out_before,
    name_alone,
    those_of_city_there,
)
from twincities.interpretation.towns.other_there import other_there
from twincities.interpretation.towns.part_of_city import of_part
from twincities.interpretation.towns.place_told import in_place_told
from twincities.interpretation.towns.places_asked import partner_placed, place_asked
from twincities.interpretation.towns.small_letters import in_small_letters
from twincities.interpretation.towns.strangers import of_stranger, unread_alone
from twincities.interpretation.towns.there_named import there_named
from twincities.reading import Reading
from twincities.table import PartnershipTable

Rule = Callable[[Reading, Context, PartnershipTable], Reading]
"""Completes a reading by what was talked about, or gives it back as it is."""

_WHICH_TOWNS: tuple[Rule, ...] = (
    of_pair_told, in_small_letters, there_named, bearer_claimed, cities_meant, partners_shared, than_ours, behind_ranked, only_such, at_home_or_abroad, of_part,
    of_partner_told, others_of_partner_told, other_there, names_wanted, of_stranger, unread_alone, guests_town, one_of_ours, identified, of_each_other,
)  # fmt: skip
"""Towns that are meant without their names, or that have none here."""
_EVENTS_IN_WORDS: tuple[Rule, ...] = (
    held_then, counterpart_of_event, all_of_kind, thing_named, event_in_words, kind_named, thing_dated, claimed_too, place_claimed_of_it, shown_there, one_of_city, anything_there, doings_asked, audience_asked, done_with, event_named, time_claimed, held_by_other, held_over_there,
)  # fmt: skip
"""Events asked for by other words than their names."""
_HELD_AGAINST: tuple[Rule, ...] = (
    one_of_compared, older_of_cities_told, place_claimed, first_of_told, place_in_order,
    against_one_of_ranked, against_other_partner, claimed_first_of_two,
    against_those_told, more_of_last, held_against_again, held_against_another, one_told_held_against, named_against_told, both_of_city,
)  # fmt: skip
"""What is older, or next, or has more than something that was told."""
_OF_THE_SAME_CITY: tuple[Rule, ...] = (further_there, others_there, stays_with_city)
"""More of the partners of the city talked about."""
_ON_FILE: tuple[Rule, ...] = (
    kind_of_it, meant_in_general, those_of_the_table, claimed_of_some, doers_asked, part_claimed, of_person, person_asked, contact_of_largest, population_asked, on_that_theme, any_other_of_theme,
    any_of_state, ended_listed, renewal_asked, active_asked, reason_asked, end_dated, earlier_tie_asked, others_called_so, kind_claimed, renewal_of_ranked, renewal_asked_again, state_asked, disputed_asked,
)  # fmt: skip
"""Who looks after a partnership, what it is about, and what has become of it."""
_WITH_WHOM: tuple[Rule, ...] = (
    with_whom,
    with_the_one_told,
    partners_besides,
    another_there,
)
"""The other side of what was told."""
_YEARS_AND_NUMBERS: tuple[Rule, ...] = (
    detail_doubted, date_of_denied, date_of_partner_repeated, years_on, before_or_after, of_cities_told, more_than_told, than_number_told, anniversary_asked_again,
)  # fmt: skip
"""Years, months and numbers that hang on those told."""
_ANOTHER_STEP: tuple[Rule, ...] = (
    in_place_told, of_partner, known_for_of_partner, others_of_the_other, number_of_its_partners, partners_of_hub,
    member_claimed, among_told,
)  # fmt: skip
"""From what was told to its partners, its place, or whether something is one of it."""
_ORDERED_ANEW: tuple[Rule, ...] = (
    in_another_order, placed_anew, alike_in_age, those_told_alike, others_of_that_year, in_that_year, told_of_year,
)  # fmt: skip
"""What was told in another order, and what began together."""
_NAMED_ALONE: tuple[Rule, ...] = (
    conditions_alone, left_out_before, those_of_city_there, name_alone, paired_with_place, held_so_often, events_asked_again, ours, here,
)  # fmt: skip
"""Names and conditions that ask for nothing of their own, and "we"."""
_SAID_OF_ALL: tuple[Rule, ...] = (of_all_told, number_told, only_those_told, only_partner, partners_of_told)
"""What is said of all that was told."""
_EVENTS: tuple[Rule, ...] = (
    without_event, event_talked_about, when_held, whose_age_asked, age_claimed, any_begun_then, day_of_partnership, place_asked,
    partner_placed, event_asked, events_alike, events_of_told, kind_asked,
)  # fmt: skip
"""Whether an event or a partnership is asked about, where only "when", "where" or "which" says so."""
_PICKED: tuple[Rule, ...] = (
    extreme_of_those, apart, pointed_at, designated, other_countries, others_of_kind, those_placed,
    partner_there, between_again, places_with_more, of_city_talked_about, within_last, within_those_ranked,
)  # fmt: skip
"""Some of what was told: by place, kind or rank."""
_ASKED_ANEW: tuple[Rule, ...] = (asked_anew, those_begun_then, events_of_it, about_the_pair, said_in_texts)
"""The last question of something else."""

_STAGES = (
    _WHICH_TOWNS, _EVENTS_IN_WORDS, _HELD_AGAINST, _OF_THE_SAME_CITY, _ON_FILE, _WITH_WHOM, _YEARS_AND_NUMBERS, _ANOTHER_STEP,
    _ORDERED_ANEW, _NAMED_ALONE, _SAID_OF_ALL, _EVENTS, _PICKED, _ASKED_ANEW,
)  # fmt: skip
"""Each rule sees what those before it made of the question: the order counts."""


def continued(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question with what it takes up from the conversation, by names and conditions of its own."""
    reading = in_whole_table(reading, context, table)
    context = of_no_city_told(reading, context)
    for rule in chain(*_STAGES):
        reading = rule(reading, context, table)
    return reading
