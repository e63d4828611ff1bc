"""Rules for what asks for events, or for what people do in them and with each other, and was taken for something else."""

from __future__ import annotations

from twincities.nlu.text.mentions import CITY, COUNTRY, EVENT, THEME
from twincities.reading.intents.of_ties import OF_TEXTS
from twincities.reading.intents.rule import HARDLY, HOWEVER_SURE, LIKELY, UNSURE, rule

_NOT_OF_TRAVELLERS = "event_noun of_partner partnership_noun with"
_OF_DEEDS = "ask_event_content ask_exchanges"
_OF_TIME = "beginning day month partnership_noun twinned when year_noun"
_OF_EVENTS = "ask_events list_events"
_TALK = dict.fromkeys(["affirm", "ask_capabilities", "bot_challenge", "compliment", "deny", "goodbye", "greet", "small_talk", "thank"], HOWEVER_SURE)  # fmt: skip
_TALK_OR_SOURCE = {**_TALK, "ask_source": UNSURE}

OF_DOINGS_IN_TALK = (
    rule("面向什么人", "ask_event_content", learned=_TALK_OR_SOURCE, said="for_whom", unless="contact held_in",
         only=(EVENT,)),
    rule("„was lernt man dort?“", "ask_event_content", learned=_TALK, said="doings_asked",
         unless="contact held_in", only=(EVENT,)),
    rule("何こうかんしてるの", "ask_exchanges", learned=_TALK_OR_SOURCE, said="exchanging what",
         unless="contact held_in", only=(EVENT,), among="ask_exchanges"),
    rule("何が楽しめるの", "ask_event_content", learned={**dict.fromkeys(_TALK, LIKELY), "ask_source": UNSURE},
         said="showing what", unless="contact held_in", only=(EVENT,), among="ask_event_content"),
)  # fmt: skip
"""On what is asked of an event or of what two cities do, in words that say so, where it was taken for talk with the assistant."""

OF_DOINGS = (
    rule("what does Lyon gain from Turin?", "ask_exchanges",
         learned="ask_common ask_known_for ask_not_recorded", said="gained", about=(CITY,)),
    rule("what are the themes of each, Lyon and Turin?", learned="ask_partnerships", said="theme_noun what",
         unless="how_many", about=(CITY,), not_about=(THEME,), next_of=_OF_DEEDS),
    rule("„Was machen sie gemeinsam?“", "ask_exchanges", learned="ask_common", said="doing wh"),
    rule("« que fait-on avec eux ? »", "ask_exchanges", below=HARDLY, said="doing with",
         any_of="about_all wh", among="ask_exchanges"),
    rule("our potters, what do they do for your weavers?", "ask_exchanges", learned="ask_known_for",
         said="doing they wh", about=(THEME,)),
    rule("Which kinds of people go back and forth between Lyon and Turin?", "ask_exchanges", below=HARDLY,
         said="exchanging wh", unless=_NOT_OF_TRAVELLERS, not_about=(EVENT,),
         among="ask_exchanges"),
)  # fmt: skip
"""On what two cities do, and who travels between them."""

OF_EVENTS = (
    rule("which event comes back every year?", "list_events",
         learned="ask_anniversary ask_event_recurrence", said="event_noun interval which",
         unless="day month when"),
    rule("what takes place with your twin towns?", "list_events", learned="ask_common ask_partner",
         said="taking_place what"),
    rule("which of the two shows wine?", learned="compare_age", said="showing",
         unless="of_age older younger", next_of=OF_TEXTS),
    rule("we've got a twin town in Canada?", "ask_partnerships", learned="list_events", below=LIKELY,
         said="of_partner", unless="event_noun", about=(COUNTRY,), among="ask_partnerships"),
    rule("全部で何組？", "ask_partnerships", learned="list_events", said="how_many partnership_noun",
         unless="event_noun"),
    rule("在哪儿办，给谁看的", "ask_event_place", said="for_whom held_in", among="ask_event_place"),
    rule("is silk a theme of Lyon and Turin?", learned="ask_event_content", said="theme_noun",
         unless="event_noun", not_about=(EVENT,), next_of="ask_common ask_exchanges"),
    rule("what have we actually done?", "ask_exchanges",
         learned="ask_capabilities ask_event_content ask_reliability nlu_fallback", said="done_so_far",
         unless="event_noun", not_about=(EVENT,)),
    rule("do they hold a week?", learned="ask_common ask_known_for", below=UNSURE, said="event_noun",
         next_of=_OF_EVENTS),
    rule("do the two hold a week?", learned="ask_since", below=UNSURE, said="event_noun", unless=_OF_TIME,
         next_of=_OF_EVENTS),
)  # fmt: skip
"""On events, their rhythm and their places."""
