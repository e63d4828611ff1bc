"""What a question names, read from entities of any origin."""

from __future__ import annotations

import json

import pytest

from tests.conftest import ROOT
from tests.questions import reader
from twincities.reading import Cue, Dimension, Form, Measure, Rank, Reading, read_payload, read_question
from twincities.reading.several_asked import asked_severally
from twincities.table import DateSpan, Filter, load_table


@pytest.fixture(scope="session")
def read(shipped_table):
    as_intent = reader(shipped_table)

    def read(text: str, intent: str = "ask_since") -> Reading:
        return as_intent(text, intent)

    return read


def test_names_are_sorted_by_kind(read):
    question = read("Chengdu and Kyoto, Beijing, Chengdu Week, the French, before 1985, wine, not Detroit")
    assert question.cities == ("chengdu", "kyoto")
    assert question.events == ("chengdu-week",)
    assert question.countries == ("FR",)
    assert question.themes == ("wine",)
    assert question.years == (DateSpan.of_years(None, 1984),)
    assert question.excluded_cities == ("detroit",)
    assert [(one.name, one.kind) for one in question.unknown] == [("Beijing", "unknown_city")]


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("which are not in the US", [], ["US"]),
        ("which aren't American", [], ["US"]),
        ("all pairs outside Europe", [], ["EU"]),
        ("which did not begin in the 80s", [], ["80s"]),
        ("which have nothing to do with wine", [], ["wine"]),
        ("before 1985 and not in the US", ["before 1985"], ["US"]),
        ("in Japan but not about wine", ["JP"], ["wine"]),
        ("neither in Japan nor in France", [], ["JP", "FR"]),
        ("not in Japan or France", [], ["JP", "FR"]),
        ("not Detroit, the French one", ["FR"], []),
        ("no, the ones in Japan", ["JP"], []),
        ("isn't it in Japan", ["JP"], []),
        ("the French ones, not more", ["FR"], []),
        ("leave out the one from the 80s", [], ["80s"]),
        ("is Paris not there? show the ones in Japan", ["JP"], []),
        ("those about wine – I mean, who has wine?", ["wine"], []),
    ],
)
def test_a_negation_reaches_to_the_next_name(read, text, wanted, unwanted):
    def conditions(wanted):
        years = {DateSpan.of_years(1980, 1989): "80s", DateSpan.of_years(None, 1984): "before 1985"}
        named = (
            *wanted.countries,
            *wanted.continents,
            *wanted.themes,
            *(years[span] for span in wanted.years),
        )
        return list(named)

    found = read(text).conditions
    assert conditions(found) == wanted
    assert (conditions(found.without) if found.without else []) == unwanted


def test_two_spellings_of_a_city_are_one_city(read):
    assert read("NYC or New York").cities == ("new-york",)


def test_rows_that_are_gone_are_dropped(shipped_table):
    entities = [{"entity": kind, "value": "gone"} for kind in ("city", "partnership", "event", "theme")]
    question = read_payload("ask_since", [*entities, {"entity": "country", "value": "XX"}])
    assert not question.within(shipped_table).names_something


@pytest.mark.parametrize(
    ("text", "described", "rank", "themes"),
    [
        ("is Chengdu-Kyoto older than the panda pair", Filter(themes=("pandas",)), None, ()),
        ("is the wine pair older than the panda pair", Filter(themes=("pandas",)), None, ("wine",)),
        ("which are as old as the one from 1983", Filter(years=(DateSpan.of_years(1983, 1983),)), None, ()),
        ("which are older than the newest", Filter(), Rank(Measure.AGE, False), ()),
        ("which is older, the panda pair or the wine pair", Filter(), None, ("pandas", "wine")),
    ],
)
def test_what_rows_are_held_against_can_be_described(read, text, described, rank, themes):
    question = read(text, "compare_age")
    assert question.comparison is not None
    assert (question.comparison.described, question.comparison.rank) == (described, rank)
    assert question.themes == themes
    assert question == Reading.from_json(json.loads(json.dumps(question.as_json())))


