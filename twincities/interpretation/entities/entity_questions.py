"""Which questions ask for things of a kind, rather than for partnerships or facts of them."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.entities import has_event_about, own_conditions
from twincities.dialogue.subject import has_several_partners
from twincities.interpretation.entities.cities_at_home import home_with_others, without_home
from twincities.interpretation.entities.entities_again import lacking, of_last, of_other_cities
from twincities.interpretation.entities.those_having import of_those
from twincities.interpretation.events.without_events import without_events
from twincities.reading import (
    AREAS,
    PLACES,
    Counted,
    Cue,
    Dimension,
    Entities,
    Form,
    Having,
    Measure,
    Pointer,
    Quantifier,
    Reading,
)
from twincities.table import PartnershipTable
from twincities.table.home import own_town
from twincities.table.known_for import known_by_words
from twincities.table.places.regions import is_region_code

_OF_PARTNERS = AREAS | {Dimension.YEAR, Dimension.DECADE}


def entities_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which Chinese cities have no partner in Japan?" asks for cities, whatever it was read as."""
    last = context.last_question
    reading = without_home(_of_partner_cities(reading, table), table)
    reading = _ranked_groups(home_with_others(reading, table), table)
    reading = without_events(_other_themes(reading), context)
    if last and last.entities:
        again = of_other_cities(reading, last, last.entities) or of_those(reading, last)
        if again := again or of_last(reading, last, table):
            return again
    if without_any := _all_claimed(reading):
        return without_any
    if not _asks(reading, table):
        return replace(reading, entities=None) if reading.entities else reading
    form = reading.form if reading.form in (Form.COUNT, Form.CONFIRM) else Form.LIST
    whole = reading.quantifier is Quantifier.ALL and bool(reading.pointer)
    asked = replace(reading, asserted=None, quantifier=None if whole else reading.quantifier)
    asked = _of_regions_abroad(replace(asked, pointer=None if whole else asked.pointer), table)
    return asked.asking("ask_partnerships", form)


def _of_partner_cities(reading: Reading, table: PartnershipTable) -> Reading:
    """ "Which partners are neither in China nor in Spain?" asks for cities, where each partnership has one in China."""
    asked, home = reading.entities, table.home_country()
    of_events = reading.has(Cue.EVENT)  # "which hold a week outside China?"
    if asked is None or asked.kind is not Dimension.PARTNERSHIP or of_events or table.derived(own_town):
        return reading
    if home not in reading.unwanted.countries:
        return reading
    if reading.form is Form.CONFIRM:
        # Whether there are any abroad needs no look at where they are.
        abroad = replace(
            reading.unwanted, countries=tuple(code for code in reading.unwanted.countries if code != home)
        )
        wanted = tuple(code for code in reading.countries if code != home)
        return replace(reading, unwanted=abroad, countries=wanted)
    none = reading.quantifier is Quantifier.NONE  # of "neither … nor"
    return replace(
        reading,
        entities=asked._replace(kind=Dimension.CITY),
        quantifier=None if none else reading.quantifier,
        cues=reading.cues - {Cue.TWINNED},
    )


def _ranked_groups(reading: Reading, table: PartnershipTable) -> Reading:
    """In which year or decade most began asks for that year, where one word says "which year"; which country has most Chinese partners, for one of the others."""
    kind, rank = reading.group_by, reading.rank
    if (
        rank
        and kind in (Dimension.COUNTRY, Dimension.CONTINENT)
        and reading.countries == (table.home_country(),)
    ):
        return replace(reading, countries=())
    reading = _of_other_ends(reading)
    ranks = (
        rank is not None and rank.by is Measure.PARTNERSHIPS and kind in (Dimension.YEAR, Dimension.DECADE)
    )
    of_ties = reading.entities is not None and reading.entities.kind is Dimension.PARTNERSHIP
    if rank and rank.by is Measure.PARTNERSHIPS and kind in (Dimension.COUNTRY, Dimension.REGION) and of_ties:
        ranks, reading = True, replace(reading, entities=None)  # "the partners of which country are most?"
    asks = ranks and reading.entities is None and reading.form is not Form.CONFIRM and not reading.names_rows
    return replace(reading, entities=Entities(kind)) if asks and kind else reading


def _other_themes(reading: Reading) -> Reading:
    """ "Which themes are there besides education?", 除了教育还有哪些主题 ask for themes, and for no partnerships without it."""
    of_themes = reading.entities is not None and reading.entities.kind is Dimension.THEME
    asks = of_themes and bool(reading.unwanted.themes) and reading.quantifier is None
    bounded = reading.names_rows or reading.pointer or reading.countries or reading.continents
    of_rows = reading.has(Cue.PARTNERSHIP) or reading.has(Cue.EVENT) or reading.has(Cue.VERBLESS)
    if not asks or bounded or of_rows or reading.form not in (Form.TELL, Form.LIST, Form.COUNT):
        return reading
    only_left_out = {*reading.themes} <= {*reading.unwanted.themes}
    form = reading.form if reading.form is Form.COUNT else Form.LIST
    others = replace(reading, entities=Entities(Dimension.THEME, several=True), form=form)
    return others if only_left_out else reading


