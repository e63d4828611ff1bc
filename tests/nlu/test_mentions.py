"""Names are found as people write them, and nothing else is taken for a name."""

from __future__ import annotations

import random
import string
from itertools import pairwise

import pytest

from twincities.nlu.names.spotter import Spotter
from twincities.nlu.text.tokens import name_key


@pytest.fixture(scope="session")
def spotter(table):
    return Spotter(table)


@pytest.fixture(scope="session")
def shipped_spotter(shipped_table):
    return Spotter(shipped_table)


def found(spotter, text):
    return [(mention.kind, mention.value) for mention in spotter.spot(text)]


@pytest.mark.parametrize(
    "text",
    ["Lyon", "lyon", "LYON", "lyon's partner", "Lyons partner", "Lugdunum", "lyón", "里昂的友好城市"],
)
def test_a_city_is_found_however_it_is_written(spotter, text):
    assert ("city", "lyon") in found(spotter, text)


def test_local_names_come_from_the_world_list_where_the_table_has_none(shipped_spotter):
    assert found(shipped_spotter, "Детройт") == [("city", "detroit")]


@pytest.mark.parametrize(
    "text", ["newyork", "New  York", "new-york", "N.Y.C.", "nyc", "ニューヨーク", "紐約"]
)
def test_spacing_and_abbreviations(shipped_spotter, text):
    assert found(shipped_spotter, text) == [("city", "new-york")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("birmingam", ("city", "birmingham")),
        ("leizpig", ("city", "leipzig")),
        ("torrino", ("city", "turin")),
        ("Turrin Week", ("event", "turin-week")),
    ],
)
def test_slips_are_forgiven(spotter, text, expected):
    assert found(spotter, f"when was {text} founded")[0] == expected


def test_a_short_name_with_a_slip_is_asked_back(spotter):
    (mention,) = spotter.spot("when was lyop twinned")
    assert (mention.kind, mention.alternatives) == ("possible_city", ("lyon",))


def test_a_real_city_is_not_corrected_but_offered_its_neighbour(shipped_spotter):
    (mention,) = shipped_spotter.spot("who is chengde twinned with")
    assert (mention.kind, mention.value, mention.alternatives) == ("unknown_city", "Chengde", ("chengdu",))


def test_an_ordinary_word_is_a_city_only_where_a_city_is_named(spotter):
    assert ("city", "nice") not in found(spotter, "what a nice idea")
    assert ("city", "nice") in found(spotter, "who is twinned with nice")
    assert ("city", "nice") in found(spotter, "tell me about Nice please")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("when was Beijing twinned", "unknown_city", "Beijing"),
        ("who is blorgville twinned with", None, None),
        ("when was blorgville twinned", "unknown_name", "blorgville"),
        ("is San José in Costa Rica a sister city", "namesake", "San Jose (Costa Rica)"),
        ("the Kyoto Protocol", "namesake", "Kyoto Protocol"),
        ("the Kyoto treaty", "namesake", "Kyoto treaty"),
        ("and of Gotham City?", "unknown_name", "Gotham"),
        ("Oberammergau's partners", "unknown_name", "Oberammergau"),
        ("Whatever's next", None, None),
        ("what of the other city", None, None),
        ("is New York State twinned", "namesake", "New York State"),
    ],
)
def test_what_is_no_city_of_the_table(shipped_spotter, text, kind, value):
    mentions = found(shipped_spotter, text)
    assert not any(kind == "city" for kind, _ in mentions)
    if kind:
        assert (kind, value) in mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("partnerships with Cananda", [("country", "CA")]),
        ("the Japenese ones", [("country", "JP")]),
        ("Europan ones only", [("continent", "EU")]),
        ("from the eigthies", [("year", "1980..1989")]),
        ("a chime of bells", []),
    ],
)
def test_conditions_are_read_with_a_slip(shipped_spotter, text, expected):
    assert found(shipped_spotter, text) == expected


def test_a_word_of_the_language_is_no_slip_of_a_country(shipped_spotter):
    text = "Wer ist der Partner von Kyoto? Viele Grüße"
    assert [mention.kind for mention in shipped_spotter.spot(text)] == ["city"]


