"""Questions about just what was told – an event, a partner – in the words of several languages, on tables of one town."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import Case, about, table_called
from tests.questions import assert_changed, reader
from twincities.interpretation.continuation import continued
from twincities.interpretation.events.doings import part_claimed
from twincities.interpretation.events.event_audience import whose_age_asked
from twincities.interpretation.events.event_questions import events_asked_again
from twincities.interpretation.events.events_described import events_of_told
from twincities.interpretation.events.when_held import held_so_often, when_held
from twincities.interpretation.facts.populations import population_asked
from twincities.interpretation.facts.reasons import reason_asked
from twincities.interpretation.facts.renewals_again import renewal_asked_again
from twincities.interpretation.facts.renewals_asked import renewal_asked
from twincities.interpretation.facts.standing import any_of_state, state_asked
from twincities.interpretation.partners.partners_bounded import of_city_talked_about
from twincities.interpretation.partners.with_whom import with_the_one_told
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.interpretation.towns.places_asked import place_asked
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading
from twincities.reading.model.selection import Size
from twincities.table.filters import Inhabitants

BRIDGE = about(
    "kanifing", last=Reading("ask_event_place", events=("bridge",)), event="bridge", events=("bridge",)
)
ARCATAO = about("arcatao", last=Reading("ask_oldest", cities=("madison",)), home="madison")
EXCHANGES = about("freiburg", "obihiro", last=Reading("list_events"), events=("summer", "dairy", "letters"))
RUN = about("p-jena", last=Reading("ask_events", Form.CONFIRM), events=("staedtelauf",))
RENEWED_ONES = Reading("ask_partnerships", Form.LIST, cues=frozenset({Cue.RENEWED}))
LARGER = {"inhabitants": Inhabitants(269840, None, strictly=True), "size": None}
AREQUIPA = about("guangzhou-arequipa", last=Reading("ask_partner"), cities=("guangzhou", "arequipa"))
LARGEST = Size(greatest=True, superlative=True)
SMALLEST = LARGEST._replace(greatest=False)
SECOND = LARGEST._replace(place=2)
YANGZHOU = about("p-yangzhou", last=Reading("ask_city_trivia", size=LARGEST), cities=("yangzhou",))
COFFEE_FAIR = about(
    "p-ainaro", last=Reading("ask_event_content", events=("e-mug",)), event="e-mug", events=("e-mug",)
)
WHICH_NEVER = {"cues": frozenset({Cue.RENEWED, Cue.NEVER_RENEWED, Cue.WHOLE_TABLE})}
CASES = [
    ("en", Case(place_asked, "where even is that", "ask_event_place", ARCATAO,
                {"intent": "ask_country", "cities": ("arcatao",)}, "madison", {"runners_up": ("ask_country",)})),
    ("en", Case(place_asked, "and where is that?", "ask_event_place", BRIDGE,
                {"intent": "ask_country", "cities": ("kanifing",), "pointer": None}, "madison")),
    ("en", Case(whose_age_asked, "do you have to be 16?", "ask_event_details", EXCHANGES,
                {"intent": "ask_event_content", "events": ("summer",)}, "madison")),
    ("de", Case(whose_age_asked, "Muss man da 16 Jahre alt sein?", "ask_event_details", EXCHANGES,
                {"intent": "ask_event_content", "events": ("summer",)}, "madison")),
    ("fr", Case(whose_age_asked, "faut-il avoir 16 ans ?", "ask_age", EXCHANGES, {"events": ("summer",)}, "madison")),
    ("es", Case(whose_age_asked, "¿hay que tener 16 años?", "ask_age", EXCHANGES, {"events": ("summer",)}, "madison")),
    ("zh", Case(whose_age_asked, "必须满16岁吗？", "ask_age", EXCHANGES, {"events": ("summer",)}, "madison")),
    ("ja", Case(whose_age_asked, "16歳以上ですか", "ask_age", EXCHANGES, {"events": ("summer",)}, "madison")),
    ("de", Case(whose_age_asked, "Für welches Alter ist das gedacht?", "ask_age", EXCHANGES,
                {"events": ("summer",)}, "madison")),
    ("en", Case(whose_age_asked, "for how long are they there", "ask_age", BRIDGE,
                {"intent": "ask_event_content", "events": ("bridge",)}, "madison")),
    ("de", Case(whose_age_asked, "wie lange bleiben die da?", "ask_age", BRIDGE, {"events": ("bridge",)}, "madison")),
    ("fr", Case(whose_age_asked, "combien de temps restent-ils là-bas ?", "ask_age", BRIDGE, {"events": ("bridge",)}, "madison")),
    ("es", Case(whose_age_asked, "¿cuánto tiempo se quedan?", "ask_age", BRIDGE, {"events": ("bridge",)}, "madison")),
    ("ja", Case(whose_age_asked, "どのくらい滞在しますか", "ask_age", BRIDGE, {"events": ("bridge",)}, "madison")),
    ("en", Case(events_of_told, "anything for my 4th graders with them?", "ask_partnerships", BRIDGE,
                {"intent": "ask_event_content", "events": ("bridge", "letters"), "nth": None}, "madison",
                {"runners_up": ("ask_events",), "unread": ("graders",)})),
    ("en", Case(with_the_one_told, "when did we sign a letter of intent with them", "ask_since", BRIDGE,
                {"pointer": Pointer.THEY}, "madison")),
    ("en", Case(renewal_asked, "And which ones have been renewed twice?", "ask_newest", YANGZHOU,
                {"intent": "ask_partnerships", "form": Form.LIST}, "ballarat")),
    ("es", Case(renewal_asked, "¿Y cuáles se han renovado dos veces?", "ask_event_recurrence", YANGZHOU,
                {"intent": "ask_partnerships", "form": Form.LIST}, "ballarat")),
    ("es", Case(renewal_asked, "¿Cuáles nunca se han renovado?", "nlu_fallback", YANGZHOU,
                {"intent": "ask_partnerships", "form": Form.LIST}, "ballarat")),
    ("fr", Case(renewal_asked, "Et lesquelles ont été renouvelées deux fois ?", "ask_event_recurrence", YANGZHOU,
                {"intent": "ask_partnerships", "form": Form.LIST}, "ballarat")),
    ("de", Case(renewal_asked, "Und welche wurden zweimal erneuert?", "ask_newest", YANGZHOU,
                {"intent": "ask_partnerships", "form": Form.LIST}, "ballarat")),
    ("ja", Case(renewal_asked, "二回更新されたのはどれ?", "ask_newest", YANGZHOU,
                {"intent": "ask_partnerships", "form": Form.LIST}, "ballarat")),
    ("es", Case(renewal_asked, "¿lo han renovado alguna vez o se quedó en el papel?", "nlu_fallback", YANGZHOU,
                {"intent": "ask_overview", "partnerships": ("p-yangzhou",), "form": Form.TELL}, "ballarat")),
    ("fr", Case(renewal_asked, "Mon épouse dit qu'on l'a renouvelé une seule fois. Qui a raison ?", "nlu_fallback", YANGZHOU,
                {"intent": "ask_overview", "partnerships": ("p-yangzhou",), "form": Form.TELL}, "ballarat")),
    ("de", Case(renewal_asked, "wurde das je erneuert oder blieb es auf dem Papier?", "nlu_fallback", YANGZHOU,
                {"intent": "ask_overview", "partnerships": ("p-yangzhou",), "form": Form.TELL}, "ballarat")),
    ("es", Case(renewal_asked_again, "¿En qué años?", "ask_age", about("vt-pinerolo", last=RENEWED_ONES),
                {"intent": "ask_overview", "partnerships": ("vt-pinerolo",), "entities": None}, "venado_tuerto")),
    ("en", Case(renewal_asked_again, "and which one several times?", "ask_partnerships", about(last=RENEWED_ONES),
                {"number_bounds": (2, None), "cues": frozenset({Cue.RENEWED, Cue.TIMES})}, "madison")),
    ("en", Case(population_asked, "and which ones are bigger than us?", "ask_partnerships", about(),
                LARGER, "madison")),
    ("de", Case(population_asked, "Welche Partnerstädte sind größer als wir?", "ask_partnerships", about(), LARGER, "madison")),
    ("fr", Case(population_asked, "lesquelles sont plus grandes que nous ?", "ask_partnerships", about(), LARGER, "madison")),
    ("es", Case(population_asked, "¿cuáles son más grandes que nosotros?", "ask_partnerships", about(), LARGER, "madison")),
    ("zh", Case(population_asked, "哪些友城比我们大？", "ask_partnerships", about(), LARGER, "madison")),
    ("ja", Case(population_asked, "うちより大きい姉妹都市はどれ？", "ask_partnerships", about(), LARGER, "madison")),
    ("de", Case(continued, "und worum gehts bei der partnerschaft", "ask_common", about("p-rennes", last=Reading("ask_country")),
                {"intent": "ask_overview"}, "erlangen")),
    ("fr", Case(continued, "de quoi s'agit-il ?", "ask_common", about("p-rennes", last=Reading("ask_country")),
                {"intent": "ask_overview"}, "erlangen")),
    ("de", Case(part_claimed, "gibts da auch was für schulklassen?", "ask_event_content", about("p-san-carlos"),
                {"events": ("solidaritaetslauf",), "form": Form.TELL, "themes": ()}, "erlangen")),
    ("de", Case(when_held, "Wann ist der immer?", "ask_event_recurrence", RUN,
                {"events": ("staedtelauf",), "quantifier": None}, "erlangen")),
    ("de", Case(when_held, "und wann is der", "ask_since", RUN,
                {"intent": "ask_event_recurrence", "events": ("staedtelauf",)}, "erlangen",
                {"runners_up": ("ask_event_recurrence",)})),
    ("ja", Case(when_held, "いつやるの", "out_of_scope", RUN,
                {"intent": "ask_event_recurrence", "events": ("staedtelauf",)}, "erlangen",
                {"runners_up": ("ask_event_recurrence",)})),
    ("de", Case(reason_asked, "Wie kam es dazu und in welchem Jahr?", "ask_since", about("p-umhausen"),
                {"intent": "ask_overview", "partnerships": ("p-umhausen",), "entities": None}, "erlangen")),
    ("de", Case(events_of_told, "Gibt es was für Viertklässler mit Kanifing?", "ask_events", about(),
                {"intent": "ask_event_content", "events": ("bridge", "letters"), "cities": ()}, "madison",
                {"unread": ("Viertklässler",)})),
    ("es", Case(continued, "¿es de 1985, verdad?", "ask_partnerships", about("p-rennes", last=Reading("ask_common")),
                {"intent": "ask_since", "partnerships": ("p-rennes",)}, "erlangen", {"runners_up": ("ask_since",)})),
    ("zh", Case(continued, "是1985年的吧", "ask_partnerships", about("p-rennes", last=Reading("ask_common")),
                {"intent": "ask_since", "partnerships": ("p-rennes",)}, "erlangen", {"runners_up": ("ask_since",)})),
    ("en", Case(renewal_asked_again, "and which never?", "ask_partnerships", about(last=RENEWED_ONES),
                WHICH_NEVER, "ballarat")),
    ("de", Case(renewal_asked_again, "und welche nie?", "ask_partnerships", about(last=RENEWED_ONES),
                WHICH_NEVER, "ballarat")),
    ("fr", Case(renewal_asked_again, "et lesquels jamais ?", "ask_partnerships", about(last=RENEWED_ONES),
                WHICH_NEVER, "ballarat")),
    ("es", Case(renewal_asked_again, "¿y cuáles nunca?", "ask_partnerships", about(last=RENEWED_ONES),
                WHICH_NEVER, "ballarat")),
    ("zh", Case(renewal_asked_again, "哪些从来没有？", "ask_partnerships", about(last=RENEWED_ONES),
                WHICH_NEVER, "ballarat")),
    ("ja", Case(renewal_asked_again, "一度もないのは？", "ask_partnerships", about(last=RENEWED_ONES),
                WHICH_NEVER, "ballarat")),
    ("en", Case(state_asked, "why did the Irish one end?", "ask_common", about("p-gwacheon"),
                {"intent": "ask_overview", "partnerships": ("p-ennis",), "countries": ()}, "ballarat")),
    ("fr", Case(state_asked, "pourquoi celle d'Irlande s'est-elle terminée ?", "ask_common", about("p-gwacheon"),
                {"intent": "ask_overview", "partnerships": ("p-ennis",), "countries": ()}, "ballarat")),
    ("de", Case(state_asked, "Warum endete die irische?", "ask_common", about("p-gwacheon"),
                {"intent": "ask_overview", "partnerships": ("p-ennis",), "countries": ()}, "ballarat")),
    ("es", Case(state_asked, "¿por qué terminó la irlandesa?", "ask_common", about("p-gwacheon"),
                {"intent": "ask_overview", "partnerships": ("p-ennis",), "countries": ()}, "ballarat")),
    ("zh", Case(state_asked, "爱尔兰的那个为什么结束了？", "ask_common", about("p-gwacheon"),
                {"intent": "ask_overview", "partnerships": ("p-ennis",), "countries": ()}, "ballarat")),
    ("ja", Case(state_asked, "アイルランドのはなぜ終わったのですか", "ask_common", about("p-gwacheon"),
                {"intent": "ask_overview", "partnerships": ("p-ennis",), "countries": ()}, "ballarat")),
    ("en", Case(state_asked, "what's the matter with the Korean one", "ask_significance", about("p-ennis"),
                {"intent": "ask_overview", "partnerships": ("p-gwacheon",)}, "ballarat")),
    ("fr", Case(state_asked, "Le lien est toujours actif ?", "ask_source", about("p-penzance"),
                {"intent": "confirm_partnership", "partnerships": ("p-penzance",)}, "ballarat")),
    ("en", Case(any_of_state, "have we ever lost any altogether?", "nlu_fallback", about("p-gwacheon"),
                {"intent": "ask_partnerships", "pointer": None}, "ballarat")),
    ("es", Case(any_of_state, "¿hemos perdido alguna?", "nlu_fallback", about("p-gwacheon"),
                {"intent": "ask_partnerships"}, "ballarat", {"form": Form.CONFIRM})),
    ("en", Case(continued, "and those of Shanghai in the United States?", "name_subject", about(),
                {"intent": "ask_partnerships", "form": Form.LIST}, "218")),
    ("de", Case(continued, "und die von Shanghai in den USA?", "name_subject", about(),
                {"intent": "ask_partnerships", "form": Form.LIST}, "218")),
    ("fr", Case(continued, "et ceux de Shanghai aux États-Unis ?", "name_subject", about(),
                {"intent": "ask_partnerships", "form": Form.LIST}, "218")),
    ("es", Case(continued, "¿Y las de Shanghái en Estados Unidos?", "name_subject", about(),
                {"intent": "ask_partnerships", "form": Form.LIST}, "218")),
    ("en", Case(continued, "which other South American cities are twinned with that same city?", "ask_partnerships", AREQUIPA,
                {"cities": ("guangzhou",), "pointer": None}, "218")),
    ("fr", Case(continued, "Quelles autres villes sud-américaines sont jumelées avec cette même ville ?", "ask_partnerships", AREQUIPA,
                {"cities": ("guangzhou",), "pointer": None}, "218")),
    ("es", Case(continued, "¿Qué otras ciudades sudamericanas están hermanadas con esa misma ciudad?", "ask_partnerships", AREQUIPA,
                {"cities": ("guangzhou",), "pointer": None}, "218")),
    ("en", Case(population_asked, "and the second?", "name_subject", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("en", Case(population_asked, "and the second biggest?", "name_subject", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("fr", Case(population_asked, "et la deuxième ?", "name_subject", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("de", Case(population_asked, "und die zweite?", "name_subject", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("es", Case(population_asked, "¿y la segunda?", "name_subject", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("zh", Case(population_asked, "第二呢？", "name_subject", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("ja", Case(population_asked, "二番目は？", "name_subject", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("en", Case(population_asked, "and the one with the fewest?", "ask_newest", YANGZHOU, {"size": SMALLEST, "intent": "ask_city_trivia"}, "ballarat")),
    ("es", Case(population_asked, "¿Y la que menos?", "compare_age", YANGZHOU, {"size": SMALLEST, "intent": "ask_city_trivia"}, "ballarat")),
    ("es", Case(population_asked, "¿Y la que tiene menos?", "ask_partnerships", YANGZHOU, {"size": SMALLEST, "intent": "ask_city_trivia"}, "ballarat")),
    ("fr", Case(population_asked, "Et celle qui en a le moins ?", "ask_partnerships", YANGZHOU, {"size": SMALLEST, "intent": "ask_city_trivia"}, "ballarat")),
    ("de", Case(population_asked, "Und die mit den wenigsten?", "ask_newest", YANGZHOU, {"size": SMALLEST, "intent": "ask_city_trivia"}, "ballarat")),
    ("ja", Case(population_asked, "じゃあ一番少ないのは?", "ask_newest", YANGZHOU, {"size": SMALLEST, "intent": "ask_city_trivia"}, "ballarat")),
    ("zh", Case(population_asked, "那最少的呢?", "ask_newest", YANGZHOU, {"size": SMALLEST, "intent": "ask_city_trivia"}, "ballarat")),
    ("zh", Case(population_asked, "最少的是？", "ask_newest", YANGZHOU, {"size": SMALLEST, "intent": "ask_city_trivia"}, "ballarat")),
    ("en", Case(population_asked, "Who comes next?", "ask_more", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("en", Case(population_asked, "and which follows?", "ask_partnerships", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("es", Case(population_asked, "¿Y cuál le sigue?", "ask_partnerships", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("fr", Case(population_asked, "Et laquelle suit ?", "ask_partnerships", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("de", Case(population_asked, "Wer kommt danach?", "ask_more", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("ja", Case(population_asked, "その次は?", "ask_more", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("zh", Case(population_asked, "下一个呢?", "name_subject", YANGZHOU, {"size": SECOND, "intent": "ask_city_trivia"}, "ballarat")),
    ("en", Case(population_asked, "how many people is that", "ask_partnerships", YANGZHOU,
                {"intent": "ask_city_trivia", "cities": ("yangzhou",), "pointer": None}, "ballarat")),
    ("fr", Case(population_asked, "ça fait combien ?", "ask_partnerships", YANGZHOU,
                {"intent": "ask_city_trivia", "cities": ("yangzhou",), "pointer": None}, "ballarat")),
    ("de", Case(population_asked, "wie viele sind das?", "ask_partnerships", YANGZHOU,
                {"intent": "ask_city_trivia", "cities": ("yangzhou",), "pointer": None}, "ballarat")),
    ("zh", Case(population_asked, "那是多少？", "ask_partnerships", YANGZHOU,
                {"intent": "ask_city_trivia", "cities": ("yangzhou",), "pointer": None}, "ballarat")),
    ("en", Case(population_asked, "any of them bigger than us?", "ask_city_trivia", about(), LARGER, "madison")),
    ("de", Case(population_asked, "Gibt es welche, die größer sind als wir?", "ask_city_trivia", about(), LARGER, "madison")),
    ("fr", Case(population_asked, "y en a-t-il de plus grandes que nous ?", "ask_city_trivia", about(), LARGER, "madison")),
    ("es", Case(population_asked, "¿alguna es más grande que nosotros?", "ask_city_trivia", about(), LARGER, "madison")),
    ("en", Case(events_asked_again, "And the ones that are held abroad?", "ask_event_place", COFFEE_FAIR,
                {"intent": "list_events", "only_names": True}, "ballarat")),
    ("fr", Case(events_asked_again, "et celles qui ont lieu à l'étranger ?", "ask_event_place", COFFEE_FAIR,
                {"intent": "list_events", "only_names": True}, "ballarat")),
    ("de", Case(events_asked_again, "und die, die im Ausland stattfinden?", "ask_event_place", COFFEE_FAIR,
                {"intent": "list_events", "only_names": True}, "ballarat")),
    ("es", Case(events_asked_again, "¿y los que se celebran en el extranjero?", "ask_event_place", COFFEE_FAIR,
                {"intent": "list_events", "only_names": True}, "ballarat")),
    ("en", Case(whose_age_asked, "im 15 can i go?", "ask_event_details", EXCHANGES, {"events": ("summer",)}, "madison")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "case"), CASES, ids=lambda one: getattr(one, "text", one))
def test_what_is_asked_of_the_one_told_is_about_that(language, case):
    table = table_called(case.table)
    question = replace(
        reader(table, language=language)(case.text, case.intent), intent=case.intent, **(case.further or {})
    )
    assert_changed(question, case.rule(question, case.before, table), case.expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "and that one dates from the nineties I bet"),
        ("fr", "celui-là date des années 1990, non ?"),
        ("de", "Die ist aus den Neunzigern, oder?"),
        ("es", "ese empezó en los noventa, ¿no?"),
    ],
)
def test_a_date_claimed_of_the_only_partner_told_is_not_looked_for_among_all(language, text):
    table = table_called("ballarat")
    told = about("p-yangzhou", last=Reading("ask_partnerships", Form.CONFIRM), cities=("ballarat",))
    question = replace(
        reader(table, language=language)(text, "ask_since"), form=Form.CONFIRM, pointer=Pointer.IT
    )
    assert question.years and of_city_talked_about(question, told, table) == question
    some = replace(question, quantifier=Quantifier.ANY)
    assert of_city_talked_about(some, told, table).cities == ("ballarat",)


def test_a_date_asked_of_some_is_not_claimed_of_the_one_told():
    table = table_called("erlangen")
    question = reader(table, language="es")("¿hay alguno de 1985?", "ask_partnerships")
    before = about("p-rennes", last=Reading("ask_common"))
    assert continued(replace(question, runners_up=("ask_since",)), before, table).intent == "ask_partnerships"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "and when did it begin?"),
        ("de", "wann ging es mit der los?"),
        ("de", "und wann hat das angefangen?"),
        ("fr", "et quand a-t-il commencé ?"),
        ("es", "¿y cuándo empezó?"),
        ("zh", "什么时候开始的？"),
        ("ja", "始まったのはいつですか"),
    ],
)
def test_when_what_was_renewed_began_asks_for_no_renewal(language, text):
    question = reader(table_called("madison"), language=language)(text, "ask_since")
    before = about("p-jena", last=Reading("ask_since", cues=frozenset({Cue.RENEWED})))
    assert renewal_asked_again(question, before, table_called("madison")) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "why?"),
        ("de", "Aus welchem Grund?"),
        ("fr", "pourquoi ?"),
        ("es", "¿por qué?"),
        ("zh", "为什么？"),
        ("ja", "なぜですか"),
    ],
)
def test_the_reason_behind_another_in_some_state_is_that_one_s(language, text):
    table, of_state = table_called("madison"), frozenset({Cue.END, Cue.SUSPENDED})
    other = Reading("ask_overview", partnerships=("p-jena",), cues=of_state | {Cue.OTHERS})
    asked = asked_anew(
        reader(table, language=language)(text, "ask_common"), about("p-jena", last=other), table
    )
    assert (asked.intent, asked.partnerships) == ("ask_overview", ("p-jena",))
    assert asked.cues == of_state | {Cue.WHY}


@pytest.mark.parametrize(("language", "text"), [("en", "in which years?"), ("de", "In welchen Jahren?")])
def test_in_which_years_behind_renewals_asks_for_theirs(language, text):
    question = reader(table_called("madison"), language=language)(text, "ask_event_recurrence")
    before = about("p-jena", last=Reading("ask_partnerships", Form.LIST, cues=frozenset({Cue.RENEWED})))
    again = renewal_asked_again(question, before, table_called("madison"))
    assert (again.intent, again.partnerships, again.entities) == ("ask_overview", ("p-jena",), None)
    assert again.has(Cue.RENEWED)


@pytest.mark.parametrize(
    ("rule", "text", "intent", "before"),
    [
        (place_asked, "where is it held?", "ask_event_place", ARCATAO),
        (whose_age_asked, "how long have they been partners?", "ask_age", BRIDGE),
        (when_held, "when did the partnership begin?", "ask_since", BRIDGE),
        (when_held, "when did that one start?", "ask_event_recurrence", BRIDGE),
        (reason_asked, "why did it begin in 1993?", "ask_since", about("bahir-dar")),
    ],
)
def test_what_speaks_of_something_else_is_left_to_that(rule, text, intent, before):
    table = table_called("madison")
    question = reader(table)(text, intent)
    changed = rule(question, before, table)
    assert changed.events == question.events
    assert changed.partnerships == question.partnerships


@pytest.mark.parametrize(
    ("language", "text", "themes"),
    [
        ("en", "which of those are for families", ("families",)),
        ("de", "welche davon sind für families?", ("families",)),
        ("en", "which families run them?", ()),
    ],
)
def test_everyday_words_bound_a_list_where_it_is_for_them(language, text, themes):
    assert reader(table_called("madison"), language=language)(text, "ask_partnerships").themes == themes


def test_how_long_one_lasted_picks_no_last_one():
    question = reader(table_called("madison"))("How many years did that one last?", "ask_age")
    assert (question.nth, question.pointer) == (None, Pointer.IT)


def test_what_an_event_is_called_is_no_kind_of_tie():
    question = reader(table_called("madison"))(
        "There's a festival with Mantova, what is it called?", "ask_events"
    )
    assert Cue.KIND not in question.cues


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "tt les ans ?"), ("fr", "tous les ans ?"), ("de", "Jedes Jahr?"), ("en", "every year?"), ("es", "¿cada año?")],
)  # fmt: skip
def test_every_year_behind_a_list_of_one_event_is_asked_of_that(language, text):
    table = table_called("niort")
    last = Reading("ask_events", cues=frozenset({Cue.EVENT, Cue.THERE_IS}))
    question = reader(table, language=language)(text, "ask_age")
    asked = held_so_often(question, about("n-biala", last=last, events=("cheval",)), table)
    assert (asked.intent, asked.form, asked.events) == ("ask_event_recurrence", Form.CONFIRM, ("cheval",))
    several = about(last=last, events=("cheval", "cidre"))
    assert held_so_often(question, several, table) == question


def test_which_one_is_yearly_behind_one_event_may_be_another_one():
    table = table_called("niort")
    last = Reading("ask_events", cues=frozenset({Cue.EVENT, Cue.THERE_IS}))
    question = reader(table, language="de")("welche ist denn jährlich", "ask_event_recurrence")
    assert held_so_often(question, about("n-biala", last=last, events=("cheval",)), table) == question
