"""What the actions say, on a table of three partnerships."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tests.actions.talk import Talk
from tests.conftest import THREE_ROWS, write_table
from twincities.day_of_answers import ANSWERS_AS_OF
from twincities.table import live, load_table


@pytest.fixture
def talk(table, monkeypatch):
    """A conversation on the table in which Lyon has three partners."""
    monkeypatch.setattr("actions.answering.live_table", lambda _: _Fixed(table))
    return Talk(table)


@pytest.fixture
def shipped(shipped_table, monkeypatch):
    """A conversation on the shipped table."""
    monkeypatch.setattr("actions.answering.live_table", lambda _: _Fixed(shipped_table))
    return Talk(shipped_table)


class _Fixed(live.LiveTable):
    """A live table that never looks at files."""

    def __init__(self, table):
        self._table = table

    def current(self):
        return self._table


def test_dates_are_as_precise_as_the_table(talk):
    assert "since 3 June 1958" in talk.ask("ask_since", "since when are Lyon and Turin twinned")
    assert "since March 1981" in talk.ask("ask_since", "when was Leipzig twinned")
    assert "does not say when" in talk.ask("ask_since", "when was Birmingham twinned")


def test_a_city_with_many_partners_gets_a_list(talk):
    answer = talk.ask("ask_partner", "who is Lyon twinned with")
    assert [name in answer for name in ("3 sister cities", "Turin", "Leipzig", "Birmingham")] == [True] * 4


def test_a_country_narrows_the_partners(talk):
    assert "Leipzig" in (answer := talk.ask("ask_partner", "who is Lyon's partner in Germany"))
    assert "Turin" not in answer
    answer = talk.ask("ask_partner", "who is Lyon's partner in Spain")
    assert "no such partnership with a city in Spain" in answer


def test_the_subject_is_carried_over(talk):
    talk.ask("ask_since", "when was Turin twinned")
    assert "Turin Week" in talk.ask("ask_events", "what events do they share")
    assert "silk" in talk.ask("ask_event_content", "what does the Silk Fair show")
    assert "Turin holds Silk Fair" in talk.ask("ask_event_place", "where is it held")


def test_and_what_about_asks_the_last_question_again(talk):
    talk.ask("ask_since", "when was Turin twinned")
    assert "1981" in talk.ask("name_subject", "and Leipzig?")
    assert "1958" in talk.ask("name_subject", "no, I meant Turin")


def test_an_open_question_waits_for_its_city_and_is_dropped_for_another(talk):
    assert talk.responses == [] and "Which" in talk.ask("ask_since", "when was it twinned")
    assert len(talk.buttons) == 3
    assert "1981" in talk.ask("name_subject", "Leipzig")
    talk.slots.clear()
    talk.ask("ask_since", "when was it twinned")
    assert "Turin" in talk.ask("ask_partnerships", "list all")
    assert talk.slots["open_question"] is None


def test_a_guess_is_asked_back_and_can_be_accepted_or_refused(talk):
    assert "Did you mean Lyon" in talk.ask("ask_since", "when was lyop twinned")
    assert "Which" in talk.ask("deny", "no")
    talk.ask("ask_since", "when was lyop twinned")
    assert "1958" in talk.ask("affirm", "yes")
    assert "1981" in talk.ask("name_subject", "Leipzig")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("when was Turin twinned with Leipzig", "Turin and Leipzig are not sister cities"),
        ("when was Turin twinned with Rome", "Rome is not in my table"),
        ("when was Beijing twinned", "Beijing is not in my table"),
        ("when was blorgville twinned", "I do not know “blorgville”"),
        ("when was Nice twinned", "Nice belongs to no partnership"),
        ("was Turin twinned in 1990", "did not become sister cities in 1990, but on 3 June 1958"),
        ("was Turin twinned before 1960", "Yes, Lyon and Turin became sister cities on 3 June 1958"),
        ("has Turin been twinned since 1950", "did not become sister cities in 1950"),
    ],
)
def test_false_premises_are_put_right(talk, text, said):
    assert said in talk.ask("ask_since", text)


def test_a_false_partner_comes_with_the_true_ones(talk):
    answer = talk.ask("confirm_partnership", "is Turin twinned with Leipzig")
    assert answer.startswith("No, ")
    assert "Turin's sister city is Lyon" in answer
    assert "Leipzig's sister city is Lyon" in answer


def test_the_place_of_the_event_that_was_told_is_checked_and_the_other_one_is_another(talk):
    assert "Turin Week" in talk.ask("ask_event_content", "what does Turin Week show")
    assert talk.ask("ask_event_place", "so is that over in Turin?").startswith(
        "No. Turin Week is held in Lyon"
    )
    assert "Turin Week" not in talk.ask("ask_event_content", "and what does the other event show?")


def test_the_place_and_the_country_are_checked(talk):
    assert talk.ask("ask_event_place", "is Turin Week in Turin").startswith("No. Turin Week is held in Lyon")
    assert talk.ask("ask_event_place", "is Turin Week in Lyon").startswith("Yes. Turin Week is held in Lyon")
    assert talk.ask("ask_country", "is Turin in France").startswith("No. Turin is in Italy.")
    assert "Yes. Turin is in Italy" in talk.ask("ask_country", "is Turin in Italy")
    assert talk.ask("ask_country", "which continent is Turin on").startswith("Turin is in Europe (Italy).")


def test_an_event_that_is_not_in_the_table_is_not_made_up(talk):
    answer = talk.ask("ask_event_details", "tell me about Leipzig Week")
    assert "no event called Leipzig Week" in answer
    assert "school visits" in answer


def test_ages_and_anniversaries_count_from_today(talk):
    years = date.today().year - 1981 - (date.today().month < 3)
    assert f"{years} years" in talk.ask("ask_age", "how old is the partnership with Leipzig")
    assert "50th anniversary falls in 2031" in talk.ask(
        "ask_anniversary", "when is the 50th anniversary of Leipzig"
    )
    assert "25th anniversary was in 2006" in talk.ask(
        "ask_anniversary", "when was the 25th anniversary of Leipzig"
    )


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("is Turin older than Leipzig", "Yes."),
        ("is Leipzig older than Turin", "No."),
        ("is Leipzig younger than Turin", "Yes."),
        ("are Leipzig and Turin as old as each other", "No."),
        ("which is older, Turin or Leipzig", "The partnership of Lyon and Turin is older"),
    ],
)
def test_comparisons(talk, text, begins):
    assert talk.ask("compare_age", text).startswith(begins)


def test_ties_are_told_as_ties(shipped):
    answer = shipped.ask("ask_newest", "which is the newest")
    assert all(name in answer for name in ("tie", "Shanghai", "Shenzhen"))
    told = shipped.ask("compare_age", "is Chengdu older than Chongqing")
    assert "does not say which of the two is older" in told  # both years are known, and no days
    assert "same age" in shipped.ask("compare_age", "which is older, Chengdu or Chongqing")


def test_the_same_day_is_not_the_same_year(chinese_cities, monkeypatch):
    monkeypatch.setattr("actions.answering.live_table", lambda _: _Fixed(chinese_cities))
    talk = Talk(chinese_cities)
    talk.ask("ask_partnerships", "which partnerships of Guangzhou began in 2012")
    for text in ("did they all begin on the same day?", "on the same day?"):
        assert not talk.ask("compare_age", text).startswith("Yes")
    talk.ask("ask_partner", "who is Chicago twinned with?")
    assert talk.ask("compare_age", "did they begin on the same day?").startswith("Yes")
    talk.ask("compare_age", "which is older, Xi'an and Nara or Xi'an and Kyoto?")
    assert talk.ask("compare_age", "did they begin on the same day?").startswith("No")


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("which began before 1981", ["Turin"], ["Leipzig", "Birmingham"]),
        ("which are not in Italy", ["Leipzig", "Birmingham"], ["Turin"]),
        ("which are about cars", ["Turin"], ["Leipzig"]),
        ("which are in Japan", ["no partnership"], ["Turin", "Leipzig"]),
        ("list all", ["Turin", "Leipzig", "Birmingham"], []),
    ],
)
def test_lists_hold_what_fits_and_nothing_else(talk, text, inside, outside):
    answer = talk.ask("ask_partnerships", text)
    assert all(name in answer for name in inside)
    assert not any(name in answer for name in outside)


def test_the_second_one_and_the_other_one(shipped):
    shipped.ask("ask_partnerships", "list all")
    assert "Chengdu" in shipped.ask("name_subject", "the second one")
    shipped.ask("ask_newest", "which is the newest")
    assert "Shenzhen" in shipped.ask("name_subject", "the second one")
    assert "Shanghai" in shipped.ask("name_subject", "and the other one")


@pytest.mark.parametrize("text", ["the French one", "the wine town", "the one with the West Lake"])
def test_descriptions_name_a_partnership(shipped, text):
    assert "1980" in shipped.ask("ask_since", f"when was {text} twinned")


def test_several_questions_are_all_answered(talk):
    text = "when was Turin twinned and which country is it in"
    whole = talk.parse("ask_since", text)
    city = whole["entities"]
    whole["questions"] = [
        talk.read("ask_since", "when was Turin twinned", city),
        talk.read("ask_country", "which country is it in", []),
    ]
    answer = talk.send(whole)
    assert "1958" in answer
    assert "Italy" in answer


def test_questions_asked_together_are_asked_together_again(shipped):
    whole = shipped.parse("ask_since", "when was Chengdu twinned and what events are there")
    city = whole["entities"]
    whole["questions"] = [
        shipped.read("ask_since", "when was Chengdu twinned", city),
        shipped.read("ask_events", "what events are there", []),
    ]
    shipped.send(whole)
    for _ in range(2):
        answer = shipped.ask("name_subject", "and New York?")
        assert "1985" in answer and "Shanghai Week" in answer
    shipped.ask("ask_partner", "who is Detroit's twin")
    answer = shipped.ask("name_subject", "and Bordeaux?")
    assert "Hangzhou" in answer and "Bordeaux Week" not in answer


def test_what_is_asked_on_of_a_partner_somewhere_is_asked_on_of_another_citys(shipped):
    """ "Has Chengdu one in Japan, and since when? And Detroit? And Kyoto?": of none nothing more is told."""
    whole = shipped.parse("confirm_partnership", "does Chengdu have a partner in Japan")
    city = whole["entities"]
    whole["questions"] = [
        shipped.read("confirm_partnership", "does Chengdu have a partner in Japan", city),
        shipped.read("ask_since", "since when", []),
    ]
    assert "1983" in shipped.send(whole)
    for _ in range(2):
        answer = shipped.ask("name_subject", "and Detroit?")
        assert answer.startswith("No") and "1983" not in answer and "1985" not in answer


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("how many countries are there", ["4", "Italy", "France"], []),
        ("how many countries besides France", ["3 countries other than France", "Italy"], ["France: "]),
        ("how many are there per country", ["France: 3", "Italy: 1"], []),
    ],
)
def test_countries_are_counted(talk, text, inside, outside):
    answer = talk.ask("ask_partnerships", text)
    assert all(part in answer for part in inside), answer
    assert not any(part in answer for part in outside), answer


def test_a_year_without_a_city_looks_for_partnerships(shipped):
    assert "Shanghai" in shipped.ask("ask_since", "any from 1985?")
    assert "no partnership" in shipped.ask("ask_since", "or from 1984?")
    shipped.ask("ask_since", "when was Chongqing twinned")
    assert "1983" in shipped.ask("ask_since", "not in 1985?")
    assert "New York" in shipped.ask("ask_since", "and the ones from 1985?")


def test_a_place_after_a_list_of_events_asks_for_its_events(shipped):
    shipped.ask("list_events", "which events are there")
    assert "Shanghai Week" in shipped.ask("name_subject", "in New York?")


def test_the_time_of_the_year_is_said_to_be_unknown(shipped):
    assert "does not say when" not in shipped.ask("ask_event_recurrence", "how often is Chengdu Week")
    assert "does not say when" in shipped.ask("ask_event_recurrence", "what month is Chengdu Week in")


def test_partnerships_without_an_event_of_a_kind_are_found(shipped):
    answer = shipped.ask("list_events", "which pair holds no week")
    assert "San Jose" in answer
    assert "Chengdu" not in answer


def test_a_button_is_no_text_of_the_user(talk):
    message = {
        "intent": {"name": "ask_since"},
        "text": '/ask_since{"partnership":"lyon-leipzig"}',
        "entities": [{"entity": "partnership", "value": "lyon-leipzig"}],
    }
    assert "1981" in talk.send(message)


@pytest.mark.parametrize("value", [[[1]], {"a": 1}, 7, None, "nowhere"])
def test_entities_of_a_wrong_type_or_without_a_row_do_no_harm(talk, value):
    for entity in ("city", "partnership", "event", "year", "country", "theme"):
        for intent in (
            "ask_since",
            "ask_event_place",
            "ask_partnerships",
            "ask_country",
            "ask_not_recorded",
        ):
            message = {
                "intent": {"name": intent},
                "text": "/x",
                "entities": [{"entity": entity, "value": value}],
            }
            assert talk.send(message)


def test_misunderstandings_never_repeat_themselves(talk):
    ranking = [{"name": "nlu_fallback"}, {"name": "ask_since"}, {"name": "ask_events"}]
    answers = [talk.ask("nlu_fallback", "hm", intent_ranking=ranking) for _ in range(6)]
    assert all(one != other for one, other in pairwise(answers))
    assert [button["payload"] for button in talk.buttons]


def test_what_was_hardly_understood_and_is_likely_of_another_world_is_declined(talk):
    message = {"intent": {"name": "nlu_fallback"}, "text": "x", "entities": []}
    for intent, response in (("out_of_scope", "utter_out_of_scope"), ("ask_since", "utter_ask_back")):
        read = {**talk.read(intent, "how do I fix error 404", []), "unread": ["error"], "confidence": 0.0}
        talk.send({**message, "questions": [read]})
        assert talk.responses == [response]


def test_a_partner_that_the_table_lacks_is_told_of_with_its_record(talk):
    answer = talk.ask("confirm_partnership", "does Turin have a German partner?")
    assert "no such partnership" in answer
    assert "Turin – Cologne" in answer
    assert "Salzburg" not in answer
    assert "Cologne" not in talk.ask("confirm_partnership", "does Turin have a Spanish partner?")


def test_follow_up_buttons_are_few_and_answerable(talk):
    talk.ask("ask_since", "when was Birmingham twinned")
    assert 0 < len(talk.buttons) <= 3
    assert not any("ask_events" in button["payload"] for button in talk.buttons)


def test_ages_and_anniversaries_are_those_of_the_day_that_is_set(talk, monkeypatch):
    monkeypatch.setenv(ANSWERS_AS_OF, "1991-06-02")
    assert "32 years" in talk.ask("ask_age", "how old is the partnership of Turin")
    monkeypatch.setenv(ANSWERS_AS_OF, "1991-06-03")
    assert "33 years" in talk.ask("ask_age", "how old is the partnership of Turin")


def test_the_source_is_named(talk):
    talk.ask("ask_since", "when was Birmingham twinned")
    answer = talk.ask("ask_source", "says who")
    assert "A letter" in answer
    assert "Ann Author" in answer
    assert "List of sister cities" not in answer
    assert "A letter" in talk.ask("doubt", "are you sure?")


def test_a_date_claimed_of_several_told_is_that_of_the_one_that_began_then(talk):
    talk.ask("ask_partner", "who is Lyon twinned with")
    answer = talk.ask("doubt", "that was on 3 June 1958, I think, wasn't it?")
    assert answer.startswith("Yes") and "Turin" in answer and "Leipzig" not in answer
    talk.ask("ask_partner", "who is Lyon twinned with")
    assert "Yes" not in talk.ask("doubt", "that was on 3 June 1960, I think, wasn't it?")


def test_what_was_talked_about_outlives_an_open_question(talk):
    talk.slots.update(
        open_question={"intent": "ask_since"}, partnerships=["lyon-leipzig"], cities=["leipzig"]
    )
    talk.ask("deny", "no")
    assert talk.responses == ["utter_ask_which"]
    assert "school visits" in talk.ask("ask_events", "which events do they share")


def test_a_name_in_a_message_that_was_not_understood_is_kept(talk):
    ranking = [{"name": "nlu_fallback"}, {"name": "ask_since"}, {"name": "ask_events"}]
    talk.ask("nlu_fallback", "hm Leipzig hm", intent_ranking=ranking)
    assert "1981" in talk.ask("ask_since", "since when")


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("Has the city of Lyon got a twin in Germany?", True),
        ("Has the city of Lyon got a twin?", False),
        ("Who does Lyon have in Germany?", False),
    ],
)
def test_a_claim_of_partners_somewhere_is_answered_however_unsure_its_intent(talk, text, answered):
    message = {**talk.parse("ask_partnerships", text), "intent": {"name": "nlu_fallback"}}
    assert ("Leipzig" in talk.send(message)) is answered


def test_a_name_in_a_message_that_was_not_understood_answers_an_open_question(talk):
    talk.ask("ask_since", "when was it twinned")
    assert "1981" in talk.ask("nlu_fallback", "hm Leipzig hm")


@pytest.mark.parametrize("text", ["when was Turin Week first held", "how old is Turin Week"])
def test_the_date_of_an_event_is_not_that_of_its_partnership(talk, text):
    assert "1958" not in talk.ask("ask_since", text)
    assert "1958" not in talk.ask("ask_age", text)
    assert "1958" not in talk.ask("ask_since", "in what year was it opened")
    assert "1958" in talk.ask("ask_since", "and Turin itself?")


def test_a_comparison_in_general_tells_of_both(talk):
    answer = talk.ask("compare_age", "how does Lyon-Turin differ from Lyon-Leipzig")
    assert "They cook together" in answer or "Both lie by the Alps" in answer
    assert "1958" in answer and "1981" in answer
    answer = talk.ask("compare_age", "is Lyon-Turin older than Lyon-Leipzig")
    assert "Alps" not in answer


def test_events_are_counted_by_kind(talk):
    assert "1" in talk.ask("ask_partnerships", "how many weeks are there")
    assert "Turin Week" in talk.ask("ask_partnerships", "how many weeks are there")
    assert "Silk Fair" not in talk.ask("ask_partnerships", "how many weeks are there")
    assert "Silk Fair" in talk.ask("ask_partnerships", "how many events are there")


def test_the_oldest_is_compared_with_the_newest(talk):
    answer = talk.ask("compare_age", "how many years lie between the oldest and the newest")
    assert "22 years" in answer  # whole ones, from 3 June 1958 to March 1981


def test_each_answer_names_its_source_and_marks_what_is_in_dispute(talk):
    answer = talk.ask("ask_since", "when was Turin twinned")
    assert answer.endswith("Source: List of sister cities – ⚠ public records contradict the date")
    assert talk.buttons[-1]["payload"] == '/ask_reliability{"partnership":"lyon-turin"}'
    answer = talk.ask("ask_partner", "who is Turin twinned with")
    assert answer.endswith("\n(List of sister cities ⚠ contradicted)")
    answer = talk.ask("ask_since", "when was Leipzig twinned")
    assert answer.endswith("\n(List of sister cities)")
    assert not any("ask_reliability" in button["payload"] for button in talk.buttons)
    assert talk.ask("ask_since", "when was Birmingham twinned").endswith("Source: A letter")
    assert "A letter" not in talk.ask("ask_not_recorded", "who signed it")


def test_notes_and_suggestions_are_whole_again_after_some_turns(talk):
    asked = [("ask_partner", "who is Turin twinned with"), ("ask_since", "when was Turin twinned")] * 2
    notes, offered = [], []
    for intent, text in asked:
        notes.append(talk.ask(intent, text).rsplit("\n", 1)[-1])
        offered.append({button["title"] for button in talk.buttons})
    whole, *_ = notes
    assert notes == [
        whole,
        "(List of sister cities ⚠ contradicted)",
        "(List of sister cities ⚠ contradicted)",
        whole,
    ]
    assert (
        all(offered[:2]) and not offered[0] & offered[1] | offered[1] & offered[2] | offered[0] & offered[2]
    )
    assert offered[3]


def test_choices_are_offered_however_often_they_are_asked_for(talk):
    talk.ask("ask_since", "when was it twinned")
    offered = talk.buttons
    talk.ask("ask_since", "when was it twinned")
    assert talk.buttons == offered


def test_several_questions_share_one_attribution(talk):
    text = "when was Turin twinned and when was Birmingham twinned"
    whole = talk.parse("ask_since", text)
    turin, birmingham = whole["entities"]
    whole["questions"] = [
        talk.read("ask_since", "when was Turin twinned", [turin]),
        talk.read("ask_since", "when was Birmingham twinned", [birmingham]),
    ]
    answer = talk.send(whole)
    assert answer.count("Source:") == 1
    assert answer.endswith(
        "Source: List of sister cities and A letter – ⚠ public records contradict 1 of these"
    )


def test_a_verdict_comes_with_its_reason_and_source(talk):
    talk.ask("ask_since", "when was Turin twinned")
    answer = talk.ask("ask_reliability", "is that confirmed?")
    first, second = answer.splitlines()[1:3]
    assert first == "- Since 3 June 1958: contradicted. The letter is from 1960. (A letter (address unknown))"
    assert "disputed" in second and "Turin lists another city." in second
    assert "Exchange of cooks: supported" in answer
    assert "The claim itself is from List of sister cities <https://example.org/list>." in answer


def test_when_records_were_looked_up_is_told_where_it_is_asked(talk):
    talk.ask("ask_since", "when was Turin twinned")
    told = "Public records were looked up for this"
    assert talk.ask("ask_reliability", "when was that checked?").startswith(told)
    assert told not in talk.ask("ask_reliability", "does everyone agree on that date?")


def test_behind_records_their_sources_are_told_too(talk):
    talk.ask("ask_records", "who is Turin's real sister city in Germany")
    assert "A letter" in talk.ask("ask_source", "the source for that?")
    talk.ask("ask_since", "when was Turin twinned")
    assert "A letter" not in talk.ask("ask_source", "the source for that?")


def test_what_was_not_checked_is_said_not_to_be(talk):
    answer = talk.ask("ask_reliability", "is it confirmed that Birmingham is twinned")
    assert "has not been checked" in answer
    assert "A letter (address unknown)" in answer


def test_a_table_without_checks_says_so(tmp_path, monkeypatch):
    folder = write_table(tmp_path)
    (folder / "checks.csv").unlink()
    (folder / "recorded_partners.csv").unlink()
    bare = load_table(folder)
    monkeypatch.setattr("actions.answering.live_table", lambda _: _Fixed(bare))
    talk = Talk(bare)
    assert "⚠" not in talk.ask("ask_since", "when was Turin twinned")
    assert "not been checked" in talk.ask("ask_reliability", "is that confirmed?")
    assert "not been checked" in talk.ask("ask_reliability", "which of these are confirmed?")
    assert "not been checked" in talk.ask("doubt", "are you sure?")
    assert "Turin" in talk.ask("ask_records", "what do official records say about Lyon")


def test_which_of_all_are_confirmed(talk):
    answer = talk.ask("ask_reliability", "which of these are confirmed?")
    assert answer.startswith("None of these is confirmed")
    assert "Lyon – Leipzig: partnership supported, date not checked" in answer
    assert "Lyon – Turin: partnership disputed, date contradicted" in answer
    assert "- 1 not checked" in answer
    assert "Lyon: known for silk weaving" in answer


def test_of_the_others_none_fits_though_the_table_holds_one(shipped):
    shipped.ask("ask_overview", "tell me about Bordeaux")
    told = shipped.ask("ask_exchanges", "have any of the others to do with wine?")
    assert told.startswith("No. None of those is a partnership about wine.")


def test_what_the_notes_of_records_mention_is_told(shipped):
    message = shipped.parse("ask_reliability", "do your records mention Ford?")
    message["questions"][0]["unread"] = ["Ford"]
    told = shipped.send(message)
    assert "Ford had its largest base" in told


def test_how_many_are_contradicted_is_counted_by_verdict(talk):
    answer = talk.ask("ask_reliability", "how many of these are contradicted?")
    assert "Partnership disputed: 1 (Lyon – Turin)" in answer
    assert "Partnership supported: 1 (Lyon – Leipzig)" in answer
    assert "Date contradicted: 1 (Lyon – Turin)" in answer and "known for" not in answer


def test_records_are_told_as_records_only(talk):
    answer = talk.ask("ask_records", "who is Turin's real sister city in Germany")
    own, records = answer.split("In public records I find:\n")
    assert "Turin's sister city is Lyon" in own and "Cologne" not in own
    assert records.startswith("- Turin – Cologne (Germany), since 1 July 1958 (A letter")
    assert "Salzburg" not in answer
    assert "no public record of a sister city of Turin in Spain" in talk.ask("ask_records", "and in Spain")
    assert "Turin – Cologne" in talk.ask("ask_records", "what do records say about Cologne")
    assert "Cologne" not in talk.ask("ask_partner", "who is Turin twinned with")
    assert "not in my table" in talk.ask("ask_records", "what do records say about Madrid")


def test_doubts_get_the_verdict_and_leave_the_question_as_it_was(talk):
    talk.ask("ask_since", "when was Turin twinned")
    assert "contradicted" in talk.ask("doubt", "are you sure?")
    assert "1981" in talk.ask("name_subject", "and Leipzig?")


def test_a_long_list_is_told_in_pages(chinese_cities, monkeypatch):
    monkeypatch.setattr("actions.answering.live_table", lambda _: _Fixed(chinese_cities))
    talk = Talk(chinese_cities)
    first = talk.ask("ask_since", "when was Shanghai twinned")
    assert "And 25 more" in first and talk.buttons[0]["payload"] == "/ask_more"
    assert "Yokohama" in first and "Antwerp" not in first
    second = talk.ask("ask_more", "more")
    assert "Antwerp" in second and "Yokohama" not in second
    # How to go on was said, and the button says it again.
    assert "Say “more”" in first and "And 15 more.\n" in f"{second}\n" and "Say “more”" not in second
    assert talk.buttons[0]["payload"] == "/ask_more"
    # "The second one" is the second of the page that is on show.
    assert "Shanghai and Montreal" in talk.ask("ask_since", "when did the second one begin")
    assert "Tell" not in talk.ask("ask_more", "more")


def test_a_list_goes_on_at_yes_and_ends(chinese_cities, monkeypatch):
    monkeypatch.setattr("actions.answering.live_table", lambda _: _Fixed(chinese_cities))
    talk = Talk(chinese_cities)
    assert "Liverpool" not in talk.ask("ask_since", "when was Shanghai twinned")
    assert "Antwerp" in talk.ask("affirm", "yes")
    assert "Liverpool" in talk.ask("ask_more", "more")
    assert "whole list" in talk.ask("ask_more", "more")
    assert "More of what" in Talk(chinese_cities).ask("ask_more", "more")


def test_follow_ups_on_one_of_many_partners(chinese_cities, monkeypatch):
    monkeypatch.setattr("actions.answering.live_table", lambda _: _Fixed(chinese_cities))
    talk = Talk(chinese_cities)
    talk.ask("ask_partner", "who is Shanghai twinned with in Japan")
    assert "Hamburg" in (answer := talk.ask("name_subject", "and in Germany?"))
    assert "Dresden" not in answer
    assert "Frankfurt am Main" in (answer := talk.ask("name_subject", "and Guangzhou?"))
    assert "Fukuoka" not in answer


def test_anniversaries_of_many_come_nearest_first(chinese_cities, monkeypatch):
    monkeypatch.setattr("actions.answering.live_table", lambda _: _Fixed(chinese_cities))
    answer = Talk(chinese_cities).ask("ask_anniversary", "which of Shanghai's has the next anniversary")
    years = [int(line[-4:]) for line in answer.splitlines() if line.startswith("- ")]
    assert len(years) == 10 and years == sorted(years)
    assert years[0] in (date.today().year, date.today().year + 1)


def test_a_date_of_29_february_has_anniversaries(tmp_path, monkeypatch):
    rows = THREE_ROWS["partnerships.csv"].replace("1958-06-03", "1960-02-29")
    leap = load_table(write_table(tmp_path, partnerships=rows))
    monkeypatch.setattr("actions.answering.live_table", lambda _: _Fixed(leap))
    talk = Talk(leap)
    assert "1961" in talk.ask("ask_anniversary", "when was the 1st anniversary of Turin")
    assert "Turin" in talk.ask("ask_anniversary", "when is the next anniversary of Lyon")


def test_an_oldest_one_that_is_asked_for_is_no_claim(talk):
    answer = talk.ask("ask_oldest", "what is the oldest partnership of Leipzig")
    assert answer.startswith("The oldest partnership of Leipzig is that of Lyon and Leipzig")
    assert talk.ask("ask_oldest", "is Leipzig's the oldest").startswith("No. The oldest")


@pytest.mark.parametrize(
    ("intent", "text", "inside", "outside"),
    [
        (
            "ask_partnerships",
            "are all of them in Italy?",
            ["No, that is true of only 1 of 3", "Leipzig"],
            ["Turin"],
        ),
        ("ask_partnerships", "so every pair began in the 1990s?", ["No,", "Turin", "Leipzig"], []),
        ("ask_partnerships", "are they all with Lyon?", ["Turin", "Leipzig"], ["No,"]),
        ("ask_partnerships", "all those in Italy, please list them", ["Turin"], ["No,"]),
        ("ask_country", "which countries are the partner cities in", ["4 countries", "Italy"], []),
        ("ask_country", "which country has the most of them", ["Italy", "Germany", "tie"], ["France"]),
        ("ask_partnerships", "how many cars are made there", ["not"], ["1 partnership"]),
        ("ask_partnerships", "how many are about cars", ["1 partnership"], []),
    ],
)
def test_claims_and_numbers_of_the_whole_table(talk, intent, text, inside, outside):
    answer = talk.ask(intent, text)
    assert all(part in answer for part in inside), answer
    assert not any(part in answer for part in outside), answer


def test_those_that_are_described_anew_are_not_the_ones_listed(shipped):
    shipped.ask("ask_partnerships", "only the ones before 1984")
    assert "New York" in shipped.ask("ask_partnerships", "and those that began after 1984")
    shipped.ask("ask_partnerships", "only the ones before 1984")
    assert "New York" not in shipped.ask("ask_partnerships", "which of those are in the US")


def test_the_oldest_pair_is_not_taken_for_a_year(shipped):
    assert "Bordeaux" in shipped.ask("ask_since", "then Detroit and Chongqing must be the oldest pair")


def test_the_pair_talked_about_is_compared_with_a_whole_pair(shipped):
    shipped.ask("ask_since", "when was Bordeaux twinned")
    assert "Bordeaux" in shipped.ask("compare_age", "and is that older than Chengdu and Kyoto")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("was Turin twinned on 3 June 1958", "Yes, Lyon and Turin"),
        (
            "was Turin twinned on 4 June 1958",
            "did not become sister cities on 4 June 1958, but on 3 June 1958",
        ),
        ("was Turin twinned in June 1958", "Yes, Lyon and Turin"),
        (
            "was Leipzig twinned before 1 March 1981",
            "did not become sister cities before 1 March 1981, but in March",
        ),
        ("was Leipzig twinned on 3 March 1981", "does not say the day"),
    ],
)
def test_a_date_is_checked_as_far_as_the_table_is_precise(talk, asked, told):
    assert told in talk.ask("ask_since", asked)


def test_a_list_by_dates_says_which_it_was_asked_for(talk):
    answer = talk.ask("ask_partnerships", "which began between May 1958 and March 1981")
    assert "from May 1958 to March 1981" in answer and "Turin" in answer and "Leipzig" in answer
    answer = talk.ask("ask_partnerships", "which began before 1950 and after 1990")
    assert "that began after 1990 and before 1950" in answer and "Turin" not in answer


def test_a_place_is_not_denied_where_a_claim_has_words_that_nothing_explains(shipped):
    message = shipped.parse("confirm_partnership", "Is Bordeaux the only European city for miles?")
    message["questions"][0]["unread"] = ["miles"]
    assert "No" not in shipped.send(message)
    assert "utter_claim_not_said_of" in shipped.responses


def test_other_cities_there_are_those_not_told_before(chinese_cities, monkeypatch):
    monkeypatch.setattr("actions.answering.live_table", lambda _: _Fixed(chinese_cities))
    talk = Talk(chinese_cities)
    talk.ask("ask_partner", "who is Montreal twinned with?")
    talk.ask("ask_partner", "who is Quebec City twinned with?")
    told = talk.ask("ask_partnerships", "are there other Canadian cities apart from those two?")
    assert "Vancouver" in told and "Montreal" not in told and "Quebec" not in told
    talk.ask("ask_partner", "who is Arequipa twinned with?")
    talk.ask("ask_oldest", "which is the oldest in Mexico?")
    told = talk.ask("ask_partnerships", "is there any other Peruvian city in the table?")
    assert not told.startswith("Yes") and "No other" in told


def test_whether_one_was_renewed_is_answered_however_hardly_it_was_understood(talk):
    talk.ask("ask_overview", "Tell me about Kyoto.")
    read = {**talk.read("ask_not_recorded", "was it renewed?", []), "confidence": 0.0}
    talk.send({"intent": {"name": "nlu_fallback"}, "text": "x", "entities": [], "questions": [read]})
    assert talk.responses and "utter_ask_back" not in talk.responses


def test_the_anniversary_of_a_year_that_is_over_is_told(talk):
    told = talk.ask("ask_anniversary", "what anniversary did we celebrate with Turin in 2008?")
    assert "2008" in told and "No" not in told


def test_the_oldest_of_those_without_a_date_is_not_said_to_be_none(tmp_path, monkeypatch):
    folder = write_table(
        tmp_path, partnerships="id,city_a,city_b,since,source\nturin,lyon,turin,,list\nkobe,lyon,kobe,1986,list\n",
        cities="id,name,country\nlyon,Lyon,FR\nturin,Turin,IT\nkobe,Kobe,JP\n",
    )  # fmt: skip
    for name in ("events", "themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    talk = Talk(load_table(folder))
    assert "does not say when Lyon and Turin" in talk.ask("ask_oldest", "which is the oldest in Italy?")
    assert "no partnership" in talk.ask("ask_oldest", "which is the oldest in Spain?")
