"""What is said not to be so, and asked to be agreed to: "they aren't twinned, are they?"."""

from __future__ import annotations

import pytest

from actions.sentences.findings import lead_of, lead_of_denial
from actions.sentences.replies import Replies
from tests.actions.talk import Talk, talk_on
from tests.questions import reader
from twincities.reading import Cue
from twincities.reading.model.predicates import Relation
from twincities.wording import wording_in

_NOT_TWINNED = {
    "en": ("Hangzhou isn't twinned with Bordeaux, is it?", "No. ", "No. That is not so. "),
    "de": ("Hangzhou und Bordeaux sind nicht verpartnert, oder?", "Nein. ", "Doch. "),
    "fr": ("Hangzhou et Bordeaux ne sont pas jumelées, si ?", "Non. ", "Si. "),
    "es": ("Hangzhou y Burdeos no están hermanadas, ¿verdad?", "No. ", "No, no es así. "),
    "ja": ("杭州とボルドーは姉妹都市じゃないよね", "はい。", "いいえ、そうではありません。"),
    "zh": ("杭州和波尔多不是友城，对吧？", "是的。", "不，不是这样。"),
}


@pytest.mark.parametrize("language", _NOT_TWINNED)
def test_a_denial_is_answered_as_its_language_answers_denials(shipped_table, language):
    text, right, wrong = _NOT_TWINNED[language]
    claim = reader(shipped_table, language=language)(text, "confirm_partnership")
    assert claim.asserted is not None
    affirms = claim.asserted.predicates[0].holds  # what is judged can be what is denied, or the denial
    replies = Replies(wording_in(language))
    assert lead_of(not affirms, claim, replies).rstrip() == right.rstrip()
    assert lead_of(affirms, claim, replies).rstrip() == wrong.rstrip()


@pytest.mark.parametrize(
    ("text", "language", "right", "wrong"),
    [
        ("Are there no events with Bordeaux?", "en", "No. ", "No. That is not so. "),
        ("There are no events with Bordeaux, right?", "en", "No. ", "No. That is not so. "),
        ("¿Y con Burdeos no hay ningún evento?", "es", "No. ", "No, no es así. "),
        ("Gibt es keine Veranstaltungen mit Bordeaux?", "de", "Nein. ", "Doch. "),
        ("Il n'y a aucun événement avec Bordeaux ?", "fr", "Non. ", "Si. "),
    ],
)
def test_that_there_are_none_is_never_answered_with_a_yes_that_could_mean_some(
    shipped_table, text, language, right, wrong
):
    claim, replies = (
        reader(shipped_table, language=language)(text, "ask_events"),
        Replies(wording_in(language)),
    )
    assert lead_of(True, claim, replies).rstrip() == right.rstrip()
    assert lead_of(False, claim, replies).rstrip() == wrong.rstrip()


@pytest.mark.parametrize(
    ("text", "language", "yes"),
    [
        ("Isn't Hangzhou twinned with Bordeaux?", "en", "Yes."),
        ("Hangzhou und Bordeaux sind verpartnert, nicht wahr, oder?", "de", "Ja."),
        ("杭州和波尔多不是友城吗？", "zh", "是的。"),
        ("杭州とボルドーは姉妹都市ではありませんか", "ja", "はい。"),
        ("杭州とボルドーは合わないのですか", "ja", "はい。"),
        ("杭州和波尔多是友城，我没记错吧", "zh", "是的。"),
        ("杭州除了波尔多在法国还有别的友城吗", "zh", "是的。"),
        ("Hangzhou has another partner besides Bordeaux, right?", "en", "Yes."),
    ],
)
def test_what_is_asked_in_doubt_is_no_denial(shipped_table, text, language, yes):
    claim = reader(shipped_table, language=language)(text, "confirm_partnership")
    assert lead_of(True, claim, Replies(wording_in(language))).rstrip() == yes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hangzhou isn't twinned with Kyoto but with Bordeaux, right?", "en"),
        ("Hangzhou ist nicht mit Kyoto, sondern mit Bordeaux verpartnert, oder?", "de"),
        ("杭州不是和京都，而是和波尔多结好，对吧", "zh"),
    ],
)
def test_what_is_said_instead_of_what_is_denied_is_claimed(shipped_table, text, language):
    claim = reader(shipped_table, language=language)(text, "confirm_partnership")
    assert claim.asserted is not None
    held = {one.object: one.holds for one in claim.asserted.predicates}
    assert held == {"kyoto": False, "bordeaux": True}
    assert lead_of(True, claim, Replies(wording_in("en"))) == "Yes. "


