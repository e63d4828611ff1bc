"""Cities that share a name are told apart by the country, state or region beside it."""

from __future__ import annotations

import pytest

from tests.conftest import write_table
from tests.questions import spotter_of
from twincities.nlu.names.spotter import Spotter
from twincities.table import load_table

CITIES = """\
id,name,country,aliases,geonames_id
toledo-us,Toledo,US,,5174035
toledo-es,Toledo,ES,,2510409
springfield-il,Springfield,US,,4250542
springfield-mo,Springfield,US,,4409896
birmingham-gb,Birmingham,GB,,2655603
birmingham-us,Birmingham,US,,4049979
perth-gb,Perth,GB,,
perth-au,Perth,AU,,2063523
smallville,Smallville,US,,
bordeaux,Bordeaux,FR,,
san-jose,San Jose,US,San José,5392171
new-york,New York City,US,New York,5128581
buffalo,Buffalo,US,,5110629
nice,Nice,FR,,
same,Same,TZ,,
most,Most,CZ,,
harare,Harare,ZW,,
georges-gd,St. George's,GD,,
georges-bm,St. George's,BM,,
tuzla-ba,Tuzla,BA,,
tuzla-tr,Tuzla,TR,,
atlanta,Atlanta,US,,4180439
valencia-ve,Valencia,VE,,3625549
valencia-us,Valencia,US,,5496831
"""
OTHERS = {
    "partnerships": "id,city_a,city_b,source\n1,toledo-us,toledo-es,list\n2,birmingham-us,harare,list\n3,nice,perth-au,list\n4,nice,perth-gb,list\n",
    "events": "id,partnership,name,kind,source\n",
    "themes": "id,name\n",
    "checks": "id,claim,about,verdict,looked_up\n",
    "recorded_partners": "id,city,partner,country,source,looked_up\n",
}


@pytest.fixture(scope="module")
def spotter(tmp_path_factory):
    return Spotter(load_table(write_table(tmp_path_factory.mktemp("namesakes"), cities=CITIES, **OTHERS)))


def found(spotter, text):
    return [(mention.kind, mention.value) for mention in spotter.spot(text)]


