"""How many people live in cities is told where the table says it, and tells partners apart by any bounds."""

from __future__ import annotations

import pytest

from tests.actions.talk import talk_on

CITIES = """\
id,name,country,population,source
lyon,Lyon,FR,520000,list
turin,Turin,IT,850000,list
kobe,Kobe,JP,1500000,list
nairobi,Nairobi,KE,4400000,list
bern,Bern,CH,134000,list
omsk,Omsk,RU,,list
"""
PAIRS = "id,city_a,city_b,since,source\n" + "".join(
    f"{other},lyon,{other},{year},list\n"
    for year, other in enumerate(("turin", "kobe", "nairobi", "bern", "omsk"), start=1981)
)


@pytest.fixture
def talk(tmp_path, monkeypatch):
    return talk_on(tmp_path, monkeypatch, cities=CITIES, partnerships=PAIRS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how many people live in Bern?", ["134,000"]),
        ("what is the population of Kobe?", ["1,500,000"]),
        ("how big is Turin?", ["850,000"]),
        ("how many inhabitants does Omsk have?", ["does not say", "Omsk"]),
        ("which of our partners is the largest?", ["4 cities, Nairobi (Kenya) has the most", "4,400,000"]),
        ("the smallest partner city", ["Bern (Switzerland) has the fewest"]),
        ("the two largest partner cities", ["Nairobi: 4,400,000", "Kobe: 1,500,000"]),
        ("the second largest partner", ["Kobe: 1,500,000"]),
        ("is Bern larger than Turin?", ["No. More people live in Turin (850,000)", "716,000 more"]),
        ("is Bern smaller than Turin?", ["Yes. More people live in Turin"]),
        ("is Kobe or Turin larger?", ["More people live in Kobe"]),
        ("does Bern have more than 100,000 inhabitants?", ["Yes.", "134,000"]),
        ("does Bern have over 200 000 inhabitants?", ["No.", "134,000"]),
    ],
)
@pytest.mark.parametrize("intent", ["ask_city_trivia", "ask_not_recorded", "ask_partnerships"])
def test_a_number_of_inhabitants_is_told_whatever_was_learned_of_the_question(talk, intent, text, told):
    answer = talk.ask(intent, text)
    assert all(one in answer for one in told), answer


@pytest.mark.parametrize(
    ("bounds", "fitting"),
    [
        ("more than 850,000", {"Kobe", "Nairobi"}),
        ("at least 850,000", {"Turin", "Kobe", "Nairobi"}),
        ("under 850 000", {"Bern"}),
        ("between 100,000 and 900,000", {"Turin", "Bern"}),
        ("over 2 million", {"Nairobi"}),
        ("more than half a million", {"Turin", "Kobe", "Nairobi"}),
    ],
)
def test_partners_are_told_apart_by_it(talk, bounds, fitting):
    answer = talk.ask("ask_city_trivia", f"partners with {bounds} inhabitants")
    assert {name for name in ("Turin", "Kobe", "Nairobi", "Bern", "Omsk") if name in answer} == fitting


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (
            "do all our partners have fewer than 900,000 inhabitants?",
            ["No", "2 of 4", "Kobe", "Nairobi", "Omsk"],
        ),
        ("does each of our partners have more than 200,000 inhabitants?", ["No", "3 of 4", "Bern", "Omsk"]),
        ("are all our partners smaller than 900,000?", ["No", "2 of 4"]),
        ("does none of our partners have more than 2 million inhabitants?", ["1", "Nairobi", "Omsk"]),
        ("do all Italian partners have more than 800,000 inhabitants?", ["Yes", "Turin"]),
    ],
)
def test_what_is_claimed_of_all_is_judged_by_those_whose_number_is_known(talk, claim, told):
    answer = talk.ask("ask_partnerships", claim)
    assert all(one in answer for one in told), answer


