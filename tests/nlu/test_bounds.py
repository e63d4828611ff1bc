"""However a message is written, no more than a bounded part of it is looked at closely, and that is said."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable

import pytest
from rasa.shared.nlu.training_data.message import Message

from tests.hostile import PROSE, hostile_messages
from twincities.channels.incoming import MOST_CHARACTERS
from twincities.conversations import notices
from twincities.conversations.notices import READ_IN_PART
from twincities.nlu import clauses
from twincities.nlu.clauses import ClauseSplitter
from twincities.nlu.dates import spans as dates
from twincities.nlu.learning import sentence_vectors
from twincities.nlu.learning.sentence_vectors import MOST_PIECES, count_pieces, is_read_whole
from twincities.nlu.masking import mask
from twincities.nlu.name_spotter import MASKED_TEXT, MOST_WORDS, NameSpotter
from twincities.nlu.names import found
from twincities.nlu.names.gazetteer import Gazetteer, Near
from twincities.nlu.names.spotter import Spotter
from twincities.nlu.questions import clause_choice
from twincities.nlu.questions.segments import segments_of
from twincities.nlu.text.mentions import CITY
from twincities.nlu.text.tokens import tokenize

HOSTILE = hostile_messages(seed=1)
LARGEST_RATIO = 9.0  # of costs at four times the length: 4 where they grow with it, 16 where with its square
FRENCH = (
    "Bonjour, je suis professeur dans un lycée de Bordeaux et je prépare avec mes élèves un exposé sur les jumelages "
    "entre les villes chinoises et les villes européennes. Nous aimerions savoir depuis quelle année notre ville est "
    "jumelée, avec quelle ville chinoise, et quelles manifestations sont organisées dans le cadre de ce partenariat."
)


@pytest.fixture(scope="session", params=["shipped_table", "chinese_cities"])
def spotter(request: pytest.FixtureRequest) -> Spotter:
    return Spotter(request.getfixturevalue(request.param))


def least_cost(work: Callable[[str], object], text: str, patience: int) -> float:
    """The least of several measurements, in seconds of the processor."""
    costs = []
    for _ in range(patience):
        begun = time.thread_time()
        work(text)
        costs.append(time.thread_time() - begun)
    return min(costs)


def test_prose_has_fewer_words_than_are_read_of_a_message() -> None:
    assert len(PROSE) > 980
    as_long_as_may_be = (PROSE * 5)[:MOST_CHARACTERS]
    assert len(tokenize(as_long_as_may_be)) <= MOST_WORDS


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bounded_number_of_words_is_read_the_first_and_the_last(name: str) -> None:
    text = f"when {HOSTILE[name][: MOST_CHARACTERS - 10]} was"
    message = Message({"text": text})
    with notices.collected() as said:
        NameSpotter().process([message])
    read = [token.folded for token in tokenize(message.get("text"))]
    assert len(read) <= MOST_WORDS
    assert (read[0], read[-1]) == ("when", "was")
    assert (READ_IN_PART in said) or len(tokenize(text)) <= MOST_WORDS


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bounded_number_of_numerals_is_read_as_dates(
    spotter: Spotter, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[int] = []
    said_at = dates._Reader.said_at

    def noted(reader: dates._Reader, place: int) -> object:
        looked_at.append(place)
        return said_at(reader, place)

    monkeypatch.setattr(dates._Reader, "said_at", noted)
    spotter.read(HOSTILE[name])
    assert len(looked_at) <= dates._MOST_TELLING * (dates._REACH + 1)


def test_that_numerals_were_left_out_is_known_and_keeps_no_name_from_being_found(spotter: Spotter) -> None:
    assert CITY in {one.kind for one in spotter.spot("of 5 " * (dates._MOST_TELLING + 1) + "in Kyoto")}
    assert spotter.read("of 5 " * dates._MOST_TELLING).complete
    assert not spotter.read("of 5 " * (dates._MOST_TELLING + 1)).complete
    assert dates.spot_dates("of 5 " * dates._MOST_TELLING, 2026).complete
    assert not dates.spot_dates("of 5 " * (dates._MOST_TELLING + 1), 2026).complete


@pytest.mark.parametrize("text", [PROSE, FRENCH], ids=["English", "French"])
def test_what_people_write_is_read_whole(spotter: Spotter, text: str) -> None:
    mentions, complete, _ = spotter.read(text)
    assert complete
    assert is_read_whole(mask(text, mentions))


@pytest.mark.parametrize("name", HOSTILE)
def test_names_cost_what_the_length_of_a_message_is_worth(spotter: Spotter, name: str) -> None:
    def read(text: str) -> None:
        mentions = spotter.spot(text)
        mask(text, mentions)
        segments_of(text, mentions)

    texts = [hostile_messages(seed=2, length=length)[name] for length in (1_000, 4_000)]
    for patience in (1, 3, 10):
        few, many = (least_cost(read, text, patience) for text in texts)
        if many <= LARGEST_RATIO * few:
            break
    assert many <= LARGEST_RATIO * few, f"four times as long: {many / few:.0f} times as dear"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_message_has_a_share_of_look_ups_and_names(
    spotter: Spotter, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []
    near = Gazetteer.near

    def noted(gazetteer: Gazetteer, key: str) -> list[Near]:
        looked_up.append(key)
        return near(gazetteer, key)

    monkeypatch.setattr(Gazetteer, "near", noted)
    mentions = spotter.spot(HOSTILE[name])
    assert len(looked_up) <= found._MOST_LOOK_UPS
    assert len(mentions) <= found._MOST_NAMES


def test_that_names_were_left_out_is_known(spotter: Spotter) -> None:
    few, many = ("Kyoto, " * times for times in (found._MOST_NAMES, found._MOST_NAMES + 1))
    assert spotter.read(few).complete
    assert not spotter.read(many).complete


def test_names_in_the_whole_of_a_long_text_without_spaces_are_found(spotter: Spotter) -> None:
    (mention,) = spotter.spot(HOSTILE["one ideograph"] + "成都")
    assert (mention.kind, mention.value) == (CITY, "chengdu")


@pytest.mark.parametrize("name", HOSTILE)
def test_the_encoder_reads_a_bounded_number_of_pieces(name: str) -> None:
    assert count_pieces(HOSTILE[name]) <= MOST_PIECES


def test_signs_that_become_many_letters_are_bounded_too() -> None:
    read = sentence_vectors._without_middle("ﷺ" * MOST_CHARACTERS)
    assert len(unicodedata.normalize("NFKC", read)) <= 2 * MOST_CHARACTERS
    assert sentence_vectors._without_middle("ﷺ ½ whole") == "ﷺ ½ whole"


def test_of_a_long_text_the_beginning_and_the_end_are_read() -> None:
    middle = "的" * 900
    said = f"when was it {middle} with whom"
    assert not is_read_whole(said)
    pieces = sentence_vectors.encoder().sp.encode(said)
    beginning, end = (sentence_vectors.encoder().sp.encode(text) for text in ("when was it", "with whom"))
    assert pieces[: len(beginning) - 1] == beginning[:-1]
    assert pieces[-len(end) + 1 :] == end[1:]


@pytest.mark.parametrize("sentence", ["the {} of it？ ", "{}. "], ids=["prose", "one word"])
def test_a_message_and_its_clauses_are_read_at_bounded_cost(sentence: str) -> None:
    for letters in (10, 50, 100, 190):
        for sentences in (2, 3, 4, 5, 6, 20, 100):
            signs = [chr(ord("京") + number) for number in range(sentences)]
            text = "".join(sentence.format(sign * letters) for sign in signs)
            with notices.collected() as said:
                read = ClauseSplitter().process([Message({"text": text})])
            pieces = sum(count_pieces(one.get(MASKED_TEXT) or one.get("text")) for one in read)
            assert pieces <= MOST_PIECES + clause_choice.MOST_PIECES_OF_SENTENCES
            of_sentences = {one.get("text") for one in read[1:]}
            everything = all(segment in of_sentences for segment in re.findall(r"[^？.\s][^？.]*", text))
            assert (READ_IN_PART in said) == (not everything)


@pytest.mark.parametrize("place", [0, 20, 41])
def test_the_questions_of_a_long_mail_are_read_wherever_they_stand(place: int) -> None:
    sentences = [
        f"My {number}th guest told me of the long journey with a bicycle, and of the weather on the way"
        for number in range(42)
    ]
    questions = (
        "Since when are they partners",
        "What do both of them exchange",
        "Tell me about the events of",
    )
    sentences[place:place] = [f"{questions[0]}?", f"{questions[1]}?", f"{questions[2]} Kyoto"]
    text = "Dear all,\n" + ". ".join(sentences).replace("?.", "?") + ".\nKind regards,\nAnna"
    assert 3_200 < len(text) <= 4_096
    message = Message({"text": text})
    NameSpotter().process([message])
    with notices.collected() as said:
        read = ClauseSplitter().process([message])
    assert {*questions[:2], f"{questions[2]} Kyoto"} <= {one.get("text") for one in read[1:]}
    assert READ_IN_PART in said


def test_a_longer_message_is_divided_into_its_shorter_parts() -> None:
    read = ClauseSplitter().process([Message({"text": "".join(f"{sign * 30}？ " for sign in "京巴黎上海")})])
    spans = [one.get(clauses._SPAN) for one in read[1:]]
    assert {(place, place) for place in range(5)} <= {*spans}
    assert len(spans) < 14


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("when  was\u3000\u00a0\tKyoto twinned ", "when was Kyoto twinned"),
        ("when was\n \r\n\u2028Kyoto twinned", "when was\nKyoto twinned"),
        ("\n", ""),
    ],
)
def test_white_space_is_folded_before_anything_reads_a_text(text: str, read: str) -> None:
    message = Message({"text": text})
    NameSpotter().process([message])
    assert message.get("text") == read
    assert message.as_dict(only_output_properties=True)["text"] == read
    assert all(read[one["start"] : one["end"]] == one["written"] for one in message.get("entities"))


@pytest.mark.parametrize(
    ("text", "told"), [(PROSE, False), (HOSTILE["letters"], True)], ids=["prose", "letters"]
)
def test_the_turn_is_told_of_what_was_not_read(text: str, told: bool) -> None:
    with notices.collected() as said:
        NameSpotter().process([Message({"text": text})])
    assert (READ_IN_PART in said) == told