@pytest.mark.parametrize(
    ("written", "city"),
    [
        ("Toledo, Spain", "toledo-es"),
        ("Toledo (Spain)", "toledo-es"),
        ("Toledo in Spain", "toledo-es"),
        ("Toledo Spain", "toledo-es"),
        ("toledo, spain", "toledo-es"),
        ("Spanish Toledo", "toledo-es"),
        ("Spain's Toledo", "toledo-es"),
        ("Toledo, US", "toledo-us"),
        ("Toledo in the United States", "toledo-us"),
        ("Toledo (Ohio)", "toledo-us"),
        ("Toledo, Ohio", "toledo-us"),
        ("Toledo, OH", "toledo-us"),
        ("toledo, oh", "toledo-us"),
        ("Toledo (OH)", "toledo-us"),
        ("Toledo USA", "toledo-us"),
        ("US Toledo", "toledo-us"),
        ("Ohio's Toledo", "toledo-us"),
        ("Toledo, the one in Spain", "toledo-es"),
        ("Toledo (the Spanish one)", "toledo-es"),
        ("Spanish city of Toledo", "toledo-es"),
        ("US city Toledo", "toledo-us"),
        ("Toledo, I mean the one in Ohio", "toledo-us"),
        ("St. George's, Grenada", "georges-gd"),
        ("Tuzla, Bosnia & Herzegovina", "tuzla-ba"),
        ("Toledo in Ohio State", "toledo-us"),
        ("Toledo, Ohio, USA", "toledo-us"),
        ("Toledo (Ohio, US)", "toledo-us"),
        ("西班牙的托莱多", "toledo-es"),
        ("托莱多（西班牙）", "toledo-es"),
        ("スペインのトレド", "toledo-es"),
        ("Tolède (Espagne)", "toledo-es"),
        ("Toledo, Castilla-La Mancha", "toledo-es"),
        ("Springfield, Illinois", "springfield-il"),
        ("Springfield, MO", "springfield-mo"),
        ("Birmingham, Alabama", "birmingham-us"),
        ("Birmingham, England", "birmingham-gb"),
        ("English Birmingham", "birmingham-gb"),
        ("Scottish Perth", "perth-gb"),
        ("Perth, Western Australia", "perth-au"),
        ("Birmigham, England", None),
    ],
)
@pytest.mark.parametrize(
    "text", ["{}", "Who is the {} twinned with?", "is Bordeaux a sister city of {}, please"]
)
def test_what_tells_apart_becomes_part_of_the_name(spotter, written, city, text):
    mentions = [mention for mention in spotter.spot(text.format(written)) if mention.value != "bordeaux"]
    if city is None:  # with a slip in it, the name is asked back
        assert [(one.kind, one.alternatives) for one in mentions] == [("possible_city", ("birmingham-gb",))]
        return
    (mention,) = mentions
    assert (mention.kind, mention.value, mention.alternatives) == ("city", city, ())
    assert text.format(written)[mention.start : mention.end] == written


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("Who is Toledo twinned with?", ("toledo-us", "toledo-es")),
        ("Who is Springfield, USA twinned with?", ("springfield-il", "springfield-mo")),
        ("トレドの姉妹都市は", ("toledo-us", "toledo-es")),
        ("Which American city is Toledo twinned with?", ("toledo-us", "toledo-es")),
        ("Toledo, or Bordeaux", ("toledo-us", "toledo-es")),
        ("either Toledo, OR Bordeaux", ("toledo-us", "toledo-es")),
        ("either Toledo OR Bordeaux", ("toledo-us", "toledo-es")),
        ("either Toledo (or Bordeaux)", ("toledo-us", "toledo-es")),
        ("tell Toledo ME please", ("toledo-us", "toledo-es")),
        ("TOLEDO, OR BORDEAUX", ("toledo-us", "toledo-es")),
        ("is it Toledo? Spain is nice", ("toledo-us", "toledo-es")),
    ],
)
def test_what_is_not_told_apart_is_asked(spotter, text, alternatives):
    mention = next(one for one in spotter.spot(text) if one.kind != "country")
    assert (mention.kind, mention.alternatives) == ("possible_city", alternatives)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Who is Toledo, Brazil twinned with?", "Toledo (Brazil)"),
        ("Who is the Brazilian Toledo twinned with?", "Toledo (Brazil)"),
        ("Who is Toledo, Iowa twinned with?", "Toledo (Iowa)"),
        ("Who is Birmingham, MI twinned with?", "Birmingham (Michigan)"),
        ("Who is Birmingham, Michigan twinned with?", "Birmingham (Michigan)"),
        ("is San José in Costa Rica a sister city", "San Jose (Costa Rica)"),
        ("Who is San Jose, Florida twinned with?", "San Jose (Florida)"),
        ("Salisbury, England", "Salisbury (England)"),
    ],
)
def test_a_namesake_elsewhere_is_said_to_be_one(spotter, text, value):
    assert found(spotter, text) == [("namesake", value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is Bordeaux in France?", [("city", "bordeaux"), ("country", "FR")]),
        ("Bordeaux, China", [("city", "bordeaux"), ("country", "CN")]),
        ("Bordeaux, France", [("city", "bordeaux")]),
        ("San Jose, California", [("city", "san-jose")]),
        ("Smallville, Kansas", [("city", "smallville")]),
        ("is Bordeaux the French one", [("city", "bordeaux"), ("country", "FR")]),
        ("Bordeaux's partner in Nice", [("city", "bordeaux"), ("city", "nice")]),
        ("Nice, France", [("city", "nice")]),
        (
            "Bordeaux, Victoria and Nice",
            [("city", "bordeaux"), ("unknown_city", "Victoria"), ("city", "nice")],
        ),
        ("Buffalo, New York", [("city", "buffalo"), ("city", "new-york")]),
        ("Salisbury, Zimbabwe", [("city", "harare")]),
        ("Paris, Texas", [("unknown_city", "Paris")]),
        ("Paris, I mean the one in Texas, is it twinned", [("unknown_city", "Paris")]),
        ("is Paris in Texas twinned", [("unknown_city", "Paris")]),
        ("our logos, with whom", []),
        ("whether bombay is twinned", [("unknown_city", "Mumbai")]),
        ("London, Ontario", [("unknown_city", "London")]),
        ("Peking, Beijing", [("unknown_city", "Beijing"), ("unknown_city", "Beijing")]),
        ("Peking, Osaka", [("unknown_city", "Beijing"), ("unknown_city", "Osaka")]),
        ("Bordeaux, OK?", [("city", "bordeaux")]),
        ("Bordeaux first", [("city", "bordeaux")]),
        ("Bordeaux, the capital", [("city", "bordeaux")]),
        ("what is held IN Bordeaux", [("city", "bordeaux")]),
        ("San Jose of Costa Rica", [("namesake", "San Jose (Costa Rica)")]),
        ("Celle, a town", [("unknown_city", "Celle")]),
        ("do you speak English in Bordeaux", [("country", "GB-ENG"), ("city", "bordeaux")]),
        ("which French Bordeaux partners", [("country", "FR"), ("city", "bordeaux")]),
    ],
)
def test_other_places_beside_a_city(spotter, text, expected):
    assert found(spotter, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which ones are in Ohio", [("country", "US-OH")]),
        ("the one in ohio", [("country", "US-OH")]),
        ("Ohio", [("country", "US-OH")]),
        ("anything in New South Wales?", [("country", "AU-NSW")]),
        ("in the Scottish one", [("country", "GB-SCT")]),
        ("in the state of Georgia", [("country", "US-GA")]),
        ("in the country Georgia", [("country", "GE")]),
        ("all but the ones in Illinois", [("country", "US-IL")]),
        ("partners in Victoria", [("unknown_city", "Victoria")]),
        ("partners in New York", [("city", "new-york")]),
        ("in Bavaria", [("country", "DE-BY")]),
        ("at the Centre", []),
        ("a far place", []),
        ("in Canterbury", [("unknown_city", "Canterbury")]),
        ("of maine lobster", [("country", "US-ME")]),
        ("the maine thing", []),
    ],
)
def test_states_and_regions_are_conditions(spotter, text, expected):
    assert found(spotter, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("partners in Washington State", [("country", "US-WA")]),
        ("those in the province of Quebec", [("country", "CA-QC")]),
        ("any in Okinawa", [("country", "JP-47")]),
        ("any in Okinawa Prefecture", [("country", "JP-47")]),
        ("the cities in Fujian province", [("country", "CN-FJ")]),
        ("is Quebec Province twinned with us", [("namesake", "Quebec Province")]),
        ("Yangpu in Shanghai", [("city", "yangpu-district-shanghai")]),
        ("Yangpu and Shanghai", [("city", "yangpu-district-shanghai"), ("city", "shanghai")]),
        # "philippines" is an adjective too, and Manila the name of a region.
        ("Manila, Philippines", [("city", "manila")]),
        ("¿con quién está Manila, la de Filipinas?", [("city", "manila")]),
        ("¿está Manila en Filipinas?", [("city", "manila"), ("country", "PH")]),
        ("San José, la de California, ¿con quién?", [("namesake", "San José (California)")]),
        ("Mit wem ist Valencia, das in Spanien, verbunden?", [("city", "valencia")]),
        # "América" alone is the United States.
        ("qué socios tiene Pekín en América Latina", [("city", "beijing"), ("continent", "419")]),
    ],
)
def test_states_bound_a_list_and_parts_of_a_city_belong_to_it(chinese_cities, text, expected):
    assert found(spotter_of(chinese_cities), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is Birmingham twinned with Harare", [("city", "birmingham-us"), ("city", "harare")]),
        ("is Birmingham twinned with Nice", [("possible_city", "birmingham-gb"), ("city", "nice")]),
        ("who is Valencia twinned with", [("city", "valencia-ve")]),
        ("who is Perth twinned with", [("possible_city", "perth-gb")]),
        ("Valencia, US", [("city", "valencia-us")]),
        ("who is Birmingham twinned with", [("possible_city", "birmingham-gb")]),
        ("are Toledo and Toledo twinned", [("possible_city", "toledo-us"), ("possible_city", "toledo-us")]),
    ],
)
def test_a_partner_beside_it_or_its_size_tells_which_bearer_of_a_name_is_meant(spotter, text, expected):
    assert found(spotter, text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Same for Nice please", ["nice"]),
        ("are Nice and Harare in the same country?", ["nice", "harare"]),
        ("who is twinned with Same?", ["same"]),
        ("Same is twinned with whom?", ["same"]),
        ("city with most partners in Tanzania?", []),
        ("is Nice twinned with Most?", ["nice", "most"]),
    ],
)
def test_a_word_that_more_people_say_than_live_there_is_no_village(spotter, text, names):
    assert [value for kind, value in found(spotter, text) if "city" in kind] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I need Toledo for homework (the Spanish one), who is it with?", ["toledo-es", "toledo-es"]),
        ("We stayed in Toledo with friends, the one in Ohio. Any partners?", ["toledo-us", "toledo-us"]),
        ("there's a Toledo in the States too", ["toledo-us"]),
        ("Ich komme aus Toledo und zwar der Stadt in Spanien.", ["toledo-es", "toledo-es"]),
    ],
)
def test_words_further_on_tell_which_one_is_meant(spotter, text, expected):
    assert found(spotter, text) == [("city", id) for id in expected]


