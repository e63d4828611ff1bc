"""Rules for what asks for partnerships, or for what a tie of two cities is, and was taken for something else."""

from __future__ import annotations

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY, THEME, TIME, UNKNOWN_CITY, YEAR
from twincities.reading.intents.rule import HARDLY, HOWEVER_SURE, LIKELY, UNREAD, UNSURE, rule

FOR_PARTNERS = "ask_partner ask_partnerships"
"""The intents of questions for partners."""
OF_TIES = "of_partner partnership_noun twinned"
"""The concepts of words for partnerships."""
OF_TEXTS = "ask_common ask_event_content ask_event_details ask_events ask_exchanges ask_known_for list_events"
"""The intents of questions for what texts of the table say."""
EXTREMES = "ask_newest ask_oldest"
"""The intents of questions for an end of the order of age."""
ORDERED = "fewest largest most newest oldest ordinal"
"""The concepts of words for a place in an order."""

_DATED = (TIME, YEAR)
_IN_PLACE = (COUNTRY, CONTINENT)
_ON_SOURCES = "according proof records"
_ASKS_ELSE = "called country_noun how_long how_many kind_of_tie list region_noun wh"

OF_THOSE_TOLD = (
    rule("「何してる縁組？」", "ask_exchanges", learned="ask_partnerships", below=LIKELY, said="done_so_far what",
         unless="how_many list of_partner which", among="ask_exchanges"),
    rule("«ninguno se ha terminado nunca»", "ask_partnerships", learned=EXTREMES,
         any_of="end never_renewed", unless=ORDERED),
    rule("2012年一年里广州结了几个", "ask_partnerships", learned="ask_age", said="how_many twinned",
         unless="how_long it still_so", about=_DATED),
    rule("how many of Lyon's date from 2012?", "ask_partnerships", learned="ask_city_trivia",
         said="how_many of of_date", unless="how_long inhabitants", about=_DATED, not_about=(UNREAD,),
         among="ask_partnerships"),
)  # fmt: skip
"""On what is asked of the one that was told, or of those told, in few words."""

CLAIMED_TO_BE_PARTNERS = (
    rule("« Lyon a une ville au Portugal ? »", "ask_partner", learned="ask_country",
         said="city_noun having", unless=_ASKS_ELSE + " with", naming=(CITY, COUNTRY)),
    rule("My aunt is from Lyon. Is that one of your twin towns?", "confirm_partnership",
         learned={"ask_country": LIKELY, "define_sister_city": HOWEVER_SURE, "small_talk": LIKELY},
         any_of=("finite tag yes_no", "of_partner partnership_noun"), unless=_ASKS_ELSE,
         about=(CITY, UNKNOWN_CITY), only=(CITY, UNKNOWN_CITY)),
)  # fmt: skip
"""On whether a city that was named is one of the partners."""

PARTNERS_ASKED_FOR = (
    rule("What has Lyon by way of partners?", learned="ask_known_for", said="having of_partner what",
         likelier=FOR_PARTNERS),
    rule("what partners has Lyon in Asia?", learned="ask_records", said="having partnership_noun",
         unless=_ON_SOURCES, about=_IN_PLACE, next_of=FOR_PARTNERS),
    rule("which of the twin towns lie outside Europe?", "ask_partnerships", learned="ask_country",
         said="partnership_noun the_several which", unless="country_noun region_noun", about=_IN_PLACE),
    rule("is there a place for pandas over there?", learned="ask_partnerships", below=HARDLY, said="it",
         unless=OF_TIES, likelier=OF_TEXTS),
    rule("in which pairs does silk play a part?", learned="out_of_scope", below=UNSURE,
         said="partnership_noun", about=(THEME,), likelier="ask_partnerships"),
    rule("I write on our town in Japan, what is it called?", learned="define_sister_city out_of_scope",
         below=HARDLY, said="called our wh", about=(COUNTRY,), next_of=FOR_PARTNERS),
    rule("你们跟上海有结好吗", learned="bot_challenge small_talk", below=UNSURE, said="twinned with",
         about=(CITY, UNKNOWN_CITY), next_of="confirm_partnership"),
    rule("what is its partner city?", learned="define_sister_city", below=LIKELY, said="it of_partner",
         likelier=FOR_PARTNERS),
    rule("is it a real sister city or something else?", "confirm_partnership", learned="define_sister_city",
         said="it kind_of_tie"),
    rule("what did the town pay for?", "ask_not_recorded", learned="define_sister_city", below=LIKELY,
         said="city_noun definite what", unless=OF_TIES, about=(UNREAD,), among="ask_not_recorded"),
    rule("which sister city is it again where Röntgen was born?", "ask_partnerships",
         learned="define_sister_city", below=HARDLY, said="which", about=(THEME,)),
)  # fmt: skip
"""On partners that are asked for."""

NOT_SO = (
    rule("Which one didn't?", "ask_partnerships", learned="ask_repeat deny out_of_scope", said="which_not",
         nameless=True),
)  # fmt: skip
"""On what is reported to be so, and which are not so: neither doubts, denies nor wants anything said again."""
