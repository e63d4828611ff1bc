"""What people ask of a Japanese town in words of their own: children in kana, officials in kanji, others in dialect."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.questions import reader
from twincities.reading import Cue, Form, Having, Measure, Quantifier, read_question
from twincities.table import load_table

UEDA = Path("tests/conversations/own_tables/ueda")


@pytest.fixture(scope="module")
def read():
    return reader(load_table(UEDA), language="ja", with_ties=True)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("協定を一度も更新していない街は", Cue.NEVER_RENEWED),
        ("更新されたことがないのはどこ", Cue.NEVER_RENEWED),
        ("現在交流を見合わせている街はどこでしょうか", Cue.SUSPENDED),
        ("止まってるとこある？", Cue.SUSPENDED),
        ("行き来がない街は", Cue.DORMANT),
        ("寧波の担当って誰", Cue.CONTACT),
        ("豊岡のことはだれにきけばいいの", Cue.CONTACT),
        ("なんにんすんでるの", Cue.POPULATION),
        ("本市と提携しているのは", Cue.OURS),
        ("ぼくたちのまちのともだちは", Cue.OURS),
        ("そのいきさつは", Cue.WHY),
    ],
)
def test_what_is_said_of_ties(read, text, cue):
    assert read(text, "ask_partnerships").has(cue)


@pytest.mark.parametrize("text", ["いつ更新しましたか", "更新している街は"])
def test_what_was_renewed_is_not_said_to_be_unrenewed(read, text):
    assert read(text, "ask_since").has(Cue.RENEWED) and not read(text, "ask_since").has(Cue.NEVER_RENEWED)


def test_children_write_ranks_in_kana(read):
    first = read("いちばんさいしょに姉妹都市になったまち", "ask_oldest").rank
    second = read("2ばんめにふるいのは？", "ask_oldest").rank
    assert first is not None and second is not None and (first.place, second.place) == (1, 2)


def test_a_theme_in_words_for_age_is_none(read):
    """歴史の長い is old, and not about history."""
    assert not read("歴史が一番長い街は", "ask_oldest").themes
    assert read("歴史がテーマの街は", "ask_partnerships").themes


def test_what_a_kind_is_called_tells_it_from_others(read):
    assert read("種別が友好交流都市なのはどこ", "ask_partnerships").kinds == ("友好交流都市",)
    assert not read("友好交流都市はどこ", "ask_partnerships").kinds


def test_where_something_is_held_stands_before_what_is_done(read):
    assert read("上田でやってる交流都市のイベントは", "ask_events").has(Cue.HELD_THERE)
    assert read("上田市内で開かれる催しを全部教えてください", "ask_events").has(Cue.HELD_THERE)
    assert not read("上田のイベントは", "ask_events").has(Cue.HELD_THERE)


@pytest.mark.parametrize(
    ("text", "learned", "likelier", "intent"),
    [
        ("更新の出典の記録によると", "ask_source", "ask_records", "ask_source"),
        ("そこの担当の方は？", "bot_challenge", "ask_event_details", "ask_not_recorded"),
        ("一度も更新してないのは？", "ask_newest", "out_of_scope", "ask_partnerships"),
        ("何してる縁組？", "ask_partnerships", "ask_exchanges", "ask_exchanges"),
        ("何をしている提携ですか", "ask_partnerships", "ask_exchanges", "ask_exchanges"),
        ("何をしている提携がいくつありますか", "ask_partnerships", "ask_exchanges", "ask_partnerships"),
        ("それはなんですか", "ask_event_details", "ask_since", "ask_event_details"),
    ],
)
def test_a_few_words_ask_of_what_was_told(text, learned, likelier, intent):
    question = {"intent": learned, "text": text, "entities": [], "confidence": 0.5, "runners_up": [likelier]}
    told = read_question(question, language="ja")
    assert told.intent == intent


@pytest.mark.parametrize("text", ["小山さんの担当はどこですか", "小山さんは", "宮下さんと小山さんの担当は"])
def test_who_is_called_as_a_town_is_somebody_of_the_table(read, text):
    """小山 is a town too."""
    asked = read(text, "ask_partnerships")
    assert "小山さん" in asked.people and not asked.unknown


@pytest.mark.parametrize(
    "text", ["お客さんはどこの街から来ますか", "お母さんと行けるイベントは", "みなさんの街は"]
)
def test_what_anybody_may_be_called_by_names_nobody_of_the_table(read, text):
    assert not read(text, "ask_partnerships").people


@pytest.mark.parametrize(
    ("text", "greatest"),
    [
        ("いちばん人の少ない街はどちら", False),
        ("最も住民が少ない街はどこですか", False),
        ("一番住んでいる人が多いのは", True),
    ],
)
def test_where_most_people_live_is_the_largest(read, text, greatest):
    size = read(text, "ask_newest").size
    assert size is not None and (size.greatest, size.superlative) == (greatest, True)


@pytest.mark.parametrize("text", ["海外に限りますと", "海外だけだと", "国内に限れば", "アメリカに限ると"])
def test_what_those_told_are_narrowed_down_to_may_be_home_or_abroad(read, text):
    assert read(text, "ask_partnerships").has(Cue.ONLY)


@pytest.mark.parametrize(
    "text",
    [
        "アジアの街だけですよね",
        "アメリカばっかりですか",
        "どうせヨーロッパの街ばかりでしょ",
        "アジアとヨーロッパだけですか",
    ],
)
def test_only_somewhere_is_claimed_of_all_where_it_goes_unsaid_of_whom(read, text):
    claimed = read(text, "ask_partnerships")
    assert (claimed.form, claimed.quantifier) == (Form.CONFIRM, Quantifier.ALL)


@pytest.mark.parametrize("text", ["アメリカだけ", "アメリカだけ見せて", "それはアジアだけですか"])
def test_only_those_somewhere_are_asked_for_where_nothing_is_claimed(read, text):
    assert read(text, "ask_partnerships").quantifier is not Quantifier.ALL


@pytest.mark.parametrize("text", ["平成は？", "令和は", "昭和って？"])
def test_an_era_alone_is_a_time(read, text):
    assert len(read(text, "name_subject").years) == 1


@pytest.mark.parametrize(
    "text",
    [
        "毎年開かれるわけではない催しはどれですか",
        "毎年ではないイベントは",
        "毎年とは限らない行事は",
        "毎年やっていないイベントは",
    ],
)
def test_what_is_denied_behind_it_is_held_at_another_interval(read, text):
    bounds = read(text, "list_events").event_bounds
    assert bounds and (bounds.interval, bounds.unwanted_interval) == (None, 12)


def test_a_denial_behind_a_name_is_none_of_the_interval(read):
    bounds = read("毎年開かれる催しで、日本ではないのは", "list_events").event_bounds
    assert bounds and (bounds.interval, bounds.unwanted_interval) == (12, None)


@pytest.mark.parametrize(
    "text",
    [
        "催しが一つもない姉妹都市はありますか",
        "行事が何もない姉妹都市は",
        "イベントがまったくない姉妹都市はどこ",
    ],
)
def test_towns_that_have_nothing_at_all(read, text):
    question = read(text, "ask_partnerships")
    assert question.entities and question.entities.having == (Having(Measure.EVENTS, 0, 0),)
    assert not question.has(Cue.NEGATIVE)


@pytest.mark.parametrize("text", ["担当だれ", "担当どなた", "そこの担当の誰"])
def test_who_is_in_charge_in_two_words(read, text):
    assert read(text, "bot_challenge").has(Cue.CONTACT)


@pytest.mark.parametrize(
    "text",
    [
        "寧波とは今どういう状態ですか",
        "今はもうない姉妹都市はある？",
        "もう友好都市ではない町は",
        "今はない友好都市を教えて",
    ],
)
def test_what_state_it_is_in_and_what_is_no_more(read, text):
    assert read(text, "confirm_partnership").has(Cue.END)
    assert not read("ほかにはもうないですか", "ask_more").has(Cue.END)


@pytest.mark.parametrize(
    "text", ["二番目に古いのはどちら？", "2ばんめにふるいのはどっち", "次に古いのはどちら"]
)
def test_a_place_in_the_order_compares_no_two(read, text):
    asked = read(text, "ask_oldest")
    assert asked.rank is not None and asked.rank.place == 2 and asked.comparison is None


def test_the_largest_of_all_is_none_of_those_told(read):
    assert read("全体で一番大きい町は", "ask_partnerships").has(Cue.WHOLE_TABLE)
    assert not read("その中で一番大きい町は", "ask_partnerships").has(Cue.WHOLE_TABLE)


def test_which_region_it_is_called_asks_for_one(read):
    assert read("どこの国の、何という地域ですか", "ask_country").has(Cue.REGION)
    assert not read("どこの国ですか", "ask_country").has(Cue.REGION)
