"""What is claimed of cities that a city "has", of none at all, and of a year; whom events are for, and how many of the first are wanted."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.nlu.questions.segments import segments_of
from twincities.reading import Cue, Dimension, Form, Having, Measure, Quantifier
from twincities.reading.intents.learned_intent import learned_intent
from twincities.reading.model.predicates import Predicate, Relation
from twincities.reading.several_asked import asked_severally
from twincities.reading.spotting.cues import SpottedCue

GERMAN = Predicate(Relation.PARTNER_IN, "hangzhou", "DE")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Does Hangzhou have a German city?", "en"),
        ("Does Hangzhou have a city in Germany?", "en"),
        ("Hat Hangzhou auch eine deutsche Stadt?", "de"),
        ("Hangzhou a-t-elle aussi une ville allemande ?", "fr"),
        ("¿Tiene Hangzhou también una ciudad alemana?", "es"),
        ("杭州にはドイツの町もありますか", "ja"),
        ("Has Hangzhou got anyone in Germany?", "en"),
        ("Hat Hangzhou jemanden in Deutschland?", "de"),
        ("Hangzhou a-t-elle quelqu'un en Allemagne ?", "fr"),
        ("¿Tiene Hangzhou a alguien en Alemania?", "es"),
    ],
)
def test_a_city_that_a_city_has_in_a_country_is_a_partner(chinese_cities, text, language):
    read = reader(chinese_cities, language=language)
    claim = read(text, "ask_country").asserted
    assert claim is not None and claim.predicates == (GERMAN,)


def test_what_a_city_is_or_what_lies_in_it_is_no_partner(chinese_cities):
    for text in ("Is Hangzhou a German city?", "Is there a German city in Hangzhou?"):
        claim = reader(chinese_cities)(text, "confirm_partnership").asserted
        assert claim is None or GERMAN not in claim.predicates


@pytest.mark.parametrize("text", ["成都在德国一个友城也没有吧", "成都在德国半个友城都没有吧"])
def test_not_a_single_one_is_no_claim_of_one(chinese_cities, text):
    read = reader(chinese_cities, language="zh")(text, "confirm_partnership")
    assert read.quantifier is Quantifier.NONE
    none = Predicate(Relation.PARTNER_IN, "chengdu", "DE", holds=False)
    assert read.asserted is not None and read.asserted.predicates == (none,)


def test_as_early_as_a_year_claims_that_year(shipped_table):
    read = reader(shipped_table, language="zh")
    assert not read("深圳跟圣何塞1990年就结了友城", "ask_since").has(Cue.EXISTED)
    assert read("深圳跟圣何塞1990年就是友城", "ask_since").has(Cue.EXISTED)


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("姉妹都市の数が多い中国の都市、トップ3は？", "ja", 3),
        ("姉妹都市が多い都市の上位5つは？", "ja", 5),
        ("姊妹市數目前三多的中國城市是哪些？", "zh", 3),
    ],
)
def test_how_many_of_the_first_are_wanted(chinese_cities, text, language, wanted):
    read = reader(chinese_cities, language=language)(text, "ask_partnerships")
    assert read.rank is not None and (read.rank.by, read.rank.wanted) == (Measure.PARTNERSHIPS, wanted)
    assert not read.has(Cue.END)


@pytest.mark.parametrize(
    "text", ["杭州と西安だったらどっちが提携先多いの？", "杭州と西安、どちらが相手多いですか"]
)
def test_which_has_more_needs_no_particle(chinese_cities, text):
    comparison = reader(chinese_cities, language="ja")(text, "compare_age").comparison
    assert comparison is not None and (comparison.by, comparison.relation) == (Measure.PARTNERSHIPS, 1)


def test_whom_an_event_is_for_is_asked_of_it(shipped_table):
    read = reader(shipped_table, language="zh")
    assert read("主要面向哪些人", "ask_event_content").event_bounds is None
    bounds = read("哪些活动说明了面向谁", "list_events").event_bounds
    assert bounds is not None and bounds.addressed
    place, audience = asked_severally(read("在哪儿办，给谁看的", "ask_event_place"))
    assert (place.intent, audience.intent) == ("ask_event_place", "ask_event_content")


@pytest.mark.parametrize(
    ("intent", "concepts", "expected"),
    [
        ("small_talk", ("showing", "what"), "ask_event_content"),
        ("bot_challenge", ("for_whom",), "ask_event_content"),
        ("ask_source", ("held_in", "for_whom"), "ask_event_place"),
        ("small_talk", ("what",), "small_talk"),
    ],
)
def test_what_an_event_shows_and_for_whom_is_no_chatter(intent, concepts, expected):
    question = {
        "intent": intent,
        "confidence": 0.6,
        "entities": [],
        "runners_up": ["ask_event_content", "ask_event_place"],
    }
    cues = [SpottedCue(concept, None, 0, 0, 0, 1) for concept in concepts]
    assert learned_intent(question, cues) == expected


def test_what_is_left_open_behind_a_description_is_a_list(shipped_table):
    read = reader(shipped_table, language="zh")
    assert read("其中有日本的是？", "ask_partnerships").form is Form.LIST
    assert read("其中有日本的吗？", "ask_partnerships").form is Form.CONFIRM


def test_what_is_picked_from_stays_with_what_is_picked():
    text = "日本の都市との提携で、最も古いのはどれですか"
    assert len(segments_of(text, [], "ja")) == 1
    assert len(segments_of("上海は中国の都市で、京都はどこですか", [], "ja")) == 2


def test_a_sentence_behind_but_does_not_ask_where(chinese_cities):
    """けど、これ holds the signs of どこ, and asks for nothing."""
    text = "広州の相手にサンホセってあるけど、これアメリカの街？"
    read = reader(chinese_cities, language="ja")(text, "ask_country")
    assert not read.has(Cue.WHICH)


def test_which_one_did_not_wants_nothing_said_again():
    question = {"intent": "ask_repeat", "confidence": 0.5, "entities": []}
    cues = [SpottedCue("which_not", None, 0, 0, 0, 1)]
    assert learned_intent(question, cues) == "ask_partnerships"
    assert learned_intent(question, []) == "ask_repeat"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is there one without culture?"),
        ("de", "Gibt's auch eine ganz ohne Kultur?"),
        ("fr", "Y en a-t-il une sans culture ?"),
        ("es", "¿Hay alguna sin cultura?"),
        ("zh", "有没有不含文化主题的？"),
        ("ja", "文化がテーマでないものはありますか"),
    ],
)
def test_one_without_a_theme_is_no_claim_that_none_has_it(shipped_table, language, text):
    read = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert (read.form, read.unwanted.themes) == (Form.CONFIRM, ("culture",))
    assert read.quantifier is not Quantifier.NONE


@pytest.mark.parametrize(
    "text",
    [
        "成都不是有日本的友城吗",
        "成都不是还有日本的友城吗",
        "不是有日本的友城吗？",
        "那成都不是也有日本的友城吗",
    ],
)
def test_whether_there_are_not_some_of_a_place_asks_for_those_there(chinese_cities, text):
    read = reader(chinese_cities, language="zh")(text, "ask_partnerships")
    assert (read.form, read.conditions.countries, read.has(Cue.NEGATIVE)) == (Form.CONFIRM, ("JP",), False)


@pytest.mark.parametrize("text", ["里昂不是跟广州结好了吗", "里昂不是早就和广州结好了吗"])
def test_whether_two_are_not_twinned_claims_that_they_are(chinese_cities, text):
    read = reader(chinese_cities, language="zh")(text, "confirm_partnership")
    assert read.asserted is not None
    assert [one.holds for one in read.asserted.predicates] == [True]
    assert not read.has(Cue.NEGATIVE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which have exactly seven partners?"),
        ("de", "Welche haben genau sieben Partner?"),
        ("fr", "Lesquelles ont exactement sept partenaires ?"),
        ("es", "¿Cuáles tienen exactamente siete hermanas?"),
        ("zh", "哪些正好有7个友城？"),
    ],
)
def test_which_have_so_many_partners_asks_for_cities(shipped_table, language, text):
    asked = reader(shipped_table, language=language)(text, "ask_partnerships").entities
    assert asked is not None
    assert (asked.kind, asked.having) == (Dimension.CITY, (Having(Measure.PARTNERSHIPS, 7, 7),))


@pytest.mark.parametrize("text", ["Which have exactly two events?", "What have they two partners for?"])
def test_which_has_other_things_asks_for_no_cities(shipped_table, text):
    asked = reader(shipped_table)(text, "ask_partnerships").entities
    assert asked is None or asked.kind is not Dimension.CITY


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Does Hangzhou have more partners in France besides Bordeaux?", "en"),
        ("Hat Hangzhou noch mehr Partner in Frankreich außer Bordeaux?", "de"),
        ("Hangzhou a-t-elle d'autres partenaires en France à part Bordeaux ?", "fr"),
        ("杭州除了波尔多在法国还有别的友城吗", "zh"),
        ("杭州はボルドーのほかにフランスに姉妹都市がありますか", "ja"),
    ],
)
def test_more_partners_besides_one_are_others_and_compare_nothing(shipped_table, text, language):
    read = reader(shipped_table, language=language)(text, "confirm_partnership")
    assert read.comparison is None
    assert read.asserted is not None
    assert read.asserted.predicates[0][:3] == (Relation.FURTHER_PARTNER, "hangzhou", "bordeaux")
