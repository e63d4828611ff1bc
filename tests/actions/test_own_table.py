"""A town's own table, with texts that nobody has seen: what they say tells cities, partnerships and events apart."""

from __future__ import annotations

import pytest

from tests.actions.talk import Talk
from tests.conftest import write_table
from twincities.table import load_table

CITIES = """\
id,name,country,known_for,source,region
vannes,Vannes,FR,its ramparts,list,
cuxhaven,Cuxhaven,DE,smoked eel;its lighthouse,list,
wick,Wick,GB,a lighthouse;students,list,
tampa,Tampa,US,,,
lima,Lima,PE,cold soups,list,
nara,Nara,JP,tame deer,list,
hoedic,Hœdic,FR,,,Bretagne
"""
PAIRS = """\
id,city_a,city_b,since,themes,exchanges,source
cuxhaven,vannes,cuxhaven,1963,sport,rowers,list
wick,vannes,wick,1981,culture,pipers;students,list
tampa,vannes,tampa,1990,sport,,list
lima,vannes,lima,1995,culture,cooks,list
nara,wick,nara,2001,culture,,list
"""
EVENTS = """\
id,partnership,name,kind,held_in,recurrence,shows,audience,source
regatta,cuxhaven,Eel Regatta,festival,cuxhaven,every June,boats,rowers over 60,list
market,cuxhaven,North Sea Market,fair,vannes,every December,smoked eel and glass,families,list
nights,wick,Piper Nights,festival,vannes,every summer,reels,,list
walk,wick,Island Walk,walk,hoedic,every May,,,list
camp,nara,Deer Camp,programme,nara,every second spring,drawing in the park,schoolchildren,list
"""


@pytest.fixture
def table(tmp_path, monkeypatch):
    folder = write_table(tmp_path, cities=CITIES, partnerships=PAIRS, events=EVENTS)
    for name in ("themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    return load_table(folder)


@pytest.fixture
def talk(table):
    return Talk(table)


def test_phrases_of_the_texts_are_topics(table):
    assert {"ramparts", "smoked-eel", "eel", "cold-soups", "lighthouse"} <= table.topics.keys()
    assert table.topics["students"].everyday and not table.topics["eel"].everyday
    # What all texts say, themes and words that say how something is asked tell nothing apart.
    assert not {"its", "cold", "culture", "over", "vannes"} & table.topics.keys()


@pytest.mark.parametrize(
    ("intent", "text", "told", "left_out"),
    [
        ("ask_known_for", "which towns are known for a lighthouse?", ["Cuxhaven", "Wick"], ["Lima"]),
        ("ask_known_for", "who is known for cold soups?", ["Lima"], ["Wick"]),
        ("ask_partner", "who is the town of the ramparts twinned with?", ["Cuxhaven", "Tampa"], ["Nara"]),
        ("ask_since", "since when is there the one with the tame deer?", ["2001"], ["1963"]),
        ("ask_partnerships", "which partners of Vannes have pipers?", ["Wick"], ["Lima"]),
        ("ask_exchanges", "who exchanges students?", ["Wick"], ["Lima"]),
        ("list_events", "which events are for families?", ["North Sea Market"], ["Regatta"]),
    ],
)
def test_what_texts_say_tells_rows_apart(talk, intent, text, told, left_out):
    answer = talk.ask(intent, text)
    assert [word for word in (*told, *left_out) if word in answer] == told


def test_everyday_words_of_the_texts_bound_nothing_else(talk):
    answer = talk.ask("ask_partnerships", "list all partnerships for my students")
    assert all(name in answer for name in ("Cuxhaven", "Tampa", "Lima", "Nara"))


@pytest.mark.parametrize(
    ("intent", "text", "told", "left_out"),
    [
        ("list_events", "what is on in December?", ["North Sea Market"], ["Regatta", "Camp"]),
        ("ask_events", "which events of Vannes take place in summer?", ["Regatta", "Piper Nights"], ["Camp"]),
        ("ask_events", "which events take place in Vannes itself?", ["Market", "Nights"], ["Regatta"]),
        ("ask_exchanges", "what do Vannes' partners have going on in June?", ["Regatta"], ["Market"]),
        ("list_events", "which events are there in spring?", ["Deer Camp"], ["Market"]),
    ],
)
def test_events_are_told_by_time_and_place(talk, intent, text, told, left_out):
    answer = talk.ask(intent, text)
    assert [word for word in (*told, *left_out) if word in answer] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("is there a German event held in Vannes in December?", "North Sea Market"),
        ("which British events are held in Vannes in summer?", "Piper Nights"),
        (
            "is there a Japanese event held in Vannes in spring?",
            "No. My table holds no events of partnerships",
        ),
    ],
)
def test_a_country_beside_the_town_where_events_are_held_is_that_of_the_partner(talk, text, told):
    answer = talk.ask("list_events", text)
    assert told in answer and "held in Japan" not in answer


