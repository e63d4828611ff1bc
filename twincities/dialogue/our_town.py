"""What "we" and "here" stand for: the town of whoever asks, where it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.guests_town import is_of_unknown_guest
from twincities.dialogue.pointing import pointed_rows
from twincities.reading import Counted, Cue, Dimension, EventBounds, Form, Having, Measure, Pointer, Reading
from twincities.table import Partnership, PartnershipTable
from twincities.table.about import AboutKey
from twincities.table.home import own_town
from twincities.table.whereabouts import lies_in

_OF_A_CITY = ("ask_known_for", "ask_country", "ask_city_trivia")
_PARTNER = (Pointer.IT, Pointer.THEY, Pointer.THOSE)


def one_of_ours(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "But Lyon is one of ours, isn't it?" claims that it is a partner of our town, or of the one that was asked about."""
    last = context.last_question
    asked_about = last.cities if last and last.cities else context.cities
    town = context.town(table) or (asked_about[0] if len(asked_about) == 1 else None)
    claims = reading.has(Cue.ONE_OF_OURS) and len(reading.cities) == 1 and not reading.conditions
    if not claims or reading.rank or town is None or town in reading.cities or not table.has_city(town):
        return reading
    cues = (reading.cues | {Cue.TWINNED, Cue.WITH_CITY, Cue.OURS}) - {Cue.IDENTIFIED}
    pair = replace(reading, cities=(town, *reading.cities), cues=cues, pointer=None, asserted=None)
    return pair.asking("confirm_partnership", Form.CONFIRM)