def test_of_two_names_that_several_bear_words_further_on_tell_none(spotter):
    kinds = [kind for kind, _ in found(spotter, "Birmingham and Tuzla are old, are they in the English one?")]
    assert kinds == ["possible_city", "possible_city", "country"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "I hear the same old Most said, most people like Bordeaux",
            [("city", "most"), ("city", "bordeaux")],
        ),
        ("are Bordeaux and Nice both tied with same city", [("city", "bordeaux"), ("city", "nice")]),
        ("is that a nice story about Bordeaux", [("city", "bordeaux")]),
        ("is the oldest of nice with Bordeaux", [("city", "nice"), ("city", "bordeaux")]),
        ("any other texas city", [("country", "US-TX")]),
    ],
)
def test_a_word_in_small_letters_is_no_city_where_names_have_capitals(spotter, text, expected):
    assert found(spotter, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Has Toledo, Ohio more partners than the one in Spain?",
            [("city", "toledo-us"), ("city", "toledo-es")],
        ),
        (
            "Is Perth in Scotland twinned with the Australian one?",
            [("city", "perth-gb"), ("city", "perth-au")],
        ),
        ("Has Toledo, Ohio more partners than the one in Japan?", [("city", "toledo-us"), ("country", "JP")]),
        ("Is Bordeaux twinned with the one in Spain?", [("city", "bordeaux"), ("country", "ES")]),
    ],
)
def test_the_one_elsewhere_is_the_namesake_of_the_city_named_before(spotter, text, expected):
    assert found(spotter, text) == expected