def test_another_month_asks_the_same_of_events(talk):
    talk.ask("list_events", "what is on in December?")
    said = talk.ask("name_subject", "and in June?")
    assert "Eel Regatta" in said and "North Sea Market" not in said


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("do the Piper Nights happen each summer?", "Yes"),
        ("is the Eel Regatta every June?", "Yes"),
        ("is the Eel Regatta in summer?", "Yes"),
        ("is the Eel Regatta every May?", "No"),
        ("do the Piper Nights happen in July?", "My table does not say"),
        ("is the Deer Camp every spring?", "No"),
    ],
)
def test_when_an_event_comes_round_is_borne_out_by_its_cell(talk, text, begins):
    assert talk.ask("ask_event_recurrence", text).startswith(begins)


def test_when_it_comes_round_is_claimed_of_the_event_talked_about(talk):
    talk.ask("ask_event_details", "tell me about the North Sea Market")
    assert talk.ask("ask_event_recurrence", "is it every December?").startswith("Yes")


@pytest.mark.parametrize(
    ("text", "told", "left_out"),
    [
        ("which partners does Vannes have in the Americas?", ["Tampa", "Lima"], ["Cuxhaven", "Wick"]),
        ("which partners does Vannes have in Latin America?", ["Lima"], ["Tampa", "Wick"]),
        ("which partners of Vannes are in Northern Europe?", ["Wick"], ["Cuxhaven", "Lima"]),
        ("which partners of Wick are East Asian?", ["Nara"], ["Vannes"]),
        ("which partners of Vannes are not in the Americas?", ["Cuxhaven", "Wick"], ["Tampa", "Lima"]),
    ],
)
def test_regions_of_the_world_are_places(talk, text, told, left_out):
    answer = talk.ask("ask_partnerships", text)
    assert [word for word in (*told, *left_out) if word in answer] == told


def test_a_city_lies_in_the_regions_of_its_country(talk):
    assert talk.ask("ask_country", "is Lima in Latin America?").startswith("Yes")
    assert talk.ask("ask_country", "is Tampa in Latin America?").startswith("No")


def test_a_village_that_the_world_does_not_know_is_no_region(talk):
    assert "Island Walk" in talk.ask("ask_events", "What happens in Hœdic?")