def test_a_false_country_is_left_for_the_answer_to_put_right(shipped_spotter):
    assert found(shipped_spotter, "is Kyoto in China?") == [("city", "kyoto"), ("country", "CN")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the ones in the US", ("country", "US")),
        ("the ones in the U.S.", ("country", "US")),
        ("ciudades de EE. UU. y otras", ("country", "US")),
        ("les villes des É.-U.", ("country", "US")),
        ("American partners", ("country", "US")),
        ("les villes en France", ("country", "FR")),
        ("日本", ("country", "JP")),
        ("in Europe", ("continent", "EU")),
        ("the motor city", ("theme", "cars")),
        ("before 1985", ("year", "..1984")),
        ("on 3 June 1983", ("year", "1983-06-03")),
        ("is it warm there in May", ("time", "--05")),
    ],
)
def test_countries_continents_themes_and_years(shipped_spotter, text, expected):
    assert expected in found(shipped_spotter, text)


def test_us_is_a_pronoun_unless_it_is_a_country(shipped_spotter):
    assert found(shipped_spotter, "tell us more") == []
    assert found(shipped_spotter, "TELL US MORE") == []


def test_exclusion(shipped_spotter):
    roles = {mention.value: mention.role for mention in shipped_spotter.spot("not Detroit, Kyoto")}
    assert roles == {"detroit": "excluded", "kyoto": None}
    assert [mention.role for mention in shipped_spotter.spot("no 1980 please")] == [None]
    assert [mention.role for mention in shipped_spotter.spot("no not Detroit")] == ["excluded"]
    assert [mention.role for mention in shipped_spotter.spot("isn't Detroit")] == ["excluded"]
    assert [mention.role for mention in shipped_spotter.spot("list all but no French ones")] == ["excluded"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("wasn't that 1983?", None),
        ("which wasn't in 1983?", "excluded"),
        ("War das nicht 1983?", None),
        ("ce n'était pas plutôt 1983 ?", None),
        ("不是1983年吗？", None),
        ("不是1983年的", "excluded"),
        ("1983年じゃないですか", None),
        ("1983年じゃない都市", "excluded"),
    ],
)
def test_a_negated_question_excludes_nothing(shipped_spotter, text, role):
    assert [mention.role for mention in shipped_spotter.spot(text)] == [role]


def test_what_is_taken_back_is_excluded(shipped_spotter):
    roles = {
        mention.value: mention.role
        for mention in shipped_spotter.spot("when was Kyoto no wait Detroit twinned")
    }
    assert roles == {"kyoto": "excluded", "detroit": None}
    assert [mention.role for mention in shipped_spotter.spot("Kyoto, I mean its partner")] == [None]


def test_an_event_that_the_table_lacks_is_told_from_one_it_has(shipped_spotter):
    assert found(shipped_spotter, "kyoto week") == [("event", "kyoto-week")]
    assert ("unknown_event", "Detroit Week") in found(shipped_spotter, "when is Detroit Week")


def test_mentions_never_overlap(shipped_spotter):
    text = "Chengdu Week in Kyoto, Japan, and the New York Exchange in 1985 or the 80s; San Jose, Costa Rica"
    mentions = shipped_spotter.spot(text)
    assert len(mentions) > 5
    for one, other in pairwise(mentions):
        assert one.end <= other.start


def test_slips_of_one_letter_are_resolved_or_asked_back_in_95_of_100_cases(shipped_spotter, shipped_table):
    """One letter wrong, missing or doubled, at every place of every name."""
    choose = random.Random(20).choice
    tried = resolved = 0
    for city in shipped_table.cities:
        name = city.name.lower()
        for place, letter in enumerate(name):
            if letter == " ":
                continue
            for slip in ("", letter * 2, choose(string.ascii_lowercase.replace(letter, ""))):
                tried += 1
                mentions = shipped_spotter.spot(f"when was {name[:place]}{slip}{name[place + 1 :]} twinned")
                resolved += any(
                    (mention.kind == "city" and mention.value == city.id) or city.id in mention.alternatives
                    for mention in mentions
                )
    assert tried > 200
    assert resolved / tried >= 0.95


def test_a_katakana_word_is_not_cut(shipped_spotter):
    assert found(shipped_spotter, "ニューヨーク・デトロイト") == [("city", "new-york"), ("city", "detroit")]
    assert found(shipped_spotter, "デトロイトメタル") == []
    assert found(shipped_spotter, "メタルデトロイト") == []


