"""What has become of partnerships is told from their rows, and those that are over are told only where they are asked for."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk, talk_on
from tests.conftest import write_table
from twincities.table import load_table

CITIES = "id,name,country\nlyon,Lyon,FR\nturin,Turin,IT\nleipzig,Leipzig,DE\nomsk,Omsk,RU\nnice,Nice,FR\nkobe,Kobe,JP\n"
PAIRS = """\
id,city_a,city_b,since,since_note,kind,status,until,reason,dates,contact,address,source
turin,lyon,turin,1958-06-03,,,active,,,renewed 2003,Ms Gold,,list
leipzig,lyon,leipzig,1981,,,ended,2019,The council left it.,,,,list
omsk,lyon,omsk,1990,,friendship,suspended,2022-03,,,,,list
kobe,lyon,kobe,1986,,friendship,,,,,,,list
kobe-again,lyon,kobe,2003,,twinning,,,,,,https://kobe.example,list
nice,nice,kobe,1981,c. 1981,,,,,,,,list
"""


@pytest.fixture
def talk(tmp_path, monkeypatch):
    return talk_on(tmp_path, monkeypatch, cities=CITIES, partnerships=PAIRS)


OVER = "the partnership of Lyon and Leipzig has been over since 2019. It began in 1981 and lasted about 38 years. Reason given: The council left it."


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("confirm_partnership", "is Lyon twinned with Leipzig?"),
        ("confirm_partnership", "is Lyon still twinned with Leipzig?"),
        ("confirm_partnership", "are Lyon and Leipzig no longer twinned?"),
        ("ask_since", "when did the partnership of Lyon and Leipzig end?"),
        ("ask_not_recorded", "why did Lyon and Leipzig end it?"),
        ("ask_anniversary", "what is the next anniversary of Lyon and Leipzig?"),
        ("ask_age", "how old is the partnership of Lyon and Leipzig?"),
        ("ask_partner", "who is Leipzig twinned with?"),
        ("ask_partner", "former partners of Lyon"),
    ],
)
def test_one_that_is_over_is_told_as_that(talk, intent, text):
    assert OVER in talk.ask(intent, text)


def test_a_second_one_that_is_over_is_none_of_those_told(talk):
    talk.ask("confirm_partnership", "is Lyon twinned with Turin?")
    assert OVER in talk.ask("ask_partnerships", "was there a second one in Germany that no longer exists?")


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("confirm_partnership", "And was there one in Germany too, once?"),
        ("ask_partnerships", "Is there any in Germany?"),
        ("ask_partnerships", "There's none in Germany, right?"),
    ],
)
def test_where_there_is_none_any_more_the_one_that_was_is_told_and_talked_about(talk, intent, text):
    assert "over since 2019" in talk.ask(intent, text)
    assert OVER in talk.ask("ask_since", "when did that stop?")


def test_the_one_that_there_is_after_all_is_talked_about(talk):
    assert "Omsk" in talk.ask("ask_partnerships", "there is no partner in Russia, is there?")
    assert "suspended since March 2022" in talk.ask("ask_since", "since when?")


def test_it_can_be_asked_about_further(talk):
    talk.ask("confirm_partnership", "is Lyon twinned with Leipzig?")
    assert OVER in talk.ask("ask_since", "when did it end?")


def test_lists_and_counts_hold_those_that_stand_one_of_each_pair(talk):
    told = talk.ask("ask_partner", "who is Lyon twinned with?")
    assert "Leipzig" not in told and told.count("Kobe") == 1
    assert "(suspended since March 2022)" in told
    assert "oldest partnership of Lyon is that of Lyon and Turin" in talk.ask(
        "ask_oldest", "which is the oldest?"
    )


def test_those_that_are_active_neither_rest_nor_are_suspended(talk):
    told = talk.ask("ask_partnerships", "which are still active?")
    assert told.count("Kobe") == 2 and "Turin" in told and "Omsk" not in told
    assert "3" in talk.ask("ask_partnerships", "how many partnerships are still active?")
    assert "Omsk" in talk.ask("ask_partnerships", "how many partnerships are there with Russia?")
    assert "Omsk" not in talk.ask("ask_partnerships", "how many are still active with Russia?")


def test_how_long_one_that_is_over_lasted_is_not_counted_until_today(talk):
    told = talk.ask("ask_age", "how long were Lyon and Leipzig twinned?")
    assert told.count("years") == 1 and "lasted about 38 years" in told


def test_those_that_are_not_active_any_more_are_all_that_do_not_go_on(talk):
    for text in ("which links are not active any more?", "which are no longer active?"):
        told = talk.ask("ask_partnerships", text)
        assert "Leipzig" in told and "Omsk" in told and "Turin" not in told


def test_the_state_that_is_asked_for_is_told(talk):
    told = talk.ask("ask_partnerships", "which partnerships are suspended?")
    assert "the partnership of Lyon and Omsk has been suspended since March 2022" in told
    said = talk.ask("confirm_partnership", "is Lyon still twinned with Turin?")
    assert said.startswith("Yes") and "Lyon and Turin is active" in said
    assert talk.ask("confirm_partnership", "is Lyon still twinned with Leipzig?").startswith("No.")
    assert "says nothing of an end" in talk.ask("confirm_partnership", "is Nice still twinned with Kobe?")


def test_what_a_partnership_is_called_is_told_or_said_not_to_be_known(talk):
    assert "“friendship”" in talk.ask("confirm_partnership", "is Omsk a friendship city or a sister city?")
    assert "“twinning”" in talk.ask("ask_overview", "what kind of partnership do Lyon and Kobe have?")
    assert "does not say what kind" in talk.ask(
        "ask_overview", "what kind of partnership do Lyon and Turin have?"
    )


def test_an_overview_tells_all_of_the_row(talk):
    told = talk.ask("ask_overview", "tell me about Lyon and Turin")
    assert "Further dates: renewed (2003)." in told and "Contact: Ms Gold." in told
    told = talk.ask("ask_overview", "tell me about Lyon and Kobe")
    assert "Other ties of the two: friendship (1986)." in told and "Web page: https://kobe.example" in told


def test_a_date_that_is_about_is_told_so(talk):
    assert "since 1981 (“c. 1981”)" in talk.ask("ask_since", "when were Nice and Kobe twinned?")


def test_those_that_are_over_are_named_where_nothing_else_stands(talk):
    told = talk.ask("ask_partnerships", "which began in the eighties?")
    assert "Kobe" in told and "Leipzig" not in told
    assert "Leipzig" in talk.ask("ask_partner", "who was our German partner?")
    assert "Leipzig" not in talk.ask("ask_partnerships", "which began in the nineties?")


@pytest.mark.parametrize(
    ("text", "told", "left_out"),
    [
        ("which friendships are there?", {"Omsk"}, {"Turin", "Kobe"}),
        ("which partnerships are called twinnings?", {"Kobe"}, {"Omsk", "Turin"}),
        ("which twinnings are there?", {"Kobe", "Omsk", "Turin"}, set()),
        ("which partnerships are there, not counting friendships?", {"Kobe", "Turin"}, {"Omsk"}),
    ],
)
def test_what_partnerships_are_called_tells_them_apart(talk, text, told, left_out):
    said = talk.ask("ask_partnerships", text)
    assert all(name in said for name in told) and not any(name in said for name in left_out)


def test_further_dates_are_told_where_they_are_asked_for(talk):
    assert "Further dates of Lyon and Turin (1): renewed (2003)." in talk.ask(
        "ask_since", "when was Turin's renewed?"
    )
    assert "no such further dates" in talk.ask("ask_since", "was the one with Kobe renewed?")
    assert "renewed (2003)" in talk.ask("ask_partnerships", "which partnerships were renewed in 2003?")
    assert "no such further dates" in talk.ask("ask_partnerships", "which ones were renewed in 2004?")


def test_a_kind_that_is_left_out_leaves_out_nothing_behind_it(talk):
    told = talk.ask("ask_partnerships", "twinnings, not friendships, that began in 2003")
    assert "2003" in told and "1958" not in told and "1981" not in told, told


def test_why_asks_again_what_became_of_it(talk):
    talk.ask("ask_partnerships", "which partnerships have ended?")
    assert "Reason given: The council left it." in talk.ask("ask_common", "why?")


def test_those_that_are_active_no_more_are_suspended_too(talk):
    told = talk.ask("ask_partnerships", "which ones are no longer active?")
    assert "Leipzig" in told and "Omsk" in told
    assert "Omsk" not in talk.ask("ask_partnerships", "which partnerships have ended?")


def test_the_kind_of_a_partnership_that_a_place_tells_is_told(talk):
    assert "Lyon and Omsk “friendship”" in talk.ask(
        "confirm_partnership", "is the Russian one a friendship or a sister city?"
    )


def test_what_is_renewed_of_a_table_without_further_dates_is_not_said(tmp_path, monkeypatch):
    folder = write_table(tmp_path)
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    told = Talk(load_table(folder)).ask("confirm_partnership", "was the tie of Lyon and Turin renewed?")
    assert told.startswith("My table tells of no renewal and no other further date of Lyon and Turin")


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("ask_city_trivia", "what became of Leipzig?"),
        ("ask_city_trivia", "until when was Leipzig valid?"),
        ("ask_not_recorded", "what happened to our partnership with Leipzig?"),
        ("ask_age", "how long did it last with Leipzig?"),
    ],
)
def test_what_became_of_a_city_is_what_became_of_its_partnership(talk, intent, text):
    assert OVER in talk.ask(intent, text)


def test_what_became_of_a_city_is_not_told_where_the_table_does_not_have_it(talk):
    assert "says nothing of an end" not in talk.ask("ask_city_trivia", "what became of Nice?")


def test_the_reason_can_be_asked_for_in_more_words(talk):
    talk.ask("ask_city_trivia", "what became of Leipzig?")
    assert OVER in talk.ask("ask_not_recorded", "what is the reason given?")


def test_those_that_ended_and_those_at_rest_are_told_together(talk):
    told = talk.ask("ask_partnerships", "which ended or were suspended?")
    assert "Leipzig" in told and "Omsk" in told and "Turin" not in told


def test_whether_it_was_always_so_is_told_with_its_dates(talk):
    told = talk.ask("ask_oldest", "was Turin a sister city from the very beginning?")
    assert "renewed (2003)" in told and "oldest" not in told


def test_renewals_of_two_partners_are_told_of_each(talk):
    told = talk.ask("ask_city_trivia", "were both Turin and Omsk renewed in 2003?")
    assert "Turin" in told and "2003" in told


@pytest.fixture
def namesakes(tmp_path, monkeypatch):
    cities = CITIES + "toledo-es,Toledo,ES\ntoledo-us,Toledo,US\n"
    pairs = PAIRS + "es,lyon,toledo-es,1969,,,,,,,,,list\nus,lyon,toledo-us,1971,,,,,,,,,list\n"
    return talk_on(tmp_path, monkeypatch, cities=cities, partnerships=pairs)


@pytest.mark.parametrize(
    ("intent", "text", "told"),
    [
        ("compare_age", "the two Toledos, which came first?", "The partnership of Lyon and Toledo (Spain) is older"),
        ("ask_since", "both Toledos: since when?", "Toledo (United States), since 1971"),
        ("compare_age", "which Toledo is older?", "The partnership of Lyon and Toledo (Spain) is older"),
    ],
)  # fmt: skip
def test_all_that_bear_a_name_are_told_side_by_side(namesakes, intent, text, told):
    assert told in namesakes.ask(intent, text)


def test_which_of_two_is_asked_where_one_is_meant(namesakes):
    assert "Did you mean" in namesakes.ask("ask_since", "since when is Toledo a partner?")
    assert "Did you mean" in namesakes.ask("ask_since", "since when are both Toledo and Turin partners?")


def test_all_at_rest_are_asked_for_whatever_was_talked_about(talk):
    talk.ask("ask_city_trivia", "what became of Leipzig?")
    told = talk.ask("ask_partner", "which partnerships are suspended?")
    assert "Omsk" in told and "Leipzig" not in told


RENEWED = """\
id,city_a,city_b,since,dates,source
turin,lyon,turin,1958,renewed 1990;renewed 2003,list
leipzig,lyon,leipzig,1981,friendship signed 1981;became sister cities 1986;renewed 1996,list
omsk,lyon,omsk,1990,signed 1990,list
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("which partnerships were renewed?", {"Turin", "Leipzig"}),
        ("which partnerships were renewed twice?", {"Turin"}),
        ("which partnerships were renewed once?", {"Leipzig"}),
        ("which partnerships were never renewed?", {"Omsk"}),
    ],
)
@pytest.mark.parametrize("intent", ["ask_partnerships", "ask_source", "ask_newest"])
def test_partnerships_are_told_apart_by_how_often_they_were_renewed(
    tmp_path, monkeypatch, intent, text, told
):
    folder = write_table(tmp_path, cities=CITIES, partnerships=RENEWED)
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    talk = Talk(load_table(folder))
    talk.ask("ask_overview", "tell me about Lyon and Omsk")
    answer = talk.ask(intent, text)
    assert {name for name in ("Turin", "Leipzig", "Omsk") if name in answer} == told