def test_one_date_in_the_place_of_another_is_claimed_and_only_another_denied(shipped_table):
    read = reader(shipped_table)
    instead = read("Hangzhou and Bordeaux were twinned in 1980, not in 1990, right?", "ask_since")
    denied = read("Hangzhou and Bordeaux weren't twinned in 1990, were they?", "ask_since")
    replies = Replies(wording_in("en"))
    assert (lead_of(True, instead, replies), lead_of(False, denied, replies)) == ("Yes. ", "No. ")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hangzhou isn't only twinned with Bordeaux, right?", "en"),
        ("Hangzhou ist nicht nur mit Bordeaux verpartnert, oder?", "de"),
        ("Hangzhou n'est pas seulement jumelée avec Bordeaux, si ?", "fr"),
        ("¿Hangzhou no solo está hermanada con Burdeos?", "es"),
        ("杭州の姉妹都市はボルドーだけじゃないですよね", "ja"),
        ("杭州不只和波尔多是友城吧", "zh"),
    ],
)
def test_not_only_with_one_claims_another_partner(shipped_table, text, language):
    claim = reader(shipped_table, language=language)(text, "confirm_partnership")
    assert claim.asserted is not None
    assert claim.asserted.predicates[0][:4] == (Relation.FURTHER_PARTNER, "hangzhou", "bordeaux", True)
    assert lead_of(False, claim, Replies(wording_in("en"))) == "No. "


@pytest.mark.parametrize("text", ["They started in 1981, right?", "It began in 1981, didn't it?"])
def test_a_year_claimed_of_nothing_that_was_told_is_asked_back(tmp_path, monkeypatch, text):
    talk = talk_on(tmp_path, monkeypatch)
    assert "Yes" not in talk.ask("ask_since", text)
    assert "Leipzig" in talk.ask("ask_since", "did any start in 1981?")


@pytest.mark.parametrize(
    ("text", "language", "right", "wrong"),
    [
        ("Was Bordeaux never renewed?", "en", "No.", "No. That is not so."),
        ("Bordeaux wurde nie erneuert?", "de", "Nein.", "Doch."),
        ("Celui de Bordeaux n'a-t-il pas été renouvelé ?", "fr", "Non.", "Si."),
        ("El de Burdeos no se ha renovado, ¿verdad?", "es", "No.", "No, no es así."),
        ("ボルドーとの提携は一度も更新されていないのですか", "ja", "はい。", "いいえ、そうではありません。"),
        ("和波尔多的协议没续签过吗", "zh", "是的。", "不，不是这样。"),
    ],
)
def test_that_something_was_not_renewed_is_a_denial(shipped_table, text, language, right, wrong):
    claim = reader(shipped_table, language=language)(text, "confirm_partnership")
    assert claim.has(Cue.NEVER_RENEWED)
    replies = Replies(wording_in(language))
    assert lead_of_denial(True, claim, replies).rstrip() == right
    assert lead_of_denial(False, claim, replies).rstrip() == wrong


@pytest.mark.parametrize(
    "text",
    ["As Leeds is Beijing's sister city, when was that signed?", "Since when is Leeds twinned with Beijing?"],
)
def test_behind_a_tie_that_is_denied_stands_the_date_of_the_only_one_there_is(
    chinese_cities, monkeypatch, text
):
    monkeypatch.setenv("PARTNERSHIP_TABLE", "data/tables/chinese-cities")
    answer = Talk(chinese_cities).ask("ask_since", text)
    assert answer.startswith("No, Leeds and Beijing are not sister cities")
    assert "Hangzhou and Leeds have been sister cities since 8 June 1988" in answer
