"""Rules for what asks for one fact of a city or a tie, or where it is told, and was taken for something else."""

from __future__ import annotations

from twincities.nlu.text.mentions import CITY, EVENT, TIME, YEAR
from twincities.reading.intents.of_ties import EXTREMES, FOR_PARTNERS, OF_TIES, ORDERED
from twincities.reading.intents.rule import ANY, HARDLY, HOWEVER_SURE, UNREAD, UNSURE, rule

_POINTING = "it ordinal other so_many the_several they those"
_OF_SOURCES = "ask_known_for ask_records ask_reliability ask_source"
_ON_SOURCES = "according looked_up proof records web_page"
_OF_ORDER = f"{EXTREMES} ask_partnerships"
_OF_EVENTS = "ask_event_content ask_event_details ask_event_place ask_events list_events"

WHATEVER_WAS_LEARNED = (
    rule("where do you get it from that Lyon and Turin are twinned?", "ask_source", said="source_asked"),
    rule("how did that even happen?", "ask_overview", said="came_about",
         unless="according event_noun proof records", not_about=(EVENT,)),
)  # fmt: skip
"""On words that leave no doubt."""

WITH_CHATTER = (
    rule("thanks! will it rain tomorrow?", "out_of_scope", learned="affirm goodbye greet nlu_fallback small_talk thank",
         said="weather_asked"),
    rule("will it be sunny in Lyon this weekend?", "ask_city_trivia",
         learned={ANY: HARDLY, **dict.fromkeys(_OF_EVENTS.split(), HOWEVER_SURE)}, said="weather_asked",
         unless="event_noun", not_about=(EVENT,)),
)  # fmt: skip
"""On what is asked beside chatter, or of the weather."""

OF_PEOPLE_AND_SOURCES = (
    rule("I still lack the population of Lyon, have you got it?", "ask_city_trivia",
         learned="ask_overview ask_source", below=UNSURE, said="inhabitants", unless=OF_TIES, about=(CITY,)),
    rule("what does the article say about it?", "ask_overview", learned=_OF_SOURCES, said="source_says",
         any_of=_POINTING, unless=_ON_SOURCES),
)  # fmt: skip
"""On how many people live in a city, and what the source says of something."""

OF_PLACES = (
    rule("which is smaller?", "ask_city_trivia", learned="ask_repeat out_of_scope", said="which",
         any_of="larger largest"),
    rule("in which prefecture is Lyon?", "ask_country", learned="ask_city_trivia ask_records out_of_scope",
         said="region_noun wh", among="ask_country"),
    rule("which of them get along best?", "ask_not_recorded", learned=_OF_ORDER, said="superlative",
         unless=ORDERED),
)  # fmt: skip
"""On places and sizes, and on what no table tells."""

OF_DATES_AND_PROOF = (
    rule("何周年になった", "ask_age", learned="ask_anniversary", said="how_long", unless="jubilee of_day turns"),
    rule("比都灵呢", "compare_age", learned="name_subject", said="than", among="compare_age"),
    rule("the precise day?", learned="greet", said="day", likelier="ask_since"),
    rule("what proves your 1985?", "ask_reliability", learned="ask_source", said="proof",
         likelier="ask_reliability"),
    rule("how sure is your 1985?", "ask_reliability", below=HARDLY, said="proof"),
    rule("「資料によって違うって」", "ask_reliability", learned=_OF_ORDER, below=UNSURE, said="proof", unless=ORDERED),
    rule("did Lyon and Turin sign in May?", learned="ask_not_recorded", below=UNSURE, said="founded",
         about=(TIME, YEAR), not_about=(UNREAD,), likelier="ask_since confirm_partnership"),
    rule("Quick, my boss is waiting: who are Lyon's partners?", learned="ask_not_recorded", below=HARDLY,
         said="of_partner", any_of="list wh", likelier=FOR_PARTNERS),
)  # fmt: skip
"""On dates, and on how well something is borne out."""
