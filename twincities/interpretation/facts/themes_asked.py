"""What is asked of themes: which partnerships have one, and which those of a partnership are."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.entities import selected
from twincities.reading import Counted, Cue, Dimension, Form, Measure, Pointer, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import Filter, PartnershipTable

_UNSURE = 0.5  # confidence
_LISTING = (Form.TELL, Form.LIST)
_MAY_LIST_THEMES = ("ask_partnerships", "ask_exchanges", "ask_event_content", "ask_common")
_PAIR = 2
_ITSELF = (Pointer.IT, Pointer.THEY)
_OF_OTHERS = frozenset(
    {Cue.PARTNERSHIP, Cue.TWINNED, Cue.SEVERAL, Cue.EVENT, Cue.WHOLE_TABLE, Cue.OTHERS, Cue.ONE_THERE}
)
"""What asks for partnerships rather than that it is said of the one talked about."""


def listed_by_theme(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which partnerships deal with education?" asks for a list, and not for what they do."""
    # "In which town do cooks work?"
    in_city = reading.counted is Counted.CITIES and reading.intent == "ask_exchanges"
    # "Which exchange pupils?"
    ones = reading.cues >= {Cue.EXCHANGED, Cue.ELLIPTIC, Cue.ABOUT_ALL} and not reading.names_rows
    two = _are_two_described(reading, context)
    reading = replace(reading, pointer=None, pointed=None) if two else reading
    # "Where do the choirs go?"
    going = reading.has(Cue.EXCHANGED) and reading.intent == "ask_partnerships" and not reading.names_rows
    of_rows = (reading.has(Cue.WHICH) and (reading.has(Cue.PARTNERSHIP) or in_city)) or ones or two or going
    lists = of_rows and reading.form in (Form.TELL, Form.LIST)
    asks = lists and reading.themes and has_trait(reading.intent, Trait.CONTENT) and not reading.rank
    of_pair = bool(reading.partnerships) or len(reading.cities) > 1
    if lists and reading.themes and reading.intent == "ask_partnerships" and not of_pair:
        return _exchanging(reading, table)
    listed = asks and not reading.has(Cue.EVENT) and not reading.has(Cue.THEMES) and not of_pair
    # "Who has silk as a theme?"
    who = reading.cues >= {Cue.WHICH, Cue.THEMES} and bool(reading.themes) and not reading.names_rows
    who = who and has_trait(reading.intent, Trait.CONTENT)
    # "In which of the two do they speak of silk?"
    of_told = reading.pointed == len(context.partnerships) and reading.pointer in (
        Pointer.THEY,
        Pointer.THOSE,
    )
    if of_told and bool(reading.themes) and _asks_which(reading):
        within = replace(
            reading, partnerships=context.partnerships, pointer=None, pointed=None, entities=None
        )
        return within.asking("ask_partnerships", Form.LIST)
    # "Which other town shares the theme of silk?"
    if who and reading.has(Cue.OTHERS) and reading.counted is Counted.CITIES:
        return replace(reading.asking("ask_partnerships", Form.LIST), entities=None, pointer=Pointer.OTHER)
    if who and reading.form is Form.LIST and reading.pointer is None:
        return replace(reading.asking("ask_partnerships"), entities=None)
    return _exchanging(reading.asking("ask_partnerships", Form.LIST), table) if listed else reading


def _are_two_described(reading: Reading, context: Context) -> bool:
    """Whether it asks which two cities a theme is that of, and not what two that were told have in common: "which are the two panda cities?"."""
    which = reading.has(Cue.WHICH_NUMBER) or (
        reading.has(Cue.ABOUT_ALL) and reading.pointed == _PAIR and not context.partnerships
    )
    of_cities = reading.counted is Counted.CITIES and reading.pointer in (None, Pointer.THEY)
    return which and of_cities and reading.intent == "ask_common" and not reading.names_rows


def _exchanging(reading: Reading, table: PartnershipTable) -> Reading:
    """ "Which partnerships have pupil exchanges?" of those whose exchanges say so, where any do, and not of those with an event for pupils."""
    # A theme of the table is one of the partnership, whatever its exchanges are called.
    of_texts = all(theme in table.topics for theme in reading.themes)
    if (
        not (reading.has(Cue.EXCHANGED) and of_texts)
        or reading.pointer
        or len(reading.cities) > 1
        or reading.unwanted
    ):
        return reading
    rows = table.partnerships_of(reading.cities[0]) if reading.cities else table.partnerships
    exchanging = tuple(
        row.id
        for row in rows
        if any(table.is_about(one, theme) for one in row.exchanges for theme in reading.themes)
    )
    about = {row.id for row in table.find(replace(reading.conditions, cities=reading.cities))}
    fewer = bool(exchanging) and not about <= {*exchanging}
    return replace(reading, cities=(), partnerships=exchanging) if fewer else reading