def _of_other_ends(reading: Reading) -> Reading:
    """ "Which country does Poland have most partnerships with?" ranks the countries at the other ends, and not Poland alone."""
    asked, rank = reading.entities, reading.rank
    by_number = rank is not None and rank.by is Measure.PARTNERSHIPS and reading.form is not Form.CONFIRM
    whole = tuple(code for code in reading.countries if not is_region_code(code))
    if asked is None or asked.kind is not Dimension.COUNTRY or asked.having or not by_number:
        return reading
    if len(whole) != 1 or len(reading.countries) > 1 or reading.unwanted or reading.names_rows:
        return reading
    return replace(reading, entities=asked._replace(having=(Having(countries=whole),)))


def _of_regions_abroad(reading: Reading, table: PartnershipTable) -> Reading:
    """ "Which states have most partners?" means those of the partners, unless it is said of which country; "which have Japanese partners?" those at home."""
    asked, own, home = reading.entities, own_conditions(reading), table.home_country()
    if asked is None or asked.kind is not Dimension.REGION or home is None or own.countries or own.continents:
        return reading
    if any(home not in one.countries for one in asked.having if one.countries or one.continents):
        return replace(reading, countries=(home, *reading.countries))
    return replace(reading, entities=asked._replace(foreign=True))


def _all_claimed(reading: Reading) -> Reading | None:
    """ "Do all partnerships have a week?", "does every city have a Spanish partner?" are answered by those that have none."""
    of_all = reading.form is Form.CONFIRM and reading.is_of_all
    asked = reading.entities
    if of_all and asked and asked.kind in PLACES and len(asked.having) == 1:
        return _all_but(reading, asked)
    speaks = reading.has(Cue.EVENT) and reading.has(Cue.PARTNERSHIP) and not reading.event_bounds
    if not of_all or not speaks or reading.names_something or reading.years or reading.pointer:
        return None
    having = (Having(Measure.EVENTS, 0, 0, kinds=reading.event_kinds),)
    without_any = replace(
        reading, entities=Entities(Dimension.PARTNERSHIP, having), asserted=None, quantifier=Quantifier.ALL
    )
    return without_any.asking("ask_partnerships")


def _all_but(reading: Reading, asked: Entities) -> Reading | None:
    """The question for those of a kind that have not what is claimed of each; None where it is about other names."""
    (having,) = asked.having
    if not {*reading.cities} <= {*having.cities} or reading.partnerships or reading.events:
        return None
    # "Has every town only one partner?" is answered by those that have more.
    only_so_many = not having.least or (having.least, having.most) == (1, 1)
    otherwise = ((having.most or 0) + 1, None) if only_so_many else (0, having.least - 1)
    question = lacking(reading, asked)
    others = asked._replace(having=(having._replace(least=otherwise[0], most=otherwise[1]),))
    without = replace(question, entities=others, quantifier=Quantifier.ALL, asserted=None, group_by=None)
    return replace(without, number=None).asking("ask_partnerships", Form.CONFIRM)


def _asks(reading: Reading, table: PartnershipTable) -> bool:
    """Whether a question is one for things of a kind, rather than for the partnerships or facts of what it names."""
    asked = reading.entities
    if (
        asked is None
        or reading.has(Cue.CONTACT)
        or (reading.form in (Form.COMPARE, Form.GROUP) and not _shares(asked))
    ):
        return False
    if reading.form is Form.CONFIRM and not _claims_there_are(asked, reading):
        return False
    if reading.partnerships or reading.events or reading.doubts or reading.unknown_places:
        return False
    told_by_words = reading.intent == "ask_known_for" and known_by_words(reading.unread, table)
    # "The event that comes back every year, which is it?" asks for no city.
    of_event = has_event_about(asked, reading)
    of_event = of_event or (
        reading.intent == "list_events" and asked.kind is Dimension.CITY and not asked.having
    )
    if told_by_words or of_event or {*reading.cities} & {*reading.excluded_cities}:
        return False  # ... and not a name that is taken back
    had = {city for one in asked.having for city in one.cities}
    others = [city for city in reading.cities if city not in had]
    bounded = any((one.least, one.most) != (1, None) for one in asked.having)
    ranks = reading.rank is not None and reading.rank.by is not Measure.AGE
    lacks = any(one.most == 0 for one in asked.having)
    if (reading.rank and not ranks and not lacks) or (reading.comparison and not bounded):
        return False
    # "Any city twinned with both?", "which partners do they share?"
    both = (reading.has(Cue.SEVERALLY) and reading.quantifier is Quantifier.ANY) or reading.has(Cue.IN_COMMON)
    if table.between(*had) and not (both or table.partners_in_common(had)):
        return False  # they are told to be each other's
    # Of regions no other answer tells how many there are.
    of_regions = asked.kind is Dimension.REGION and reading.form in (Form.LIST, Form.COUNT)
    match asked.kind:
        case Dimension.CITY:
            simple = len(asked.having) == 1 and not bounded and bool(had) and not reading.has(Cue.SECOND_STEP)
            return not others and not simple and (bool(asked.having) or ranks or _is_plain(reading))
        case Dimension.COUNTRY | Dimension.REGION if ranks and len(others) == 1:
            return True  # "in which country does Lyon have the most partners?"
        case _ if others and _of_partners(asked, reading):
            return True
        case Dimension.COUNTRY | Dimension.REGION | Dimension.CONTINENT:
            simple = len(asked.having) == 1 and not bounded and bool(had) and not ranks
            simple = simple and not (
                asked.kind is Dimension.CONTINENT and has_several_partners([*had], table)
            )
            return (
                not others
                and not simple
                and (bool(asked.having) or ranks or of_regions or (asked.several and _is_plain(reading)))
            )
        case Dimension.THEME | Dimension.YEAR | Dimension.DECADE:
            years = asked.kind is not Dimension.THEME and reading.has(Cue.PARTNERSHIP)
            counted = (
                asked.kind is Dimension.THEME and reading.form is Form.COUNT
            )  # "how many themes are there?"
            plain = bounded or ((asked.several or counted) and (_is_plain(reading) or years))
            return ranks or (plain and not reading.names_rows)
        case Dimension.PARTNERSHIP:
            return (
                any(one.what is Measure.EVENTS for one in asked.having)
                and not ranks
                and (bounded or reading.form is not Form.COUNT)
            )
    return False