def test_those_renewed_are_counted_and_looked_for_among_those_told(tmp_path, monkeypatch):
    folder = write_table(tmp_path, cities=CITIES, partnerships=RENEWED)
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    talk = Talk(load_table(folder))
    assert talk.ask("ask_partnerships", "how many were renewed?").startswith("2 partnerships:")
    talk.ask("ask_partnerships", "which began between 1950 and 1985?")
    told = talk.ask("ask_newest", "of those two, was any never renewed?")
    assert "Turin" in told and "Leipzig" in told and "Omsk" not in told
    counted = talk.ask("ask_partnerships", "how many of those were renewed?")
    assert counted.startswith("2 partnerships:") and "Leipzig" in counted
    talk.ask("ask_partnerships", "which were never renewed?")
    assert talk.ask("ask_partnerships", "how many were renewed?").startswith("2 partnerships:")


def test_those_that_are_over_are_counted_where_they_are_asked_for_too(talk):
    assert "it is 5" not in talk.ask("ask_partnerships", "how many partnerships are there?")
    told = talk.ask("ask_partnerships", "how many partnerships are there, the former ones included?")
    assert "4 partnerships" in told and "it is 5" in told and "Leipzig" in told


def test_kinds_that_are_only_counted_in_bound_nothing(talk):
    told = talk.ask("ask_partnerships", "which partnerships are there, friendships included?")
    assert "Turin" in told and "Omsk" in told
    assert "Turin" not in talk.ask("ask_partnerships", "which partnerships are friendship ones?")


