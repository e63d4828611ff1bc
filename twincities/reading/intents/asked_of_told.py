"""What is asked of the one that was told, or of those told, in so few words that hardly anything was learned of them: 「それはなんねんのことですか」."""

from __future__ import annotations

from twincities.nlu.text.mentions import THEME, TIME, YEAR
from twincities.reading.intents.learned import LIKELY, UNSURE, Learned

_OF_NOTHING = frozenset({"ask_repeat", "bot_challenge", "out_of_scope", "small_talk"})
_OF_SEVERAL = frozenset({"how_many", "list", "of_partner", "which"})
_OF_ORDER = frozenset({"ask_newest", "ask_oldest"})
_OF_STATES = frozenset({"end", "never_renewed"})
_ORDERED = frozenset({"fewest", "largest", "most", "newest", "oldest", "ordinal"})
_NOT_COUNTED = frozenset({"how_long", "it", "times_number", "year_noun"})
_ON_SOURCES = frozenset({"according", "proof", "records"})


def asked_of_told(learned: Learned) -> str | None:
    """The intent that its cues tell of such a question; None of any other."""
    said, intent = learned.said, learned.intent
    if intent in ("ask_source", "ask_repeat", "ask_records") and "renewed" in said and not said & _ON_SOURCES:
        which = said & {"which", "who"}  # 「更新はしましたか」, 「二回以上更新したのはどこ」
        return None if learned.confidence >= LIKELY else "ask_partnerships" if which else "ask_since"
    if intent == "ask_age" and {"those", "still_so", "left_open"} <= said and not said & {"wh", "how_long"}:
        return "ask_partnerships"  # 「そのうち今も続いているのは？」
    likely = learned.confidence >= LIKELY or "ask_exchanges" not in learned.runners_up
    if (
        intent == "ask_partnerships"
        and {"done_so_far", "what"} <= said
        and not (likely or said & _OF_SEVERAL)
    ):
        return "ask_exchanges"  # 「何してる縁組？」
    if intent == "ask_event_place" and {"it", "wh", "country_noun"} <= said:
        return "ask_country"  # 「そこはどこのくにですか」
    never = "renewed" in said and said & {"negation", "none"}
    unordered = intent in _OF_ORDER and not said & _ORDERED
    if unordered and (never or said & _OF_STATES or _is_described(learned)):
        return "ask_partnerships"  # "was none of the three renewed?", «ninguno se ha terminado nunca»
    if _counts(learned):
        return "ask_partnerships"
    if learned.confidence >= UNSURE and intent != "bot_challenge":
        return None
    if intent in (*_OF_NOTHING, "ask_partner") and {"person", "in_charge"} <= said:
        return "ask_partnerships" if "wh" in said else "name_subject"  # 「その人がほかに担当しているのは？」
    if intent in _OF_NOTHING and "contact" in said:
        return "ask_not_recorded"  # 「そこの担当の方は？」
    if intent in _OF_NOTHING and "inhabitants" in said:
        return "ask_city_trivia"  # 「そこ人何人おるん」, 「何人くらいですか」
    if "it" not in said:
        return None
    if intent == "ask_event_details" and {"wh", "year_noun"} <= said:
        return "ask_since" if "ask_since" in learned.runners_up else None  # 「それはなんねんのことですか」
    return None


def _is_described(learned: Learned) -> bool:
    """Whether one is told apart by what it has, be that old or new, and not by its age: "which is the one with the old bridge?"."""
    by_what = "identified" in learned.said or {"having", "old"} <= learned.said
    return by_what and (THEME in learned.named or learned.unread)


def _counts(learned: Learned) -> bool:
    """Whether partnerships are counted, and not the years of one."""
    said, intent = learned.said, learned.intent
    begun = {"how_many", "twinned"} <= said and bool(learned.named & {TIME, YEAR})
    if begun and intent == "ask_age" and not said & {"how_long", "it", "still_so"}:
        return True  # 2012年一年里广州结了几个
    dated = {"how_many", "of", "of_date"} <= said and bool(learned.named & {TIME, YEAR})
    if dated and intent == "ask_city_trivia" and not (learned.unread or said & {"how_long", "inhabitants"}):
        return "ask_partnerships" in learned.runners_up  # "how many of Lyon's date from 2012?"
    renewed = {"how_many", "renewed"} <= said and not said & _NOT_COUNTED and not learned.named
    return renewed and intent in ("ask_age", "ask_not_recorded")  # « combien ont été renouvelés ? »