def test_the_same_day_as_a_date_is_that_date(read):
    question = read("Who twinned with Kyoto on 3 June 1983, the same day?")
    assert read("3 June 1983, the same day, with Kyoto").comparison is None
    assert question.years and question.comparison is None
    held_against = read("Which began on the same day as Kyoto's?", "ask_partnerships").comparison
    assert held_against is not None and held_against.unit == "day"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("partners of Chengdu that lie neither in Asia nor in Europe", ("ask_partnerships", Form.LIST)),
        ("partners of Chengdu lie in Asia", ("confirm_partnership", Form.CONFIRM)),
        ("do partners of Chengdu lie in Asia?", ("confirm_partnership", Form.CONFIRM)),
        ("and their partners are?", ("ask_partner", Form.TELL)),
        ("and their partners are in Asia?", ("confirm_partnership", Form.CONFIRM)),
    ],
)
def test_what_only_describes_or_is_left_open_claims_nothing(read, text, form):
    question = read(text, "confirm_partnership")
    assert (question.intent, question.form) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("I think one is with Japan, but which?", Form.LIST),
        ("I think one is with Japan, which is in Asia", Form.CONFIRM),
    ],
)
def test_what_is_supposed_before_a_question_is_not_what_is_asked(read, text, form):
    assert read(text, "ask_partnerships").form is form


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Is there a panda place in Kyoto because of a sister city thing?", False),
        ("Are Shanghai and New York twinned because of the port?", True),
        ("I ask because of school: are Shanghai and New York twinned?", False),
        ("Was the partnership of Shanghai and New York suspended because of the war?", False),
    ],
)
def test_a_claimed_reason_for_twinning_is_nothing_that_a_table_says(read, text, unread):
    said = read(text, "confirm_partnership").unread
    assert any(words.startswith("because of") for words in said) is unread


def test_since_a_decade_claims_of_one_pair_that_it_began_within(read):
    assert read("have Chengdu and Kyoto been twinned since the 80s?").years == (
        DateSpan.of_years(1980, 1989),
    )
    assert read("which exist since the 80s", "ask_partnerships").years == (DateSpan.of_years(1980),)


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("cuántas semanas hay", "es", ("week",)),
        ("combien de semaines y a-t-il", "fr", ("week",)),
        ("wie viele Wochen gibt es", "de", ("week",)),
        ("wie viele Programme gibt es", "de", ("programme",)),
        ("wie viele Feste gibt es", "de", ()),
    ],
)
def test_kinds_of_events_are_named_in_the_plural_of_a_language(shipped_table, text, language, kinds):
    question = {"intent": "list_events", "text": text, "entities": []}
    assert read_question(question, shipped_table.event_kinds, language=language).event_kinds == kinds


def test_what_is_described_before_the_word_that_asks_for_it_is_to_have_it():
    question = {"intent": "ask_partner", "text": "有三个友城的是哪座", "entities": []}
    asked = read_question(question, language="zh").entities
    assert asked is not None and [(one.least, one.most) for one in asked.having] == [(3, 3)]
    beside = read_question({**question, "text": "有三个友城，是哪座"}, language="zh").entities
    assert beside is None or not beside.having


def test_a_number_before_the_noun_that_is_described_is_how_many_are_wanted():
    most = {"intent": "ask_partnerships", "text": "友城最多的三座城市", "entities": []}
    read_so = read_question(most, language="zh")
    assert read_so.entities is not None and read_so.entities.kind is Dimension.CITY
    assert read_so.rank == Rank(Measure.PARTNERSHIPS, True, 1, 3)


def test_what_ends_in_what_all_are_claims_it(read):
    assert read("Chengdu's partners all European?", "ask_partnerships").form is Form.CONFIRM
    assert read("Chengdu's partners, all European ones", "ask_partnerships").form is not Form.CONFIRM


