"""Where a message may be cut, and when it is."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.training_data.message import Message

from twincities.nlu.clauses import QUESTIONS, ClauseCollector, ClauseSplitter
from twincities.nlu.names.spotter import Spotter
from twincities.nlu.questions.asides import Asides
from twincities.nlu.questions.asked import Reader
from twincities.nlu.questions.remarks_before import opens_question
from twincities.nlu.questions.segments import segments_of
from twincities.nlu.text.mentions import as_entity

CHATTER = ["greet", "thank"]


@pytest.fixture(scope="session")
def spotter(shipped_table):
    return Spotter(shipped_table)


@pytest.mark.parametrize(
    ("text", "language", "pieces"),
    [
        ("您列出的五对中，主题是教育的有哪些", "zh", 1),
        ("您列出了五对，主题是教育的有哪些", "zh", 2),
        ("この5組の中で、教育がテーマのものは", "ja", 1),
        ("この5組ですが、教育がテーマのものは", "ja", 2),
    ],
)
def test_what_is_picked_from_is_no_question_of_its_own(text, language, pieces):
    assert len(segments_of(text, (), language)) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("When was Kyoto twinned?", ["When was Kyoto twinned"]),
        ("Who is it? Since when?", ["Who is it", "Since when"]),
        ("when and what events", ["when", "what events"]),
        ("hi, when was Kyoto twinned", ["hi", "when was Kyoto twinned"]),
        ("between Kyoto and Chengdu", ["between Kyoto and Chengdu"]),
        ("the years between the oldest and the newest", ["the years between the oldest and the newest"]),
        ("what is between those two and since when", ["what is between those two and since when"]),
        ("the gap between one and two and since when", ["the gap between one and two", "since when"]),
        ("Kyoto, Chengdu and Detroit", ["Kyoto, Chengdu and Detroit"]),
        ("重庆什么时候？和谁？", ["重庆什么时候", "和谁"]),
        ("N.Y.C. since?", ["N.Y.C. since"]),
        ("1. since when? 2. who 3) where", ["since when", "who", "where"]),
        ("12. since when\n- who", ["since when", "who"]),
        ("who are the top 3. since when", ["who are the top 3. since when"]),
        ("in which year? 1985? or 40?", ["in which year", "1985", "or 40"]),
        ("when was Kyoto, sorry, I mean Detroit twinned", ["when was Kyoto, sorry, I mean Detroit twinned"]),
        ("my wifi is awful Which is the oldest", ["my wifi is awful", "Which is the oldest"]),
        ("it is due at 8. Which is the oldest", ["it is due at 8.", "Which is the oldest"]),
        (
            "hi we have a quiz at school what is the oldest",
            ["hi we have a quiz at school", "what is the oldest"],
        ),
        (
            "hi need Kyoto for geography (the Japanese one) how many twins does it have",
            ["hi need Kyoto for geography (the Japanese one)", "how many twins does it have"],
        ),
        ("hi i need Kyoto and then how many has Lyon", ["hi i need Kyoto", "how many has Lyon"]),
        (
            "hi need help with a poster, what town is Kyoto twinned with",
            ["hi need help with a poster", "what town is Kyoto twinned with"],
        ),
        (
            "hi have to do a talk at school how many are there",
            ["hi have to do a talk at school", "how many are there"],
        ),
        ("our town is twinned with how many", ["our town is twinned with how many"]),
        ("i need to know what is the oldest", ["i need to know what is the oldest"]),
        ("my friend from Kyoto asks who is twinned", ["my friend from Kyoto asks who is twinned"]),
        (
            "I'm a student in Kyoto, which is the oldest",
            ["I'm a student in Kyoto", "which is the oldest"],
        ),
        (
            "hello my name is lucy i am 8 years old which city has pandas",
            ["hello my name is lucy i am 8 years old", "which city has pandas"],
        ),
        ("1. Which is the oldest 2. When was it", ["Which is the oldest", "When was it"]),
        ("I saw The Who and asked which is oldest", ["I saw The Who", "asked which is oldest"]),
        ("Which Is The Oldest? When Was It?", ["Which Is The Oldest", "When Was It"]),
    ],
)
def test_cuts(spotter, text, pieces):
    assert [
        text[piece.start : piece.end].strip(" ,") for piece in segments_of(text, spotter.spot(text))
    ] == pieces


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("hi muss ein Referat über die Partnerstädte machen wie viele haben wir", "de", 2),
        ("muss a Referat halten wieviel Städte sind es", "de", 2),
        ("Ich fahre nach Kyoto und bin neugierig: welche Partner hat die Stadt?", "de", 2),
        ("I travel to Kyoto and am curious: which partners does it have?", "en", 2),
        ("Viajo a Kioto y tengo curiosidad: ¿qué ciudades hermanas tiene?", "es", 2),
        ("Partner von Kyoto: welche sind das?", "de", 1),
        ("Ich frage: welche Partner gibt es?", "de", 1),
        ("i have to give a talk on twin towns, which ones are in Japan", "en", 2),
        ("Which have all three, i.e. partners in Japan?", "en", 1),
        ("Wie viele hat Kyoto in Asien, d.h. in China?", "de", 1),
        ("I wonder about all of these, which ones are in Japan", "en", 1),
        ("I talk with our partner over there, and which is it", "en", 1),
        ("Wir planen unsere Vereinsreise, in welcher Partnerstadt gibt es ein Fest?", "de", 2),
        ("je dois faire un exposé sur les jumelages, lesquels sont au Japon ?", "fr", 2),
        ("tengo que hacer una exposición sobre hermanamientos, cuáles están en Japón?", "es", 2),
        ("我要做一个关于友城的报告，哪些在日本？", "zh", 2),
        ("我想知道这些友城的情况，哪些在日本？", "zh", 1),
        ("学校で姉妹都市の発表をするんですが、日本の都市はどれですか", "ja", 2),
        ("姉妹都市を探しているんですが、日本の都市はどれですか", "ja", 1),
    ],
)
def test_what_its_writer_tells_before_a_question_is_a_sentence(spotter, text, language, sentences):
    pieces = segments_of(text, spotter.spot(text), language)
    assert len({piece.sentence for piece in pieces}) == sentences


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I am still learning German. What is that, a sister city?", "en"),
        ("Ich lerne noch Deutsch. Was ist das, eine Partnerstadt?", "de"),
        ("J'apprends encore l'allemand. C'est quoi, une ville jumelle ?", "fr"),
        ("Aprendo alemán. ¿Qué es eso, una ciudad hermana?", "es"),
        ("我还在学德语。友好城市，那是什么？", "zh"),
        ("まだドイツ語を勉強しています。姉妹都市って何ですか？", "ja"),
    ],
)
def test_the_language_that_somebody_learns_names_no_country(spotter, text, language):
    default = ("define_sister_city", 0.6)
    message = divided(spotter, text, {}, default=default, language=language)
    assert [one["entities"] for one in message.get(QUESTIONS)] == [[]]


def divided(spotter, text, readings, default=("ask_overview", 0.4), form="tell", language=None):
    """The message after splitting and collecting, with the classifier replaced by a table of readings."""
    message = Message({"text": text, "entities": [as_entity(one, text) for one in spotter.spot(text)]})
    message.set("language", language)
    messages = ClauseSplitter().process([message])
    for one in messages:
        intent, confidence, *own = readings.get(one.get("text").strip(" ,.?。？"), default)
        one.set("intent", {"name": intent, "confidence": confidence})
        one.set("form", {"name": own[0] if own else form, "confidence": 0.9})
        one.set(
            "intent_ranking",
            [{"name": intent, "confidence": confidence}, {"name": "greet", "confidence": 0.1}],
        )
    (collected,) = ClauseCollector(
        {
            "threshold": 0.5,
            "chatter": CHATTER,
            "exclamations": ["greet", "thank"],
            "topic_intent": "name_subject",
            "list_intents": ["ask_partnerships"],
            "event_intents": ["list_events"],
            "pronouns": ["that"],
            "it": ["it"],
            "of_us": [],
            "impersonal": [],
            "writer": ["i"],
            "trivia": ["ask_city_trivia"],
            "tag_intent": "doubt",
        }
    ).process(messages)
    return collected


def test_two_questions_are_both_kept_with_their_names(spotter):
    message = divided(
        spotter,
        "who is Kyoto's partner and when was Detroit twinned?",
        {"who is Kyoto's partner": ("ask_partner", 0.9), "when was Detroit twinned": ("ask_since", 0.9)},
    )
    questions = message.get(QUESTIONS)
    assert [(one["intent"], [name["value"] for name in one["entities"]]) for one in questions] == [
        ("ask_partner", ["kyoto"]),
        ("ask_since", ["detroit"]),
    ]
    assert message.get("intent")["name"] == "ask_partner"


def test_a_first_question_without_names_takes_those_of_the_second(spotter):
    message = divided(
        spotter,
        "when and what events do Kyoto and Chengdu share",
        {"when": ("ask_since", 0.8), "what events do Kyoto and Chengdu share": ("ask_events", 0.9)},
    )
    assert [name["value"] for name in message.get(QUESTIONS)[0]["entities"]] == ["kyoto", "chengdu"]


def test_chatter_around_a_question_is_dropped(spotter):
    message = divided(
        spotter,
        "hello there! when was Kyoto twinned?",
        {"hello there": ("greet", 0.95), "when was Kyoto twinned": ("ask_since", 0.9)},
        default=("greet", 0.5),
    )
    assert message.get("intent")["name"] == "ask_since"
    assert [one["text"] for one in message.get(QUESTIONS)] == ["when was Kyoto twinned?"]


def test_the_end_of_a_letter_asks_nothing_whatever_it_names(spotter):
    message = divided(
        spotter,
        "When was Kyoto twinned? Kind regards, Anna, Detroit",
        {"When was Kyoto twinned": ("ask_since", 0.9)},
        default=("ask_partner", 0.9),
    )
    assert [one["text"] for one in message.get(QUESTIONS)] == ["When was Kyoto twinned?"]


def test_a_long_letter_is_divided_where_a_sentence_ends_in_a_question(spotter):
    readings = {
        "when was Kyoto twinned": ("ask_since", 0.9),
        "what is it about": ("ask_exchanges", 0.9),
        "Dear Sir, for our council, for its chair": ("thank", 0.9),
    }
    text = "Dear Sir, for our council, for its chair: when was Kyoto twinned, and what is it about? Yours, Anna, Lee"
    message = divided(spotter, text, readings, default=("ask_common", 0.1))
    assert [one["intent"] for one in message.get(QUESTIONS)][:2] == ["ask_since", "ask_exchanges"]


@pytest.mark.parametrize(
    ("said", "likelihood", "asked"),
    [
        ("thank", 0.9, "how many are there?"),
        ("thank", 0.5, "well then, how many are there?"),  # may be a topic
        ("ask_source", 0.9, "well then, how many are there?"),
    ],
)
def test_an_exclamation_is_no_part_of_what_is_asked(spotter, said, likelihood, asked):
    counts = ("ask_partnerships", 0.9, "count")
    readings = {
        "well then": (said, likelihood),
        "how many are there": counts,
        "well then, how many are there": counts,
    }
    message = divided(spotter, "well then, how many are there?", readings)
    assert [one["text"] for one in message.get(QUESTIONS)] == [asked]


def test_what_asks_something_only_with_the_names_behind_it_stays_whole(spotter):
    readings = {"which is larger": ("thank", 0.9), "Kyoto or Detroit": ("name_subject", 0.9)}
    text = "which is larger, Kyoto or Detroit?"
    whole = divided(spotter, text, readings | {text.strip("?"): ("ask_city_trivia", 0.6)})
    assert [one["text"] for one in whole.get(QUESTIONS)] == [text]
    unsure = divided(spotter, text, readings | {text.strip("?"): ("thank", 0.6)})
    assert [one["intent"] for one in unsure.get(QUESTIONS)] == ["name_subject"]


@pytest.mark.parametrize(
    ("text", "form", "count"),
    [
        ("How many partners does Chengdu have, and is Detroit one of them?", "confirm", 2),
        ("How many partners does Chengdu have, and is Chengdu one of them?", "confirm", 1),
        ("How many partners does Chengdu have, and is Detroit one of them?", "tell", 1),
    ],
)
def test_a_claim_about_another_city_is_a_question_of_its_own(spotter, text, form, count):
    counted, claimed = text.strip("?").split(", and ")
    message = divided(
        spotter,
        text,
        {counted: ("ask_partnerships", 0.9, "count"), claimed: ("name_subject", 0.6, form)},
        default=("ask_partnerships", 0.8, "count"),
    )
    assert len(message.get(QUESTIONS)) == count


def test_a_message_that_is_sure_as_a_whole_stays_whole(spotter):
    text = "is Kyoto older and by how much"
    message = divided(spotter, text, {text: ("compare_age", 0.95)})
    assert message.get("intent")["name"] == "compare_age"
    assert [(one["intent"], one["text"], one["start"]) for one in message.get(QUESTIONS)] == [
        ("compare_age", text, 0)
    ]


def test_an_unsure_part_keeps_the_message_whole(spotter):
    message = divided(
        spotter,
        "when was Kyoto twinned and what about the other thing",
        {"when was Kyoto twinned": ("ask_since", 0.9), "what about the other thing": ("ask_overview", 0.3)},
        default=("ask_since", 0.6),
    )
    assert [one["text"] for one in message.get(QUESTIONS)] == [message.get("text")]


def test_a_name_of_its_own_is_the_topic_of_the_question_beside_it(spotter):
    message = divided(
        spotter,
        "ok. Kyoto then, since when, and what is it known for?",
        {
            "ok": ("greet", 0.9),
            "Kyoto then": ("name_subject", 0.9),
            "since when": ("ask_since", 0.9),
            "what is it known for": ("ask_known_for", 0.9),
        },
    )
    questions = [
        (one["intent"], [name["value"] for name in one["entities"]]) for one in message.get(QUESTIONS)
    ]
    assert questions == [("ask_since", ["kyoto"]), ("ask_known_for", [])]


def test_parts_that_ask_the_same_of_one_city_each_are_questions_of_their_own(spotter):
    message = divided(
        spotter,
        "when was Kyoto twinned, and when was Detroit",
        {"when was Kyoto twinned": ("ask_since", 0.9), "when was Detroit": ("ask_since", 0.9)},
    )
    assert message.get("intent")["name"] == "ask_since"
    named = [[name["value"] for name in question["entities"]] for question in message.get(QUESTIONS)]
    assert named == [["kyoto"], ["detroit"]]


def test_parts_that_ask_the_same_stay_together(spotter):
    message = divided(
        spotter,
        "when was Kyoto twinned, and since what year",
        {"when was Kyoto twinned": ("ask_since", 0.9), "since what year": ("ask_since", 0.9)},
    )
    (question,) = message.get(QUESTIONS)
    assert question["text"] == message.get("text")


def test_a_condition_belongs_to_the_list_before_it(spotter):
    message = divided(
        spotter,
        "which are in the US and began after 1981",
        {"which are in the US": ("ask_partnerships", 0.9), "began after 1981": ("ask_since", 0.9)},
    )
    assert message.get("intent")["name"] == "ask_partnerships"
    (question,) = message.get(QUESTIONS)
    assert question["text"] == message.get("text")
    assert question["entities"] == message.get("entities")


REMARK = ("greet", 0.9)
SINCE, COUNT = ("ask_since", 0.9), ("ask_partnerships", 0.9)


def test_a_remark_before_or_after_a_question_is_left_out_of_it(spotter):
    for text, start in (
        ("My exam is this week. How many are there?", 22),
        ("How many are there? My exam is this week.", 0),
    ):
        message = divided(
            spotter,
            text,
            {"My exam is this week": REMARK, "How many are there": COUNT},
            default=("list_events", 0.9),
        )
        assert message.get("intent")["name"] == "ask_partnerships"
        (question,) = message.get(QUESTIONS)
        assert (question["text"], question["start"]) == ("How many are there?", start)
        assert question["entities"] == []


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("I promise this is the last one! How many are there?", ["How many are there?"]),
        ("How many are there? My cousin in Toronto keeps asking.", ["How many are there?"]),
        ("We need the newest one. How many are there?", ["We need the newest one", "How many are there?"]),
        (
            "I live in Japan and wait. How many are there?",
            ["I live in Japan and wait", "How many are there?"],
        ),
        ("The last one! How many are there?", ["The last one", "How many are there?"]),
        ("It rains here all day in Toronto. How many are there?", ["How many are there?"]),
        ("How many are there? Forgive me, I am from Toronto in Canada.", ["How many are there?"]),
        ("Tell me now where it is. How many are there?", ["Tell me now where it is", "How many are there?"]),
    ],
)
def test_what_wants_nothing_and_names_nothing_of_the_table_is_no_question_beside_a_sure_one(
    spotter, text, questions
):
    message = divided(spotter, text, {"How many are there": COUNT}, default=("ask_newest", 0.8))
    assert [question["text"] for question in message.get(QUESTIONS)] == questions


@pytest.mark.parametrize(
    ("text", "confidence", "count"),
    [
        ("It is all for the newsletter.", 0.95, 1),
        ("List all for the newsletter.", 0.95, 2),
        ("List it for the newsletter.", 0.4, 1),
        ("My class does a project on education.", 0.4, 1),
        ("My class does a project on education.", 0.95, 2),
        ("I am working on a feature about links with Japan.", 0.95, 1),
    ],
)
def test_what_a_question_is_for_is_told_unless_it_surely_asks(spotter, text, confidence, count):
    readings = {text.strip("."): ("ask_newest", confidence), "How many are there": COUNT}
    message = divided(spotter, f"{text} How many are there?", readings)
    assert len(message.get(QUESTIONS)) == count


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I live in Detroit. Since when?", ["detroit"]),
        ("I live in Detroit. Since when for Kyoto?", ["kyoto"]),
        ("Since when? I live in Detroit.", []),
        ("I live in Detroit. Is that the one with Chongqing?", ["detroit", "chongqing"]),
        ("I live in Detroit. Is Kyoto the one?", ["kyoto"]),
        ("I live in Detroit. Since when are we with Kyoto?", ["detroit", "kyoto"]),
    ],
)
def test_a_name_in_a_remark_counts_where_the_question_behind_it_has_none(spotter, text, names):
    message = divided(
        spotter,
        text,
        {
            "I live in Detroit": REMARK,
            "Since when": SINCE,
            "Since when for Kyoto": SINCE,
            "Is that the one with Chongqing": SINCE,
            "Is Kyoto the one": SINCE,
            "Since when are we with Kyoto": SINCE,
        },
        default=REMARK,
        form="confirm",
    )
    (question,) = message.get(QUESTIONS)
    assert [name["value"] for name in question["entities"]] == names


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("重慶より先ですか", ["detroit", "chongqing"]),
        ("重慶だっけ、何年から", ["detroit", "chongqing"]),
        ("重慶はいつですか", ["chongqing"]),
    ],
)
def test_what_is_said_of_what_is_not_named_is_said_of_the_name_in_a_remark(spotter, question, names):
    readings = {"デトロイトも気になります": REMARK, question: ("ask_age", 0.9)}
    text = f"デトロイトも気になります。{question}？"
    message = divided(spotter, text, readings, default=("ask_age", 0.3), language="ja")
    asked = message.get(QUESTIONS)
    assert [name["value"] for one in asked for name in one["entities"]] == names


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("We fly to Japan in May. Any partners there?", ["JP"]),
        ("We fly to Japan in May. Is there any partner?", []),
        ("We fly to Japan in May. Any French partners there?", ["JP", "FR"]),
        ("We fly to Japan in May. Which French partners are there?", ["FR"]),
    ],
)
def test_a_country_in_a_remark_is_what_there_means_behind_it(spotter, text, places):
    asked = {"We fly to Japan in May": REMARK}
    message = divided(spotter, text, asked, default=("ask_partnerships", 0.9))
    (question,) = message.get(QUESTIONS)
    assert [name["value"] for name in question["entities"]] == places


@pytest.mark.parametrize(
    ("remark", "question", "themes"),
    [
        ("I love tea", "Which city is known for that?", ["tea"]),
        ("I love tea", "Which city has to do with them?", ["tea"]),
        ("I love tea and wine", "Which city is known for that?", ["tea", "wine"]),
        ("We do a school thing about tea", "Which city is known for that?", ["tea"]),
        ("I love tea", "Which city is known for pandas?", ["pandas"]),
    ],
)
def test_a_theme_in_a_remark_is_what_that_means_behind_it(spotter, remark, question, themes):
    asked = {remark: REMARK}
    message = divided(spotter, f"{remark}. {question}", asked, default=("ask_known_for", 0.9))
    (question,) = message.get(QUESTIONS)
    assert [name["value"] for name in question["entities"]] == themes


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        (
            "My son is off to Kyoto and I heard it is twinned with a Chinese town. Which one would that be?",
            "I heard it is",
        ),
        ("Somebody told me Kyoto is twinned with a Chinese town. Which one might that be?", "Somebody"),
    ],
)
def test_a_description_begins_where_its_conditions_do(spotter, text, behind):
    remark = text.partition(". ")[0]
    message = divided(spotter, text, {remark: REMARK}, default=("ask_partnerships", 0.9))
    (question,) = message.get(QUESTIONS)
    assert {name["value"] for name in question["entities"]} == {"kyoto", "CN"}
    assert question["text"].startswith(behind)


@pytest.mark.parametrize(
    ("said", "greeting", "greets"),
    [("helo", 0.44, True), ("helo", 0.1, False), ("which", 0.44, False), ("the oldest one", 0.44, False)],
)
def test_a_greeting_with_a_slip_is_no_question(said, greeting, greets):
    ranking = [{"name": "ask_capabilities", "confidence": 0.53}, {"name": "greet", "confidence": greeting}]
    sentence = Message({"text": said, "intent": ranking[0], "intent_ranking": ranking})
    asides = Asides(
        said, [], {}, "en", 0.5, frozenset(CHATTER), frozenset(), Reader(frozenset(), "", frozenset(), "")
    )
    assert asides._only_greets(sentence) is greets


def test_what_opens_as_questions_do_is_one_without_its_mark():
    assert opens_question("how many are there", "en")
    assert not opens_question("there are many", "en")


def test_numbered_questions_are_questions_of_their_own(spotter):
    text = (
        "Dear all,\n1. When was Kyoto twinned?\n2. How many began in 1985?\n3. How many in 1981?\n"
        "4) When was Detroit twinned? Thank you,\nAnna"
    )
    message = divided(
        spotter,
        text,
        {
            "When was Kyoto twinned": SINCE,
            "How many began in 1985": COUNT,
            "How many in 1981": COUNT,
            "When was Detroit twinned": SINCE,
        },
        default=REMARK,
    )
    assert [
        (one["intent"], one["text"], [name["value"] for name in one["entities"]])
        for one in message.get(QUESTIONS)
    ] == [
        ("ask_since", "When was Kyoto twinned?", ["kyoto"]),
        ("ask_partnerships", "How many began in 1985?", ["1985"]),
        ("ask_partnerships", "How many in 1981?", ["1981"]),
        ("ask_since", "When was Detroit twinned?", ["detroit"]),
    ]
    for one in message.get(QUESTIONS):
        assert text[one["start"] :].startswith(one["text"])


def test_names_at_the_end_count_for_all_questions_of_their_sentence(spotter):
    message = divided(
        spotter,
        "when and who for Detroit, and for Bordeaux",
        {
            "when": SINCE,
            "who for Detroit": ("ask_partner", 0.9),
            "for Bordeaux": ("name_subject", 0.9),
        },
    )
    assert [
        (one["intent"], [name["value"] for name in one["entities"]]) for one in message.get(QUESTIONS)
    ] == [("ask_since", ["detroit", "bordeaux"]), ("ask_partner", ["detroit", "bordeaux"])]


def test_a_question_takes_no_names_from_another_sentence(spotter):
    message = divided(
        spotter,
        "How many are there? And when was Kyoto twinned?",
        {"How many are there": COUNT, "when was Kyoto twinned": SINCE},
    )
    assert [len(one["entities"]) for one in message.get(QUESTIONS)] == [0, 1]


@pytest.mark.parametrize("form", ["confirm", "tell"])
def test_sentences_about_one_city_each_are_questions_of_their_own(spotter, form):
    text = "Is Kyoto one? Is Detroit one?"
    message = divided(
        spotter,
        text,
        {text.strip("?"): SINCE, "Is Kyoto one": SINCE, "Is Detroit one": SINCE},
        form=form,
    )
    assert len(message.get(QUESTIONS)) == 2


def test_a_list_takes_the_conditions_of_the_number_before_it(spotter):
    message = divided(
        spotter,
        "How many are in Japan, and which are they?",
        {
            "How many are in Japan": (*COUNT, "count"),
            "which are they": ("ask_partnerships", 0.9, "list"),
        },
    )
    assert [[name["value"] for name in one["entities"]] for one in message.get(QUESTIONS)] == [["JP"], ["JP"]]


def test_an_apposition_is_part_of_the_question(spotter):
    text = "Who is older, Kyoto or Detroit"
    message = divided(
        spotter,
        text,
        {"Who is older": ("compare_age", 0.9), "Kyoto or Detroit": ("name_subject", 0.9)},
    )
    (question,) = message.get(QUESTIONS)
    assert (question["intent"], question["text"]) == ("compare_age", text)
    assert [name["value"] for name in question["entities"]] == ["kyoto", "detroit"]


def test_no_part_begins_within_a_sentence_and_ends_in_another(spotter):
    text = "I'm from Lyon, the capital of fish. Is that the one?"
    message = Message({"text": text, "entities": []})
    _, *clauses = ClauseSplitter().process([message])
    assert {clause.get("text") for clause in clauses} == {
        "I'm from Lyon",
        "the capital of fish",
        "I'm from Lyon, the capital of fish",
        "Is that the one",
    }


@pytest.mark.parametrize(
    ("text", "counted", "picked", "questions"),
    [
        ("how many cities are there, and which of them are in Japan?", "how many cities are there", "which of them are in Japan", 2),
        ("how many, and which of them are in Japan?", "how many", "which of them are in Japan", 1),
    ],
)  # fmt: skip
def test_how_many_there_are_and_which_of_them_are_two_questions(spotter, text, counted, picked, questions):
    read = {counted: ("ask_partnerships", 0.9, "count"), picked: ("ask_partnerships", 0.9, "list")}
    message = divided(spotter, text, read, default=("ask_partnerships", 0.95), form="count")
    asked = message.get(QUESTIONS)
    assert len(asked) == questions
    assert asked[0]["entities"] == [] or questions == 1


@pytest.mark.parametrize(
    ("language", "text", "counted", "picked", "questions"),
    [
        ("en", "how many are there in all, and how many of those are Japanese?", "how many are there in all", "how many of those are Japanese", 2),
        ("de", "wie viele gibt es insgesamt, und wie viele davon in Japan?", "wie viele gibt es insgesamt", "wie viele davon in Japan", 2),
        ("zh", "一共有多少对，其中有多少对是日本的？", "一共有多少对", "其中有多少对是日本的", 2),
        ("en", "how many are there in China, and how many in Japan?", "how many are there in China", "how many in Japan", 1),
    ],
)  # fmt: skip
def test_how_many_of_those_counted_is_a_question_of_its_own(
    spotter, language, text, counted, picked, questions
):
    read = {counted: ("ask_partnerships", 0.9, "count"), picked: ("ask_partnerships", 0.9, "count")}
    message = divided(
        spotter, text, read, default=("ask_partnerships", 0.99), form="count", language=language
    )
    asked = message.get(QUESTIONS)
    assert len(asked) == questions
    assert {name["value"] for name in asked[-1]["entities"]} >= {"JP"}


@pytest.mark.parametrize(
    ("language", "text", "first", "second", "questions"),
    [
        ("en", "which city has it, and when did it begin?", "which city has it", "when did it begin", 2),
        ("de", "bei welcher steht nicht, wann sie begann?", "bei welcher steht nicht", "wann sie begann", 1),
        (
            "en",
            "which city has it, and which ones are those?",
            "which city has it",
            "which ones are those",
            1,
        ),
    ],
)
def test_two_question_words_that_are_joined_ask_twice(spotter, language, text, first, second, questions):
    other = "ask_partner" if "those" in second else "ask_since"
    read = {first: ("ask_partner", 0.8), second: (other, 0.55)}
    message = divided(spotter, text, read, default=("ask_partner", 0.95), language=language)
    assert len(message.get(QUESTIONS)) == questions


@pytest.mark.parametrize(
    ("language", "remark", "question"),
    [
        ("en", "We are flying to Chengdu with our choir", "Does the city have a partner in Japan"),
        ("de", "Wir fliegen mit dem Kirchenchor nach Chengdu", "Hat die Stadt eigentlich eine Partnerstadt in Japan"),
        ("fr", "Nous partons à Chengdu avec la chorale", "La ville a-t-elle une jumelle au Japon"),
        ("es", "Viajamos con nuestro coro a Chengdu", "¿Tiene la ciudad una hermana en Japón"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_city_is_no_part_of_an_unsure_question_about_the_city(
    spotter, language, remark, question
):
    readings = {remark: ("ask_city_trivia", 0.65), question: ("ask_partnerships", 0.3)}
    message = divided(spotter, f"{remark}! {question}?", readings, language=language)
    (asked,) = message.get(QUESTIONS)
    assert asked["text"].strip("¿?") == question.strip("¿")
    assert [one["value"] for one in asked["entities"]] == ["chengdu", "JP"]


@pytest.mark.parametrize(
    ("remark", "question", "home"),
    [
        ("I translate for a chamber of commerce in Kyoto", "Which Japanese cities are there", "kyoto"),
        ("I live in Detroit", "When did ours begin", "detroit"),
        ("I flew to Detroit", "Which American cities are there", None),
    ],
)
def test_where_somebody_is_from_is_kept_beside_the_question(spotter, remark, question, home):
    readings = {remark: ("ask_city_trivia", 0.65), question: ("ask_partnerships", 0.9)}
    message = divided(spotter, f"{remark}. {question}?", readings)
    assert [one["home"] for one in message.get(QUESTIONS)] == [home]


@pytest.mark.parametrize(
    ("remark", "places"),
    [
        ("Doing my project on relations of China and Africa", ["US"]),
        ("I need the African ones for my thesis", ["AF", "US"]),
    ],
)
def test_what_a_project_is_on_bounds_no_question(spotter, remark, places):
    question = "Which American cities are there"
    readings = {remark: ("ask_partnerships", 0.6), question: ("ask_partnerships", 0.9)}
    asked = divided(spotter, f"{remark}. {question}?", readings).get(QUESTIONS)
    assert [entity["value"] for one in asked for entity in one["entities"]] == places


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Which is the oldest? My grandson insists on Shanghai.", "en"),
        ("Welche ist die älteste? Mein Enkel behauptet, Shanghai.", "de"),
        ("Lequel est le plus ancien ? Mon fils jure que c'est Shanghai.", "fr"),
        ("¿Cuál es el más antiguo? Mi hijo dice que Shanghái.", "es"),
        ("一番古いのはどこですか。孫は上海だと言い張るんですが。", "ja"),
        ("最早的是哪一对？我孙子非说是上海。", "zh"),
    ],
)
def test_what_somebody_says_the_answer_is_bounds_no_question(spotter, text, language):
    message = divided(spotter, text, {}, default=("ask_oldest", 0.8), language=language)
    assert [one["entities"] for one in message.get(QUESTIONS)] == [[]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I am from Toronto. Which American city goes with a Chinese one?", ["US", "CN"]),
        ("I am from Toronto. Since when are we together?", ["Toronto"]),
        ("I am from Japan. Have you a town in my country?", ["JP"]),
    ],
)
def test_where_somebody_is_from_who_is_no_partner_does_not_swallow_the_question(spotter, text, names):
    remark = text.split(".")[0]
    message = divided(spotter, text, {remark: REMARK}, default=("ask_partner", 0.9))
    (question,) = message.get(QUESTIONS)
    assert sorted(one["value"] for one in question["entities"]) == sorted(names)
