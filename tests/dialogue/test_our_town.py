"""What is said to be one of "ours" is a partner of our town, or of the one that was asked about."""

from dataclasses import replace

import pytest

from tests.conftest import ROOT
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.our_town import (
    asked_of_partner_itself,
    here,
    is_of_unknown_town,
    one_of_ours,
    ours,
    partners_had,
)
from twincities.reading import Cue, Dimension, Entities, Form, Having, Pointer, Reading
from twincities.table import load_table

LEEDS = Context(last_question=Reading("ask_partner", cities=("leeds",)), cities=("leeds", "hangzhou"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "But Dortmund is one of ours, isn't it?"),
        ("en", "Is Dortmund one of our partner cities?"),
        ("es", "Pero Dortmund es una de las nuestras, ¿no?"),
        ("fr", "Mais Dortmund est une des nôtres, non ?"),
        ("de", "Aber Dortmund ist doch eine von unseren, oder?"),
        ("zh", "可是多特蒙德也是我们的吧？"),
        ("ja", "でもドルトムントはうちの姉妹都市の一つですよね？"),
    ],
)
def test_one_of_ours_is_a_partner_of_the_town_asked_about(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "confirm_partnership")
    asked = one_of_ours(question, LEEDS, chinese_cities)
    assert (asked.intent, asked.cities) == ("confirm_partnership", ("leeds", "dortmund"))
    ours = one_of_ours(question, Context(home="xian"), chinese_cities)
    assert ours.cities == ("xian", "dortmund")
    assert Context().home_after(ours) == "xian"
    assert one_of_ours(question, Context(), chinese_cities) == question


@pytest.mark.parametrize("text", ["Is Dortmund one of the oldest?", "Our Dortmund is the one near the sea"])
def test_what_is_not_one_of_ours(chinese_cities, text):
    question = reader(chinese_cities)(text, "confirm_partnership")
    assert one_of_ours(question, LEEDS, chinese_cities) == question


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "What is our partner Dortmund known for?", "ask_known_for"),
        ("en", "How big is our partner Dortmund?", "ask_city_trivia"),
        ("de", "Wofür ist unsere Partnerstadt Dortmund bekannt?", "ask_known_for"),
        ("fr", "Pour quoi notre ville jumelle Dortmund est-elle connue ?", "ask_known_for"),
    ],
)
def test_what_is_asked_of_our_partner_is_not_asked_of_our_town(chinese_cities, language, text, intent):
    question = reader(chinese_cities, language=language)(text, intent)
    asked = ours(question, Context(home="xian"), chinese_cities)
    assert (asked.cities, asked.pointer, asked.has(Cue.OURS)) == (("dortmund",), None, False)
    signed = reader(chinese_cities)("When did our partner Dortmund sign?", "ask_since")
    assert ours(signed, Context(home="xian"), chinese_cities).cities == ("xian", "dortmund")


@pytest.mark.parametrize(("city", "of_partner"), [("dortmund", False), ("lyon", True)])
def test_a_partner_that_is_named_is_asked_about_itself(chinese_cities, city, of_partner):
    asked = Reading("ask_known_for", cities=("xian",), cues=frozenset({Cue.OF_PARTNER, Cue.OURS}))
    changed = asked_of_partner_itself(asked, Reading("name_subject", cities=(city,)), chinese_cities)
    assert changed.has(Cue.OF_PARTNER) is of_partner


@pytest.mark.parametrize(
    ("having", "countries", "listed"),
    [
        ((Having(countries=("JP",)),), ("JP",), True),
        ((Having(countries=("JP",)),), ("DE", "JP"), False),
        ((Having(countries=("JP",), least=2),), ("JP",), False),
        ((), ("JP",), False),
    ],
)
def test_towns_that_one_town_has_somewhere_are_its_partners(chinese_cities, having, countries, listed):
    own = load_table(ROOT / "tests/conversations/own_tables/lueneburg")
    asked = Reading(
        "ask_partnerships", Form.LIST, countries=countries, entities=Entities(Dimension.CITY, having)
    )
    assert (partners_had(asked, Context(), own).entities is None) is listed
    assert partners_had(asked, Context(), chinese_cities) == asked


def test_a_town_of_the_table_that_somebody_is_from_is_ours(chinese_cities):
    assert Context().at_home("edinburgh", chinese_cities).town(chinese_cities) == "edinburgh"
    for nowhere in (None, "atlantis"):
        assert Context(home="lyon").at_home(nowhere, chinese_cities).home == "lyon"


@pytest.mark.parametrize(("home", "cities"), [("lyon", ("lyon",)), (None, ())])
def test_mine_is_the_town_that_somebody_is_from(chinese_cities, home, cities):
    question = reader(chinese_cities)("With which Chinese city goes mine?", "ask_partner")
    told = Context(home=home, cities=("leeds",))
    assert ours(question, told, chinese_cities).cities == cities


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "Is my town twinned with any place in Japan?", "ask_partnerships"),
        ("en", "Are we twinned with Shanghai?", "confirm_partnership"),
        ("de", "Hat meine Stadt eine Partnerstadt in Japan?", "ask_partner"),
        ("fr", "Est-ce que ma ville a une ville jumelle au Japon ?", "confirm_partnership"),
        ("es", "¿Mi ciudad tiene una ciudad hermana en Japón?", "ask_partner"),
        ("zh", "我的城市在日本有友城吗", "confirm_partnership"),
        ("ja", "私の街は日本に姉妹都市がありますか", "confirm_partnership"),
    ],
)
def test_what_is_asked_of_a_town_that_nobody_told_is_not_answered_of_all(
    chinese_cities, language, text, intent
):
    question = reader(chinese_cities, language=language)(text, intent)
    assert is_of_unknown_town(question, Context(), chinese_cities)
    assert not is_of_unknown_town(question, Context(home="osaka"), chinese_cities)
    assert not is_of_unknown_town(question, Context(cities=("leeds",)), chinese_cities)