@pytest.mark.parametrize(("text", "claims"), [("成都的都在亚洲吗", False), ("成都在亚洲吗", True)])
def test_all_of_one_city_are_its_partners_and_not_the_city(text, claims):
    names = [("city", "chengdu", "成都"), ("continent", "AS", "亚洲")]
    entities = [
        {"entity": kind, "value": value, "start": text.index(name), "end": text.index(name) + 2}
        for kind, value, name in names
    ]
    question = {"intent": "ask_country", "text": text, "entities": entities}
    assert (read_question(question, language="zh").asserted is not None) is claims


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("which have existed since 1983", DateSpan.of_years(1983, 1983)),
        ("which were added since 1983", DateSpan.of_years(1983, None)),
    ],
)
def test_what_has_lasted_since_a_year_began_in_it(read, text, years):
    assert read(text, "ask_partnerships").years == (years,)


@pytest.mark.parametrize(
    ("text", "countries", "designated"),
    [
        ("which others does that Chinese city have in Europe", (), ("CN",)),
        ("which others does a Chinese city have in Europe", ("CN",), ()),
    ],
)
def test_a_place_that_says_what_is_pointed_at_bounds_nothing(read, text, countries, designated):
    asked = read(text, "ask_partnerships")
    assert (asked.countries, asked.designated, asked.continents) == (countries, designated, ("EU",))


@pytest.mark.parametrize(
    ("text", "conjoined"),
    [
        ("pairs about wine + pandas", True),
        ("pairs about wine & pandas", True),
        ("pairs about wine / pandas", False),
    ],
)
def test_a_sign_between_themes_joins_them(read, text, conjoined):
    assert read(text, "ask_partnerships").has(Cue.CONJOINED) is conjoined


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("has Chengdu a partner in Germany?", "ask_partner"),
        ("is the partner of Chengdu in Germany?", "ask_country"),
    ],
)
def test_who_has_a_partner_somewhere_is_no_question_for_a_place(read, text, intent):
    assert read(text, "ask_country").intent == intent


@pytest.mark.parametrize(
    ("text", "of_cities"),
    [
        ("list the French cities with their Chinese partner", False),
        ("list the French cities with a Chinese partner", True),
        ("from how many countries, except China, do the cities come", True),
    ],
)
def test_things_told_with_their_partners_are_partnerships(read, text, of_cities):
    asked = read(text, "ask_partnerships").entities
    assert (asked is not None) is of_cities
    assert asked is None or all(one.most != 0 for one in asked.having)


@pytest.mark.parametrize(
    ("text", "wanted"), [("the newest of five", 1), ("the five newest", 5), ("the newest five", 5)]
)
def test_all_that_there_are_is_no_number_of_those_wanted(read, text, wanted):
    assert read(text, "ask_newest").rank == Rank(Measure.AGE, False, 1, wanted)


@pytest.mark.parametrize(
    ("written", "name", "said"),
    [
        ("Wien", "Vienna", "Wien"),
        ("pékin", "Beijing", "Pékin"),
        ("Londoner", "London", "London"),
        ("Lisbonne", "Lisbon", "Lisbonne"),
        ("lissabon", "Lisbon", "Lissabon"),
        ("北京", "Beijing", "北京"),
    ],
)
def test_a_stranger_is_called_as_it_was_written_where_that_is_another_name(written, name, said):
    entity = {"entity": "unknown_city", "value": name, "written": written, "start": 0, "end": len(written)}
    question = {"intent": "name_subject", "text": written, "entities": [entity]}
    assert read_question(question).unknown[0].said == said


@pytest.mark.parametrize(
    ("text", "only"),
    [("only the French ones", True), ("the French ones only", True), ("is it only French", False)],
)
def test_a_word_for_only_narrows_down_at_either_end(read, text, only):
    assert read(text, "ask_partnerships").has(Cue.ONLY) is only


