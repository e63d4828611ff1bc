"""Cities are found by parts of their names, by old and by foreign ones; words are not taken for them."""

from __future__ import annotations

import pytest

from tests.conftest import write_table
from twincities.nlu.names.spotter import Spotter
from twincities.table import load_table

CITIES = """\
id,name,country,aliases,geonames_id
guangzhou,Guangzhou,CN,,1809858
beijing,Beijing,CN,,
petersburg,Saint Petersburg,RU,,498817
mumbai,Mumbai,IN,,1275339
bratislava,Bratislava,SK,,3060972
cologne,Köln,DE,,
chattogram,Chattogram,BD,,
harare,Harare,ZW,,
detroit,Detroit,US,,
hezuo,Hezuo,CN,,
xiamen,Xiamen,CN,,
hangzhou,Hangzhou,CN,,
taito,Taitō (Tokyo),JP,,
hainan,Hainan Province,CN,海南省,
jinzhou,"Jinzhou District, Dalian",CN,,
banan,"Banan District, Chongqing",CN,巴南区,
chongqing,Chongqing,CN,,
setagaya,Setagaya-ku,JP,,
bergen,Bergen,NO,Bergenas,3161732
kuwait,Kuwait City,KW,,285787
kansas,Kansas City,US,,4393217
paris-us,"Paris, Texas",US,,
paris-fr,Paris,FR,,
"""
OTHERS = {
    "partnerships": "id,city_a,city_b,source\n1,guangzhou,detroit,list\n",
    "events": "id,partnership,name,kind,source\n",
    "themes": "id,name\n",
    "checks": "id,claim,about,verdict,looked_up\n",
    "recorded_partners": "id,city,partner,country,source,looked_up\n",
}


@pytest.fixture(scope="module")
def spotter(tmp_path_factory):
    return Spotter(load_table(write_table(tmp_path_factory.mktemp("others"), cities=CITIES, **OTHERS)))


def found(spotter, text):
    return [(mention.kind, mention.value) for mention in spotter.spot(text)]


@pytest.mark.parametrize(
    ("name", "city"),
    [
        ("Peking", "beijing"),
        ("Pékin", "beijing"),
        ("北京", "beijing"),
        ("Canton", "guangzhou"),
        ("Amoy", "xiamen"),
        ("Leningrad", "petersburg"),
        ("Bombay", "mumbai"),
        ("Pressburg", "bratislava"),
        ("Cologne", "cologne"),
        ("Taito", "taito"),
        ("Hainan", "hainan"),
        ("海南", "hainan"),
        ("Hainan Province", "hainan"),
        ("Jinzhou", "jinzhou"),
        ("Jinzhou District", "jinzhou"),
        ("巴南", "banan"),
        ("Banan District", "banan"),
        ("Chongqing", "chongqing"),
        ("Setagaya", "setagaya"),
    ],
)
@pytest.mark.parametrize("text", ["{}", "Who is {} twinned with?", "when did the one with {} begin"])
def test_old_names_and_parts_find_the_city(spotter, name, city, text):
    assert found(spotter, text.format(name)) == [("city", city)]


def test_an_article_and_a_word_are_no_small_town(spotter):
    assert found(spotter, "and the gap in years is?") == []
    assert found(spotter, "Who is The Gap twinned with?") == [("unknown_city", "The Gap")]
    assert found(spotter, "who is the hague twinned with?") == [("unknown_city", "The Hague")]


@pytest.mark.parametrize("text", ["Bergen is one of ours", "Bergen as a partner", "Is Bergen isolated?"])
def test_a_word_behind_a_name_is_no_part_of_another_way_to_write_it(spotter, text):
    assert [text[name.start : name.end] for name in spotter.spot(text)] == ["Bergen"]
    assert found(spotter, "Who is Bergenas twinned with?") == [("city", "bergen")]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Who is Dalian twinned with?", "possible_city", "jinzhou"),  # the district only, if anything
        ("Who is Salisbury twinned with?", "possible_city", "harare"),
        ("who is canton twinned with?", "possible_city", "guangzhou"),
        ("Who is Islamabad twinned with?", "unknown_city", "Islamabad"),
        ("partners in Kuwait", "country", "KW"),
    ],
)
def test_what_another_place_is_called_today_is_not_taken_for_sure(spotter, text, kind, value):
    assert (kind, value) in found(spotter, text)


@pytest.mark.parametrize(
    "text",
    [
        "which District is it",
        "the Motor City",
        "Hang on",
        "in Kansas",
        "in Texas",
        "and the province?",
        "区",
        "市",
    ],
)
def test_words_for_places_are_no_names(spotter, text):
    assert not any(kind in ("city", "possible_city") for kind, _ in found(spotter, text))


@pytest.mark.parametrize(
    "text",
    [
        "重庆的友好城市是哪里？",
        "他们合作多久了？",
        "どこと姉妹都市になりますか",
        "いちばん古いのはどれ",
        "il dure depuis combien de temps",
        "qu'est-ce que cela veut dire",
    ],
)
def test_words_of_other_languages_are_no_cities(spotter, text):
    assert [kind for kind, value in found(spotter, text) if value != "chongqing"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [("さいたまの姉妹都市は", "Saitama"), ("大阪の姉妹都市は", "Osaka"), ("和武汉", "Wuhan")],
)
def test_cities_in_other_scripts_still_are(spotter, text, name):
    assert found(spotter, text) == [("unknown_city", name)]


def test_a_name_with_its_state_is_a_namesake_of_the_name_alone(spotter):
    assert set(spotter.names.cities.values("paris")) == {"paris-us", "paris-fr"}
    assert found(spotter, "Who is Paris twinned with?") == [("city", "paris-fr")]  # far the largest
    for text in ("Paris, Texas", "Paris (Texas)", "Paris, TX", "the American Paris"):
        assert found(spotter, text) == [("city", "paris-us")]
    assert found(spotter, "Paris (France)") == [("city", "paris-fr")]
