"""What is one of several that were told before, and what is told of one alone."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.interpretation.continuation import continued
from twincities.interpretation.entities.entity_questions import entities_asked
from twincities.interpretation.facts.themes_asked import themes_asked
from twincities.interpretation.interpretation import interpreted
from twincities.interpretation.partners.with_whom import with_whom
from twincities.interpretation.times.when_begun import day_of_partnership
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.interpretation.towns.named_alone import conditions_alone
from twincities.reading import (
    Counted,
    Cue,
    Dimension,
    Entities,
    Form,
    Measure,
    Pointer,
    Quantifier,
    Rank,
    Reading,
)
from twincities.table import DateSpan, Filter

ALONE = frozenset({Cue.BRIEF, Cue.VERBLESS})
NEWEST = Rank(Measure.AGE, greatest=False)
OF_XIAMEN = ("xiamen-cardiff", "xiamen-sasebo", "xiamen-baltimore", "xiamen-wellington")
SINCE = Reading("ask_since", Form.TELL, quantifier=Quantifier.EACH)


def test_the_newest_behind_several_dates_is_one_of_those(chinese_cities):
    newest = Reading("ask_newest", rank=NEWEST, cues=ALONE)
    told = Context(partnerships=OF_XIAMEN, options=OF_XIAMEN, last_question=SINCE)
    asked = asked_anew(newest, told, chinese_cities)
    assert (asked.intent, asked.partnerships) == ("ask_newest", OF_XIAMEN)


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (Reading("ask_since", Form.TELL, rank=NEWEST), OF_XIAMEN),
        (Reading("ask_since", Form.TELL, countries=("GB",)), OF_XIAMEN),
        (SINCE, OF_XIAMEN[:1]),
    ],
)
def test_the_newest_behind_dates_of_one_or_of_what_was_named_is_one_of_all(chinese_cities, last, told):
    newest = Reading("ask_newest", rank=NEWEST, cues=ALONE)
    asked = asked_anew(newest, Context(partnerships=told, last_question=last), chinese_cities)
    assert asked.partnerships == ()


@pytest.mark.parametrize(
    ("cue", "intent"), [(Cue.BRIEF, "ask_exchanges"), (Cue.ABOUT_ALL, "ask_partnerships")]
)
def test_themes_alone_are_those_of_the_one_told(chinese_cities, cue, intent):
    themes = Reading("ask_partnerships", Form.LIST, cues=frozenset({Cue.THEMES, Cue.VERBLESS, cue}))
    told = Context(partnerships=OF_XIAMEN[:1], last_question=Reading("ask_partner", cities=("xiamen",)))
    assert themes_asked(themes, told, chinese_cities).intent == intent


def test_a_date_alone_behind_a_list_bounds_it_anew(chinese_cities):
    last = Reading("ask_partnerships", Form.LIST, countries=("FR",), years=(DateSpan.of_years(None, 1984),))
    dated = Reading("ask_since", years=(DateSpan.of_years(None, 1989),), cues=frozenset({Cue.VERBLESS}))
    assert conditions_alone(dated, Context(last_question=last), chinese_cities).intent == "name_subject"
    for context in (Context(), Context(last_question=Reading("ask_since", cities=("xiamen",)))):
        assert conditions_alone(dated, context, chinese_cities) == dated


@pytest.mark.parametrize(
    ("told", "cities"), [(OF_XIAMEN[3:], ("xiamen",)), (OF_XIAMEN, ()), (("dalian-bremen",), ())]
)
def test_the_next_in_an_order_stays_among_the_partners_of_a_city(chinese_cities, told, cities):
    last = Reading("ask_newest", rank=NEWEST)
    before = Context(partnerships=told, options=OF_XIAMEN, last_question=last)
    asked = asked_anew(Reading("ask_more", cues=ALONE), before, chinese_cities)
    assert (asked.cities, asked.rank) == (cities, NEWEST._replace(place=2))


@pytest.mark.parametrize(
    ("asked", "told", "designated", "city"),
    [
        ("nagoya", "nanjing-nagoya", ("CN",), "nanjing"),
        ("nagoya", "nanjing-nagoya", (), "nanjing"),  # it has no other itself
        ("nanjing", "nanjing-nagoya", (), "nanjing"),
        ("nanjing", "nanjing-nagoya", ("JP",), "nagoya"),
        ("nagoya", "nanjing-nagoya", ("FR",), "nagoya"),
    ],
)
def test_which_others_that_city_has_is_asked_of_the_end_that_is_meant(
    chinese_cities, asked, told, designated, city
):
    else_ = Reading(
        "ask_partner",
        pointer=Pointer.IT,
        designated=designated,
        cues=frozenset({Cue.WITH_WHOM, Cue.OTHERS}),
    )
    before = Context(partnerships=(told,), last_question=Reading("ask_partner", cities=(asked,)))
    assert with_whom(else_, before, chinese_cities).cities == (city,)


@pytest.mark.parametrize(
    ("intent", "pointer", "cities"),
    [
        ("ask_since", None, ("shenyang", "chicago")),
        ("name_subject", Pointer.IT, ("shenyang", "chicago")),
        ("name_subject", None, ("shenyang",)),
        ("ask_partner", None, ("shenyang",)),
    ],
)
def test_one_of_the_partners_told_is_asked_for_its_date_with_that_city(
    chinese_cities, intent, pointer, cities
):
    dated = Reading(intent, cities=("shenyang",), pointer=pointer, cues=frozenset({Cue.DATE}))
    told = ("shanghai-chicago", "shenyang-chicago")
    before = Context(partnerships=told, last_question=Reading("ask_partner", cities=("chicago",)))
    assert asked_anew(dated, before, chinese_cities).cities == cities


@pytest.mark.parametrize(
    ("asked", "city"), [(("shenyang", "sapporo"), "shenyang"), (("sapporo", "shenyang"), "shenyang")]
)
def test_which_others_it_has_behind_one_pair_is_asked_of_the_end_that_has_others(chinese_cities, asked, city):
    others = Reading(
        "ask_partnerships",
        Form.LIST,
        pointer=Pointer.IT,
        cues=frozenset({Cue.OTHERS, Cue.OF_PARTNER, Cue.PARTNERSHIP}),
    )
    before = Context(
        partnerships=("shenyang-sapporo",), cities=asked, last_question=Reading("ask_since", cities=asked)
    )
    assert continued(others, before, chinese_cities).cities == (city,)


def test_which_have_no_week_asks_for_partnerships(shipped_table):
    none = Reading(
        "ask_partnerships", Form.LIST, event_kinds=("week",), cues=frozenset({Cue.NOT_SO, Cue.EVENT})
    )
    asked = entities_asked(none, Context(), shipped_table).entities
    assert asked is not None and asked.kind is Dimension.PARTNERSHIP
    assert [(one.least, one.most, one.kinds) for one in asked.having] == [(0, 0, ("week",))]


def test_the_one_in_a_country_is_one_of_those_told(chinese_cities):
    that_one = Reading("ask_since", countries=("JP",), designated=("JP",), pointer=Pointer.IT)
    before = Context(partnerships=OF_XIAMEN[:1], options=OF_XIAMEN)
    assert [row.id for row in find_subject(that_one, before, chinese_cities).partnerships] == [
        "xiamen-sasebo"
    ]


def test_the_cities_of_a_country_are_among_the_partners_told(chinese_cities):
    cities = Reading(
        "ask_partnerships",
        Form.LIST,
        countries=("JP",),
        counted=Counted.CITIES,
        entities=Entities(Dimension.CITY),
        cues=ALONE,
    )
    before = Context(last_question=Reading("ask_partner", cities=("tianjin",)))
    asked = conditions_alone(cities, before, chinese_cities)
    assert (asked.intent, asked.entities) == ("name_subject", None)
    of_events = Context(last_question=Reading("list_events", Form.LIST, cities=("tianjin",)))
    assert conditions_alone(cities, of_events, chinese_cities) == cities


@pytest.mark.parametrize(
    ("last", "events", "intent"),
    [
        ("ask_partner", (), "ask_since"),
        ("ask_partner", ("chengdu-week",), "ask_event_recurrence"),
        ("ask_events", (), "ask_event_recurrence"),
    ],
)
def test_when_behind_partners_is_when_they_began(shipped_table, last, events, intent):
    when = Reading("ask_event_recurrence", cues=ALONE, runners_up=("ask_since",), confidence=0.5)
    before = Context(last_question=Reading(last, cities=("san-jose",)), events=events)
    assert day_of_partnership(when, before, shipped_table).intent == intent


def test_of_two_that_are_told_apart_nobody_is_taken_for_the_others_partner(shipped_table):
    both = Reading("ask_events", Form.COUNT, cities=("shanghai", "shenzhen"), cues=frozenset({Cue.PAIRED}))
    assert find_subject(both, Context(), shipped_table).premises
    each = Reading("ask_events", Form.COUNT, cities=both.cities, cues=both.cues, quantifier=Quantifier.EACH)
    assert not find_subject(each, Context(), shipped_table).premises


@pytest.mark.parametrize(
    ("quantifier", "kind", "asked"),
    [
        (None, Dimension.THEME, True),
        (Quantifier.EACH, Dimension.THEME, False),
        (None, Dimension.PARTNERSHIP, False),
    ],
)
def test_other_themes_are_themes(shipped_table, quantifier, kind, asked):
    others = Reading(
        "ask_exchanges",
        Form.TELL,
        themes=("education",),
        unwanted=Filter(themes=("education",)),
        quantifier=quantifier,
        entities=Entities(kind),
        cues=frozenset({Cue.THEMES}),
    )
    changed = entities_asked(others, Context(), shipped_table)
    assert (changed.intent == "ask_partnerships" and changed.form is Form.LIST) is asked


def test_a_theme_of_every_partnership_is_claimed_of_them_all(shipped_table):
    claim = Reading(
        "ask_exchanges",
        Form.CONFIRM,
        themes=("culture",),
        quantifier=Quantifier.ALL,
        cues=frozenset({Cue.PARTNERSHIP, Cue.THEMES}),
    )
    assert interpreted(claim, Context(), shipped_table).intent == "ask_partnerships"


def test_the_one_that_did_not_is_what_is_left_of_those_told(chinese_cities):
    told = ("guangzhou-vancouver", "shanghai-montreal")
    last = Reading("ask_partnerships", Form.LIST, among=(*told, "xian-quebec-city"))
    context = Context(partnerships=told, options=told, told=2, last_question=last)
    for text in ("and the one that didn't, who's it with?", "and the one that didn't?", "which one didn't?"):
        asked = continued(reader(chinese_cities)(text, "ask_partnerships"), context, chinese_cities)
        assert (asked.partnerships, asked.form) == (("xian-quebec-city",), Form.LIST)
