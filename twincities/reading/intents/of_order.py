"""Rules for what asks for a place in an order or holds ages against each other, and was taken for something else."""

from __future__ import annotations

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY, THEME
from twincities.reading.intents.of_ties import EXTREMES, OF_TIES, ORDERED
from twincities.reading.intents.rule import (
    ANY,
    GUESSED,
    HARDLY,
    HOWEVER_SURE,
    LIKELY,
    UNREAD,
    UNSURE,
    Rule,
    rule,
)

_NOT_PLACED = f"{OF_TIES} beginning day end event_noun month newest of_date oldest when year_noun"
_OF_NO_OTHER = "all each fewest group how_many most wise"
_TOLD_OF_ONE = "ask_anniversary ask_common ask_exchanges ask_known_for ask_source"


def _extreme(intent: str, concept: str, other: str) -> tuple[Rule, ...]:
    """The rules for one end of an order: "first three of Lyon, in order" holds no ages against each other."""
    no_list = f"{other} list older or sorted_by_age than younger"
    return (
        rule("who of Lyon's was the first?", intent, learned="compare_age", below=UNSURE, said=concept,
             unless=no_list),
        rule("First three of Lyon, in order", intent, learned="compare_age", said=f"{concept} ordinal",
             unless=no_list),
        rule("which was the very first?", intent, learned="compare_age", said=concept,
             unless=f"{no_list} so_many the_several they those", not_about=(CITY,)),
        rule("list me the oldest partnership", intent, below=HARDLY, said=f"{concept} partnership_noun",
             any_of="list wh", unless=f"{other} older younger"),
    )  # fmt: skip


OF_RANKED = (
    rule("what are the themes of the oldest?", "ask_exchanges", learned=EXTREMES, said="theme_noun",
         any_of="newest oldest ordinal", unless=f"{_OF_NO_OTHER} which", not_about=(THEME,)),
    rule("what kind of tie is the oldest?", "ask_overview", learned=EXTREMES, said="kind_of_tie",
         any_of="newest oldest ordinal", unless=_OF_NO_OTHER),
    rule("最早的伙伴在哪个国家", "ask_country", learned=EXTREMES,
         any_of=("newest oldest ordinal", "continent_noun country_noun", "held_in lying of_partner", "what which"),
         unless=_OF_NO_OTHER, not_about=(CONTINENT, COUNTRY)),
    rule("最早的伙伴以什么闻名", learned=EXTREMES, below=LIKELY, said="what", any_of="newest oldest ordinal",
         unless=f"{_OF_NO_OTHER} how_long when which who", likelier=_TOLD_OF_ONE),
    rule("「一番古い提携の出典は」", learned=EXTREMES, below=LIKELY, any_of="newest oldest ordinal",
         unless=f"{_OF_NO_OTHER} list wh", likelier="ask_source"),
)  # fmt: skip
"""On what is asked of the one that has a place in an order, where the order alone was understood."""

OF_ORDER = (
    rule("which is furthest away?", "ask_distance", any_of="closest farthest"),
    rule("did any two partnerships begin in the same year?", "ask_partnerships", learned="compare_age",
         said="any partnership_noun same_age", nameless=True),
    rule("which came later?", "compare_age", learned="goodbye", said="which", any_of="older younger"),
    rule("「じゃあ、先なのは」", "compare_age", learned="goodbye", said="left_open", any_of="older younger",
         among="compare_age"),
    rule("那个意大利城市比里昂早结好吧", learned="ask_city_trivia", said="than",
         any_of=("older younger", "founded twinned"), next_of="compare_age"),
    rule("by year, earliest first", "ask_partnerships", learned=EXTREMES,
         any_of="newest_first sorted_by_age", unless="ordinal"),
    rule("„welche Partnerschaft ruht derzeit?“", "ask_partnerships", learned=EXTREMES,
         any_of=("dormant_so suspended_so", "partnership_noun wh"), unless=ORDERED),
    rule("I am new: which ones does Ms Gold mind?", "ask_partnerships", learned=EXTREMES, below=HARDLY,
         any_of="contact in_charge", unless=ORDERED),
    rule("Which came right after Lyon?", learned={ANY: GUESSED, "ask_not_recorded": HARDLY}, said="wh",
         any_of="older younger", unless="contact", about=(CITY,), not_about=(UNREAD,),
         next_of="ask_newest ask_oldest compare_age"),
    rule("right after Lyon?", "compare_age", learned={ANY: GUESSED, "ask_not_recorded": HARDLY},
         any_of="older younger", unless="contact wh", about=(CITY,), not_about=(UNREAD,)),
    rule("which comes second?", "name_subject",
         learned={ANY: GUESSED, **dict.fromkeys(("ask_partnerships", "ask_repeat", "out_of_scope"), HOWEVER_SURE)},
         said="ordinal wh", unless=_NOT_PLACED, not_about=(UNREAD,), nameless=True),
    rule("始まった年が同じペアはありますか", "ask_partnerships", learned="compare_age",
         said="partnership_noun same_age there_is", unless="both it or so_many than the_several they those",
         nameless=True),
    rule("その二つは同じ日に結ばれた", "compare_age", learned="ask_since", below=HARDLY, said="same_age they",
         nameless=True),
    rule("did both begin on one day?", "compare_age", learned="nlu_fallback", said="same_age they"),
    *_extreme("ask_oldest", "oldest", "newest"),
    *_extreme("ask_newest", "newest", "oldest"),
)  # fmt: skip
"""On orders and ages."""