@pytest.mark.parametrize(
    ("text", "brief"), [("一共有几对", True), ("这些友好城市一共有几对", False), ("how many then", True)]
)
def test_two_signs_of_a_script_without_spaces_count_as_one_word(text, brief):
    language = "zh" if not text.isascii() else "en"
    question = {"intent": "ask_partnerships", "text": text, "entities": []}
    assert read_question(question, language=language).has(Cue.BRIEF) is brief


_PEOPLE = ("Ms Anna Gold", "Tom Kehoe", "Máire Furlong", "Tom Brown")


@pytest.mark.parametrize(
    ("text", "unread", "people"),
    [
        ("Which towns does Máire Furlong look after?", (), ["Máire Furlong"]),
        ("which towns does maire furlong look after", (), ["Máire Furlong"]),
        ("which towns does furlong look after", ("furlong",), ["Máire Furlong"]),
        ("Which are Ms Gold's?", (), ["Ms Anna Gold"]),
        ("Which ones does Tom mind?", (), ["Tom Kehoe", "Tom Brown"]),
        ("Which ones does Tom Kehoe mind?", (), ["Tom Kehoe"]),
        ("Which ones does Anna Miller mind?", (), []),
        ("Which have gold mines?", (), []),
        ("Is it run by a furlong of officials?", (), []),
    ],
)
def test_who_looks_after_partnerships_is_named(shipped_table, text, unread, people):
    at = [{"text": word, "start": text.index(word), "end": text.index(word) + len(word)} for word in unread]
    question = {"intent": "ask_not_recorded", "text": text, "entities": [], "unread": at}
    read = read_question(question, people=_PEOPLE)
    assert list(read.people) == people
    assert not (people and read.unread)


@pytest.mark.parametrize(
    ("text", "language", "people"),
    [
        ("Welche betreut Frau Demir?", "de", ["Frau Aylin Demir"]),
        ("und die von Frau Harms?", "de", ["Frau Grete Harms"]),
        ("Gehört Falun zu Herrn Behnke?", "de", ["Herr Jonas Behnke"]),
        ("Welche betreut die Frau?", "de", []),
        ("Which ones does Ms Okada mind?", "en", ["Ms Ena Okada"]),
        ("Which ones do Frau Demir and Ms Okada mind?", "en", ["Frau Aylin Demir", "Ms Ena Okada"]),
    ],
)
def test_what_people_have_in_common_tells_none_of_them_from_the_others(text, language, people):
    known = ("Frau Grete Harms", "Herr Jonas Behnke", "Frau Aylin Demir", "Ms Ena Okada", "Ms Lil Gold")
    question = {"intent": "ask_partnerships", "text": text, "entities": []}
    assert list(read_question(question, people=known, language=language).people) == people


@pytest.mark.parametrize(
    ("text", "left_out", "asked"),
    [
        ("which are about wine, leaving out the dormant ones", ["dormant"], set()),
        ("those that are neither dormant nor suspended", ["dormant", "suspended"], set()),
        ("list all except the suspended ones", ["suspended"], set()),
        ("the dormant ones left aside, which began in 1990", ["dormant"], set()),
        ("begun before 1985 and not suspended or ended", ["suspended"], set()),
        ("those that are neither active nor ended", ["active", "ended"], set()),
        ("which ones aren't active", ["active"], set()),
        ("which are there besides the one that ended", ["ended"], set()),
        ("is there one about wine, other than the dormant one", ["dormant"], set()),
        ("is there any with Japan apart from the one that ended", ["ended"], set()),
        ("which are dormant", [], {Cue.DORMANT}),
        ("which are not in Japan and dormant", [], {Cue.DORMANT}),
        ("which have no partner in Japan and are dormant", [], {Cue.DORMANT}),
    ],
)
def test_states_are_left_out(read, text, left_out, asked):
    question = read(text, "ask_partnerships")
    assert list(question.unwanted.states) == left_out
    assert question.cues & {Cue.DORMANT, Cue.SUSPENDED} == asked
    assert question.has(Cue.END) is bool(asked)


