"""What a yes/no question claims, predicate by predicate."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Form, Reading
from twincities.reading.several_asked import asked_severally


@pytest.fixture(scope="session")
def claimed(shipped_table):
    """Reads a question, and writes its predicates as "subject relation object", with "not" and dates."""
    read = reader(shipped_table, shipped_table.event_kinds)

    def claimed(text: str, intent: str) -> list[str] | None:
        reading = read(text, intent)
        assert Reading.from_json(reading.as_json()) == reading
        if reading.asserted is None:
            return None
        return [_in_words(one) for one in reading.asserted.predicates]

    return claimed


def _in_words(one) -> str:
    dates = " or ".join(span.isoformat() for span in one.years)
    number = "" if one.number is None else "{}..{}".format(*one.number)
    words = ["" if one.holds else "not", one.subject, one.relation.value, one.object, dates, number]
    return " ".join(word for word in words if word)


@pytest.mark.parametrize(
    ("text", "predicates"),
    [
        ("Is Chengdu twinned with Kyoto?", ["chengdu twinned kyoto"]),
        ("Is Chengdu twinned with both Kyoto and Detroit?", ["chengdu twinned kyoto", "chengdu twinned detroit"]),
        ("Are Kyoto and Detroit twinned with Chengdu?", ["kyoto twinned chengdu", "detroit twinned chengdu"]),
        (
            "Are Chengdu and Kyoto twinned even though they are in the same country?",
            ["chengdu twinned kyoto", "chengdu same country kyoto"],
        ),
        (
            "Are Kyoto and Detroit twinned with Chengdu and Chongqing respectively?",
            ["kyoto twinned chengdu", "detroit twinned chongqing"],
        ),
        (
            "Is Kyoto twinned with Chengdu and Detroit with Shanghai?",
            ["kyoto twinned chengdu", "detroit twinned shanghai"],
        ),
        ("Is Chengdu twinned with Kyoto but not with Detroit?", ["chengdu twinned kyoto", "not chengdu twinned detroit"]),
        (
            "Is Chengdu twinned with Kyoto but not with Detroit or New York?",
            ["chengdu twinned kyoto", "not chengdu twinned detroit", "not chengdu twinned new-york"],
        ),
        ("Is Chengdu twinned with neither Kyoto nor Detroit?", ["not chengdu twinned kyoto", "not chengdu twinned detroit"]),
        (
            "Are New York and Detroit both twinned with Chinese cities?",
            ["new-york partner in CN", "detroit partner in CN"],
        ),
        (
            "Neither Chengdu nor Shanghai has a partner in France?",
            ["not chengdu partner in FR", "not shanghai partner in FR"],
        ),
        (
            "Chengdu and Shanghai have no partner in France, right?",
            ["not chengdu partner in FR", "not shanghai partner in FR"],
        ),
        ("Do Chengdu and Shanghai have a partner in Japan?", ["chengdu partner in JP", "shanghai partner in JP"]),
        ("Is Chengdu twinned with Kyoto in France?", ["chengdu twinned kyoto", "kyoto lies in FR"]),
        ("Isn't Chengdu twinned with Kyoto?", ["chengdu twinned kyoto"]),
        ("Aren't Chengdu and Kyoto twinned?", ["chengdu twinned kyoto"]),
        ("Is Kyoto Chengdu's sister city?", ["chengdu twinned kyoto"]),
        ("Is Kyoto Chengdu's only partner?", ["chengdu sole partner kyoto"]),
        ("Is Chengdu twinned only with Kyoto?", ["chengdu sole partner kyoto"]),
        ("Has Chengdu no other partner than Kyoto?", ["chengdu sole partner kyoto"]),
        ("Is Chengdu the only Chinese city that is twinned with Kyoto?", ["kyoto sole partner chengdu"]),
        ("Is Kyoto Chengdu's third partner?", ["chengdu oldest partner kyoto 3..3"]),
        ("Does Chengdu have any other partner than Kyoto?", ["chengdu further partner kyoto"]),
        ("Does Chengdu have another partner?", ["chengdu further partner"]),
        ("Do Chengdu and Shanghai have a common partner?", ["chengdu common partner shanghai"]),
        ("Is Kyoto Chengdu's oldest partner?", ["chengdu oldest partner kyoto"]),
        ("Does Chengdu have both Japanese and French partners?", ["chengdu partner in JP", "chengdu partner in FR"]),
        ("Was Chengdu twinned with Kyoto in 1983 or 1985?", ["chengdu twinned kyoto 1983 or 1985"]),
    ],
)  # fmt: skip
def test_partnerships_are_claimed_pair_by_pair(claimed, text, predicates):
    assert claimed(text, "confirm_partnership") == predicates


@pytest.mark.parametrize(
    ("text", "predicates"),
    [
        ("Are there more than two partnerships with Japan?", ["number partnerships 3.."]),
        ("Are there fewer than two partnerships with Japan?", ["number partnerships 0..1"]),
        ("Are there at most two partnerships with Japan?", ["number partnerships 0..2"]),
        ("Are there exactly two Japanese partners?", ["number partnerships 2..2"]),
        ("Do Chengdu and Kyoto have at least two events?", ["number events 2.."]),
        ("Does Chengdu have partners in three countries?", ["number countries 3..3"]),
        ("Does Chengdu have partners in three US states?", ["number regions 3..3"]),
        ("Does Germany have more partners than Shanghai?", ["DE more shanghai"]),
        ("Does Chengdu have more partners than Shanghai?", ["chengdu more shanghai"]),
        ("Does Chengdu have more German partners than French ones?", ["DE more FR"]),
        ("Are there fewer partnerships with Japan than with Europe?", ["JP fewer EU"]),
        ("Does Chengdu have as many partners as Shanghai?", ["chengdu as many shanghai"]),
        ("Did more partnerships begin in 1983 than in 1985?", ["1983 more 1985"]),
        ("Does Chengdu have the most partners?", ["chengdu most"]),
        ("Did Kyoto join two years after Bordeaux?", None),
    ],
)
def test_numbers_are_claimed_with_their_bounds(claimed, text, predicates):
    found = claimed(text, "ask_partnerships")
    assert found == (
        predicates and [one.replace("..", "..None") if one.endswith("..") else one for one in predicates]
    )


@pytest.mark.parametrize(
    ("text", "intent", "predicates"),
    [
        ("Is Kyoto in Japan and Bordeaux in Spain?", "ask_country", ["kyoto lies in JP", "bordeaux lies in ES"]),
        ("Are Kyoto and Detroit in Japan?", "ask_country", ["kyoto lies in JP", "detroit lies in JP"]),
        (
            "Is it right that neither Kyoto nor Detroit has a French partner?",
            "confirm_partnership",
            ["not kyoto partner in FR", "not detroit partner in FR"],
        ),
        ("Is neither Kyoto nor Detroit Chinese?", "ask_country", ["not kyoto lies in CN", "not detroit lies in CN"]),
        ("Is Kyoto in Japan, but not in China?", "ask_country", ["kyoto lies in JP", "not kyoto lies in CN"]),
        ("Isn't Chengdu the Motor City of China?", "ask_country", None),
        ("Are Kyoto and Detroit in the same country?", "ask_country", ["kyoto same country detroit"]),
        ("Is Chengdu known for pandas and Bordeaux for wine?", "ask_known_for", ["chengdu known for pandas", "bordeaux known for wine"]),
        ("Is Chengdu known for anything other than pandas?", "ask_known_for", ["chengdu known for more pandas"]),
        ("Is Chengdu Week in Kyoto and Kyoto Week in Chengdu?", "ask_event_place", ["chengdu-week held in kyoto", "kyoto-week held in chengdu"]),
        ("Is Chengdu Week held every year?", "ask_event_recurrence", ["chengdu-week recurs"]),
        ("Is Chengdu Week a festival?", "ask_event_details", ["chengdu-week of kind festival"]),
        ("Does Shanghai Week show fashion?", "ask_event_content", ["shanghai-week shows fashion"]),
        ("Does Chengdu hold a week?", "ask_events", ["number events 1..None"]),
        ("Is the week held annually?", "ask_events", None),
        ("Since when is Chengdu twinned with Kyoto?", "ask_since", None),
    ],
)  # fmt: skip
def test_facts_are_claimed_of_what_stands_before_them(claimed, text, intent, predicates):
    assert claimed(text, intent) == predicates


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("Is Chengdu twinned with Kyoto or Detroit?", True),
        ("Is one of Kyoto and Detroit twinned with Chengdu?", True),
        ("Is Chengdu twinned with Kyoto and Detroit?", False),
        ("Was Chengdu twinned with Kyoto in 1983 or 1985?", False),
        ("Is Chengdu twinned with neither Kyoto nor Detroit?", False),
    ],
)
def test_or_between_names_offers_alternatives(shipped_table, text, alternatives):
    asserted = reader(shipped_table)(text, "confirm_partnership").asserted
    assert asserted is not None
    assert asserted.alternatives == alternatives


@pytest.mark.parametrize(
    ("text", "intent", "predicates"),
    [
        ("Kyoto is the American one with the temples, right?", "ask_city_trivia", ["kyoto lies in US"]),
        ("Has Kyoto an American one with temples?", "ask_city_trivia", None),
        ("Are any two of them partners of each other?", "confirm_partnership", None),
        ("Silver goes to two pairs at once, I believe.", "confirm_partnership", None),
        ("There are two pairs, I believe.", "confirm_partnership", ["number partnerships 2..2"]),
    ],
)
def test_what_is_no_number_and_what_is_a_place(claimed, text, intent, predicates):
    assert claimed(text, intent) == predicates


@pytest.mark.parametrize(
    ("text", "intent", "numbers"),
    [
        ("Are Kyoto's two Chinese partners twinned with each other?", "confirm_partnership", False),
        ("Has Kyoto two Chinese partners?", "confirm_partnership", True),
    ],
)
def test_a_number_that_is_taken_for_granted_is_not_claimed(claimed, text, intent, numbers):
    assert any(" 2..2" in one for one in claimed(text, intent) or ()) is numbers


@pytest.mark.parametrize(
    ("text", "intent", "predicates"),
    [
        ("Is Kyoto the only one with pandas?", "ask_known_for", ["sole partner kyoto"]),
        (
            "Are Chengdu and Kyoto the only pair of 1983?",
            "ask_common",
            ["sole partner chengdu", "sole partner kyoto"],
        ),
        ("Is Detroit the only American city Chongqing is twinned with?", "confirm_partnership", ["chongqing sole partner detroit"]),
        ("Is Detroit twinned only for the cars?", "confirm_partnership", ["sole theme cars"]),
        ("Is finance the only thing Shanghai and New York share?", "ask_exchanges", ["sole theme finance"]),
        ("Is Kyoto known only for pandas?", "ask_known_for", ["kyoto known for pandas", "not kyoto known for more pandas"]),
    ],
)  # fmt: skip
def test_what_is_claimed_to_be_the_only_one(claimed, text, intent, predicates):
    assert claimed(text, intent) == predicates


@pytest.mark.parametrize(
    ("language", "text", "intent", "claim"),
    [
        ("zh", "惠灵顿是厦门最晚的一个，对不对", "ask_newest", "xiamen newest partner wellington"),
        ("zh", "瀋陽最早的姊妹市是札幌，對吧？", "ask_oldest", "shenyang oldest partner sapporo"),
        ("zh", "最早跟上海结好的是横滨吗", "ask_oldest", "shanghai oldest partner yokohama"),
        (
            "ja",
            "上海と一番長いこと付き合うとるんは大阪やんな？",
            "ask_oldest",
            "shanghai oldest partner osaka",
        ),
        (
            "ja",
            "厦門が一番最近組んだのはウェリントンですか",
            "ask_newest",
            "xiamen newest partner wellington",
        ),
        (
            "en",
            "Wellington is the latest of Xiamen, right?",
            "ask_newest",
            "xiamen newest partner wellington",
        ),
        (
            "de",
            "Ist Wellington die jüngste von Xiamen, oder?",
            "ask_newest",
            "xiamen newest partner wellington",
        ),
        (
            "es",
            "¿Es Wellington la más reciente de Xiamen?",
            "ask_newest",
            "xiamen newest partner wellington",
        ),
        (
            "fr",
            "Wellington est-elle la plus récente de Xiamen ?",
            "ask_newest",
            "xiamen newest partner wellington",
        ),
        ("ja", "上海と大阪が一番古いの？", "ask_oldest", None),  # said of the two
        ("zh", "天津跟神户是最早的一对吗", "ask_oldest", None),
    ],
)
def test_a_place_in_an_order_is_claimed_among_the_partners_of_the_city_beside_it(
    chinese_cities, language, text, intent, claim
):
    asserted = reader(chinese_cities, language=language)(text, intent).asserted
    assert (None if asserted is None else _in_words(asserted.predicates[0])) == claim


@pytest.mark.parametrize(
    ("text", "number"),
    [("芝加哥有三个中国的姊妹城市，对吗", (3, 3)), ("文件里面说芝加哥有三个中国的姊妹市，对吗", (3, 3))],
)
def test_a_number_counts_the_noun_behind_a_country(chinese_cities, text, number):
    asserted = reader(chinese_cities, language="zh")(text, "ask_partnerships").asserted
    assert asserted is not None and asserted.predicates[0].number == number


def test_a_city_that_may_be_meant_is_no_place_where_another_lies(chinese_cities):
    text = "Is it a bigger place than Leeds, this Kobee, or is it dull?"
    assert reader(chinese_cities)(text, "ask_city_trivia").asserted is None


@pytest.mark.parametrize(
    ("text", "intent", "predicates"),
    [
        ("Is the French one the oldest and the newest American?", "ask_oldest", ["oldest partner FR", "newest partner US"]),
        ("Is Kyoto the newest and Bordeaux the oldest?", "ask_newest", ["newest partner kyoto", "oldest partner bordeaux"]),
        ("Are Shenzhen and San Jose the only pair with technology?", "confirm_partnership", ["sole partner shenzhen", "sole partner san-jose"]),
        ("Did Chengdu begin before 1990 and Hangzhou after 2000?", "ask_since", ["chengdu began ..1989", "hangzhou began 2001.."]),
        ("Is Kyoto only about pandas?", "ask_known_for", ["sole theme pandas"]),
        ("Are Kyoto and Bordeaux both about wine?", "ask_common", ["kyoto about wine", "bordeaux about wine"]),
    ],
)  # fmt: skip
def test_every_part_of_a_claim_is_a_predicate(claimed, text, intent, predicates):
    assert claimed(text, intent) == predicates


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is Hangzhou's oldest partner in Asia?", "en"),
        ("La plus ancienne partenaire de Hangzhou est-elle en Asie ?", "fr"),
        ("Is the Asian one the oldest?", "en"),
        ("L'asiatique est-elle la plus ancienne ?", "fr"),
        ("Ist die asiatische die älteste?", "de"),
        ("¿La asiática es la más antigua?", "es"),
        ("一番古い相手はアジア？", "ja"),
    ],
)
def test_a_place_that_the_oldest_is_said_to_lie_in_bounds_nothing(shipped_table, text, language):
    read = reader(shipped_table, language=language)(text, "ask_oldest")
    assert (read.form, read.continents, read.restriction.continents) == (Form.CONFIRM, ("AS",), ())


@pytest.mark.parametrize(
    ("text", "language", "unread"),
    [
        ("Do our pupils go to Japan every year?", "en", ("every year",)),
        ("Sind unsere Schüler jedes Jahr in Japan?", "de", ("jedes Jahr",)),
        ("Nos élèves vont-ils au Japon tous les ans ?", "fr", ("tous les ans",)),
        ("¿Van nuestros alumnos a Japón todos los años?", "es", ("todos los años",)),
        ("我们的学生每年都去日本吗", "zh", ("每年",)),
        ("生徒は毎年日本に行きますか", "ja", ("毎年",)),
        ("Is Chengdu Week held every year?", "en", ()),
    ],
)
def test_how_often_is_unread_where_no_event_is_spoken_of(shipped_table, text, language, unread):
    assert reader(shipped_table, language=language)(text, "ask_exchanges").unread == unread


@pytest.mark.parametrize(
    ("text", "language"), [("成都周每年四月举行吗", "zh"), ("成都ウィークは毎年4月ですか", "ja")]
)
def test_a_month_behind_every_year_is_read(shipped_table, text, language):
    read = reader(shipped_table, language=language)(text, "ask_event_recurrence")
    assert read.event_bounds is not None and read.event_bounds.months == (4,)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("一番古いのはフランスで、一番新しいのはアメリカですよね", "ja"),
        ("最早的是法国的，最新的是美国的吗", "zh"),
        ("Ist die französische die älteste und die neueste amerikanisch?", "de"),
        ("La française est la plus ancienne et la plus récente est américaine ?", "fr"),
        ("¿La francesa es la más antigua y la más nueva es estadounidense?", "es"),
    ],
)
def test_the_oldest_and_the_newest_are_claimed_by_themselves(shipped_table, text, language):
    parts = asked_severally(reader(shipped_table, language=language)(text, "ask_oldest"))
    assert [(one.intent, one.countries) for one in parts] == [
        ("ask_oldest", ("FR",)),
        ("ask_newest", ("US",)),
    ]
    assert {one.form for one in parts} == {Form.CONFIRM}
