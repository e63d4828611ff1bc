"""Rules for what asks for a place in an order or holds ages against each other, and was taken for something else."""

from __future__ import annotations

from twincities.reading.intents.of_ties import EXTREMES, OF_TIES
from twincities.reading.intents.rule import (
    ANY,
    GUESSED,
    HARDLY,
    HOWEVER_SURE,
    UNREAD,
    rule,
)

_NOT_PLACED = f"{OF_TIES} beginning day end event_noun month newest of_date oldest when year_noun"


OF_ORDER = (
    rule("which came later?", "compare_age", learned="goodbye", said="which", any_of="older younger"),
    rule("「じゃあ、先なのは」", "compare_age", learned="goodbye", said="left_open", any_of="older younger",
         among="compare_age"),
    rule("那个意大利城市比里昂早结好吧", learned="ask_city_trivia", said="than",
         any_of=("older younger", "founded twinned"), next_of="compare_age"),
    rule("by year, earliest first", "ask_partnerships", learned=EXTREMES,
         any_of="newest_first sorted_by_age", unless="ordinal"),
    rule("which comes second?", "name_subject",
         learned={ANY: GUESSED, **dict.fromkeys(("ask_partnerships", "ask_repeat", "out_of_scope"), HOWEVER_SURE)},
         said="ordinal wh", unless=_NOT_PLACED, not_about=(UNREAD,), nameless=True),
    rule("list me the oldest partnership", "ask_oldest", below=HARDLY, said="oldest partnership_noun",
         any_of="list wh", unless="newest older younger"),
    rule("list me the newest partnership", "ask_newest", below=HARDLY, said="newest partnership_noun",
         any_of="list wh", unless="oldest older younger"),
)  # fmt: skip
"""On orders and ages."""
