"""Which of those that were renewed were so more often, where only the number of times is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import DETROIT, FIVE, KYOTO, about, listed
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.facts.renewals_again import renewal_asked_again
from twincities.interpretation.facts.renewals_asked import renewal_asked
from twincities.reading import Cue, Form, Reading
from twincities.table import PartnershipTable

SOME = [
    ("en", "Which agreements have been renewed twice?", "nlu_fallback"),
    ("en", "Has any agreement been renewed twice?", "nlu_fallback"),
    ("en", "Was one of them renewed more than once?", "ask_partnerships"),
    ("en", "and those that were never renewed?", "ask_age"),
    ("de", "Wurde eine Partnerschaft zweimal erneuert?", "nlu_fallback"),
    ("de", "Welche Verträge wurden zweimal verlängert?", "nlu_fallback"),
    ("fr", "Un jumelage a-t-il été renouvelé à deux reprises ?", "nlu_fallback"),
    ("fr", "et ceux qui n'ont jamais été renouvelés ?", "ask_age"),
    ("es", "¿Se ha renovado algún hermanamiento dos veces?", "nlu_fallback"),
    ("zh", "有没有续签过两次的友城？", "ask_reliability"),
    ("ja", "二度更新された協定はありますか", "ask_reliability"),
    ("ja", "更新が2回あった町は？", "ask_newest"),
]
DENIED = [
    ("en", "and it was never renewed since, because nobody cares", "ask_significance"),
    ("de", "Die wurde danach ja wohl nie mehr erneuert.", "ask_partnerships"),
    ("fr", "Et depuis, ça n'a jamais été renouvelé, j'imagine.", "ask_age"),
    ("ja", "その後、協定は一度も更新されていないそうですね。", "ask_partnerships"),
]
RENEWED = listed(
    "lyon", "goerlitz", last=Reading("ask_partnerships", Form.LIST, cues=frozenset({Cue.RENEWED}))
)


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("de", "Und welche davon mehr als einmal?", "ask_partnerships"),
        ("en", "and which of them more than once?", "ask_partnerships"),
        ("fr", "et lesquels plus d'une fois ?", "ask_partnerships"),
        ("es", "¿y cuáles de ellas más de una vez?", "ask_partnerships"),
        ("zh", "其中哪些不止一次？", "ask_oldest"),
    ],
)
def test_more_than_once_is_said_of_the_renewals(
    shipped_table: PartnershipTable, language: str, text: str, learned: str
) -> None:
    read = reader(shipped_table, language=language)(text, learned)
    asked = renewal_asked_again(read, RENEWED, shipped_table)
    assert (asked.intent, asked.rank, asked.pointer) == ("ask_partnerships", None, None)
    assert asked.cues >= {Cue.RENEWED, Cue.TIMES}
    assert asked.number_bounds == (2, None)


def test_what_is_said_of_age_or_unsaid_asks_for_no_renewals(shipped_table: PartnershipTable) -> None:
    read = reader(shipped_table)
    for text in ("and which of them is the oldest?", "and which of them are in Spain?"):
        asked = renewal_asked_again(read(text, "ask_partnerships"), RENEWED, shipped_table)
        assert not asked.has(Cue.RENEWED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "which was renewed later?"),
        ("de", "Welche wurde später erneuert?"),
        ("zh", "哪个续签得更晚？"),
    ],
)
def test_which_was_renewed_later_is_asked_of_the_two_told(
    shipped_table: PartnershipTable, language: str, text: str
) -> None:
    read = reader(shipped_table, language=language)(text, "ask_newest")
    asked = renewal_asked_again(read, RENEWED, shipped_table)
    assert asked.partnerships == RENEWED.partnerships


@pytest.mark.parametrize(
    ("language", "text", "learned", "intent"),
    [
        ("en", "What about the other one, was it renewed too?", "ask_exchanges", "confirm_partnership"),
        ("en", "And when was the other one renewed?", "ask_since", "ask_overview"),
        ("de", "Und die andere, wurde die auch erneuert?", "ask_newest", "confirm_partnership"),
        ("es", "¿Y el otro, también se renovó?", "ask_newest", "confirm_partnership"),
        ("fr", "Et l'autre, il a été renouvelé aussi ?", "compare_age", "confirm_partnership"),
        ("zh", "另一个也续签过吗？", "ask_not_recorded", "confirm_partnership"),
        ("ja", "もう一方も更新されましたか", "ask_since", "confirm_partnership"),
    ],
)
def test_the_renewal_of_the_other_one_is_that_of_the_one_of_two_told_not_last(
    shipped_table: PartnershipTable, language: str, text: str, learned: str, intent: str
) -> None:
    read = reader(shipped_table, language=language)(text, learned)
    of_two = about(KYOTO, last=Reading("confirm_partnership", Form.CONFIRM), options=(KYOTO, DETROIT))
    asked = renewal_asked(read, of_two, shipped_table)
    assert (asked.intent, asked.partnerships, asked.pointer) == (intent, (DETROIT,), None)
    of_three = replace(of_two, options=FIVE[:3])
    assert renewal_asked(read, of_three, shipped_table).partnerships == ()


def test_any_other_one_renewed_is_none_of_those_told(shipped_table: PartnershipTable) -> None:
    read = reader(shipped_table)("and was any other one renewed?", "ask_exchanges")
    assert renewal_asked(read, about(KYOTO, options=(KYOTO, DETROIT)), shipped_table).partnerships == ()


@pytest.mark.parametrize(("language", "text", "learned"), SOME)
def test_what_was_renewed_so_often_is_asked_of_all_and_not_of_the_one_told(
    shipped_table: PartnershipTable, language: str, text: str, learned: str
) -> None:
    read = reader(shipped_table, language=language)(text, learned)
    told = about(KYOTO, last=Reading("ask_since", cities=("kyoto",)))
    asked = renewal_asked(read, told, shipped_table)
    assert (asked.intent, asked.form, asked.partnerships) == ("ask_partnerships", Form.LIST, ())
    assert (asked.rank, asked.pointer) == (None, None)


@pytest.mark.parametrize(("language", "text", "learned"), DENIED)
def test_a_renewal_that_is_denied_is_that_of_the_one_told(
    shipped_table: PartnershipTable, language: str, text: str, learned: str
) -> None:
    read = reader(shipped_table, language=language)(text, learned)
    asked = renewal_asked(read, about(KYOTO), shipped_table)
    assert (asked.intent, asked.form, asked.partnerships) == ("confirm_partnership", Form.CONFIRM, (KYOTO,))


def test_the_agreement_is_that_of_the_one_told(shipped_table: PartnershipTable) -> None:
    read = reader(shipped_table)("Was the agreement renewed twice?", "nlu_fallback")
    assert renewal_asked(read, about(KYOTO), shipped_table).partnerships == (KYOTO,)


NEVER = listed(
    "lyon",
    "goerlitz",
    last=Reading("ask_partnerships", Form.LIST, cues=frozenset({Cue.RENEWED, Cue.NEVER_RENEWED})),
)


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("fr", "Et celui qui l'a été deux fois ?", "ask_event_recurrence"),
        ("fr", "Celle qui l'a été à deux reprises, c'est laquelle ?", "ask_event_recurrence"),
        ("fr", "lequel l'a été deux fois ?", "compare_age"),
        ("en", "and the one that was twice?", "ask_event_recurrence"),
        ("de", "Und welche zweimal?", "ask_partnerships"),
        ("es", "¿y cuál dos veces?", "compare_age"),
        ("zh", "哪个两次？", "compare_age"),
    ],
)
@pytest.mark.parametrize("told", [RENEWED, NEVER])
def test_twice_is_said_of_the_renewals_also_behind_those_that_never_were(
    shipped_table: PartnershipTable, told: Context, language: str, text: str, learned: str
) -> None:
    read = reader(shipped_table, language=language)(text, learned)
    asked = renewal_asked_again(read, told, shipped_table)
    assert (asked.intent, asked.number) == ("ask_partnerships", 2)
    assert asked.has(Cue.RENEWED)
    assert not asked.has(Cue.NEVER_RENEWED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Et lesquels ne l'ont jamais été ?"),
        ("fr", "ceux qui ne l'ont pas été ?"),
        ("en", "and the ones that never were?"),
        ("en", "which ones have never been?"),
        ("de", "Und die, die es nie wurden?"),
        ("es", "¿y los que nunca lo fueron?"),
        ("zh", "从来没有过的呢？"),
    ],
)
def test_which_never_were_leaves_out_what_was_said_before(
    shipped_table: PartnershipTable, language: str, text: str
) -> None:
    read = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert renewal_asked_again(read, RENEWED, shipped_table).has(Cue.NEVER_RENEWED)