@pytest.mark.parametrize(
    ("language", "text", "left_out"),
    [
        ("en", "is there a link with Japan, apart from the one that ended?", ["ended"]),
        ("fr", "y a-t-il un jumelage avec le Japon, à part celui qui a pris fin ?", ["ended"]),
        ("es", "¿hay algún hermanamiento con Japón, aparte del que terminó?", ["ended"]),
        ("de", "gibt es Partnerschaften mit Japan außer der, die beendet ist?", ["ended"]),
        ("ja", "終了したもの以外に日本との提携はありますか", ["ended"]),
        ("en", "which ones with Japan haven't ended?", ["ended"]),
        ("fr", "lesquels avec le Japon ne sont pas encore terminés ?", ["ended"]),
        ("es", "¿cuáles con Japón no han terminado?", ["ended"]),
        ("de", "welche mit Japan sind noch nicht beendet?", ["ended"]),
        ("ja", "日本との提携で終了していないものを挙げてください", ["ended"]),
        ("zh", "与日本的友城关系中哪些还没有终止", ["ended"]),
        ("ja", "終了していない日本との提携はありますか", ["ended"]),
        ("ja", "リヨンとの提携は終わっていませんか", []),
        ("en", "is Lyon's not dormant?", []),
        ("en", "are there dormant ones besides Lyon's?", []),
        ("ja", "リヨンとの提携は休止中ではないですか", []),
    ],
)
def test_the_country_is_kept_where_a_state_is_set_aside(shipped_table, language, text, left_out):
    question = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert list(question.unwanted.states) == left_out
    assert not question.unwanted.countries


@pytest.mark.parametrize(
    ("text", "countries", "celebrated", "abroad"),
    [
        ("which weeks celebrate a Chinese city but are held in America", ("US",), ("CN",), False),
        ("weeks for a foreign city that are held in China", ("CN",), (), True),
        ("which weeks are held in Japan", ("JP",), None, False),
        ("which partnerships celebrate a Chinese anniversary", ("CN",), None, False),
        ("which event shows French wine", (), ("FR",), False),
        ("is there a festival of traditional Japanese music", (), ("JP",), False),
        ("which festival about music is there in Japan", ("JP",), None, False),
    ],
)
def test_whom_events_celebrate_is_not_where_they_are_held(read, text, countries, celebrated, abroad):
    question = read(text, "list_events")
    assert question.countries == countries
    bounds = question.event_bounds
    assert (bounds.celebrated if bounds else None) == celebrated
    assert bool(bounds and bounds.celebrated_abroad) is abroad
    assert Reading.from_json(question.as_json()) == question


def test_an_island_is_not_iceland(read):
    assert read("is Kyoto twinned with the island", "confirm_partnership").countries == ()
    assert read("is Kyoto twinned with Iceland", "confirm_partnership").countries == ("IS",)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("our Kyoto is the one near the sea", Cue.IDENTIFIED),
        ("is that the one in Kyoto", None),
        ("it is a part of Kyoto, right", Cue.PART_OF),
        ("who came next", Cue.NEXT),
        ("of the Japanese ones", Cue.SCOPE),
        ("which of the Japanese ones are there", None),
        ("whom are the weeks for", Cue.FOR_WHOM),
    ],
)
def test_further_cues(read, text, cue):
    told = {Cue.IDENTIFIED, Cue.PART_OF, Cue.NEXT, Cue.SCOPE, Cue.FOR_WHOM}
    assert read(text, "ask_country").cues & told == ({cue} if cue else set())


def test_how_many_are_asked_for_may_stand_behind_which(read):
    assert read("which five are the oldest", "ask_oldest").rank == Rank(Measure.AGE, True, 1, 5)
    assert read("which of the five is the oldest", "ask_oldest").rank == Rank(Measure.AGE, True)