@pytest.mark.parametrize(
    "text", ["For our annual report I need all partners in Japan", "Our teacher asks how many there are"]
)
def test_our_things_are_no_town_of_ours(chinese_cities, text):
    question = reader(chinese_cities)(text, "ask_partnerships")
    assert not is_of_unknown_town(question, Context(), chinese_cities)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What festivals are held here in town?", "en"),
        ("Welche Feste gibt es hier in der Stadt?", "de"),
        ("Quelles fêtes y a-t-il ici ?", "fr"),
        ("¿Qué fiestas hay aquí?", "es"),
        ("ここではどんなイベントがありますか", "ja"),
        ("这里有什么活动？", "zh"),
    ],
)
def test_here_is_the_city_that_somebody_told_to_be_in(shipped_table, text, language):
    read = reader(shipped_table, language=language)(text, "ask_events")
    told = here(replace(read, cities=("bordeaux",)), Context(), shipped_table)
    assert told.cities == ("bordeaux",)
    assert told.has(Cue.HELD_THERE)
    together = replace(read, cities=("bordeaux", "hangzhou"))
    assert here(together, Context(), shipped_table) == together


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Do public records name other partners of Dortmund than us?"),
        ("fr", "Dortmund a-t-elle d'autres jumelages que le nôtre, d'après les registres publics ?"),
    ],
)
def test_partners_beside_us_on_record_are_not_those_of_our_town(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_records")
    assert ours(question, Context(home="xian"), chinese_cities).cities == ("dortmund",)


@pytest.mark.parametrize("text", ["Since when have we been twinned?", "How long are we twinned?"])
def test_since_when_we_are_twinned_is_asked_of_the_one_told(chinese_cities, text):
    question = reader(chinese_cities)(text, "ask_since")
    told = Context(home="xian").about((chinese_cities.partnerships_of("dortmund")[0].id,))
    assert ours(question, told, chinese_cities).cities == ()
    assert ours(question, Context(home="xian"), chinese_cities).cities == ("xian",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Do we have any festival here with them?"),
        ("en", "And is there something held here with it?"),
        ("es", "¿y organizan algo con ellos aquí?"),
        ("fr", "Y a-t-il une fête ici avec eux ?"),
        ("de", "Gibt es mit denen hier ein Fest?"),
    ],
)
def test_what_is_held_here_with_those_told_is_asked_of_them_alone(language, text):
    table = load_table(ROOT / "tests/conversations/own_tables/erlangen")
    question = reader(table, language=language)(text, "ask_events")
    rennes, jena = Context(partnerships=("p-rennes",)), Context(partnerships=("p-rennes", "p-jena"))
    asked = here(question, rennes, table)
    assert asked.event_bounds and asked.event_bounds.held_in == "erlangen"
    assert asked.cities == ("erlangen", "rennes")
    assert here(question, jena, table).partnerships == jena.partnerships
    assert here(question, Context(), table).cities == ("erlangen",)


@pytest.mark.parametrize(
    ("text", "cities", "countries"),
    [
        ("Is there something French going on here that we could take her to?", ("erlangen", "rennes"), ()),
        ("Is there something Italian going on here that we could take her to?", ("erlangen",), ("IT",)),
    ],
)
def test_something_of_a_country_held_here_is_that_of_its_partner(text, cities, countries):
    table = load_table(ROOT / "tests/conversations/own_tables/erlangen")
    question = reader(table)(text, "ask_events")
    asked = here(question, Context(partnerships=("p-rennes",)), table)
    assert (asked.cities, asked.countries) == (cities, countries)


def test_what_we_have_besides_the_one_told_leaves_that_out(chinese_cities):
    question = reader(chinese_cities, language="es")(
        "¿Tenemos otra en Canadá aparte de esa?", "ask_partnerships"
    )
    asked = ours(question, Context(home="xian"), chinese_cities)
    assert (asked.cities, asked.pointer) == (("xian",), Pointer.REST)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "What do our towns have in common?"),
        ("en", "What have our two cities got in common?"),
        ("de", "Was haben unsere Städte gemeinsam?"),
        ("fr", "Qu'est-ce que nos deux villes ont en commun ?"),
        ("es", "¿Qué tienen en común nuestras ciudades?"),
        ("zh", "我们两座城市有什么共同点？"),
        ("ja", "うちの二つの町の共通点は何ですか"),
    ],
)
def test_our_towns_behind_one_pair_are_its_two(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_common")
    told = Context(home="xian", partnerships=("xian-dortmund",), cities=("xian", "dortmund"))
    assert ours(question, told, chinese_cities) == question
    assert ours(question, Context(home="xian"), chinese_cities).cities == ("xian",)


def test_our_partner_towns_are_all_of_them(chinese_cities):
    question = reader(chinese_cities)("What do our partner towns have in common?", "ask_common")
    told = Context(home="xian", partnerships=("xian-dortmund",), cities=("xian", "dortmund"))
    assert ours(question, told, chinese_cities).cities == ("xian",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Was there any British city before us?", "en"),
        ("Did any German city get a partner earlier than we did?", "en"),
        ("Gab es eine deutsche Stadt vor uns?", "de"),
    ],
)
def test_what_began_before_us_is_asked_of_a_town_that_is_to_be_told(chinese_cities, text, language):
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    assert is_of_unknown_town(question, Context(), chinese_cities)
    assert not is_of_unknown_town(question, Context(home="leeds"), chinese_cities)
