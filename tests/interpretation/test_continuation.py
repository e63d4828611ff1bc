"""Questions that take up what was said before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.answered import as_answered
from twincities.dialogue.context import Context
from twincities.dialogue.follow_ups import complete
from twincities.interpretation.continuation import continued
from twincities.interpretation.towns.named_alone import conditions_alone
from twincities.reading import (
    Comparison,
    Cue,
    Dimension,
    Entities,
    Form,
    Measure,
    Pointer,
    Quantifier,
    Rank,
    Reading,
    read_question,
)
from twincities.table import DateSpan, Filter

BORDEAUX, KYOTO, DETROIT = "hangzhou-bordeaux", "chengdu-kyoto", "chongqing-detroit"
AMERICAN = Reading("ask_partnerships", Form.COUNT, countries=("US",))
YEAR_WITH_MOST = Reading("ask_partnerships", rank=Rank(Measure.PARTNERSHIPS, True), group_by=Dimension.YEAR)
IS_IT_OLDEST = Reading("ask_oldest", Form.CONFIRM, cities=("detroit",), rank=Rank(Measure.AGE, True))


@pytest.fixture(scope="session")
def go_on(shipped_table):
    read = reader(shipped_table)

    def go_on(text, context, intent, runners_up=()):
        return continued(replace(read(text, intent), runners_up=runners_up), context, shipped_table)

    return go_on


def test_our_sister_city_is_asked_for_and_not_what_a_sister_city_is(go_on):
    asked = go_on("what is our sister city?", Context(home="detroit"), "define_sister_city")
    assert (asked.intent, asked.cities) == ("ask_partner", ("detroit",))
    assert go_on("what is a sister city?", Context(home="detroit"), "define_sister_city").cities == ()


def test_a_refusal_that_names_an_aspect_asks_for_it(go_on):
    context = Context(partnerships=(DETROIT,))
    assert go_on("no, I wanted the year", context, "deny", ("ask_since",)).intent == "ask_since"
    assert go_on("no, that is wrong", context, "deny", ("ask_since",)).intent == "deny"


def test_what_does_not_meet_the_last_conditions(go_on):
    asked = go_on("which ones are not?", Context(last_question=AMERICAN), "nlu_fallback")
    assert (asked.intent, asked.form, asked.unwanted) == (
        "ask_partnerships",
        Form.LIST,
        Filter(countries=("US",)),
    )
    assert go_on("which ones are not?", Context(), "nlu_fallback").intent == "nlu_fallback"


def test_what_is_after_a_claim_that_something_is(go_on):
    asked = go_on("which one is?", Context(last_question=IS_IT_OLDEST), "nlu_fallback")
    assert (asked.intent, asked.form, asked.cities) == ("ask_oldest", Form.TELL, ())
    assert go_on("which one is in France?", Context(last_question=IS_IT_OLDEST), "ask_country").countries


def test_numbers_and_items_of_what_has_the_most(go_on):
    context = Context(last_question=YEAR_WITH_MOST, partnerships=(KYOTO, DETROIT))
    assert go_on("how many?", context, "ask_partnerships") == YEAR_WITH_MOST
    assert go_on("which ones?", context, "ask_partnerships").partnerships == (KYOTO, DETROIT)
    assert go_on("how many in France?", context, "ask_partnerships").countries == ("FR",)


def test_what_a_partnership_is_about_is_no_question_for_an_event(go_on):
    since = Context(partnerships=(DETROIT,), last_question=Reading("ask_since", cities=("detroit",)))
    assert go_on("what is it about?", since, "ask_event_content").intent == "ask_exchanges"
    of_event = replace(since, last_question=Reading("ask_event_place", events=("chongqing-week",)))
    assert go_on("what is it about?", of_event, "ask_event_content").intent == "ask_event_content"


def test_the_other_end_of_an_order_keeps_what_it_is_the_order_of(go_on):
    oldest = Reading("ask_oldest", countries=("US",), rank=Rank(Measure.AGE, True))
    asked = go_on("and the newest?", Context(last_question=oldest), "ask_newest")
    assert (asked.intent, asked.countries, asked.rank.greatest) == ("ask_newest", ("US",), False)
    anew = go_on("conversely, the newest partnership?", Context(last_question=oldest), "ask_newest")
    assert (anew.countries, anew.rank.greatest) == ((), False)


def test_a_part_of_a_list_is_asked_for_by_what_the_list_was_asked_for_by():
    listed = Context(
        options=(BORDEAUX, KYOTO, DETROIT), last_question=Reading("ask_partnerships", cities=("chengdu",))
    )
    part = Reading("ask_partnerships", years=(DateSpan.of_years(1983, 1983),))
    elliptic = read_question({"intent": "ask_partnerships", "text": "which are?", "entities": []})
    pointing = replace(part, cues=elliptic.cues)
    assert as_answered(pointing, listed, (KYOTO,), ()).cities == ("chengdu",)
    assert as_answered(pointing, listed, ("shanghai-new-york",), ()).cities == ()
    assert as_answered(part, listed, (KYOTO,), ()).cities == ()


def test_home_is_where_somebody_says_they_are_from(shipped_table):
    read = reader(shipped_table)

    def home(text, before=None):
        return Context(home=before).home_after(read(text, "small_talk"))

    assert home("I live in Detroit") == "detroit"
    assert home("hello from the city hall of Kyoto, I am from Kyoto") == "kyoto"
    assert home("who is our partner in Detroit?") == "detroit"
    assert home("what is held in Detroit?", "kyoto") == "kyoto"


def test_others_of_the_same_year_leave_out_the_one_talked_about(go_on):
    context = Context(partnerships=(DETROIT,))
    asked = go_on("which others began in the same year?", context, "ask_partnerships")
    assert set(asked.excluded_cities) == {"chongqing", "detroit"}
    asked = go_on("which other pair is as old?", context, "ask_oldest")
    assert (asked.intent, asked.rank) == ("ask_partnerships", None)
    assert go_on("which pair began in 1983?", context, "ask_partnerships").excluded_cities == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("and with Bordeaux?", ("shanghai", "bordeaux")),
        ("and Bordeaux?", ("shanghai", "bordeaux")),
        ("and Shenzhen?", ("new-york", "shenzhen")),  # another city of Shanghai's country
    ],
)
def test_a_claim_about_a_pair_is_asked_again_of_another_pair(shipped_table, text, expected):
    reading = reader(shipped_table)(text, "name_subject")
    claim = Reading("confirm_partnership", Form.CONFIRM, cities=("shanghai", "new-york"))
    (asked,) = complete(reading, Context(last_question=claim), shipped_table)
    assert (asked.form, asked.cities) == (Form.CONFIRM, expected)


def test_a_claim_about_it_is_remembered_with_what_it_is(go_on):
    claim = Reading("confirm_partnership", Form.CONFIRM, cities=("osaka",), pointer=Pointer.IT)
    assert as_answered(claim, Context(), (), ("lyon", "osaka")).cities == ("lyon", "osaka")
    assert as_answered(replace(claim, pointer=None), Context(), (), ("lyon", "osaka")).cities == ("osaka",)


def test_since_when_about_a_partner_keeps_the_city_whose_partner_it_is():
    has_french = Reading("confirm_partnership", Form.CONFIRM, cities=("dundee",), countries=("FR",))
    since = Reading("ask_since")
    context = Context(last_question=has_french)
    assert as_answered(since, context, ("dundee-orleans",), ("dundee", "orleans")).cities == ("dundee",)
    assert as_answered(since, context, ("lyon-turin",), ("lyon", "turin")).cities == ()
    assert as_answered(since, Context(), ("dundee-orleans",), ("dundee", "orleans")).cities == ()


def test_since_when_about_the_oldest_keeps_of_which_it_is_that():
    oldest = Rank(Measure.AGE, greatest=True)
    german = Context(last_question=Reading("ask_oldest", countries=("DE",), rank=oldest))
    ends = ("wuhan", "duisburg")
    since = as_answered(Reading("ask_since"), german, ("wuhan-duisburg",), ends)
    assert (since.intent, since.rank, since.countries) == ("ask_since", oldest, ("DE",))
    of_city = Context(last_question=Reading("ask_oldest", cities=("wuhan",), rank=oldest))
    since = as_answered(Reading("ask_since"), of_city, ("wuhan-duisburg",), ends)
    assert (since.rank, since.cities) == (oldest, ("wuhan",))
    # Where it lies is asked of its cities, which the place of the others does not bound.
    assert as_answered(Reading("ask_country"), german, ("wuhan-duisburg",), ends).countries == ()


def test_a_list_without_a_noun_is_of_the_city_whose_partners_were_told(chinese_cities):
    context = Context(last_question=Reading("ask_partner", cities=("shanghai",)), cities=("shanghai",))
    read = reader(chinese_cities)
    ones = continued(read("list the European ones", "ask_partnerships"), context, chinese_cities)
    assert ones.cities == ("shanghai",)
    pairs = continued(read("list the European partnerships", "ask_partnerships"), context, chinese_cities)
    assert pairs.cities == ()


def test_that_chinese_city_is_the_one_there_of_those_talked_about(chinese_cities):
    context = Context(cities=("manila", "guangzhou"), partnerships=("guangzhou-manila",))
    question = reader(chinese_cities)(
        "which others does that Chinese city have in Europe", "ask_partnerships"
    )
    assert continued(question, context, chinese_cities).cities == ("guangzhou",)


def test_a_place_alone_after_two_questions_in_one_keeps_their_city(shipped_table):
    both = (Reading("ask_partner", cities=("chengdu",), countries=("JP",)), Reading("ask_since"))
    context = Context(asked_together=both, last_question=both[0], cities=("chengdu", "kyoto"))
    (place,) = complete(Reading("name_subject", countries=("FR",)), context, shipped_table)
    assert (place.cities, place.countries) == (("chengdu",), ("FR",))
    assert len(complete(Reading("name_subject", cities=("detroit",)), context, shipped_table)) == 2


def test_which_events_are_theirs_asks_for_them_and_for_no_partnerships(go_on):
    context = Context(partnerships=(KYOTO,))
    asked = go_on("which events are theirs?", context, "ask_partnerships")
    assert (asked.intent, asked.cities) == ("ask_events", ("chengdu", "kyoto"))
    assert go_on("how many events do they have?", context, "ask_partnerships").intent == "ask_partnerships"


@pytest.mark.parametrize(
    ("text", "cities"),
    [("and its Chinese partner?", ("shenzhen",)), ("and its French partner?", ())],
)
def test_its_partner_in_a_country_is_the_other_city_where_it_lies_there(shipped_table, text, cities):
    context = Context(
        partnerships=("shenzhen-san-jose",),
        cities=("san-jose",),
        last_question=Reading("ask_known_for", cities=("san-jose",)),
    )
    (asked,) = complete(reader(shipped_table)(text, "name_subject"), context, shipped_table)
    assert (asked.intent, asked.cities) == ("ask_known_for", cities)


def test_what_is_left_without_a_city_is_counted_among_those_listed(go_on):
    american = Reading(
        "ask_partnerships", Form.LIST, countries=("US",), entities=Entities(Dimension.CITY, ())
    )
    asked = go_on("how many are left without Detroit?", Context(last_question=american), "ask_partnerships")
    assert (asked.form, asked.countries, asked.excluded_cities) == (Form.COUNT, ("US",), ("detroit",))


def test_those_of_a_number_that_is_none_are_none(go_on):
    none = Reading("ask_partnerships", Form.COUNT, countries=("BR",))
    assert go_on("which ones?", Context(last_question=none), "ask_partnerships").countries == ("BR",)
    assert go_on("which ones?", Context(), "ask_partnerships").countries == ()


def test_what_comes_next_in_an_order(go_on):
    oldest = Reading("ask_oldest", rank=Rank(Measure.AGE, True))
    asked = go_on("who came next?", Context(last_question=oldest), "ask_newest")
    assert (asked.intent, asked.rank) == ("ask_oldest", Rank(Measure.AGE, True, 2))
    assert go_on("who came next?", Context(), "ask_newest").rank != asked.rank


def test_what_is_left_of_what_was_listed(go_on):
    listed = Reading("ask_partnerships", Form.LIST, years=(DateSpan.of_years(1985, 1985),))
    asked = go_on(
        "cross out the American ones, what is left?", Context(last_question=listed), "ask_exchanges"
    )
    assert (asked.intent, asked.years) == ("ask_partnerships", listed.years)
    assert asked.unwanted == Filter(countries=("US",))
    american = replace(listed, countries=("US",))
    again = go_on("what is left without the American ones?", Context(last_question=american), "ask_exchanges")
    assert again.years == ()  # nothing of those would be left


HAMAMATSU = Context(
    partnerships=("hangzhou-hamamatsu",),
    cities=("hamamatsu",),
    last_question=Reading("ask_partner", cities=("hamamatsu",)),
)


@pytest.mark.parametrize(
    ("text", "intent", "cities"),
    [
        ("which other partners in Japan does that city have?", "ask_partnerships", ("hangzhou",)),
        ("which other partners in Peru does that city have?", "ask_partnerships", ()),
        ("is that city in Japan?", "ask_country", ()),
    ],
)
def test_the_others_of_a_partner_are_those_of_the_city_of_many(chinese_cities, text, intent, cities):
    asked = continued(reader(chinese_cities)(text, intent), HAMAMATSU, chinese_cities)
    assert asked.cities == cities


@pytest.mark.parametrize(
    ("text", "told", "wanted"),
    [
        ("and the three that came first", (KYOTO, DETROIT), 3),
        ("which of the two came first?", (KYOTO, DETROIT), 1),
        ("and the two that came first", (KYOTO, DETROIT), 1),
    ],
)
def test_so_many_that_came_first_are_some_of_those_told(go_on, text, told, wanted):
    context = Context(partnerships=told, last_question=AMERICAN)
    assert go_on(text, context, "ask_oldest").rank.wanted == wanted


def test_which_is_about_a_theme_picks_partnerships_where_no_event_is_spoken_of(go_on):
    context = Context(last_question=AMERICAN, partnerships=(KYOTO, DETROIT))
    asked = go_on("and which about wine or tea?", context, "ask_event_content")
    assert (asked.intent, asked.form) == ("ask_partnerships", Form.LIST)
    of_event = replace(context, event="chongqing-week")
    assert go_on("and which about wine or tea?", of_event, "ask_event_content").intent == "ask_event_content"


def test_how_many_of_several_themes_is_one_number(go_on):
    last = go_on("and which about wine or tea?", Context(last_question=AMERICAN), "ask_partnerships")
    context = Context(last_question=replace(last, form=Form.LIST, intent="ask_partnerships"), told=2)
    asked = go_on("how many is that?", context, "ask_partnerships")
    assert (asked.form, Cue.SEVERALLY in asked.cues) == (Form.COUNT, False)


def test_it_listed_is_what_was_counted(go_on):
    context = Context(last_question=AMERICAN, partnerships=(KYOTO, DETROIT))
    assert go_on("list it", context, "ask_partnerships").partnerships == (KYOTO, DETROIT)


def test_which_other_place_of_a_country_is_asked_for_and_not_where_it_lies(go_on):
    asked = go_on("another one in France. which city is it?", Context(partnerships=(KYOTO,)), "ask_country")
    assert asked.intent == "ask_partnerships"


def test_the_ones_of_a_year_behind_what_is_later_are_those_of_that_year(shipped_table):
    last = Reading("ask_oldest", rank=Rank(Measure.AGE, True))
    later = Reading(
        "ask_since",
        years=(DateSpan.of_years(1983, 1983),),
        comparison=Comparison(Measure.AGE, -1),
        cues=frozenset({Cue.VERBLESS, Cue.SEVERAL}),
    )
    context = Context(last_question=last)
    asked = conditions_alone(later, context, shipped_table)
    assert (asked.intent, asked.comparison) == ("name_subject", None)
    of_one = replace(later, cues=frozenset({Cue.VERBLESS}))
    assert conditions_alone(of_one, context, shipped_table) == of_one


def test_where_in_a_country_behind_the_partners_of_a_city_is_one_of_them(chinese_cities):
    """韓国だとどこになりますか asks for no Korean cities of the whole table."""
    where = replace(
        Reading("ask_country", countries=("KR",), entities=Entities(Dimension.CITY)),
        cues=frozenset({Cue.WHICH, Cue.WITH_WHOM}),
    )
    context = Context(last_question=Reading("ask_partner", cities=("xian",)))
    asked = conditions_alone(where, context, chinese_cities)
    assert (asked.intent, asked.entities) == ("name_subject", None)
    of_countries = replace(where, entities=Entities(Dimension.COUNTRY))
    assert conditions_alone(of_countries, context, chinese_cities) == of_countries


def test_another_theme_behind_partnerships_of_one_asks_for_theirs(shipped_table):
    """ "Et sur l'éducation ?" asks for nothing that is shown."""
    theme = reader(shipped_table, language="fr")("Et sur l'éducation ?", "ask_event_content")
    of_culture = Reading("ask_partnerships", Form.CONFIRM, themes=("culture",), quantifier=Quantifier.ALL)
    asked = conditions_alone(theme, Context(last_question=of_culture), shipped_table)
    assert (asked.intent, asked.themes) == ("name_subject", ("education",))
    shown = Context(last_question=Reading("ask_event_content"))
    assert conditions_alone(theme, shown, shipped_table) == theme


def test_what_is_dropped_of_several_told_in_an_order_leaves_the_others(shipped_table):
    oldest = Reading("ask_oldest", rank=Rank(Measure.AGE, True, 1, 3))
    told = Context(last_question=oldest, options=(BORDEAUX, KYOTO, DETROIT))
    dropped = reader(shipped_table)("drop the Japanese", "name_subject")
    (left,) = complete(dropped, told, shipped_table)
    assert (left.intent, left.partnerships, left.rank) == ("ask_partnerships", told.options, None)


def test_one_of_what_was_bounded_after_another(go_on):
    last = Reading("ask_partner", cities=("detroit",), countries=("US",))
    asked = go_on("and which with Shanghai?", Context(last_question=last), "ask_partner")
    assert (asked.cities, asked.countries) == (("shanghai",), ("US",))