def test_an_order_is_not_taken_from_an_intent_that_words_overrule(read):
    assert read("who looks after that one", "ask_newest").rank is None
    assert read("who is that one", "ask_newest").rank == Rank(Measure.AGE, False)


@pytest.mark.parametrize(
    ("text", "word", "had"),
    [
        ("how many German partners have a beach", "beach", True),
        ("which Chinese city is twinned with an African capital", "capital", True),
        ("a leaflet on German partners please", "leaflet", False),
        ("for a lecture, which German partners have you", "lecture", False),
    ],
)
def test_what_things_are_to_have_may_not_be_understood(shipped_table, text, word, had):
    at = text.index(word)
    unread = [{"text": word, "start": at, "end": at + len(word)}]
    question = {"intent": "ask_partnerships", "text": text, "entities": [], "unread": unread}
    assert read_question(question).has(Cue.UNREAD_HAD) is had


@pytest.mark.parametrize(
    ("text", "form", "claims"),
    [
        ("does every Chinese city have a partner in Japan", Form.CONFIRM, True),
        ("has every continent got a partner", Form.CONFIRM, True),
        ("how many partners does every city have", Form.COUNT, False),
        ("partners of each city", Form.GROUP, False),
    ],
)
def test_what_each_is_claimed_to_have(read, text, form, claims):
    question = read(text, "ask_partnerships")
    assert (question.form is Form.CONFIRM) is claims
    assert bool(question.entities and question.entities.having) is claims or not claims


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Are there more partnerships between China and France or between China and Japan?",
            (("CN", "FR"), ("CN", "JP")),
        ),
        ("Does China have more partnerships with France or with Japan?", (("CN", "FR"), ("CN", "JP"))),
        ("Are there more partnerships with France or with Japan?", ()),
        ("Are there partnerships between China and France or between China and Japan?", ()),
        ("Which of France, Japan or Spain has more partnerships?", ()),
        (
            "Do China and France have more partnerships together than Spain and Japan?",
            (("CN", "FR"), ("ES", "JP")),
        ),
        ("Do China and France have more partnerships than Spain and Japan?", ()),
    ],
)
def test_numbers_between_two_pairs_of_places_are_counted_one_by_one(read, text, pairs):
    question = read(text, "ask_partnerships")
    assert question.pairs == pairs
    counted = [one.conditions for one in asked_severally(question) if pairs]
    assert [one.countries for one in counted] == [*pairs]
    assert all(one.both_ends for one in counted)


def test_what_has_the_most_partners_is_asked_for_though_no_verb_says_so(read):
    question = read("Chinese city with the most sister cities?", "ask_partnerships")
    assert question.entities.kind is Dimension.CITY


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("how many partnerships does China have with Japan?", True),
        ("Does China have any twinnings with the US?", True),
        ("how many twinnings are there between two Japanese cities?", True),
        ("how many partnerships within Japan are there?", True),
        ("are there pairs that are both in Japan?", True),
        ("how many has Japan got with the US?", True),
        ("count of partnerships linking China with the US", True),
        ("number of twinnings joining China to Japan", True),
        ("How many US-Japan pairs?", True),
        ("list partnerships with Japan and with France", False),
        ("which partners are in Spain and in Japan?", False),
        ("how many partnerships has China, and Japan?", False),
        ("which cities have partnerships with China and Japan?", False),
        ("how many partnerships are there with Japan?", False),
    ],
)
def test_two_places_or_one_are_those_of_both_ends(read, text, both):
    assert read(text, "ask_partnerships").conditions.both_ends is both


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("common partners of Chengdu and Shanghai", True),
        ("the partners Chengdu and Shanghai have in common", True),
        ("Chengdu and Shanghai: is there any city that is a partner of both of them?", True),
        ("any city twinned with both Chengdu and Shanghai?", True),
        ("the partners of Chengdu and Shanghai", False),
        ("what do Chengdu and Shanghai have in common?", False),
    ],
)
def test_what_two_have_both_is_asked_of_each(read, text, shared):
    asked = read(text, "ask_partnerships").entities
    having = asked.having if asked else ()
    assert ([one.cities for one in having] == [("chengdu",), ("shanghai",)]) is shared