def _claims_there_are(asked: Entities, reading: Reading) -> bool:
    """Whether a yes/no question is whether there are such things: "is there a city with more than two partners?"."""
    if _shares(asked):
        # "Is there any city twinned with both Lyon and Turin?", "is there a town …?"
        had = {city for one in asked.having for city in one.cities}
        claims = reading.asserted.predicates if reading.asserted else ()
        of_none_named = bool(claims) and not any(one.subject for one in claims) and reading.pointer is None
        # "Lyon and Turin: is there a city that is a partner of both of them?"
        of_both = reading.pointer is Pointer.THOSE and reading.pointed == len(had)
        # "Is there a city that both Lyon and Turin are twinned with?"
        of_both = of_both or (reading.has(Cue.SEVERALLY) and not reading.has(Cue.EACH_OTHER))
        speaks = reading.quantifier is Quantifier.ANY or reading.counted is Counted.CITIES
        speaks = speaks or of_none_named or of_both
        return speaks and {*reading.cities} <= had
    return (
        bool(asked.having)
        and (
            asked.kind is not Dimension.PARTNERSHIP
            or any(one.most == 0 or one.least > 1 for one in asked.having)
        )
        and (not reading.names_rows or _of_partners(asked, reading))
    )


def _of_partners(asked: Entities, reading: Reading) -> bool:
    """Whether places or times are asked for that have a number of one city's partners: "does Lyon have two in any country?"."""
    if len(reading.cities) != 1 or asked.kind not in _OF_PARTNERS or reading.has(Cue.TURNS):
        return False
    several = asked.several or reading.form is Form.COUNT
    # "On which continent is Lyon?" asks where it lies itself, "on which are its partners?" does not.
    of_ties = bool(asked.having) or bool(reading.cues & {Cue.OF_PARTNER, Cue.PARTNERSHIP, Cue.TWINNED})
    lists = (asked.kind is Dimension.REGION and several) or (
        asked.kind is Dimension.CONTINENT and (several or of_ties or reading.intent != "ask_country")
    )
    if lists and reading.form is not Form.CONFIRM:
        return True
    bounded = any((one.least, one.most) != (1, None) and not one.cities for one in asked.having)
    # "In which country do we have two?", "which has two of ours?"
    ours = reading.has(Cue.OURS) and all(one.what is Measure.PARTNERSHIPS for one in asked.having)
    return bounded and (reading.has(Cue.PARTNERSHIP) or ours)


def _is_plain(reading: Reading) -> bool:
    """Whether a question asks for things that it describes, and for nothing else of them."""
    lists = reading.form in (Form.LIST, Form.COUNT)
    lists = lists or reading.intent in ("ask_known_for", "ask_partnerships")
    follows = reading.has(Cue.BRIEF) and reading.has(Cue.BETWEEN)
    # "With how many cities do we do something about schools?" counts those that have the theme with us.
    follows = follows or (bool(reading.themes) and reading.has(Cue.PAIRED))
    return (
        lists
        and not follows
        and reading.pointer not in (Pointer.IT, Pointer.THEY)
        and not reading.has(Cue.TWINNED)
    )


def _shares(asked: Entities) -> bool:
    return asked.kind is Dimension.CITY and len({city for one in asked.having for city in one.cities}) > 1
