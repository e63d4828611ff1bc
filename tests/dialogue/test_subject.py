"""What a question is about: named, described, or carried over."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.dialogue.narrowing import bounds
from twincities.dialogue.premises import (
    NotPartners,
    PlacedOtherwise,
    SubjectMissingError,
    SubjectUnknownError,
    SubjectUnsureError,
)
from twincities.reading import Form, Reading

CHENGDU = Context(partnerships=("chengdu-kyoto",), cities=("chengdu",))


@pytest.fixture(scope="session")
def subject(shipped_table):
    read = reader(shipped_table)

    def find(text, context=Context(), intent="ask_since"):  # noqa: B008 - a context is immutable
        return find_subject(read(text, intent), context, shipped_table)

    return find


def strangers(found):
    return tuple(tuple(one) for one in found.premises if isinstance(one, NotPartners))


def rows(found):
    return [row.id for row in found.partnerships]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("when was Chengdu twinned", ["chengdu-kyoto"]),
        ("when were Chengdu and Kyoto twinned", ["chengdu-kyoto"]),
        ("when were Chengdu and Detroit twinned", ["chengdu-kyoto", "chongqing-detroit"]),
        ("since when is there a Chongqing Week", ["chongqing-detroit"]),
        ("when was the panda city twinned", ["chengdu-kyoto"]),
        ("when was the Japanese one twinned", ["chengdu-kyoto"]),
        ("when did the American ones begin", ["chongqing-detroit", "shanghai-new-york", "shenzhen-san-jose"]),
    ],
)
def test_named_and_described(subject, text, expected):
    assert rows(subject(text)) == expected


@pytest.mark.parametrize(
    ("text", "intent", "elsewhere"),
    [
        ("What do Hangzhou and Bordeaux in Belgium exchange?", "ask_exchanges", ("hangzhou", "bordeaux")),
        ("Since Chengdu and Kyoto are twins in Peru, when did they sign?", "ask_since", ("chengdu", "kyoto")),
        ("What do Hangzhou and Bordeaux in France exchange?", "ask_exchanges", ()),
        ("What do Chengdu and Kyoto in Asia exchange?", "ask_exchanges", ()),
        ("Which country are Hangzhou and Bordeaux in, Belgium?", "ask_country", ()),
    ],
)
def test_a_place_beside_a_city_is_not_taken_for_granted(subject, text, intent, elsewhere):
    found = subject(text, intent=intent)
    placed = [one for one in found.premises if isinstance(one, PlacedOtherwise)]
    assert placed == ([PlacedOtherwise(elsewhere)] if elsewhere else [])


def test_a_name_that_nobody_knows_bounds_no_question_about_the_whole_table(subject):
    with pytest.raises(SubjectUnknownError):
        subject("How many partnerships with Oberammergau are there?", intent="ask_partnerships")


def test_carried_over(subject):
    found = subject("and since when?", CHENGDU)
    assert rows(found) == ["chengdu-kyoto"]
    assert found.carried_over


def test_a_name_beats_what_was_talked_about(subject):
    assert rows(subject("and Detroit?", CHENGDU)) == ["chongqing-detroit"]


def test_an_unknown_name_is_not_replaced_by_what_was_talked_about(subject):
    for text in (
        "when was Beijing twinned",
        "when was blorgville twinned",
        "when was San Jose, Costa Rica twinned",
    ):
        with pytest.raises(SubjectUnknownError):
            subject(text, CHENGDU)


def test_strangers(subject):
    assert strangers(subject("when was Shanghai twinned with Detroit")) == (("shanghai", "detroit"),)
    assert strangers(subject("when was it twinned with Detroit", CHENGDU)) == (("chengdu", "detroit"),)
    assert strangers(subject("which is older, Shanghai or Detroit", intent="compare_age")) == ()


def test_nothing_to_go_on(subject):
    with pytest.raises(SubjectMissingError):
        subject("when was it twinned")


def test_a_guess_is_no_subject(subject):
    with pytest.raises(SubjectUnsureError) as raised:
        subject("when was san jos twinned")
    assert raised.value.doubt.alternatives == ("san-jose",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the second one", "chengdu-kyoto"), ("number 3", "chongqing-detroit"), ("the last", "shenzhen-san-jose"), ("the former", "hangzhou-bordeaux"), ("#1", "hangzhou-bordeaux")],
)  # fmt: skip
def test_one_of_a_list(subject, text, expected):
    options = (
        "hangzhou-bordeaux",
        "chengdu-kyoto",
        "chongqing-detroit",
        "shanghai-new-york",
        "shenzhen-san-jose",
    )
    assert rows(subject(text, Context(options=options))) == [expected]


@pytest.mark.parametrize("text", ["first of all when did it start", "at first glance", "and then what"])
def test_a_first_that_counts_nothing(subject, text):
    context = Context(options=("hangzhou-bordeaux", "chengdu-kyoto"), partnerships=("chengdu-kyoto",))
    assert rows(subject(text, context)) == ["chengdu-kyoto"]


def test_slots_of_a_wrong_type_count_as_empty():
    context = Context.from_slots(
        {"partnerships": "x", "cities": [1, "kyoto"], "event": 5, "misunderstood": "a"}
    )
    assert context == Context(cities=("kyoto",))
    assert context.changed_slots(Context()) == {"cities": ["kyoto"]}


def test_a_question_of_an_intent_that_is_no_more_is_forgotten():
    asked = Reading("ask_since", cities=("kyoto",)).as_json()
    assert Context.from_slots({"last_question": asked}).last_intent == "ask_since"
    assert Context.from_slots({"last_question": {**asked, "intent": "ask_of_old"}}) == Context()


def test_a_partnership_that_is_named_with_its_city_is_meant_once(shipped_table):
    question = Reading("ask_since", cities=("chengdu",), partnerships=("chengdu-kyoto",))
    assert rows(find_subject(question, Context(), shipped_table)) == ["chengdu-kyoto"]


def test_the_oldest_of_those_is_the_only_one_of_a_list_of_one(shipped_table):
    one = Context(
        partnerships=("chengdu-kyoto",),
        last_question=Reading("ask_partnerships", Form.LIST, continents=("AS",)),
    )
    read = reader(shipped_table)
    of_those = find_subject(read("which of those is the oldest", "ask_oldest"), one, shipped_table)
    assert rows(of_those) == ["chengdu-kyoto"]
    bare = find_subject(read("which is the oldest pair of all", "ask_oldest"), one, shipped_table)
    assert rows(bare) == ["hangzhou-bordeaux"]


def test_asian_cities_outside_the_country_of_all_partnerships(shipped_table):
    read = reader(shipped_table)
    found = find_subject(read("Asian cities outside China", "ask_partnerships"), Context(), shipped_table)
    assert rows(found) == ["chengdu-kyoto"]


def test_the_oldest_one_of_a_country_is_one_of_several(chinese_cities):
    listed = ("xian-edinburgh", "beijing-tokyo")
    told = Context(options=listed, partnerships=("xian-edinburgh",), told=2)
    asked = reader(chinese_cities)("which British one is the oldest?", "ask_oldest")
    assert rows(find_subject(asked, told, chinese_cities)) == ["xiamen-cardiff"]
    named = reader(chinese_cities)("when did the British one begin?", "ask_since")
    assert rows(find_subject(named, told, chinese_cities)) == ["xian-edinburgh"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [("shenzhen-san-jose", ["shenzhen-san-jose"]), ("chengdu-kyoto", ["chengdu-kyoto", "hangzhou-bordeaux"])],
)
def test_those_two_are_the_cities_of_a_pair_told_since(subject, told, expected):
    listed = Context(options=("chengdu-kyoto", "hangzhou-bordeaux"), partnerships=(told,), told=2)
    assert rows(subject("what do those two have?", listed, "ask_exchanges")) == expected


def test_the_newest_of_a_country_named_again_is_bounded_by_no_date_of_the_list(chinese_cities):
    read = reader(chinese_cities)
    last = read("How many with Japan began before 1980?", "ask_partnerships")
    listed = tuple(row.id for row in chinese_cities.find(last.conditions))
    told = Context(options=listed, partnerships=listed, last_question=last, told=10)
    of_japan = find_subject(
        read("Which is the latest of the Japanese ones?", "ask_newest"), told, chinese_cities
    )
    assert rows(of_japan) == ["banan-district-chongqing-sanjo"]
    of_those = find_subject(read("Which is the latest of those?", "ask_newest"), told, chinese_cities)
    assert {*rows(of_those)} < {*listed}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "What do Guangzhou and it have in common?"),
        ("de", "Was haben Guangzhou und sie gemeinsam?"),
        ("fr", "Qu'est-ce que Guangzhou partage avec elle ?"),
        ("es", "¿Qué tienen en común Guangzhou y ella?"),
        ("zh", "广州和它有什么一样的地方？"),
        ("ja", "広州とそこの共通点は？"),
    ],
)
def test_what_a_city_and_it_have_in_common_is_of_the_two(chinese_cities, language, text):
    told = Context(partnerships=("guangzhou-fukuoka",), cities=("guangzhou",))
    asked = reader(chinese_cities, language=language)(text, "ask_common")
    assert rows(find_subject(asked, told, chinese_cities)) == ["guangzhou-fukuoka"]


def test_those_older_than_one_named_are_counted_among_all_where_only_the_newest_were_told(shipped_table):
    read = reader(shipped_table)
    told = Context(
        partnerships=("shanghai-new-york", "shenzhen-san-jose"),
        options=("shanghai-new-york", "shenzhen-san-jose"),
        last_question=read("the newest one?", "ask_newest"),
    )
    asked = read("How many are older than Detroit's?", "ask_partnerships")
    assert rows(find_subject(asked, told, shipped_table)) == ["hangzhou-bordeaux"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Does Hangzhou have a Chinese partner?"),
        ("en", "Is Hangzhou twinned with a Chinese city?"),
        ("de", "Hat Hangzhou einen chinesischen Partner?"),
        ("fr", "Hangzhou a-t-elle une ville jumelée en Chine ?"),
    ],
)
def test_partners_in_the_own_country_of_a_city_are_claimed_of_it(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "confirm_partnership")
    assert question.form is Form.CONFIRM
    assert bounds(question, ("hangzhou",), chinese_cities).countries == ("CN",)
    listed = Reading("ask_partner", cities=("hangzhou",), countries=("CN",), cues=question.cues)
    assert not bounds(listed, ("hangzhou",), chinese_cities).countries  # "the partners of China's Hangzhou"


@pytest.mark.parametrize(
    ("language", "text", "refuted"),
    [
        ("de", "Périgueux und Eger: seit wann?", False),
        ("fr", "pour Périgueux et pour Eger, l'année", False),
        ("es", "¿desde cuándo estamos con Périgueux y con Eger?", False),
        ("es", "¿desde cuándo están hermanadas Périgueux y Eger?", True),
    ],
)
def test_two_partners_of_one_town_are_asked_about_apart(language, text, refuted):
    leoben = table_called("leoben")
    question = reader(leoben, language=language)(text, "ask_since")
    assert bool(strangers(find_subject(question, Context(), leoben))) is refuted
