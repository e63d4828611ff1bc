"""Each rule on its own, by a wording that it serves: what it makes of the question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

import pytest

from tests.conftest import ROOT
from tests.questions import assert_changed, reader
from twincities.dialogue.claimed import claimed_of_all, rank_claimed, season_claimed
from twincities.dialogue.context import Context
from twincities.dialogue.pictured import pictured
from twincities.interpretation.continuation import continued
from twincities.interpretation.entities.alternatives import counted_apart, kinds_counted
from twincities.interpretation.entities.entity_questions import entities_asked
from twincities.interpretation.events.event_audience import whose_age_asked
from twincities.interpretation.events.event_questions import without_event
from twincities.interpretation.events.events_described import events_alike
from twincities.interpretation.facts.people_asked import person_asked
from twincities.interpretation.facts.populations import population_asked
from twincities.interpretation.facts.reasons import reason_asked
from twincities.interpretation.facts.records_asked import proof_asked, records_asked
from twincities.interpretation.facts.renewals_again import renewal_asked_again
from twincities.interpretation.facts.standing import active_asked, state_asked
from twincities.interpretation.facts.themes_asked import any_of_themes, listed_by_theme
from twincities.interpretation.interpretation import interpreted
from twincities.interpretation.order.apart import apart
from twincities.interpretation.order.held_against import (
    claimed_first_of_two,
    held_against_another,
    more_of_last,
)
from twincities.interpretation.order.numbers_compared import of_cities_told
from twincities.interpretation.partners.second_step import (
    known_for_of_partner,
    of_partner,
    others_of_the_other,
)
from twincities.interpretation.partners.with_whom import partners_besides, with_whom
from twincities.interpretation.times.jubilees import jubilee_asked
from twincities.interpretation.times.when_begun import age_claimed, any_begun_then
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.interpretation.told.membership import member_claimed, paired_with_place
from twincities.interpretation.told.picked import one_with_city, others_than, those_of_city, those_of_theme
from twincities.interpretation.told.said_of_told import number_told, of_all_told, partners_of_told
from twincities.interpretation.told.which_is import countries_named
from twincities.interpretation.towns.named_alone import conditions_alone, left_out_before, name_alone
from twincities.interpretation.towns.place_told import in_place_told
from twincities.interpretation.towns.places_asked import place_asked
from twincities.reading import (
    Comparison,
    Counted,
    Cue,
    Dimension,
    Entities,
    Form,
    Having,
    Measure,
    PictureKind,
    Pointer,
    Quantifier,
    Rank,
    Reading,
)
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import DateSpan, Filter, PartnershipTable, YearlyDate, load_table

Rule = Callable[[Reading, Context, PartnershipTable], Reading]
FIVE = ("hangzhou-bordeaux", "chengdu-kyoto", "chongqing-detroit", "shanghai-new-york", "shenzhen-san-jose")
AMERICAN = FIVE[2:]
KYOTO, DETROIT = FIVE[1], FIVE[2]
OLDEST, FEWEST = Rank(Measure.AGE, True), Rank(Measure.PARTNERSHIPS, False)


def about(*ids: str, last: Reading | None = None, cities: tuple[str, ...] = (), **fields: Any) -> Context:
    """What is talked about: partnerships, and the last question."""
    return Context(partnerships=ids, cities=cities, last_question=last, **fields)


def listed(*ids: str, last: Reading | None = None, **fields: Any) -> Context:
    """Several partnerships that were told as a list."""
    return about(*ids, last=last, options=ids, told=len(ids), **fields)


def since(year: int) -> tuple[DateSpan, ...]:
    return (DateSpan.of_years(year, year),)


@lru_cache
def table_called(name: str) -> PartnershipTable:
    """The table of the article or of Chinese cities, or one of those that the dialogues are played on."""
    shipped = {"article": "data/partnerships", "218": "data/tables/chinese-cities"}
    return load_table(ROOT / shipped.get(name, f"tests/conversations/own_tables/{name}"))


class Case(NamedTuple):
    """A wording as it was learned, after what was said before, and what a rule makes of some fields of its reading."""

    rule: Rule
    text: str
    intent: str
    before: Context
    expected: dict[str, Any]
    table: str = "article"
    further: dict[str, Any] | None = None


LIST = {"intent": "ask_partnerships", "form": Form.LIST}
TWO_OF_THEM = Assertion((Predicate(Relation.NUMBER, object=Counted.PARTNERSHIPS, number=(2, 2)),))
MOST_PARTNERS = Reading("ask_partnerships", Form.LIST, rank=Rank(Measure.PARTNERSHIPS, True))
SPANISH = Reading("ask_partnerships", Form.LIST, countries=("ES",))
CASES = [
    Case(claimed_first_of_two, "was Chengdu's first?", "compare_age", about(KYOTO, DETROIT),
         {"partnerships": (KYOTO,), "cities": (), "nth": None}),
    Case(held_against_another, "and before Detroit?", "name_subject",
         about(KYOTO, last=Reading("compare_age", Form.CONFIRM, cities=("chengdu", "kyoto"),
                                   comparison=Comparison(Measure.AGE, 1, ("bordeaux",)))),
         {"intent": "compare_age", "form": Form.CONFIRM, "cities": ("chengdu", "kyoto")},
         further={"comparison": Comparison(Measure.AGE, 1, ("detroit",))}),
    Case(more_of_last, "Does it have more than Bordeaux?", "compare_age",
         about(KYOTO, last=Reading("ask_oldest", rank=Rank(Measure.EVENTS, True))),
         {"comparison": Comparison(Measure.EVENTS, 1, ("bordeaux",))},
         further={"comparison": Comparison(Measure.PARTNERSHIPS, 1, ("bordeaux",))}),


    Case(events_alike, "How many weeks such as Chengdu Week are there?", "list_events", Context(),
         {"intent": "list_events", "events": ()},
         further={"form": Form.COUNT, "counted": Counted.EVENTS, "event_kinds": ("week",)}),
    Case(proof_asked, "is there any proof of Chengdu Week?", "ask_event_details", Context(),
         {"intent": "ask_reliability", "form": Form.TELL}),
    Case(proof_asked, "Why is the tie between Chongqing and Detroit disputed?", "ask_common", Context(),
         {"intent": "ask_reliability", "form": Form.TELL}),
    Case(interpreted, "Is there any proof of Chongqing Week in Detroit?", "ask_event_place", Context(),
         {"intent": "ask_reliability", "form": Form.TELL}),
    Case(records_asked, "Which American sister cities does Shanghai have on official lists?", "ask_partnerships", Context(),
         {"intent": "ask_records"}),
    Case(with_whom, "Which partnership set up a panda centre?", "ask_not_recorded", Context(),
         {"intent": "ask_partner", "form": Form.TELL, "events": (), "partnerships": (KYOTO,), "entities": None, "counted": None}),
    Case(any_of_themes, "Is there one about tea?", "ask_event_content", Context(),
         {"intent": "ask_partnerships", "counted": Counted.PARTNERSHIPS}),
    Case(interpreted, "Which of the two, Shenzhen or San Jose, has to do with business?", "ask_partnerships", Context(),
         {"intent": "ask_known_for", "form": Form.TELL}),
    Case(interpreted, "Will it clear up by noon?", "ask_not_recorded", Context(), {"intent": "out_of_scope", "form": Form.TELL},
         further={"unread": ("clear", "noon"), "confidence": 0.3, "runners_up": ("out_of_scope", "deny")}),
    Case(listed_by_theme, "in which town does education matter?", "ask_exchanges", Context(),
         {"intent": "ask_partnerships", "form": Form.LIST}),
    Case(entities_asked, "with how many cities do we do something about education?", "ask_partnerships", Context(),
         {"entities": None}),
    Case(person_asked, "Does she look after another town, too?", "ask_not_recorded",
         about("galway-seattle", last=Reading("ask_not_recorded", cues=frozenset({Cue.CONTACT}))),
         {"people": ("Gráinne Walsh",), "form": Form.TELL}, "galway"),
    Case(population_asked, "Which of our partner towns has the most people?", "ask_partnerships", Context(),
         {"intent": "ask_city_trivia", "form": Form.TELL}, "ptuj"),
    Case(active_asked, "How many links of ours are still active?", "ask_partnerships", Context(), {"active": True}, "galway"),
    Case(reason_asked, "Why?", "ask_common", about("hobart-murmansk"),
         {"intent": "ask_overview", "partnerships": ("hobart-murmansk",)}, "hobart"),
    Case(renewal_asked_again, "When was the last time?", "ask_event_recurrence",
         about("bellport-ena", last=Reading("ask_partnerships", cues=frozenset({Cue.RENEWED}))),
         {"intent": "ask_overview", "partnerships": ("bellport-ena",)}, "bellport"),
    Case(state_asked, "And which one was dissolved for good?", "ask_reliability", about("tartu-pskov"), LIST, "tartu"),
    Case(partners_besides, "Besides Detroit, which other partner does Chongqing have?", "ask_partner", Context(),
         {"intent": "confirm_partnership", "form": Form.CONFIRM, "excluded_cities": ()}),
    Case(of_partner, "Which city is twinned with the partner of Kyoto?", "ask_partner", Context(),
         {"cities": ("chengdu",), "entities": None}),
    Case(known_for_of_partner, "and its sister city?", "ask_partner", about(KYOTO, last=Reading("ask_known_for", cities=("kyoto",))),
         {"intent": "name_subject", "pointer": Pointer.IT}),
    Case(others_of_the_other, "which other partners has that city?", "ask_partner",
         about("shanghai-yokohama", last=Reading("ask_partner", cities=("yokohama",))),
         {**LIST, "cities": ("shanghai",), "excluded_cities": ("yokohama",)}, "218"),
    Case(member_claimed, "Shanghai as well?", "name_subject",
         about(last=Reading("ask_partnerships", Form.LIST, countries=("JP",),
                            entities=Entities(Dimension.CITY, (Having(Measure.PARTNERSHIPS, 2, None, ("JP",)),)))),
         {"intent": "ask_partnerships", "form": Form.CONFIRM}, "218"),
    Case(conditions_alone, "the 1985 ones", "ask_partnerships", about(last=SPANISH), {"intent": "name_subject"}),
    Case(left_out_before, "and those of Detroit?", "name_subject",
         about(last=Reading("ask_partnerships", Form.LIST, countries=("US",), excluded_cities=("detroit",))),
         {**LIST, "cities": ("detroit",), "excluded_cities": (), "countries": ("US",)}),
    Case(name_alone, "hangzhou since", "name_subject", Context(), {"intent": "ask_since"}),


    Case(paired_with_place, "with any French city at all then?", "ask_partnerships",
         about(last=Reading("confirm_partnership", Form.CONFIRM, cities=("lyon", "chongqing"))),
         {"intent": "confirm_partnership", "form": Form.CONFIRM, "cities": ("chongqing",), "entities": None}, "218"),
    Case(paired_with_place, "and with any other French city?", "ask_partnerships",
         about("chongqing-toulouse", last=Reading("confirm_partnership", Form.CONFIRM, cities=("chongqing",))),
         {"form": Form.CONFIRM, "cities": ("chongqing",), "excluded_cities": ("toulouse",), "pointer": None}, "218"),


    Case(conditions_alone, "and which American one?", "ask_partnerships",
         about(last=Reading("ask_partnerships", Form.LIST, countries=("CN",), group_by=Dimension.CITY,
                            rank=Rank(Measure.PARTNERSHIPS, True))), {"intent": "name_subject"}, "218"),
    Case(of_cities_told, "which of the two has more partners?", "ask_partnerships",
         about("shanghai-osaka", cities=("shanghai", "osaka")), {"cities": ("shanghai", "osaka"), "pointer": None}, "218"),
    Case(of_cities_told, "who has the most of the three?", "ask_partnerships",
         about(last=Reading("ask_partnerships", Form.GROUP, cities=("shanghai", "beijing", "chongqing"))),
         {"cities": ("shanghai", "beijing", "chongqing"), "entities": None}, "218"),
    Case(interpreted, "who has the most partners, Chongqing, Shanghai or Beijing?", "compare_age", Context(),
         {"intent": "ask_partnerships", "form": Form.GROUP, "group_by": Dimension.CITY, "rank": None, "entities": None}, "218"),
    Case(interpreted, "Which country does China have the most partnerships with?", "ask_partnerships", Context(),
         {"countries": ()}, "218"),
    Case(population_asked, "is that more than Ohrid?", "compare_age",
         about(cities=("ptuj",), last=Reading("ask_city_trivia", cities=("ptuj",), cues=frozenset({Cue.POPULATION}))),
         {"intent": "ask_city_trivia", "comparison": None, "cities": ("ptuj",)}, "ptuj"),
    Case(continued, "Which events take place here?", "ask_events", Context(),
         {"cities": ("bellport",)}, "bellport"),
    Case(of_all_told, "Did all begin in 1983?", "ask_since", listed(KYOTO, DETROIT), {"pointer": Pointer.THOSE}),
    Case(number_told, "two, right?", "ask_partnerships", listed(KYOTO, DETROIT), {"pointer": Pointer.THOSE}, further={"asserted": TWO_OF_THEM}),
    Case(partners_of_told, "and their partners", "ask_partnerships",
         listed(*AMERICAN, last=Reading("ask_partnerships", entities=Entities(Dimension.CITY))),
         {"pointer": Pointer.THOSE}),
    Case(without_event, "What is it all about?", "ask_event_content", about(KYOTO), {"intent": "ask_overview"},
         further={"runners_up": ("ask_overview",)}),
    Case(whose_age_asked, "and up to what age can you go", "ask_age",
         about("wexford-haugesund", event="north-sea-crew", events=("north-sea-crew",)),
         {"intent": "ask_event_content", "events": ("north-sea-crew",)}, "wexford"),


    Case(apart, "by how many years?", "compare_age", about(KYOTO, DETROIT), {"partnerships": (KYOTO, DETROIT)}),
    Case(continued, "And the other way round?", "ask_more", about(FIVE[0], event="bordeaux-week"),
         {"intent": "name_subject"}),
    Case(continued, "Any with other countries before 1975?", "ask_partnerships",
         about(last=Reading("ask_partnerships", Form.LIST, countries=("JP",))),
         {"unwanted": Filter(countries=("JP",)), "pointer": None}, "218"),
    Case(continued, "Another Spanish place?", "ask_country", Context(), LIST),
    Case(continued, "and its most recent?", "ask_newest", about("harbin-minneapolis", cities=("harbin",)),
         {"cities": ("harbin",), "pointer": None}, "218"),
    Case(kinds_counted, "do we have more sister cities or more friendship cities", "ask_significance", Context(),
         LIST, "bellport", {"kinds": ("friendship city", "sister city")}),
    Case(claimed_of_all, "those are about cars, right?", "ask_partnerships", listed(KYOTO, DETROIT),
         {"quantifier": Quantifier.ALL}),
    Case(interpreted, "What twin towns are there in France?", "define_sister_city", Context(), LIST),
    Case(interpreted, "any twin towns?", "define_sister_city", Context(), LIST),
    Case(interpreted, "what's the deal with Shanghai and New York", "ask_partner", Context(),
         {"intent": "ask_exchanges"}, further={"runners_up": ("ask_exchanges",), "cues": frozenset()}),
    Case(interpreted, "The one in Massachusetts, same question.", "name_subject",
         about("galway-cambridge-on", cities=("cambridge-on",), last=Reading("ask_since", cities=("cambridge-on",))),
         {"cities": ("cambridge-ma",), "countries": ()}, "galway"),
    Case(season_claimed, "Did Chengdu and Kyoto sign in spring?", "confirm_partnership", Context(),
         {"intent": "ask_since", "finer": "season", "form": Form.TELL}),
    Case(interpreted, "Which pair existed in 1984?", "ask_partnerships", Context(),
         {"years": (DateSpan(None, DateSpan.of_years(1984, 1984).last),)}),
    Case(interpreted, "Which partnership began on 26 November?", "ask_since", Context(),
         {"years": (YearlyDate(11, 26),)}, "218"),
    Case(records_asked, "Is it certain that Shanghai and San Francisco began in 1980?", "ask_since", Context(),
         {"intent": "ask_records", "years": (), "asserted": None}, "218"),
    Case(with_whom, "Which Moroccan cities are there, and with whom is each?", "ask_partnerships", Context(),
         {"entities": None, "quantifier": None}, "218"),
    Case(records_asked, "Is Shanghai on New York's own list of sister cities?", "confirm_partnership", Context(),
         {"intent": "ask_records"}),
    Case(rank_claimed, "then Shanghai-New York is the oldest", "compare_age", Context(),
         {"intent": "ask_oldest", "form": Form.CONFIRM}),
    Case(interpreted, "Which pair has the most events?", "list_events", Context(),
         {"intent": "ask_oldest", "form": Form.TELL}),
    Case(proof_asked, "Which partnerships do public records contradict?", "ask_records", Context(),
         {"intent": "ask_reliability"}),
    Case(interpreted, "Who has more partners: Beijing or Tianjin?", "ask_partnerships", Context(),
         {"intent": "compare_age", "form": Form.COMPARE, "entities": None}, "218"),
    Case(interpreted, "Which came right after Bordeaux?", "compare_age", Context(),
         {"intent": "ask_oldest", "form": Form.TELL}),
    Case(counted_apart, "how many are American and how many Japanese", "ask_partnerships", Context(),
         {"form": Form.GROUP, "group_by": Dimension.COUNTRY}),

    Case(interpreted, "Which pair has something to do with pandas?", "ask_exchanges", Context(), LIST),
    Case(interpreted, "Busiest single year?", "ask_oldest", Context(),
         {"intent": "ask_partnerships", "group_by": Dimension.YEAR}, "218"),
    Case(jubilee_asked, "Which partnerships turned 40 in 2025?", "ask_partnerships", Context(),
         {"intent": "ask_anniversary", "form": Form.TELL}),
    Case(interpreted, "State the themes of the panda pair.", "ask_event_content", Context(), {"intent": "ask_exchanges"}),


    Case(pictured, "list them on a map", "ask_partnerships", Context(), {"intent": "show_picture"},
         further={"picture": PictureKind.MAP}),
    Case(asked_anew, "name them", "out_of_scope",
         about(KYOTO, last=Reading("ask_partnerships", Form.COUNT)), LIST),
    Case(asked_anew, "why", "ask_significance",
         listed("faenza-laguna", last=Reading("ask_partnerships", Form.LIST, cues=frozenset({Cue.END}))),
         {**LIST, "cues": {Cue.END, Cue.WHY}}, "faenza"),
    Case(asked_anew, "and for the oldest one", "ask_oldest", about(last=Reading("ask_age", cities=("new-york",))),
         {"intent": "ask_age", "rank": OLDEST}),
    Case(those_of_city, "which of them belong to Detroit?", "ask_partner", listed(*AMERICAN),
         {**LIST, "partnerships": (DETROIT,), "cities": ()}),
    Case(one_with_city, "which one is with Shenzhen?", "ask_partner",
         listed(*AMERICAN, last=Reading("ask_partnerships", Form.LIST, countries=("US",))),
         {**LIST, "partnerships": ("shenzhen-san-jose",), "countries": ("US",)}),
    Case(others_than, "without Detroit's, who is left?", "ask_partner",
         listed(*AMERICAN, last=Reading("ask_partnerships", Form.LIST, countries=("US",))),
         {**LIST, "excluded_cities": ("detroit",), "cities": (), "countries": ("US",)}),
    Case(those_of_theme, "of those, the ones with education as a theme", "ask_event_content", listed(*AMERICAN), LIST),
    Case(asked_anew, "And the third?", "name_subject", about(FIVE[0], last=Reading("ask_age", rank=OLDEST)),
         {"intent": "ask_age", "rank": OLDEST._replace(place=3), "nth": None}),
    Case(asked_anew, "and the next two?", "ask_more",
         listed(*FIVE[:3], last=Reading("ask_oldest", rank=OLDEST._replace(wanted=3))),
         {"intent": "ask_oldest", "rank": OLDEST._replace(place=3, wanted=2)}),
    Case(asked_anew, "are there more with France?", "ask_partnerships",
         about(last=Reading("ask_partnerships", Form.COUNT, countries=("JP",))),
         {"form": Form.COUNT, "countries": ("FR",)}),
    Case(asked_anew, "And by decade?", "ask_partnerships",
         listed(*FIVE, last=Reading("ask_partnerships", Form.GROUP, group_by=Dimension.YEAR)),
         {"form": Form.GROUP, "group_by": Dimension.DECADE, "entities": None}),
    Case(countries_named, "which countries?", "ask_country",
         about(last=Reading("ask_partnerships", Form.COUNT, cities=("chengdu",), counted=Counted.COUNTRIES)),
         {"intent": "ask_partnerships", "cities": ("chengdu",)}),
    Case(continued, "With who?", "ask_partner", about(FIVE[0], last=Reading("ask_since", cities=("bordeaux",))),
         {"entities": None}),
    Case(continued, "Do the two Chinese partners of Chicago date from the very same day?", "confirm_partnership",
         Context(), {"intent": "compare_age", "partnerships": ("shanghai-chicago", "shenyang-chicago")}, "218"),
    Case(continued, "or in october", "name_subject",
         about(last=Reading("list_events", Form.LIST, cities=("wexford",), times=(YearlyDate(6),))),
         {"intent": "list_events", "cities": ("wexford",)}, "wexford"),
    Case(continued, "We've got a twin in China, don't we?", "confirm_partnership", about(cities=("detroit",)),
         {"cities": ("detroit",), "pointer": None}),
    Case(continued, "Kyoto Week", "name_subject", Context(), {"intent": "ask_event_details"}),
    Case(continued, "Signed on what day?", "ask_not_recorded", about("guangzhou-san-jose"), {"intent": "ask_since"},
         "218", {"runners_up": ("ask_since",)}),
    Case(continued, "And the former?", "name_subject",
         about(KYOTO, last=Reading("ask_event_place"), events=("panda-conservation-centre", "chengdu-week")),
         {"intent": "ask_event_place", "events": ("panda-conservation-centre",), "nth": None}),
    Case(continued, "and the American one?", "name_subject",
         about("wuerzburg-syracuse-it", cities=("syracuse-it",)), {"cities": ("syracuse-us",), "countries": ()},
         "franconia"),
    Case(continued, "which of those two is in France?", "ask_country", listed(FIVE[0], KYOTO), LIST),
    Case(continued, "how many in Africa?", "ask_partnerships",
         about(last=Reading("ask_partnerships", Form.LIST, cities=("shanghai",))), {"cities": ("shanghai",)}, "218"),
    Case(in_place_told, "what about in that state?", "ask_source",
         about(last=Reading("ask_partnerships", Form.LIST, countries=("US-CA",))),
         {**LIST, "countries": ("US-CA",), "pointer": None}, "218"),
    Case(in_place_told, "how many are in that country?", "ask_partnerships",
         about(last=Reading("ask_partnerships", Form.LIST, countries=("US-CA",))), {"countries": ("US",)}, "218"),
    Case(in_place_told, "which others are in that state?", "ask_partnerships",
         about(cities=("nuremberg",), last=Reading("ask_country", cities=("nuremberg",), cues=frozenset({Cue.REGION}))),
         {"countries": ("DE-BY",)}, "218"),
    Case(in_place_told, "which cities are in that state?", "ask_partnerships",
         about("shanghai-san-francisco", "guangzhou-los-angeles",
               last=Reading("ask_partnerships", Form.LIST, countries=("US",), entities=Entities(Dimension.REGION))),
         {"countries": ("US-CA",)}, "218"),
    Case(counted_apart, "are there more in California or in Texas?", "ask_partnerships", Context(),
         {**LIST, "entities": Entities(Dimension.REGION)}, "218"),
    Case(continued, "events", "list_events", about(KYOTO), {"intent": "ask_events", "form": Form.TELL}),
    Case(continued, "what is it about?", "ask_event_content",
         about(KYOTO, last=Reading("ask_age", cities=("kyoto",))), {"intent": "ask_exchanges"}),

    Case(interpreted, "Shanghai's third oldest partner?", "ask_partner", Context(), {"intent": "ask_oldest"}, "218"),
    Case(interpreted, "What events are held in Kyoto?", "ask_events", Context(), {"intent": "list_events", "form": Form.LIST}),
    Case(interpreted, "who wrote it?", "ask_source", Context(), {"entities": None}),
    Case(asked_anew, "only those in New York", "name_subject",
         about(AMERICAN[1], last=Reading("ask_events"), events=("shanghai-new-york-exchange-program", "shanghai-week")),
         {"intent": "list_events", "pointer": Pointer.THOSE}),
    Case(asked_anew, "which ones?", "ask_partnerships", about(KYOTO, last=Reading("confirm_partnership", Form.CONFIRM)),
         {"partnerships": (KYOTO,)}),
    Case(asked_anew, "how many is that?", "ask_partnerships",
         listed(*AMERICAN, last=Reading("ask_partnerships", Form.LIST, countries=("US",))), {"countries": ("US",)}),
    Case(any_begun_then, "Is there a pair that has lasted more than 45 years?", "ask_age", Context(),
         {"intent": "ask_partnerships", "quantifier": Quantifier.ANY}),
    Case(any_begun_then, "Has an African city joined up with a Chinese one after 2015?", "ask_since", Context(),
         {"intent": "ask_partnerships", "quantifier": Quantifier.ANY, "designated": ()}, "218"),
    Case(age_claimed, "Are Guangzhou and Los Angeles, twinned in 1981, 44 years together?", "ask_partnerships", Context(),
         {"intent": "ask_age", "asserted": None}, "218"),






    Case(entities_asked, "is there a city that both Shanghai and Shenyang are twinned with?", "confirm_partnership", Context(),
         {"intent": "ask_partnerships", "asserted": None}, "218"),
    Case(apart, "Which of the two was first?", "ask_oldest", about(KYOTO, DETROIT, last=Reading("name_subject")),
         {"intent": "compare_age", "form": Form.COMPARE, "partnerships": (KYOTO, DETROIT)}),
    Case(claimed_of_all, "And the Italian ones?", "name_subject",
         about(last=Reading("ask_partnerships", Form.CONFIRM, countries=("FR",), years=since(1980),
                            quantifier=Quantifier.ALL, restriction=Filter(countries=("FR",)))),
         {"intent": "ask_partnerships", "countries": ("IT",), "years": since(1980), "quantifier": Quantifier.ALL,
          "restriction": Filter(countries=("IT",))}, "218"),
    Case(place_asked, "And countries?", "ask_country",
         about(last=Reading("ask_partnerships", Form.COUNT, counted=Counted.CITIES, entities=Entities(Dimension.CITY))),
         {"intent": "ask_partnerships", "form": Form.COUNT}),
    Case(continued, "And the second one, how many does it have?", "ask_partnerships",
         about(last=MOST_PARTNERS, cities=("guangzhou",), ranking=MOST_PARTNERS),
         {"rank": Rank(Measure.PARTNERSHIPS, True, 2), "cities": (), "nth": None}, "218"),
    Case(active_asked, "Are all our ties still active?", "ask_partnerships", Context(),
         {"intent": "confirm_partnership"}, "evora"),
]  # fmt: skip


LEFT_ALONE = [
    (any_begun_then, "Is it since 1985?", "ask_since", about(KYOTO)),
    (any_begun_then, "Did the panda pair begin in 1980?", "ask_since", Context()),
    (any_begun_then, "Did Chengdu and Kyoto begin before 1985?", "ask_since", Context()),
    (any_begun_then, "Which partnerships began before 1985?", "ask_since", Context()),
    (age_claimed, "Are Chengdu and Kyoto twinned since 1983?", "confirm_partnership", Context()),
    (age_claimed, "Are Chengdu and Detroit 44 years together?", "confirm_partnership", Context()),
    (claimed_of_all, "is there one of the two about cars", "ask_partnerships", listed(KYOTO, DETROIT)),
]


@pytest.mark.parametrize(
    ("rule", "text", "intent", "before"),
    LEFT_ALONE,
    ids=[f"{rule.__name__}: {text}" for rule, text, *_ in LEFT_ALONE],
)
def test_a_rule_leaves_what_it_does_not_mean(rule, text, intent, before):
    table = table_called("article")
    question = replace(reader(table)(text, intent), intent=intent)
    assert rule(question, before, table) == question


def test_of_two_cities_the_one_with_more_partners_of_a_place_is_a_comparison():
    question = reader(table_called("218"))(
        "Who has more American partners, Shanghai or Guangzhou?", "compare_age"
    )
    asked = interpreted(question, Context(), table_called("218"))
    assert (asked.intent, asked.form, asked.countries) == ("compare_age", Form.COMPARE, ("US",))
    assert asked.comparison is not None


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.__name__}: {case.text}")
def test_a_rule_makes_this_of_a_question(case):
    table = table_called(case.table)
    question = replace(reader(table)(case.text, case.intent), intent=case.intent, **(case.further or {}))
    changed = case.rule(question, case.before, table)
    assert_changed(question, changed, case.expected)


def test_two_or_more_is_no_choice_between_two():
    table = table_called("218")
    question = reader(table)(
        "Which Chinese cities are twinned with two or more Japanese cities?", "ask_partnerships"
    )
    assert counted_apart(question, Context(), table) == question
    others = reader(table)("are there more with Japan or with France?", "ask_partnerships")
    assert counted_apart(others, Context(), table) != others
