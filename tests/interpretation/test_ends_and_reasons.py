"""Whether, when and why partnerships ended, behind an answer about another or about a city that has none any more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import Case, about, table_called
from tests.questions import assert_changed, reader
from twincities.interpretation.continuation import continued
from twincities.interpretation.facts.ended_listed import ended_listed
from twincities.interpretation.facts.reasons import end_dated, reason_asked
from twincities.interpretation.facts.standing import active_asked, any_of_state, state_asked
from twincities.reading import Counted, Cue, Form, Quantifier, Reading

DROITWICH = about("p-droitwich", last=Reading("ask_since", cities=("droitwich",)))
TRAPANI = about(last=Reading("confirm_partnership", Form.CONFIRM, cities=("trapani",)), cities=("trapani",))
TOLD_OVER = about("p-droitwich", last=Reading("ask_overview", cues=frozenset({Cue.END, Cue.WHY})))
ENDED = about("p-trapani", last=Reading("ask_overview", cues=frozenset({Cue.END})))
PSKOV = about("tartu-pskov", last=Reading("ask_oldest"))
OF_PSKOV = about(last=Reading("ask_partnerships", Form.CONFIRM, cities=("pskov",)), cities=("pskov",))
ALL_OVER = {"intent": "ask_partnerships", "form": Form.LIST, "partnerships": ()}
ANY_OVER = {"intent": "ask_partnerships", "quantifier": Quantifier.ANY, "partnerships": ()}
OVER = {"intent": "ask_overview", "form": Form.TELL, "partnerships": ("p-trapani",), "pointer": None}
GOES_ON = {"intent": "confirm_partnership", "partnerships": ("tartu-pskov",)}
FORST = about(
    "p-forst", last=Reading("ask_since", cities=("forst",), cues=frozenset({Cue.END})), cities=("forst",)
)
AT_REST = {"intent": "ask_overview", "partnerships": ("p-punta-arenas",)}
CASES = [
    ("en", Case(state_asked, "and the dormant one?", "name_subject", FORST, AT_REST, "hawick")),
    ("fr", Case(state_asked, "et celui qui est en sommeil ?", "out_of_scope", FORST, AT_REST, "hawick")),
    ("de", Case(state_asked, "und die ruhende?", "name_subject", FORST, AT_REST, "hawick")),
    ("es", Case(state_asked, "¿y la inactiva?", "name_subject", FORST, AT_REST, "hawick")),
    ("ja", Case(state_asked, "休止中のは？", "ask_not_recorded", FORST, AT_REST, "hawick")),
    ("zh", Case(state_asked, "休眠的那个呢？", "name_subject", FORST, AT_REST, "hawick")),
    ("fr", Case(continued, "et celui qui est terminé, pourquoi ?", "ask_event_details", about("p-punta-arenas"), {"partnerships": ("p-forst",)}, "hawick")),
    ("de", Case(continued, "Wurde seit dem Jahr 2000 auch eine ganz beendet?", "ask_since", DROITWICH, ANY_OVER, "hallein")),
    ("en", Case(continued, "Has any ended since 2000?", "ask_since", DROITWICH, ANY_OVER, "hallein")),
    ("en", Case(continued, "did one end after 2000?", "ask_since", DROITWICH, ANY_OVER, "hallein")),
    ("fr", Case(continued, "L'une a-t-elle pris fin depuis 2000 ?", "ask_since", DROITWICH, ANY_OVER, "hallein")),
    ("es", Case(continued, "¿se acabó alguna desde el año 2000?", "ask_since", DROITWICH, ANY_OVER, "hallein")),
    ("es", Case(continued, "Seguro que ninguno se ha terminado nunca, ¿o qué?", "nlu_fallback", about(), ANY_OVER, "hallein")),
    ("en", Case(continued, "surely none was ever dissolved?", "nlu_fallback", DROITWICH, ANY_OVER, "hallein")),
    ("zh", Case(continued, "从来没有终止过的吧？", "ask_partnerships", about(), {**ANY_OVER, "form": Form.CONFIRM}, "hallein")),
    ("ja", Case(any_of_state, "すでに解消された提携はございますか", "confirm_partnership", DROITWICH, ANY_OVER, "hallein")),
    ("de", Case(any_of_state, "Gibt es aufgelöste Partnerschaften?", "ask_reliability", DROITWICH, ANY_OVER, "hallein")),
    ("en", Case(any_of_state, "Are there ended partnerships?", "confirm_partnership", DROITWICH, ANY_OVER, "hallein")),
    ("zh", Case(any_of_state, "有已经终止的友城吗", "confirm_partnership", DROITWICH, ANY_OVER, "hallein")),
    ("de", Case(reason_asked, "So schade. Warum hat man denn damit aufgehört?", "ask_significance", TRAPANI, OVER, "hallein")),
    ("de", Case(reason_asked, "Woran lag es?", "ask_reliability", TRAPANI, OVER, "hallein")),
    ("de", Case(reason_asked, "Und der Grund?", "ask_common", TRAPANI, OVER, "hallein")),
    ("de", Case(reason_asked, "Der Grund?", "ask_common", TRAPANI, OVER, "hallein")),
    ("en", Case(reason_asked, "The reason?", "ask_common", TRAPANI, OVER, "hallein")),
    ("fr", Case(reason_asked, "La raison ?", "ask_common", TRAPANI, OVER, "hallein")),
    ("es", Case(reason_asked, "¿Y motivo?", "ask_common", TRAPANI, OVER, "hallein")),
    ("zh", Case(reason_asked, "原因呢？", "ask_common", TRAPANI, OVER, "hallein")),
    ("zh", Case(reason_asked, "理由何在", "ask_common", TRAPANI, OVER, "hallein")),
    ("de", Case(reason_asked, "Und warum Trapani?", "name_subject", TOLD_OVER, {"intent": "ask_overview", "partnerships": ("p-trapani",)}, "hallein")),
    ("en", Case(reason_asked, "Why Droitwich?", "ask_common", TOLD_OVER, {"partnerships": ("p-droitwich",)}, "hallein")),
    ("en", Case(reason_asked, "Why did it stop?", "ask_significance", TRAPANI, OVER, "hallein")),






    ("fr", Case(reason_asked, "Pourquoi est-ce fini ?", "ask_significance", TRAPANI, OVER, "hallein")),
    ("en", Case(end_dated, "in which year was that?", "ask_since", ENDED, OVER, "hallein")),
    ("fr", Case(end_dated, "en quelle année ça ?", "ask_since", ENDED, OVER, "hallein")),
    ("en", Case(end_dated, "That was in 2009, wasn't it.", "doubt", ENDED, {**OVER, "years": ()}, "hallein")),
    ("de", Case(end_dated, "Das war 2009, oder?", "ask_since", ENDED, {**OVER, "years": ()}, "hallein")),
    ("fr", Case(end_dated, "c'était en 2009, non ?", "ask_since", ENDED, {**OVER, "years": ()}, "hallein")),
    ("es", Case(end_dated, "Fue en 2009, ¿no?", "ask_since", ENDED, {**OVER, "years": ()}, "hallein")),
    ("zh", Case(end_dated, "是2009年的事吧？", "ask_since", ENDED, {**OVER, "years": ()}, "hallein")),
    ("ja", Case(end_dated, "それは2009年でしたよね？", "ask_since", ENDED, {**OVER, "years": ()}, "hallein")),
    ("de", Case(ended_listed, "Welche Partnerschaften sind offiziell beendet?", "ask_records", PSKOV, ALL_OVER, "hallein")),
    ("en", Case(ended_listed, "Which twinnings have officially ended?", "out_of_scope", PSKOV, ALL_OVER, "hallein")),
    ("fr", Case(ended_listed, "Quels jumelages sont officiellement terminés ?", "ask_records", PSKOV, ALL_OVER, "hallein")),
    ("es", Case(ended_listed, "¿Qué hermanamientos terminaron oficialmente?", "ask_records", PSKOV, ALL_OVER, "hallein")),
    ("ja", Case(ended_listed, "公式に終了した姉妹都市はどこですか", "ask_records", PSKOV, ALL_OVER, "hallein")),
    ("zh", Case(ended_listed, "那已经正式结束的友城有哪些？", "ask_records", PSKOV, ALL_OVER, "hallein")),
    ("de", Case(state_asked, "Ist das noch eine Partnergemeinde?", "define_sister_city", DROITWICH,
                {"intent": "confirm_partnership", "partnerships": ("p-droitwich",)}, "hallein")),
    ("zh", Case(state_asked, "现在还有来往吗", "ask_more", PSKOV, GOES_ON, "tartu")),
    ("zh", Case(state_asked, "至今还往来吗", "ask_more", PSKOV, GOES_ON, "tartu")),
    ("fr", Case(state_asked, "Laquelle est en sommeil ?", "out_of_scope", DROITWICH, ALL_OVER, "hallein")),
    ("fr", Case(state_asked, "et laquelle dort ?", "ask_partner", DROITWICH, ALL_OVER, "hallein")),
    ("fr", Case(state_asked, "Laquelle est rompue ?", "nlu_fallback", DROITWICH, ALL_OVER, "hallein")),
    ("es", Case(state_asked, "¿Cuál está inactiva?", "ask_capabilities", DROITWICH, ALL_OVER, "hallein")),
    ("de", Case(state_asked, "Welche ruht?", "out_of_scope", DROITWICH, ALL_OVER, "hallein")),
    ("en", Case(state_asked, "Which was terminated?", "out_of_scope", DROITWICH, ALL_OVER, "hallein")),
    ("fr", Case(reason_asked, "pourquoi ça ?", "affirm", OF_PSKOV, {"intent": "ask_overview", "partnerships": ("tartu-pskov",)}, "tartu")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "case"), CASES, ids=lambda one: getattr(one, "text", one))
def test_what_became_of_a_partnership_is_asked_of_the_one_meant(language, case):
    table = table_called(case.table)
    question = replace(reader(table, language=language)(case.text, case.intent), intent=case.intent)
    assert_changed(question, case.rule(question, case.before, table), case.expected)


def test_an_end_that_is_denied_behind_one_is_denied_of_that_one():
    table = table_called("hallein")
    question = reader(table, language="zh")("没有终止过吧？", "ask_partnerships")
    assert any_of_state(question, about(), table).quantifier is Quantifier.ANY
    assert any_of_state(question, DROITWICH, table) == question


def test_still_a_partner_asks_for_no_further_one():
    table = table_called("hallein")
    read = reader(table, language="de")("Ist Trapani noch eine Partnerstadt von uns?", "confirm_partnership")
    assert read.asserted is None
    further = reader(table, language="de")("Haben wir noch eine Partnerstadt in Italien?", "ask_partnerships")
    assert further.has(Cue.OTHERS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "And when was it twinned?"),
        ("en", "And when had it begun?"),
        ("en", "when was it signed?"),
        ("de", "Und wann hatte sie begonnen?"),
        ("fr", "Et quand avait-il commencé ?"),
        ("es", "¿Y cuándo había empezado?"),
        ("zh", "那什么时候开始的？"),
        ("ja", "いつ始まったんですか？"),
    ],
)
def test_when_it_began_is_not_when_it_ended(language, text):
    table = table_called("hallein")
    question = reader(table, language=language)(text, "ask_since")
    assert end_dated(question, ENDED, table) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "has any of them been lost?"),
        ("es", "¿Hay alguna que se haya perdido?"),
        ("fr", "L'une d'elles s'est-elle perdue ?"),
        ("fr", "Aucune ne s'est jamais perdue ?"),
        ("de", "Ist eine verloren gegangen?"),
        ("zh", "从来没有终止过的吧？"),
    ],
)
def test_what_was_lost_is_over(language, text):
    question = reader(table_called("hallein"), language=language)(text, "ask_partnerships")
    assert question.cues >= {Cue.END, Cue.ENDED}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "On chante encore avec ceux de Droitwich ?"),
        ("en", "Do we still sing with those of Droitwich?"),
        ("es", "¿Todavía cantamos con los de Droitwich?"),
    ],
)
def test_whether_something_is_still_done_with_one_city_asks_what_became_of_that_tie(language, text):
    table = table_called("hallein")
    question = replace(reader(table, language=language)(text, "ask_partnerships"), form=Form.CONFIRM)
    asked = active_asked(question, about(), table)
    assert (asked.intent, asked.active) == ("confirm_partnership", False)
    counts = replace(question, counted=Counted.PARTNERSHIPS)
    assert active_asked(counts, about(), table).intent == "ask_partnerships"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is there still some partner in {} today?"),
        ("en", "Do we still have a partner in {}?"),
        ("fr", "Avons-nous encore un partenaire en {} ?"),
        ("de", "Gibt es in {} noch Partnerstädte?"),
        ("es", "¿Todavía hay alguna ciudad hermana en {}?"),
    ],
)
def test_a_partner_that_goes_on_is_asked_for_and_not_what_became_of_the_others(language, text):
    table, places = table_called("timaru"), {"en": "Japan", "fr": "Chine", "de": "Japan", "es": "Japón"}
    read = reader(table, language=language)
    asked = active_asked(read(text.format(places[language]), "confirm_partnership"), about(), table)
    assert (asked.intent, asked.form, asked.active) == ("ask_partnerships", Form.CONFIRM, True)
    nowhere = {"en": "Brazil", "fr": "Norvège", "de": "Norwegen", "es": "Noruega"}
    none = active_asked(read(text.format(nowhere[language]), "confirm_partnership"), about(), table)
    assert (none.intent, none.active) == ("ask_partnerships", False)


def test_of_partners_that_all_rest_it_is_told_what_became_of_them():
    table = table_called("timaru")
    question = reader(table)("Is there still a partner in Western Australia?", "confirm_partnership")
    assert active_asked(question, about(), table).cues >= {Cue.STILL, Cue.END}


def test_whether_one_still_goes_there_is_what_became_of_the_partnership():
    table = table_called("la_fleche")
    question = reader(table, language="fr")("Markala, on y va encore, oui ou non ?", "ask_more")
    asked = active_asked(question, about(), table)
    assert asked.intent == "confirm_partnership"
    assert asked.has(Cue.END)