def test_who_told_of_it_is_no_part_of_a_claim(shipped_table):
    def unread(text: str) -> tuple[str, ...]:
        words = [{"text": "pub", "start": text.index("pub"), "end": text.index("pub") + 3}]
        entities = [
            {"entity": "city", "value": id, "start": text.index(name), "end": text.index(name) + len(name)}
            for name, id in (("Chengdu", "chengdu"), ("Kyoto", "kyoto"))
        ]
        question = {"intent": "confirm_partnership", "text": text, "entities": entities, "unread": words}
        return read_question(question).unread

    assert unread("Somebody in the pub told me Chengdu is twinned with Kyoto, true?") == ()
    assert unread("Is it so that Chengdu is twinned with Kyoto in the pub?") == ("pub",)


def test_what_all_are_called_is_claimed_where_nothing_else_is(shipped_table):
    """ "Are all of ours friendships?" leaves none out that is none."""
    table = load_table(ROOT / "tests" / "conversations" / "own_tables" / "oregon")
    read = reader(table, with_ties=True)
    for text in ("are all of ours friendships?", "are they all friendships?", "are all ties friendships?"):
        question = read(text, "confirm_partnership")
        assert (question.kinds, question.restriction.kinds) == (("friendship",), ())
    active = read("are all friendships active?", "confirm_partnership")
    assert (active.kinds, active.restriction.kinds) == (("friendship",), ("friendship",))
    assert read("are they all sister cities?", "confirm_partnership").kinds == ("sister city",)
    assert read("are they sister cities?", "confirm_partnership").kinds == ()


@pytest.mark.parametrize(
    ("own_words", "cues"), [({}, set()), ({9: "partnerstadt"}, {Cue.PARTNERSHIP, Cue.OF_PARTNER})]
)
def test_a_word_of_the_table_itself_counts_as_the_usual_one(own_words, cues):
    question = {"intent": "ask_partner", "text": "welche Bundstadt?", "start": 2, "entities": []}
    read = read_question(question, language="de", own_words=own_words)
    assert read.cues & {Cue.PARTNERSHIP, Cue.OF_PARTNER} == cues


def test_how_many_partnerships_is_a_number_whatever_was_learned(shipped_table):
    for text, form in (
        ("How many twinnings have been renewed at least once?", Form.COUNT),
        ("Which twinnings have been renewed at least once?", Form.TELL),
    ):
        question = {"intent": "ask_partnerships", "text": text, "entities": []}
        learned = {"name": "tell", "confidence": 0.99}
        assert read_question({**question, "form": learned}).form is form


@pytest.mark.parametrize(
    "text",
    [
        "Which Chinese cities have a brother city in my country?",
        "How many Chinese cities are twinned with one in my country?",
        "Is there a Chinese city in my country?",
    ],
)
def test_what_is_had_in_ones_own_country_lies_in_the_one_told_before(text):
    before = "I am from Peru. "
    question = {
        "intent": "ask_partnerships",
        "text": text,
        "start": len(before),
        "entities": [
            {"entity": "country", "value": "PE", "start": 10, "end": 14},
            {
                "entity": "country",
                "value": "CN",
                "start": len(before) + text.index("Chinese"),
                "end": len(before) + text.index("Chinese") + len("Chinese"),
            },
        ],
    }
    asked = read_question(question).entities
    assert asked is not None and [one.countries for one in asked.having] == [("PE",)]


def test_a_sentence_that_only_says_it_is_the_last_picks_nothing(read):
    assert read("Last one. Which places are twinned with Kyoto?").nth is None
    assert read("The last one?").nth == -1