def test_what_became_of_something_else_is_not_what_became_of_the_partnership(talk):
    assert OVER not in talk.ask("ask_city_trivia", "what became of the mayor of Leipzig?")
    assert OVER in talk.ask("ask_city_trivia", "what became of the partnership of Lyon and Leipzig?")


def test_what_stands_in_place_of_a_date_is_told_of_a_claimed_one(tmp_path, monkeypatch):
    pairs = "id,city_a,city_b,since,since_note,source\nturin,lyon,turin,,about 1991,list\n"
    folder = write_table(tmp_path, cities=CITIES, partnerships=pairs)
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    talk = Talk(load_table(folder))
    for intent, text in (
        ("ask_since", "Turin came aboard some time around 1991, I believe?"),
        ("confirm_partnership", "Turin has been twinned with Lyon since 1991, right?"),
    ):
        told = talk.ask(intent, text)
        assert "“about 1991”" in told and "Yes" not in told


def test_the_kinds_of_all_are_told_with_their_numbers(talk):
    talk.ask("ask_overview", "tell me about Lyon and Kobe")
    told = talk.ask("ask_source", "what kinds of partnerships are there?")
    assert "friendship: 1" in told and "twinning: 1" in told


def test_it_is_denied_by_all_that_do_not_go_on_that_all_do(talk):
    told = talk.ask("confirm_partnership", "are all partnerships still active?")
    assert "Leipzig" in told and "Omsk" in told