def ours(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Our oldest partner", "when did we twin with Lyon?" are about the town of whoever asks, where it is known."""
    if reading.has(Cue.MINE) and context.home:
        reading = replace(reading, cues=reading.cues | {Cue.OURS})  # "with which city goes mine?"
    if reading.cues >= {Cue.OURS, Cue.OTHERS, Cue.RECORDS} and len(reading.cities) == 1:
        # "Do records name other partners of Lyon than us?" leaves out our town.
        reading = replace(reading, cues=reading.cues - {Cue.OURS})
    if not reading.has(Cue.OURS) or reading.partnerships or reading.events:
        return reading
    if _of_partner_told(reading, context) or _of_those_told(reading, context, table):
        return reading
    reading = _asking_of_partners(reading)
    which = reading.intent == "ask_known_for" and reading.counted is Counted.CITIES and reading.has(Cue.WHICH)
    if which and not reading.names_rows:
        return replace(reading, pointer=None)  # "which of our cities are known for wine?"
    if not reading.cities and not reading.doubts and not reading.unknown:
        return _of_town(reading, context, table)
    return _beside_town(reading, context.town(table), table)


def _of_partner_told(reading: Reading, context: Context) -> bool:
    """Whether "we" only says with whom the one partner does what it is asked about that was told last."""
    if len(context.partnerships) != 1:
        return False
    content = has_trait(reading.intent, Trait.CONTENT)
    if reading.has(Cue.PAIRED):
        if reading.pointer in (Pointer.IT, Pointer.THEY):
            return True  # "which events do we have with it?"
        if content and not reading.conditions and not reading.cities:
            return True  # "what do we do together?"
    dated = has_trait(reading.intent, Trait.DATE_SAID) and reading.has(Cue.TWINNED) and reading.is_bare
    if dated and not reading.cues & {Cue.SEVERAL, Cue.OF_PARTNER, Cue.OTHERS, Cue.WHICH, Cue.WHOLE_TABLE}:
        return True  # "since when have we been twinned?"
    # "What do our towns have in common?"
    both = reading.intent == "ask_common" and reading.counted is Counted.CITIES and reading.is_bare
    if both and not reading.cues & {Cue.OF_PARTNER, Cue.OTHERS, Cue.WHICH, Cue.WHOLE_TABLE}:
        return True
    # "What did we give them?", "who is our contact for it?"
    given = reading.pointer in _PARTNER and (content or reading.has(Cue.CONTACT))
    return given and not reading.names_something


def _of_those_told(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether it is asked of several told: "and the other one, what does it do with us?", "which of the two has been with us longer?"."""
    if reading.pointer is Pointer.OTHER:
        return bool(pointed_rows(reading, context, table))
    # "What do we do with them?"
    with_them = reading.pointer is Pointer.THOSE and reading.has(Cue.PAIRED) and not reading.names_something
    if with_them and len(context.options) > 1 and has_trait(reading.intent, Trait.CONTENT):
        return True
    return reading.pointed == len(context.partnerships) and reading.pointer in _PARTNER


def _asking_of_partners(reading: Reading) -> Reading:
    """The question as one for partners, where its words tell of them: "our African one?"."""
    if reading.intent == "define_sister_city":
        return reading.asking("ask_partner")  # "what is our sister city?" asks which it is
    another = reading.pointer is Pointer.OTHER and reading.form is Form.CONFIRM and bool(reading.conditions)
    if another and not reading.names_rows and reading.intent in ("ask_partner", "confirm_partnership"):
        return reading.asking("ask_partnerships")  # "do we have a third Spanish one?"
    if reading.intent == "ask_country":
        # "Our African one?" names a partner, and so does "do we have anything in China?".
        named = reading.designated and reading.has(Cue.VERBLESS)
        if named or (reading.countries and reading.form is Form.CONFIRM):
            return reading.asking("ask_partner")
    of_partner = reading.has(Cue.TWINNED) and reading.intent in ("ask_country", "ask_known_for")
    if of_partner and not reading.cities:
        # "Which country is our partner in?", "what are our partners known for?"
        return replace(reading, cues=reading.cues | {Cue.OF_PARTNER})
    return reading


def _of_town(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """What names no city is of the town of whoever asks, or of the one talked about."""
    town = context.town(table)
    # In a league of several towns "our members" are those of all of them.
    if town is None and not table.about.get(AboutKey.NAME) and len(context.cities) == 1:
        town = context.cities[0]
    # "Have we another one in Spain besides that one?", "a third Spanish one?" still leave out what was told.
    pointer = reading.pointer if reading.goes_beyond_told and not reading.excluded_cities else None
    return replace(reading, cities=(town,), pointer=pointer) if town and table.has_city(town) else reading


def is_of_unknown_town(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether it is asked of the town of whoever asks, and nothing tells which that is: "is my town twinned with one in Japan?"."""
    if is_of_unknown_guest(reading, table):
        return True
    if context.town(table) or table.about.get(AboutKey.NAME):
        return False
    by = reading.comparison
    if by is not None and by.by is Measure.AGE and not by.says_with_what and reading.has(Cue.THAN_US):
        return True  # "was any British city before us?" is no question whether there is any
    if context.cities or context.partnerships:
        return False
    if reading.names_rows:
        # "Are we twinned with Lyon?", "is our city a partner of Lyon?"; "I'm from Bonn, are we …?" tells the town.
        claims = reading.asserted.predicates if reading.asserted else ()
        of_own = reading.has(Cue.OWN_CITY) and any(one.object and not one.subject for one in claims)
        paired = reading.cues >= {Cue.OURS, Cue.WITH_CITY, Cue.PAIRED} or of_own
        with_one = len(reading.cities) == 1 and paired and not reading.unknown
        return with_one and reading.intent == "confirm_partnership" and reading.form is Form.CONFIRM
    return reading.has(Cue.OWN_CITY) and has_trait(reading.intent, Trait.TABLE)


def _beside_town(reading: Reading, home: str | None, table: PartnershipTable) -> Reading:
    """What names a city is of it and the town of whoever asks: "when did we twin with Lyon?"."""
    if home is None or home in reading.cities:
        return reading
    pair = table.between(home, *reading.cities) is not None
    ranks = reading.size is not None and reading.size.superlative  # "Lyon is our largest partner"
    if pair and reading.intent in _OF_A_CITY and reading.has(Cue.PARTNERSHIP) and not ranks:
        # "What is our partner Lyon known for?" asks nothing of our own town.
        cues = reading.cues - {Cue.OURS, Cue.OF_PARTNER, Cue.TWINNED, Cue.PARTNERSHIP}
        return replace(reading, pointer=None, counted=None, cues=cues)
    # "Are we twinned with Lyon?" is of the two, be they partners or not.
    supposed = len(reading.cities) == 1 and reading.cues >= {Cue.WITH_CITY, Cue.PAIRED}
    if not (pair or supposed):
        return reading
    asserted = reading.asserted if pair else None
    return replace(reading, cities=(home, *reading.cities), asserted=asserted)


def here(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What is held here?" asks for the events in the town of whoever asks, where it is known; "I visit Lyon. What is held here?" for those there."""
    told = len(reading.cities) == 1 and not (reading.events or reading.unknown or reading.has(Cue.WITH_CITY))
    home = context.town(table) or (reading.cities[0] if told else None)
    of_events = reading.has(Cue.EVENT) or has_trait(reading.intent, Trait.EVENT_SAID)
    elsewhere = reading.names_rows and not (told and reading.cities == (home,))
    # "That fair, is it held here or over there?"
    either = reading.has(Cue.ALTERNATIVE) and reading.pointer is Pointer.IT
    if not reading.has(Cue.HERE) or home is None or not of_events or elsewhere or either:
        return reading
    held_here = replace(reading, cities=(home,), cues=reading.cues | {Cue.HELD_THERE}, pointer=None)
    with_them = _told_with(home, reading, context, table)
    if not with_them:
        return held_here
    if len(with_them) > 1:
        # Of each of several it is told what they hold, and where.
        of_them = replace(reading, partnerships=tuple(row.id for row in with_them), asserted=None)
        of_them = replace(of_them, pointer=None, entities=None, counted=None, quantifier=None)
        return of_them.asking("ask_events", Form.TELL)
    bounds = (reading.event_bounds or EventBounds())._replace(held_in=home)
    return replace(held_here, cities=(home, with_them[0].other(home)), countries=(), event_bounds=bounds)


def _told_with(
    home: str, reading: Reading, context: Context, table: PartnershipTable
) -> Sequence[Partnership]:
    """The partnerships of a town of which "any festival with them here?" asks, those told last; none where it points at none."""
    rows, last = table.held_partnerships(context.partnerships), context.last_question
    if not rows and last and (pair := table.between(*last.cities)):
        rows = [pair]  # there was nothing to tell of it
    with_them = reading.pointer in _PARTNER and reading.has(Cue.PAIRED)
    of_some = len(rows) < len(table.partnerships) and all(home in row.cities for row in rows)
    # "Is there something German that we could take them to?" is of no other country's partner.
    of_some = of_some and all(
        lies_in(table.city(row.other(home)), code) for row in rows for code in reading.countries
    )
    return rows if with_them and of_some else ()


def asked_of_partner_itself(question: Reading, reading: Reading, table: PartnershipTable) -> Reading:
    """The question asked before, of a city itself where that is one of the partners that it was about: "what are our partners known for?", "and Lyon?"."""
    of_partners = question.has(Cue.OF_PARTNER) and question.intent in _OF_A_CITY
    if (
        not of_partners
        or len(question.cities) != 1
        or len(reading.cities) != 1
        or reading.has(Cue.OF_PARTNER)
    ):
        return question
    is_partner = table.between(question.cities[0], reading.cities[0]) is not None
    cues = question.cues - {Cue.OF_PARTNER, Cue.TWINNED, Cue.PARTNERSHIP, Cue.OURS}
    return replace(question, counted=None, cues=cues) if is_partner else question


def partners_had(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which towns do we have in Japan?" asks the list of one town for its partners there, and not which towns have some."""
    asked = reading.entities
    having = asked.having[0] if asked and asked.kind is Dimension.CITY and len(asked.having) == 1 else None
    of_place = having is not None and having == Having(
        countries=having.countries, continents=having.continents
    )
    if having is None or not of_place or reading.form is Form.CONFIRM:
        return reading
    elsewhere = {*reading.countries} - {*having.countries} or {*reading.continents} - {*having.continents}
    bounded = reading.names_rows or reading.unwanted or reading.rank or reading.themes or elsewhere
    return (
        reading if bounded or not table.derived(own_town) else replace(reading, entities=None, counted=None)
    )