def on_that_theme(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Were there any former ones on that theme?" asks for partnerships about what the last question named."""
    last = context.last_question
    points = reading.has(Cue.THEMES) and reading.pointer in (Pointer.IT, Pointer.THOSE) and reading.is_bare
    asks = points and reading.intent in _MAY_LIST_THEMES and reading.has(Cue.SEVERAL)
    if not asks or last is None or not last.themes or reading.has(Cue.EVENT) or reading.unread:
        return reading
    about = replace(
        reading, themes=last.themes, pointer=None, entities=None, cues=reading.cues - {Cue.THEMES}
    )
    return about.asking("ask_partnerships", Form.LIST if reading.form is Form.TELL else reading.form)


def any_of_themes(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is there a town with which we share both sport and music?" asks for partnerships that have the themes, and claims these of none that was told."""
    compared = reading.comparison
    at_once = compared is not None and compared.relation == 0 and not compared.says_with_what
    if at_once and reading.has(Cue.CONJOINED) and len(reading.themes) > 1:
        reading = replace(reading, comparison=None)  # "about sport and music at the same time"
    of_any = reading.counted in (Counted.CITIES, Counted.PARTNERSHIPS) and not reading.has(Cue.EVENT)
    of_any = of_any and (reading.has(Cue.WITH_WHOM) or reading.cues >= {Cue.OURS, Cue.TWINNED})
    # "Is there one about silk?", where nothing was talked about
    talked_about = context.partnerships or context.cities or context.events or context.event
    one = reading.counted is None and reading.has(Cue.SEVERAL) and not reading.has(Cue.EVENT)
    # "Has our town anything to do with bells?"
    something = reading.cues >= {Cue.SOMETHING, Cue.PAIRED} and not (reading.has(Cue.EVENT) or reading.places)
    of_any = of_any or (one and not talked_about) or something
    of_town = reading.cities == (context.town(table),)
    named = replace(reading, cities=()).names_rows or not (of_town or not reading.cities)
    of_any = of_any and not (reading.pointer or named or reading.rank or reading.comparison)
    known = reading.intent == "ask_known_for" and not (
        reading.confidence < _UNSURE and table.find(reading.conditions)
    )
    claims = reading.form is Form.CONFIRM and has_trait(reading.intent, Trait.CONTENT) and not known
    if not (claims and of_any and reading.themes):
        return reading
    return replace(reading, entities=None, asserted=None, counted=Counted.PARTNERSHIPS, unread=()).asking(
        "ask_partnerships"
    )


def theme_claimed_of_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Has it to do with wine as well?", 「ワインも関係ある？」 behind one pair claim the theme of it, and ask for no other pair that has it."""
    only_themes = bool(reading.themes) and reading.conditions == Filter(themes=reading.themes)
    claims = reading.intent == "ask_partnerships" and reading.form is Form.CONFIRM and only_themes
    content = any(has_trait(one, Trait.CONTENT) for one in reading.runners_up)
    of_it = reading.pointer in (None, Pointer.IT) and len(context.partnerships) == 1
    spoken = reading.cues & _OF_OTHERS
    by_order = reading.rank or reading.comparison or reading.nth
    own = reading.names_rows or reading.quantifier or by_order or reading.counted or spoken
    if not (claims and content and of_it) or own or reading.unknown:
        return reading
    about = tuple(Predicate(Relation.ABOUT, object=theme) for theme in reading.themes)
    of_told = replace(reading, asserted=Assertion(about), partnerships=context.partnerships, pointer=None)
    return of_told.asking("ask_overview")


def _asks_which(reading: Reading) -> bool:
    """Whether it is asked which of several: "in which of the two …?"."""
    which = reading.has(Cue.ELLIPTIC) and reading.form in _LISTING and not reading.names_rows
    return which and has_trait(reading.intent, Trait.CONTENT) and not reading.has(Cue.EVENT)


def themes_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What are their themes?" is told with what two cities do together."""
    reading = _other_themes_of_pair(reading, context)
    asked = reading.has(Cue.THEMES) and reading.group_by is None and reading.comparison is None
    of_it = reading.pointer in _ITSELF and len(context.partnerships) == 1 and not reading.names_something
    of_it = of_it and reading.form is Form.LIST and has_trait(reading.intent, Trait.OF_THE_TABLE)
    # "Lyon: year, contact and themes", 「テーマは」
    alone = reading.has(Cue.BRIEF) and not (reading.cues & {Cue.ABOUT_ALL, Cue.WHICH} or reading.unread)
    goes_on = reading.follows or (alone and reading.form in (Form.TELL, Form.LIST))
    if asked and goes_on and reading.has(Cue.VERBLESS) and _is_about_last(reading, context):
        of_last = replace(reading, entities=None, partnerships=context.partnerships)
        return of_last.asking("ask_exchanges", Form.TELL)
    asked = asked and not reading.events and (of_it or has_trait(reading.intent, Trait.MAY_ASK_FOR_THEMES))
    return reading.asking("ask_exchanges") if asked else reading


def _is_about_last(reading: Reading, context: Context) -> bool:
    """Whether nothing tells what a question is about but the one pair that the last answer was about."""
    bare = reading.is_bare and reading.pointer is None and not reading.has(Cue.PARTNERSHIP)
    return bare and len(context.partnerships) == 1


def _other_themes_of_pair(reading: Reading, context: Context) -> Reading:
    """ "Besides tea, what themes do they have?", 除了这些还有什么主题 after one pair ask for its themes, and leave out no partnerships."""
    left_out = bool(reading.unwanted.themes) and {*reading.themes} <= {*reading.unwanted.themes}
    listed = reading.entities is not None and reading.entities.kind is Dimension.THEME
    told = reading.entities is None and reading.has(Cue.THEMES) and not reading.has(Cue.ELLIPTIC)
    told = told and has_trait(reading.intent, Trait.CONTENT)
    if left_out and (listed or told) and reading.form is not Form.CONFIRM and _picks_one(reading):
        # "Which themes has the oldest pair besides tea?"
        of_one = replace(reading, themes=(), entities=None, pointer=None, counted=None)
        return replace(of_one, unwanted=replace(of_one.unwanted, themes=())).asking(
            "ask_exchanges", Form.TELL
        )
    asks = reading.has(Cue.THEMES) and len(context.partnerships) == 1 and not reading.names_rows
    beside = reading.pointer in _ITSELF and left_out
    rest = reading.pointer is Pointer.REST and not (reading.names_something or reading.conditions)
    # "The partnership" is the one told.
    of_rows = reading.has(Cue.PARTNERSHIP) and not (
        reading.pointer is Pointer.IT and not _of_several(reading)
    )
    of_rows = of_rows or reading.has(Cue.EVENT) or reading.form is Form.CONFIRM
    if not asks or not (beside or rest) or of_rows or reading.unread:
        return reading
    of_it = replace(reading, partnerships=context.partnerships, pointer=None, themes=(), entities=None)
    return replace(of_it, unwanted=replace(of_it.unwanted, themes=())).asking("ask_exchanges", Form.TELL)


def _of_several(reading: Reading) -> bool:
    """Whether partnerships are asked for, and not said to be the one talked about: "which of its partnerships …?"."""
    return bool(reading.cues & {Cue.SEVERAL, Cue.WHICH, Cue.ELLIPTIC})


def _picks_one(reading: Reading) -> bool:
    """Whether one partnership is told by its place in the order of age, or by its two cities."""
    rank = reading.rank
    first = rank is not None and rank.by is Measure.AGE and rank.wanted == 1 and not reading.names_rows
    return first or (len(reading.cities) == _PAIR and rank is None)


def partnerships_of_theme(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which of our cities are about schools?", "the school town?" ask for the partnerships with this theme in the list of one town, or where no city is known for it."""
    asked = reading.entities
    of_cities = asked is not None and asked.kind is Dimension.CITY and not asked.having
    # "Of those towns, which one …?", "there's a town in Italy that sends us choirs, which one is it?"
    unsaid = asked is None and reading.counted is Counted.CITIES
    of_cities = of_cities or (unsaid and (table.hub is not None or reading.has(Cue.EXCHANGED)))
    by_fame = reading.intent == "ask_known_for" and asked is not None and table.hub is not None
    lists = (by_fame or reading.intent == "ask_partnerships") and reading.form in (Form.TELL, Form.LIST)
    # "Which of the pottery towns is not in Europe?", "… are not about youth?"
    unwanted = replace(reading.unwanted, countries=(), continents=(), themes=())
    wanted = set(reading.themes) - set(reading.unwanted.themes)
    if not (of_cities and lists and wanted) or reading.rank or unwanted:
        return reading
    found = table.find(reading.conditions)
    known = (by_fame or not (unsaid or table.hub)) and selected(reading, table.find(Filter()), table)
    if known or not found:
        return reading
    return replace(reading, entities=None, counted=None).asking("ask_partnerships")