def test_events_of_an_earlier_tie_belong_to_the_pair(tmp_path, monkeypatch):
    pairs = PAIRS.replace("list\n", "friendship,list\n").replace("source", "kind,source")
    pairs += "again,vannes,cuxhaven,1999,sport,,twinning,list\n"
    folder = write_table(tmp_path, cities=CITIES, partnerships=pairs, events=EVENTS)
    for name in ("themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    talk = Talk(load_table(folder))
    assert "Eel Regatta" in talk.ask("ask_events", "Which events do Vannes and Cuxhaven share?")


def test_what_is_asked_of_events_told_is_told_of_each_of_them(talk):
    talk.ask("list_events", "Which events are held in Vannes?")
    places = talk.ask("ask_event_place", "Where are these held?")
    assert "North Sea Market" in places and "Piper Nights" in places and "Regatta" not in places


@pytest.mark.parametrize(
    ("intent", "text", "said"),
    [
        ("list_events", "Which events took place in 2012?", ["does not say", "Piper Nights"]),
        ("ask_city_trivia", "What is planned in Cuxhaven next year?", ["does not say", "Eel Regatta"]),
        ("ask_since", "Did Vannes and Wick do something in 2012?", ["does not say", "Piper Nights"]),
        ("ask_events", "Are there events in Vannes in May?", ["No."]),
        ("ask_events", "Are there events in Vannes in December?", ["Yes.", "North Sea Market"]),
        ("ask_partnerships", "Which partnerships began in 1981?", ["Wick"]),
    ],
)
def test_a_time_of_which_the_table_tells_nothing_is_neither_denied_nor_granted(talk, intent, text, said):
    answer = talk.ask(intent, text)
    assert all(one in answer for one in said)
    assert ("does not say" in answer) is ("does not say" in said)


def test_what_is_exchanged_is_asked_of_exchanges_and_not_of_events(talk):
    told = talk.ask("ask_exchanges", "Which partnerships exchange rowers?")
    assert "Cuxhaven" in told
    told = talk.ask("ask_exchanges", "Which exchange students?")
    assert "Wick" in told and "Nara" not in told


def test_how_long_those_stay_who_are_exchanged_is_told_with_the_exchanges(talk):
    talk.ask("ask_exchanges", "What do Vannes and Wick exchange?")
    assert "pipers" in talk.send({**talk.parse("ask_age", "how long do they stay?"), "questions": [
        {**talk.read("ask_age", "how long do they stay?", []), "unread": ["stay"]}
    ]})  # fmt: skip


def test_them_behind_the_one_picked_from_a_list_is_that_one(talk):
    talk.ask("ask_partnerships", "Which partners of Vannes began before 1992?")
    talk.ask("ask_newest", "Which of those is the newest?")
    told = talk.ask("ask_exchanges", "What do we do with them?")
    assert "sport" in told and "rowers" not in told


def test_why_a_partnership_was_begun_its_summary_tells(tmp_path, monkeypatch):
    pairs = [f"{row},," for row in PAIRS.splitlines()]
    pairs[:2] = [
        f"{PAIRS.splitlines()[0]},common,summary",
        f"{PAIRS.splitlines()[1]},Both smoke eel.,A race.",
    ]
    folder = write_table(tmp_path, cities=CITIES, partnerships="\n".join(pairs) + "\n", events=EVENTS)
    for name in ("themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    talk = Talk(load_table(folder))
    assert "A race." in talk.ask("ask_common", "Why is Vannes twinned with Cuxhaven?")
    assert "A race." not in talk.ask("ask_common", "What do Vannes and Cuxhaven have in common?")


def test_whom_a_centre_is_for_is_told_beside_what_it_is_devoted_to(tmp_path, monkeypatch):
    house = "house,lima,Andes House,centre,vannes,,Quechua songs,singers,list\n"
    folder = write_table(tmp_path, cities=CITIES, partnerships=PAIRS, events=EVENTS + house)
    for name in ("themes", "checks", "recorded_partners"):
        (folder / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    answer = Talk(load_table(folder)).ask("ask_event_content", "who is Andes House for")
    assert "is devoted to Quechua songs. It is meant for singers." in answer


def test_the_country_of_a_partner_is_asked_and_not_that_of_the_town_of_the_list(talk, monkeypatch):
    monkeypatch.setattr("twincities.table.PartnershipTable.hub", "vannes")
    talk.ask("confirm_partnership", "is Lima twinned with us?")
    talk.ask("ask_partner", "who is Lima's partner?")
    answer = talk.ask("ask_country", "which country?")
    assert "Peru" in answer and "France" not in answer