def test_what_spares_look_ups_hides_no_name(chinese_cities):
    """Every name with one or two slips in it that is found at all is found worth a look."""
    chance = random.Random(5)
    cities = Spotter(chinese_cities).names.cities
    names = [name for city in chinese_cities.cities for name in (city.name, *city.aliases)]
    nearby = of_several_words = 0
    for name in names * 5:
        key = name_key(name)
        for _ in range(chance.choice((1, 1, 2))):
            place = chance.randrange(len(key) or 1)
            key = key[:place] + chance.choice(("", chance.choice(string.ascii_lowercase))) + key[place + 1 :]
        near = cities.near(key)
        nearby += bool(near)
        assert cities.is_worth_a_look(key) or not near
        for count in range(2, 5):
            written_so = any(one.slips == 1 and cities.is_written_in(count, one.name) for one in near)
            of_several_words += written_so
            assert cities.may_be_near(count, key) or not written_so
    assert nearby > 500
    assert of_several_words > 20


EVERYDAY = """
can you tell me how much money i have left to spend
what a beautiful morning for a long walk in the park
i would like to change the sound of my phone
please remind me to call the doctor tomorrow at noon
how do you say good night in italian
which share should i buy this week
the detour took us an hour and the hang of it was hard
is there a kiosk that sells photos near the border
shall we hand out new work to the young joke writers
""".strip().splitlines()


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_words_are_no_cities(shipped_spotter, text):
    assert not any(kind in ("city", "event") for kind, _ in found(shipped_spotter, text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("我孫子很愛貓熊", []),
        ("我孫子市有姊妹市嗎", ["unknown_city"]),
        ("我孫子の姉妹都市は", ["unknown_city"]),
    ],
)
def test_who_writes_and_an_everyday_word_are_no_city(shipped_spotter, text, kinds):
    spotted = [kind for kind, _ in found(shipped_spotter, text) if kind != "theme"]
    assert spotted == kinds


@pytest.mark.parametrize("text", ["深圳市与圣何塞市缔结", "深圳與聖荷西市"])
def test_a_chinese_name_with_the_word_for_a_city_is_that_city(shipped_spotter, text):
    assert [mention.value for mention in shipped_spotter.spot(text)] == ["shenzhen", "san-jose"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nice est jumelée avec qui ?", "city"),
        ("Nice, und seit wann ist sie verpartnert?", "possible_city"),
        ("Nice is twinned with whom?", "city"),
        ("Nice, how many are there?", "possible_city"),
    ],
)
def test_a_name_that_is_an_english_word_as_well_begins_a_sentence(chinese_cities, text, kind):
    assert (kind, "nice") in found(Spotter(chinese_cities), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("depuis quand nos villes sont-elles amies ? nos amis", []),
        ("les Américains sont nos amis", [("country", "US")]),
        ("Sind die Amis verpartnert?", [("country", "US")]),
    ],
)
def test_a_word_for_a_people_in_another_language_is_an_everyday_word_in_this_one(
    shipped_spotter, text, expected
):
    assert found(shipped_spotter, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paris, elle est jumelée avec qui ?", [("unknown_city", "Paris")]),
        ("Paris, qui le sait ?", []),
    ],
)
def test_a_city_set_off_at_the_beginning_is_one_where_it_is_taken_up(shipped_spotter, text, expected):
    assert found(shipped_spotter, text) == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("which is the oldest us sister city?", ["country"]),
        ("tell us partners of Shanghai", ["city"]),
        ("give me all the partnerships", []),
        ("who's Bude twinned with then", ["unknown_name"]),
        ("who's bude twinned with then", []),
    ],
)
def test_small_letters_and_capitals_tell_names(shipped_spotter, text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in found(shipped_spotter, text)] == kinds


@pytest.mark.parametrize("text", ["デトロイドはいつから", "デトロトはいつから", "ニューヨクと上海"])
def test_slips_within_katakana_are_forgiven(shipped_spotter, text):
    assert found(shipped_spotter, text)[0][0] == "city"


@pytest.mark.parametrize("text", ["イベントはいつから", "テーマは何ですか", "パートナーはどこ"])
def test_words_in_katakana_are_no_slips(shipped_spotter, text):
    assert found(shipped_spotter, text) == []