def test_which_of_two_was_renewed_later_or_earlier_is_told(tmp_path, monkeypatch):
    folder = write_table(tmp_path, cities=CITIES, partnerships=RENEWED)
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    for text, later in (("which was renewed later?", True), ("which was renewed earlier?", False)):
        talk = Talk(load_table(folder))
        assert "Turin" in talk.ask("ask_partnerships", "which partnerships were renewed?")
        told = talk.ask("ask_newest", text)
        assert ("Turin" in told, "Leipzig" in told) == (later, not later), told


def test_what_was_renewed_most_often_is_told(tmp_path, monkeypatch):
    folder = write_table(tmp_path, cities=CITIES, partnerships=RENEWED)
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    talk = Talk(load_table(folder))
    told = talk.ask("ask_newest", "which partnership was renewed most often?")
    assert "Turin" in told and "Leipzig" not in told
    # It began as a friendship, which is told beside the date that is asked for.
    assert "became sister cities (1986)" in talk.ask("ask_since", "since when is Leipzig a sister city?")
    assert "renewed" not in talk.ask("ask_since", "since when is Turin a sister city?")


def test_what_a_city_is_known_for_is_found_by_words_that_are_no_theme(tmp_path, monkeypatch):
    cities = "id,name,country,known_for,source\nlyon,Lyon,FR,its silk,list\nturin,Turin,IT,its zeppelin hangars,list\n"
    folder = write_table(
        tmp_path, cities=cities, partnerships="id,city_a,city_b,source\nturin,lyon,turin,list\n"
    )
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    talk = Talk(load_table(folder))
    message = talk.parse("ask_known_for", "which of our towns is known for zeppelins?")
    message["questions"][0] |= {"unread": ["zeppelins"], "themes": []}
    told = talk.send(message)
    assert "Turin" in told and "silk" not in told


