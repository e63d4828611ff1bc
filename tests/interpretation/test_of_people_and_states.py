"""Rules on people, states, sizes, dates and what cities do, each by a wording that it serves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import LIST, Case, about, listed, table_called
from tests.questions import assert_changed, reader
from twincities.dialogue.context import Context
from twincities.interpretation.events.doings import doers_asked, part_claimed
from twincities.interpretation.facts.people_asked import person_asked
from twincities.interpretation.facts.populations import population_asked
from twincities.interpretation.facts.renewal_of_ranked import renewal_of_ranked
from twincities.interpretation.facts.renewals_again import renewal_asked_again
from twincities.interpretation.facts.standing import state_asked
from twincities.interpretation.facts.themes_asked import any_of_themes, themes_asked
from twincities.interpretation.interpretation import interpreted
from twincities.interpretation.partners.partners_bounded import within_last
from twincities.interpretation.times.dates_asked import times_asked
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.interpretation.told.picked import those_of_city
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.reading.model.selection import Size
from twincities.table import Filter, YearlyDate

IRISH = ("peterborough-cork", "kingston-galway")
SKIERS = "north-bay-rovaniemi"
RENEWED = Reading("confirm_partnership", Form.CONFIRM, cities=("thunder-bay",), cues=frozenset({Cue.RENEWED}))
WHO = Reading("ask_not_recorded", Form.TELL, partnerships=IRISH[:1], cues=frozenset({Cue.CONTACT}))
RENEWED_ONES = Reading("ask_partnerships", Form.LIST, cues=frozenset({Cue.RENEWED}))
ACTIVE = Reading("ask_partnerships", Form.COUNT, active=True, cues=frozenset({Cue.STILL}))
ALL_ACTIVE = Reading(
    "confirm_partnership", Form.CONFIRM, quantifier=Quantifier.ALL, cues=frozenset({Cue.STILL})
)
IN_EUROPE = Reading(
    "confirm_partnership",
    Form.CONFIRM,
    cities=("guelph",),
    continents=("EU",),
    quantifier=Quantifier.ALL,
)
SKIING = Assertion((Predicate(Relation.ABOUT, "", "winter-sport"),))
ABOUT_SKIING = Reading("ask_overview", Form.CONFIRM, partnerships=(SKIERS,), asserted=SKIING)


CASES = [
    Case(person_asked, "Email of Mr Lahti?", "out_of_scope", Context(), {"intent": "ask_not_recorded"}),
    Case(person_asked, "And Ms Sato's?", "doubt", about(last=Reading("ask_partnerships", Form.LIST, people=("Mr Eero Lahti",))), LIST),
    Case(person_asked, "And for the other one?", "name_subject",
         replace(listed(*IRISH, last=WHO), partnerships=IRISH[:1]), {"partnerships": IRISH[1:], "pointer": None, "intent": "ask_not_recorded"}),
    Case(person_asked, "what is her phone number?", "ask_not_recorded",
         about(*IRISH, last=Reading("ask_partnerships", Form.LIST, people=("Ms Naomi Sato",))), {"people": ("Ms Naomi Sato",)}),
    Case(person_asked, "which towns does Mr Lahti mind?", "ask_partnerships", Context(), {"entities": None, "counted": None}),
    Case(person_asked, "and how many has Ms Sato, how many is it?", "ask_partnerships", about(SKIERS), {"pointer": None, "people": ("Ms Naomi Sato",)}),
    Case(person_asked, "is the contact the same for both Irish towns?", "ask_not_recorded", Context(),
         {"partnerships": IRISH, "countries": (), "form": Form.CONFIRM}),
    Case(asked_anew, "And which ones aren't?", "ask_partnerships", about(last=ACTIVE), {"form": Form.LIST, "cues": frozenset({Cue.END, Cue.INACTIVE})}),
    Case(asked_anew, "which ones are not?", "ask_partnerships", about(last=ALL_ACTIVE), {"cues": frozenset({Cue.END, Cue.INACTIVE})}),
    Case(asked_anew, "so which are outside", "ask_partnerships", about(last=IN_EUROPE), {**LIST, "unwanted": Filter(continents=("EU",))}),
    Case(state_asked, "were there others that ended?", "ask_more", about("north-bay-kiruna"),
         {"partnerships": ("owen-sound-ayr", "peterborough-nyiregyhaza"), "intent": "ask_overview"}),
    Case(population_asked, "and how many inhabitants has the other one?", "out_of_scope",
         about(last=Reading("ask_country"), cities=("galway",), options=("kingston-galway", "kingston-portsmouth")),
         {"cities": ("portsmouth",), "intent": "ask_city_trivia"}),
    Case(population_asked, "which is bigger?", "compare_age", listed(*IRISH, last=Reading("ask_partnerships")),
         {"intent": "ask_city_trivia", "partnerships": IRISH}),
    Case(population_asked, "which is smaller?", "compare_age", about(IRISH[0], last=Reading("ask_since")),
         {"intent": "ask_city_trivia", "cities": ("peterborough", "cork")}),
    Case(renewal_of_ranked, "When was the oldest partnership renewed?", "ask_since", about(SKIERS),
         {"partnerships": ("kingston-portsmouth",), "rank": None, "intent": "ask_overview"}),
    Case(renewal_of_ranked, "Was the second oldest partnership renewed in 1998?", "ask_oldest", Context(),
         {"partnerships": ("belleville-zwolle",), "rank": None, "intent": "confirm_partnership"}),
    Case(population_asked, "And the largest city overall?", "ask_partnerships",
         about(last=Reading("ask_city_trivia", partnerships=IRISH, size=Size(False, True), cues=frozenset({Cue.POPULATION}))),
         {"intent": "ask_city_trivia", "partnerships": ()}),
    Case(population_asked, "how many are there in Treviso?", "ask_partnerships",
         about(last=Reading("ask_city_trivia", cues=frozenset({Cue.POPULATION}))), {"intent": "ask_city_trivia"}),
    Case(doers_asked, "Who does something with coffee?", "ask_event_content", Context(), {**LIST, "entities": None}),
    Case(part_claimed, "Is skiing part of it?", "ask_event_content", about(SKIERS),
         {"partnerships": (SKIERS,), "asserted": SKIING, "pointer": None}),
    Case(part_claimed, "Is skiing included too?", "ask_event_content",
         about(SKIERS, last=Reading("ask_exchanges", cues=frozenset({Cue.THEMES}))),
         {"partnerships": (SKIERS,), "asserted": SKIING, "intent": "ask_overview"}),
    Case(part_claimed, "And theatre?", "name_subject", about(SKIERS, last=ABOUT_SKIING),
         {"form": Form.CONFIRM, "asserted": Assertion((Predicate(Relation.ABOUT, "", "theatre"),))}),
    Case(part_claimed, "And beer?", "name_subject", about(SKIERS, last=ABOUT_SKIING),
         {"intent": "ask_exchanges", "form": Form.CONFIRM, "partnerships": (SKIERS,)}, further={"unread": ("beer",)}),
    Case(times_asked, "Which began on the 6th of December?", "out_of_scope", Context(),
         {**LIST, "years": (YearlyDate(12, 6),)}),
    Case(those_of_city, "When did Cork start with them?", "ask_since", listed(*IRISH),
         {"intent": "ask_since", "partnerships": IRISH[:1], "cities": ()}),
    Case(renewal_asked_again, "When was Duluth's?", "ask_city_trivia", about("thunder-bay-duluth", last=RENEWED),
         {"cues": frozenset({Cue.DATE, Cue.AGE, Cue.DAY, Cue.OWN_UNSAID, Cue.RENEWED})}),
    Case(renewal_asked_again, "Which one twice?", "compare_age", about(*IRISH, last=RENEWED_ONES),
         {**LIST, "number": 2, "cues": frozenset({Cue.RENEWED})}),
    Case(any_of_themes, "Is there a town with which we share both heritage and music?", "ask_common", Context(),
         {"intent": "ask_partnerships", "form": Form.CONFIRM, "asserted": None, "entities": None}),
    Case(themes_asked, "and themes please", "ask_partnerships", about(SKIERS),
         {"intent": "ask_exchanges", "form": Form.TELL, "entities": None, "partnerships": (SKIERS,)},
         further={"follows": True}),
    Case(interpreted, "Is every tie with Japan called a friendship?", "define_sister_city", Context(),
         {"intent": "ask_partnerships", "entities": None}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule.__name__}: {case.text}")
def test_a_rule_makes_this_of_a_question(case: Case) -> None:
    table = table_called("ontario")
    question = replace(
        reader(table, with_ties=True)(case.text, case.intent), intent=case.intent, **(case.further or {})
    )
    changed = case.rule(question, case.before, table)
    assert_changed(question, changed, case.expected)


NOT_MEANT = [
    (doers_asked, "Who shows coffee at the festival?", "ask_event_content", Context()),
    (doers_asked, "Who does something with coffee in Guelph?", "ask_event_content", Context()),
    (doers_asked, "Which city is known for coffee?", "ask_known_for", Context()),
    (part_claimed, "Is skiing part of it?", "ask_event_content", about(*IRISH)),
    (part_claimed, "Is skiing included too?", "ask_event_content", about(SKIERS, last=Reading("ask_events"))),
    (part_claimed, "Do they exchange skiers?", "ask_exchanges", about(SKIERS)),
    (part_claimed, "And theatre?", "name_subject", about(SKIERS, last=Reading("ask_since"))),
    (population_asked, "is Cork bigger?", "compare_age", Context()),
    (those_of_city, "When did Cork start?", "ask_since", listed(*IRISH)),
    (renewal_asked_again, "When was Duluth's?", "ask_city_trivia", about(last=Reading("ask_since"))),
    (times_asked, "Which tram leaves on 6 December?", "out_of_scope", Context()),
]


@pytest.mark.parametrize(("rule", "text", "intent", "before"), NOT_MEANT)
def test_a_rule_leaves_alone_what_it_does_not_mean(rule, text, intent, before) -> None:
    table = table_called("ontario")
    question = replace(reader(table, with_ties=True)(text, intent), intent=intent)
    changed = rule(question, before, table)
    assert (changed.partnerships, changed.form, changed.asserted, changed.years) == (
        question.partnerships,
        question.form,
        question.asserted,
        question.years,
    )


@pytest.mark.parametrize(
    ("year", "cities"),
    [("2005", ("thunder-bay",)), ("2020", ())],  # none of Thunder Bay's was renewed in 2020
)
def test_renewals_are_of_the_city_where_it_has_any_then(year: str, cities: tuple[str, ...]) -> None:
    table = table_called("ontario")
    question = reader(table, with_ties=True)(f"which ones were renewed in {year}?", "ask_partnerships")
    assert within_last(question, about(last=RENEWED), table).cities == cities


@pytest.mark.parametrize(
    "text", ["Which partnership was renewed longest ago?", "When was a partnership most recently renewed?"]
)
def test_a_renewal_in_its_own_order_is_not_that_of_the_oldest(text: str) -> None:
    table = table_called("ontario")
    asked = reader(table)(text, "ask_newest")
    assert renewal_of_ranked(asked, Context(), table) == asked


@pytest.mark.parametrize(
    ("word", "intent"), [("温泉", "ask_partnerships"), ("修船厂", "out_of_scope")], ids=["held", "not held"]
)
def test_which_one_has_what_only_texts_tell_asks_for_those_of_the_texts(word, intent) -> None:
    table = table_called("longyan")
    question = reader(table, language="zh")(f"哪个有{word}", "out_of_scope")
    asked = doers_asked(replace(question, intent="out_of_scope", unread=(word,)), Context(), table)
    assert asked.intent == intent


@pytest.mark.parametrize(
    ("table", "language", "text", "word", "told", "told_of"),
    [
        ("niort", "fr", "laquelle a une plage ?", "plage", ("n-tomelloso", "n-gijon"), True),
        ("hattingen", "de", "Bei welcher der beiden machen die Feuerwehren mit?", "Feuerwehren", ("p-esteli", "p-mako"), True),
        ("hattingen", "de", "Welche ist die schönste?", "schönste", ("p-esteli", "p-mako"), False),
    ],
)  # fmt: skip
def test_which_of_those_told_has_what_texts_tell_is_one_of_them(
    table, language, text, word, told, told_of
) -> None:
    held = table_called(table)
    question = replace(reader(held, language=language)(text, "nlu_fallback"), unread=(word,))
    asked = doers_asked(question, Context(told, options=told, told=len(told)), held)
    expected = ("ask_partnerships", Pointer.THOSE) if told_of else ("nlu_fallback", question.pointer)
    assert (asked.intent, asked.pointer) == expected


def test_whom_somebody_looks_after_is_bounded_by_no_list_told_before() -> None:
    table = table_called("shropshire")
    french = Reading("ask_partner", cities=("much-wenlock",), countries=("FR",))
    question = reader(table, with_ties=True)("Which towns does Mrs Tudor look after?", "ask_partnerships")
    question = person_asked(question, Context(), table)
    assert question.people
    asked = within_last(question, about(last=french), table)
    assert (asked.cities, asked.countries) == ((), ())


@pytest.mark.parametrize(
    "text", ["5月のサイクリングには中学生も出られますか。", "5月の自転車には子どもも出られますか"]
)
def test_what_is_asked_of_an_event_in_a_month_claims_no_theme(text):
    table = table_called("onomichi")
    question = reader(table, language="ja")(text, "ask_event_content")
    last = Reading("ask_exchanges", cities=("frederikshavn",), cues=frozenset({Cue.THEMES}))
    told = Context(partnerships=("frederikshavn",), last_question=last)
    assert question.form is Form.CONFIRM
    assert part_claimed(question, told, table) is question
