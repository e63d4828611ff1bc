"""The intent that was learned of a question, or the one that its cues tell where the learned one was unsure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY, EVENT, THEME, TIME, YEAR
from twincities.reading.intents.asked_of_event import asked_of_event
from twincities.reading.intents.asked_of_told import asked_of_told
from twincities.reading.intents.came_about import came_about
from twincities.reading.intents.learned import FOR_PARTNERS, HARDLY, LIKELY, OF_TIES, UNSURE, Learned
from twincities.reading.intents.of_definition import of_definition
from twincities.reading.intents.one_of_partners import claimed_to_be_partner
from twincities.reading.intents.rather_asked import (
    of_doings,
    of_population,
    of_travellers,
    of_web_page,
    rather_asked,
)
from twincities.reading.intents.told_by_source import source_asked, told_by_source
from twincities.reading.spotting.cues import SpottedCue

OF_TEXTS = frozenset({"ask_common", "ask_event_content", "ask_event_details", "ask_events", "ask_exchanges", "ask_known_for", "list_events"})  # fmt: skip
"""The intents of questions for what texts of the table say."""

_GUESSED = 0.25  # confidence below which nothing was understood
_ON_TRUTH = frozenset({"ask_reliability", "ask_records"})
_GUESSED_FOR_RHYTHM = frozenset({"ask_age", "ask_not_recorded", "ask_partnerships", "ask_since", "nlu_fallback", "out_of_scope"})  # fmt: skip
_OF_EVENTS = frozenset({"ask_events", "list_events"})
_OF_PARTNERSHIPS = frozenset({"ask_common", "ask_exchanges"})
_OF_OTHER_FACTS = frozenset({"ask_city_trivia", "ask_records", "out_of_scope"})
_OF_YEARS = frozenset({"ask_anniversary", "ask_event_recurrence"})
_OF_ORDER = frozenset({"ask_newest", "ask_oldest", "ask_partnerships"})
_COMPARING = frozenset({"ask_newest", "ask_oldest", "compare_age"})
_ORDERED = frozenset({"fewest", "largest", "most", "newest", "oldest", "ordinal"})
_POINTING = frozenset({"both", "it", "or", "so_many", "than", "they", "those", "the_several"})
_OF_TIES_AT_MOST = frozenset({"ask_common", "ask_partner"})
_OF_US = frozenset({"ask_capabilities", "ask_event_content", "ask_reliability", "nlu_fallback"})
_OF_NOTHING = frozenset({"ask_repeat", "out_of_scope"})
_OF_TIME = frozenset({"when", "day", "month", "year_noun", "beginning", "twinned", "partnership_noun"})


def learned_intent(question: Mapping[str, Any], cues: Sequence[SpottedCue]) -> str:
    """The intent of a question; `question` is what the pipeline hands on of it."""
    learned = Learned(
        str(question["intent"]),
        float(question.get("confidence", 1.0)),
        tuple(map(str, question.get("runners_up") or ())),
        frozenset(cue.concept for cue in cues),
        any(cue.concept == "negation" and cue.first == 0 for cue in cues),
        frozenset(one["entity"] for one in question["entities"]),
        bool(question.get("unread")),
    )
    told = (
        rule(learned)
        for rule in (
            source_asked,
            came_about,
            asked_of_told,
            claimed_to_be_partner,
            asked_of_event,
            rather_asked,
            of_web_page,
            of_doings,
            of_travellers,
            of_population,
            told_by_source,
            _of_events,
            _of_table,
            of_definition,
            _of_order,
            _of_what_is_held,
            _of_what_is_reported,
            _of_what_is_not_so,
        )
    )
    return next((intent for intent in told if intent), learned.intent)


def _of_events(learned: Learned) -> str | None:
    intent, said = learned.intent, learned.said
    which = {"event_noun", "interval", "which"} <= said and not said & {"day", "month", "when"}
    taking_place = intent in _OF_TIES_AT_MOST and {"what", "taking_place"} <= said
    if (intent in _OF_YEARS and which) or taking_place:
        return "list_events"  # "which event comes back every year?", "what takes place with your twin towns?"
    if intent == "compare_age" and "showing" in said and not said & {"of_age", "older", "younger"}:
        return learned.next_of(OF_TEXTS)  # "which of the two shows wine?"
    unsure = learned.confidence < LIKELY and "ask_partnerships" in learned.runners_up
    in_place = unsure and "of_partner" in said and COUNTRY in learned.named
    of_ties = in_place or {"how_many", "partnership_noun"} <= said
    guessed = intent in _GUESSED_FOR_RHYTHM and learned.confidence < LIKELY
    if guessed and "how_often" in said and "renewed" not in said:
        return "ask_event_recurrence"  # どの街で何年ごとにやるんです, "every how many years do they do that?"
    if intent == "list_events" and of_ties and "event_noun" not in said:
        return "ask_partnerships"  # 全部で何組？, "we've got a twin town in Canada?"
    if {"held_in", "for_whom"} <= said and "ask_event_place" in learned.runners_up:
        return "ask_event_place"  # 在哪儿办，给谁看的
    of_event = EVENT in learned.named or "event_noun" in said
    if intent == "ask_not_recorded" and learned.confidence < UNSURE and {"list", "event_noun"} <= said:
        return "list_events"  # "for my report, list the events held here"
    if intent == "ask_event_content" and "theme_noun" in said and not of_event:
        return learned.next_of(_OF_PARTNERSHIPS)  # "is silk a theme of Lyon and Turin?"
    if intent in _OF_US and "done_so_far" in said and not of_event:
        return "ask_exchanges"  # "what have we actually done?"
    hardly = intent == "ask_events" and learned.confidence < HARDLY
    if hardly and {"what", "having"} <= said and "ask_event_content" in learned.runners_up:
        return "ask_event_content"  # "what can people see in the week of Lyon?"
    if intent == "ask_not_recorded" and of_event and {"how_long", "times_number"} <= said:
        return learned.next_of(_OF_YEARS - {"ask_anniversary"})  # 成都周多久一次
    unplaced = intent in ("confirm_partnership", "nlu_fallback") and learned.confidence < UNSURE
    if unplaced and {"event_noun", "held_in"} <= said and not said & {"twinned", "partnership_noun"}:
        return "list_events"  # 成都との催しで京都で開かれるものは
    held = intent in ("ask_known_for", "ask_common") or (intent == "ask_since" and not said & _OF_TIME)
    if held and learned.confidence < UNSURE and "event_noun" in said:
        return learned.next_of(_OF_EVENTS)  # "do they hold a week?"
    return None


def _of_table(learned: Learned) -> str | None:
    said = learned.said
    if learned.intent in _OF_NOTHING and "which" in said and said & {"larger", "largest"}:
        return "ask_city_trivia"  # "which is smaller?" wants nothing said again
    asks = said & {"wh", "how_long", "yes_no"}
    removes = learned.removes and not asks and "ask_partnerships" in learned.runners_up
    if learned.intent == "ask_since" and removes:
        return "ask_partnerships"  # "take out those that began before 1985"
    of_region = {"wh", "region_noun"} <= said and "ask_country" in learned.runners_up
    if of_region and learned.intent in _OF_OTHER_FACTS:
        return "ask_country"  # "in which prefecture is Lyon?"
    if learned.intent in _OF_ORDER and "superlative" in said and not said & _ORDERED:
        return "ask_not_recorded"  # "which of them get along best?" asks for no oldest
    if learned.intent == "ask_known_for" and {"what", "having", "of_partner"} <= said:
        # "What has Lyon by way of partners?"
        return learned.likelier if learned.likelier in FOR_PARTNERS else None
    of_partners = {"partnership_noun", "having"} <= said and not said & {"records", "according", "proof"}
    if learned.intent == "ask_records" and of_partners and learned.named & {COUNTRY, CONTINENT}:
        return learned.next_of(FOR_PARTNERS)  # "what partners has Lyon in Asia?"
    of_several = {"which", "the_several", "partnership_noun"} <= said and not said & {
        "country_noun",
        "region_noun",
    }
    if learned.intent == "ask_country" and of_several and learned.named & {COUNTRY, CONTINENT}:
        return "ask_partnerships"  # "which of the twin towns lie outside Europe?"
    there = learned.intent == "ask_partnerships" and "it" in said and learned.confidence < HARDLY
    if there and not said & OF_TIES and learned.likelier in OF_TEXTS:
        return learned.likelier  # "is there a place for pandas over there?"
    if learned.intent == "ask_more" and "which_more" in said:
        return "compare_age"  # "which has more, Lyon or Turin?" asks for no more of a list
    of_theme = THEME in learned.named and "partnership_noun" in said and learned.confidence < UNSURE
    if learned.intent == "out_of_scope" and of_theme and learned.likelier == "ask_partnerships":
        return learned.likelier  # "in which pairs does silk play a part?"
    hardly = learned.intent == "out_of_scope" and learned.confidence < HARDLY
    of_place = (
        COUNTRY in learned.named and said & {"which", "who"} and said & {"city_noun", "partnership_noun"}
    )
    if hardly and of_place and learned.likelier in FOR_PARTNERS:
        return "ask_partnerships"  # "which is the only city from Ireland?"
    hardly = hardly or (learned.intent == "define_sister_city" and learned.confidence < HARDLY)
    if hardly and COUNTRY in learned.named and {"wh", "called", "our"} <= said:
        return learned.next_of(FOR_PARTNERS)  # "I write on our town in Japan, what is it called?"
    return None


def _of_order(learned: Learned) -> str | None:
    """What asks for a place in an order or holds ages against each other, where nothing was learned of it."""
    said = learned.said
    of_any = {"same_age", "any", "partnership_noun"} <= said and not learned.named
    if learned.intent == "compare_age" and of_any:
        return "ask_partnerships"  # "did any two partnerships begin in the same year?"
    of_two = "which" in said or ("left_open" in said and "compare_age" in learned.runners_up)
    if learned.intent == "goodbye" and of_two and said & {"older", "younger"}:
        return "compare_age"  # "which came later?", 「じゃあ、先なのは」
    held_against = "than" in said and said & {"older", "younger"} and said & {"twinned", "founded"}
    if learned.intent == "ask_city_trivia" and held_against:
        return learned.next_of(frozenset({"compare_age"}))  # 那个意大利城市比里昂早结好吧
    in_order = said & {"sorted_by_age", "newest_first"} and "ordinal" not in said
    if in_order and learned.intent in ("ask_oldest", "ask_newest"):
        return "ask_partnerships"  # "by year, earliest first" asks for all in an order
    unordered = learned.intent in ("ask_oldest", "ask_newest") and not said & _ORDERED
    of_state = said & {"dormant_so", "suspended_so"} and said & {"partnership_noun", "wh"}
    of_somebody = said & {"in_charge", "contact"} and learned.confidence < HARDLY
    if unordered and (of_state or of_somebody):
        return "ask_partnerships"  # „welche Partnerschaft ruht derzeit?“, "I am new: which ones does Ms Gold mind?"
    hardly = learned.confidence < (HARDLY if learned.intent == "ask_not_recorded" else _GUESSED)
    hardly = hardly and not learned.unread and "contact" not in said
    if hardly and CITY in learned.named and said & {"older", "younger"}:
        # "Which came right after Lyon?"
        return learned.next_of(_COMPARING) if "wh" in said else "compare_age"
    placed = {"wh", "ordinal"} <= said and not (learned.named or learned.unread)
    guessed = learned.intent in (*_OF_NOTHING, "ask_partnerships") or learned.confidence < _GUESSED
    if (
        placed
        and guessed
        and not said & (OF_TIES | _OF_TIME | {"end", "event_noun", "of_date", "oldest", "newest"})
    ):
        return "name_subject"  # "which comes second?" asks for that place in the order asked for before
    any_alike = {"same_age", "there_is", "partnership_noun"} <= said and not learned.named
    if learned.intent == "compare_age" and any_alike and not said & _POINTING:
        return "ask_partnerships"  # 始まった年が同じペアはありますか
    guessed = learned.intent == "ask_since" and learned.confidence < HARDLY and not learned.named
    if (guessed or learned.intent == "nlu_fallback") and {"same_age", "they"} <= said:
        return "compare_age"  # その二つは同じ日に結ばれた
    extreme = said & {"oldest", "newest"}
    if len(extreme) != 1 or (said & {"older", "younger"} and "among" not in said):
        return None
    of_all = CITY not in learned.named and not said & {"they", "those", "so_many", "the_several"}
    unsure = learned.confidence < UNSURE or "ordinal" in said or of_all
    # "First three of Lyon, in order"
    placed = learned.intent == "compare_age" and unsure and not said & {"or", "than", "list", "sorted_by_age"}
    asks = learned.confidence < HARDLY and "partnership_noun" in said and said & {"wh", "list"}
    extreme_asked = "ask_oldest" if "oldest" in extreme else "ask_newest"
    return extreme_asked if placed or asks else None


def _asked_of_named(learned: Learned) -> str | None:
    """What is asked of a city, where hardly more than its name was understood."""
    hardly = learned.confidence < HARDLY and learned.likelier == "ask_exchanges"
    if hardly and {"exchanging", "who"} <= learned.said:
        return "ask_exchanges"  # "I mean Lyon, who goes on exchange there?"
    # 比都灵呢
    return "compare_age" if "than" in learned.said and "compare_age" in learned.runners_up else None


def _of_what_is_held(learned: Learned) -> str | None:
    said = learned.said
    by_calendar = "jubilee_noun" in said and bool(said & {"day_of_now", "month_of_now"})
    of_age = learned.intent == "ask_age" and "how_long" in said  # 到今天满多少年了
    if by_calendar and not of_age and "ask_anniversary" in learned.runners_up:
        return "ask_anniversary"  # 今日が記念日の提携はありますか
    reached = learned.intent == "ask_anniversary" and "how_long" in said
    if reached and not said & {"of_day", "jubilee", "turns"}:
        return "ask_age"  # 何周年になった, but not 次は何周年, 50周年は何年になる
    if learned.intent == "name_subject" and (asked := _asked_of_named(learned)):
        return asked
    unsure_since = learned.intent == "ask_since" and learned.confidence < UNSURE
    if unsure_since and "how_long" in said and learned.likelier == "ask_age":
        return "ask_age"  # "how many years ago was that?"
    if "place_asked" in said:
        return "ask_oldest"
    if learned.intent == "greet" and "day" in said and learned.likelier == "ask_since":
        return "ask_since"  # "the precise day?"
    of_no_order = learned.intent in _OF_ORDER and not said & _ORDERED and learned.confidence < UNSURE
    doubts = learned.intent == "ask_source" and learned.likelier == "ask_reliability"
    if "doubted" in said and "or" in said and learned.confidence < HARDLY:
        return learned.next_of(_ON_TRUTH)  # "is that place real, or did somebody make it up?"
    if "proof" in said and (doubts or learned.confidence < HARDLY or of_no_order):
        return "ask_reliability"  # "how sure is your 1985?", 「資料によって違うって」
    if learned.intent != "ask_not_recorded" or learned.confidence >= UNSURE:
        return None
    dated = learned.named & {TIME, YEAR} or said & {"day", "when"}
    begins = "founded" in said and dated and not learned.unread
    if begins and learned.likelier in ("confirm_partnership", "ask_since"):
        return learned.likelier  # "did Lyon and Turin sign in May?", "on what day was it signed?"
    if learned.confidence >= HARDLY:
        return None
    if {"how_many", "event_noun"} <= said:
        return "list_events"  # "how many weeks named after a city are there?"
    # "Quick, my boss is waiting: who are Lyon's partners?"
    of_partners = learned.likelier in FOR_PARTNERS and "of_partner" in said and said & {"wh", "list"}
    return learned.likelier if of_partners else None


def _of_what_is_reported(learned: Learned) -> str | None:
    """ "Can you confirm that …" asks about what follows rather than for proof."""
    reported = learned.intent == "ask_reliability" and "opening_claim" in learned.said
    asks = reported and learned.confidence < UNSURE and not learned.said & {"proof", "records"}
    return learned.likelier if asks else None


def _of_what_is_not_so(learned: Learned) -> str | None:
    """ "Which one didn't?", "which was renewed twice?" want nothing said again, and deny nothing."""
    which = "which_not" in learned.said or {"which", "renewed"} <= learned.said
    asks = learned.intent in (*_OF_NOTHING, "deny") and which
    return "ask_partnerships" if asks and not learned.named else None