def test_which_of_ours_are_suspended_is_no_question_on_the_one_talked_about(tmp_path, monkeypatch):
    folder = write_table(tmp_path, cities=CITIES, partnerships=PAIRS)
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    (folder / "about.csv").write_text("key,value\nhub,lyon\n", encoding="utf-8")
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    talk = Talk(load_table(folder))
    assert OVER in talk.ask("confirm_partnership", "is Leipzig still our twin city?")
    told = talk.ask("ask_partner", "which of our ties are suspended?")
    assert "Omsk" in told and "Leipzig" not in told


def test_those_in_a_state_are_asked_of_all_behind_those_that_are_over(talk):
    talk.ask("ask_partnerships", "which partnerships have ended?")
    told = talk.ask("ask_events", "is there one that's only suspended?")
    assert "Omsk" in told and "Leipzig" not in told
    assert "Leipzig" not in talk.ask("ask_source", "any that is still suspended on paper?")


def test_the_one_of_a_country_is_one_of_those_told(talk):
    talk.ask("ask_partnerships", "which links are not active any more?")
    talk.ask("ask_overview", "why did Lyon and Leipzig end it?")
    told = talk.ask("ask_age", "and the Russian one, how long did it last?")
    assert "Omsk" in told and "Leipzig" not in told


def test_what_happened_in_a_year_is_a_further_date_of_it(talk):
    talk.ask("ask_since", "when were Lyon and Turin twinned?")
    told = talk.ask("ask_since", "what happened in 2003 then?")
    assert "renewed (2003)" in told and "No," not in told
    assert "1958" in talk.ask("ask_since", "and in 1958?")


def test_what_is_called_otherwise_is_no_sister_city_with_a_plain_yes(tmp_path, monkeypatch):
    talk = talk_on(
        tmp_path, monkeypatch, cities=CITIES, partnerships=PAIRS.replace("twinning", "sister city")
    )
    told = talk.ask("confirm_partnership", "is Omsk a sister city of Lyon?")
    assert "Yes" not in told and "“friendship”" in told
    assert talk.ask("confirm_partnership", "is Omsk twinned with Lyon?").startswith("Yes")


def test_those_renewed_more_than_once_are_told_and_no_others(tmp_path, monkeypatch):
    twice = PAIRS.replace("renewed 2003", "renewed 2003;renewed 2013").replace(
        "1990,,friendship,suspended,2022-03,,", "1990,,friendship,suspended,2022-03,,renewed 1999"
    )
    told = talk_on(tmp_path, monkeypatch, cities=CITIES, partnerships=twice)
    answer = told.ask("ask_partnerships", "which were renewed more than once?")
    assert "Turin" in answer
    assert "Omsk" not in answer


def test_that_no_other_is_in_that_state_is_said_and_not_the_one_told_again(talk):
    talk.ask("ask_partnerships", "which one is suspended?")
    told = talk.ask("ask_partnerships", "are any other partnerships suspended?")
    assert "no other partnership that is suspended" in told and "Omsk" not in told


def test_when_and_why_one_ended_are_told_together(talk):
    talk.ask("confirm_partnership", "is Lyon still twinned with Leipzig?")
    assert OVER in talk.ask("ask_since", "when exactly was that, and why?")


def test_whether_it_is_the_only_one_in_a_state_is_told_by_all_that_are(talk):
    talk.ask("ask_overview", "what became of Omsk?")
    told = talk.ask("confirm_partnership", "is it the only one that is suspended?")
    assert told.startswith("Yes. According to my table, the partnership of Lyon and Omsk has been suspended")
    assert not talk.ask("confirm_partnership", "is it only suspended?").startswith("Yes")
    assert not talk.ask("confirm_partnership", "is it the only one that ended?").startswith("Yes")