def test_a_number_that_is_not_known_bears_nothing_out(talk):
    answer = talk.ask("ask_partnerships", "do all our partners have more than 100,000 inhabitants?")
    assert "Yes" not in answer and "No," not in answer


def test_bounds_that_are_not_understood_are_said_to_be_so(talk):
    assert "“inhabitants”" in talk.ask("ask_partnerships", "partners with more than a few inhabitants")


def test_it_is_talked_about_further(talk):
    assert "Nairobi" in talk.ask("ask_city_trivia", "which partner is the largest?")
    assert "Bern" in talk.ask("name_subject", "and the smallest?")
    assert "850,000" in talk.ask("name_subject", "and Turin?")
    assert "716,000 more" in talk.ask("ask_city_trivia", "is Bern larger than Turin?")
    assert "716,000 more" in talk.ask("ask_partnerships", "a difference of how many?")


def test_what_is_large_and_no_city_is_not_meant(talk):
    assert "4,400,000" not in talk.ask("ask_city_trivia", "do bigger crowds come to Turin than to Bern?")
    assert "4,400,000" not in talk.ask("ask_partnerships", "which partner has the largest number of events?")


def test_a_city_bounds_as_a_number_does(talk):
    told = talk.ask("ask_city_trivia", "which partners are larger than Turin?")
    assert "Kobe" in told and "Nairobi" in told and "Bern" not in told
    assert "Nairobi" not in talk.ask(
        "ask_partnerships", "how many partners have fewer inhabitants than Turin?"
    )


def test_where_the_largest_lies_is_claimed_of_it_and_does_not_bound_it(talk):
    assert "Nairobi (Kenya)" in talk.ask("ask_partnerships", "is our largest partner in Europe?")


def test_what_somebody_earns_is_no_number_of_people(talk):
    talk.ask("ask_city_trivia", "how many people live in Bern?")
    told = talk.ask("ask_not_recorded", "and the mayor of Turin, how much is he paid?")
    assert "850,000" not in told


def test_for_which_no_figure_is_known_is_asked_of_all(talk):
    talk.ask("ask_partnerships", "which have fewer than 200,000 inhabitants?")
    told = talk.ask("ask_partnerships", "for which one do you have no figure?")
    assert "Omsk" in told and "Bern" not in told


def test_how_many_people_behind_one_is_asked_of_it(talk):
    """What asks for several may be a word for "how many" alone, as 多少 is."""
    talk.ask("ask_known_for", "Bern")
    message = talk.parse("ask_city_trivia", "how many inhabitants?")
    (read,) = message["questions"]
    message["questions"] = [{**read, "cues": [*read["cues"], "several"]}]
    answer = talk.send(message)
    assert "134,000" in answer and "Kobe" not in answer


def test_the_largest_of_a_place_is_looked_for_among_its_own_towns(tmp_path, monkeypatch):
    """Members of an association, which are as many ends as the partners abroad."""
    cities = CITIES + "nice,Nice,FR,340000,list\nbrest,Brest,FR,140000,list\n"
    pairs = "id,city_a,city_b,source\n1,lyon,turin,list\n2,nice,omsk,list\n3,brest,bern,list\n"
    talk = talk_on(tmp_path, monkeypatch, cities=cities, partnerships=pairs)
    told = talk.ask("ask_partnerships", "which French town has the most people living in it?")
    assert "Of 3 cities, Lyon (France) has the most" in told
    assert "Brest (France) has the fewest" in talk.ask("ask_partnerships", "and which has the fewest?")


@pytest.mark.parametrize(
    ("picked", "asked", "told"),
    [
        ("whos got the most ppl of all of them", "how many ppl?", "4,400,000"),
        ("Which partner has the smallest population?", "how many people?", "134,000"),
        ("Which partner has the smallest population?", "and how many?", "134,000"),
    ],
)
def test_the_people_of_the_one_picked_are_counted(talk, picked, asked, told):
    assert told in talk.ask("ask_partnerships", picked)
    assert told in talk.ask("ask_partnerships", asked)
