"""What the same words say in another place: "the same for" admits nobody, "a second one" is no place in an order, "my smallest" is the smallest of all."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Cue, Form, Pointer, Quantifier
from twincities.reading.reader import read_question
from twincities.table import PartnershipTable


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "C'est à quel moment de l'année ?"),
        ("fr", "Le programme est le même pour les deux villes ?"),
        ("es", "¿Y para cuándo?"),
        ("de", "Und für wie lange?"),
        ("en", "And for how long?"),
    ],
)
def test_what_asks_when_or_for_which_asks_nobody_in(
    shipped_table: PartnershipTable, language: str, text: str
) -> None:
    read = reader(shipped_table, language=language)
    assert not read(text, "ask_event_recurrence").has(Cue.ADMITTED)
    admits = {"fr": "C'est pour les enfants ?", "es": "¿Y para niños?", "de": "Und für Kinder?"}
    assert read(admits.get(language, "And for children?"), "ask_event_recurrence").has(Cue.ADMITTED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is there an event for him abroad?"),
        ("en", "Is any festival held in a sister city?"),
        ("en", "Is there a programme for her in one of the twin towns?"),
        ("fr", "Y a-t-il un festival dans une ville jumelée ?"),
        ("de", "Gibt es ein Fest in einer Partnerstadt?"),
        ("es", "¿Hay algún festival en una ciudad hermana?"),
        ("zh", "国外有活动吗？"),
        ("ja", "姉妹都市で開かれるイベントはありますか？"),
    ],
)
def test_what_is_on_in_a_partner_town_is_held_abroad(
    shipped_table: PartnershipTable, language: str, text: str
) -> None:
    bounds = reader(shipped_table, language=language)(text, "list_events").event_bounds
    assert bounds is not None and bounds.abroad


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Who in our committee looks after it?"),
        ("en", "Who of us takes care of it?"),
        ("en", "Who at the town hall is in charge of it?"),
        ("de", "Wer in unserem Verein kümmert sich darum?"),
        ("de", "Wer von uns ist dafür zuständig?"),
        ("fr", "Qui chez nous s'en occupe ?"),
        ("es", "¿Quién de nosotros se ocupa de eso?"),
        ("zh", "我们委员会里谁负责这个？"),
    ],
)
def test_who_of_us_looks_after_it_is_of_the_one_told(
    shipped_table: PartnershipTable, language: str, text: str
) -> None:
    question = reader(shipped_table, language=language)(text, "ask_not_recorded")
    assert (question.has(Cue.CONTACT), question.pointer) == (True, Pointer.IT)


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("and of those, which are still active?", Pointer.THOSE),
        ("ok, among these, who has wine?", Pointer.THOSE),
        ("are any of those in Japan?", Pointer.THOSE),
        ("which of those that began after 1984 is the oldest?", None),
        ("list those which are in Japan", None),
    ],
)
def test_of_those_points_back_where_a_question_follows(
    shipped_table: PartnershipTable, text: str, pointer: Pointer | None
) -> None:
    assert reader(shipped_table)(text, "ask_partnerships").pointer is pointer


@pytest.mark.parametrize(
    ("language", "text", "greatest"),
    [
        ("fr", "Quelle est votre plus petite ville jumelle ?", False),
        ("fr", "Et notre plus grande ville partenaire ?", True),
        ("es", "¿Cuál es nuestra ciudad hermana más chica?", False),
    ],
)
def test_the_largest_of_ours_is_the_largest(
    shipped_table: PartnershipTable, language: str, text: str, greatest: bool
) -> None:
    size = reader(shipped_table, language=language)(text, "ask_partner").size
    assert size is not None
    assert (size.superlative, size.greatest) == (True, greatest)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Was there a second one in Japan?"),
        ("en", "Is there a second Japanese town?"),
        ("fr", "Il y en avait une deuxième au Japon ?"),
        ("de", "Gibt es noch eine zweite in Japan?"),
        ("es", "¿Hay una segunda en Japón?"),
    ],
)
def test_a_second_one_is_another_one(shipped_table: PartnershipTable, language: str, text: str) -> None:
    read = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert (read.pointer, read.nth, read.rank) == (Pointer.OTHER, None, None)


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("fr", "À cause de quoi ?", Cue.WHY),
        ("en", "Because of what?", Cue.WHY),
        ("de", "Wegen was?", Cue.WHY),
        ("es", "¿A causa de qué?", Cue.WHY),
        ("zh", "因为什么？", Cue.WHY),
        ("ja", "何のせいで？", Cue.WHY),
        ("fr", "Pourquoi est-ce que ça s'est arrêté ?", Cue.END),
        ("fr", "C'est qui qu'il faut appeler ?", Cue.CONTACT),
        ("fr", "On doit écrire à qui ?", Cue.CONTACT),
        ("fr", "Le contact est le même pour les deux villes ?", Cue.SAME_PERSON),
        ("en", "Is the contact the same for both towns?", Cue.SAME_PERSON),
        ("de", "Haben beide denselben Ansprechpartner?", Cue.SAME_PERSON),
        ("es", "¿El contacto es el mismo para las dos?", Cue.SAME_PERSON),
        ("zh", "两座城市的联系人是同一个吗？", Cue.SAME_PERSON),
        ("ja", "二つの都市の担当者は同じですか", Cue.SAME_PERSON),
    ],
)
def test_words_that_say_what_is_asked(
    shipped_table: PartnershipTable, language: str, text: str, cue: Cue
) -> None:
    assert reader(shipped_table, language=language)(text, "ask_not_recorded").has(cue)


def test_each_of_some_are_not_paired_with_each_other(shipped_table: PartnershipTable) -> None:
    read = reader(shipped_table, language="fr")(
        "Lesquels d'entre eux se tiennent chaque année ?", "list_events"
    )
    assert not read.cues & {Cue.EACH_OTHER, Cue.BETWEEN}
    assert read.pointer is Pointer.THOSE


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is there a tie whose start date is unknown?"),
        ("de", "Gibt es eine Partnerschaft, deren Beginn nicht bekannt ist?"),
        ("fr", "Y a-t-il un jumelage dont on ignore la date de début ?"),
        ("fr", "De quel jumelage ne connaît-on pas le début ?"),
        ("es", "¿De qué hermanamiento no se conoce la fecha de inicio?"),
        ("zh", "哪个友城不知道是什么时候开始的？"),
        ("ja", "いつ始まったか分からない提携はどれですか"),
    ],
)
def test_what_began_nobody_knows_when_is_asked_for(
    shipped_table: PartnershipTable, language: str, text: str
) -> None:
    assert reader(shipped_table, language=language)(text, "ask_partnerships").has(Cue.UNDATED)


def test_a_known_beginning_is_none_that_nobody_knows(shipped_table: PartnershipTable) -> None:
    read = reader(shipped_table, language="fr")("On connaît la date de début du jumelage ?", "ask_since")
    assert not read.has(Cue.UNDATED)


@pytest.mark.parametrize(
    "text", ["Older than the tie with Lyon, then?", "Tell me which ties are older than Lyon's."]
)
def test_what_something_is_held_against_is_not_counted(table: PartnershipTable, text: str) -> None:
    counted = reader(table)(text, "compare_age").counted
    assert (counted is None) == text.startswith("Older")


def test_whoever_wants_to_be_told_claims_nothing(table: PartnershipTable) -> None:
    assert reader(table)("Tell me which towns are twinned with Lyon.", "ask_partner").form is not Form.CONFIRM
    assert (
        reader(table)("I was assured that Lyon is twinned with Turin.", "confirm_partnership").form
        is Form.CONFIRM
    )


@pytest.mark.parametrize(
    ("language", "text", "alone"),
    [
        ("en", "Is there any week or something with Lyon?", "Is there any week with Lyon?"),
        ("es", "¿Hay alguna semana o algo así con Lyon?", "¿Hay alguna semana con Lyon?"),
        ("fr", "Y a-t-il une semaine ou quelque chose avec Lyon ?", "Y a-t-il une semaine avec Lyon ?"),
        ("de", "Gibt es eine Woche oder so mit Lyon?", "Gibt es eine Woche mit Lyon?"),
        ("zh", "里昂有活动周之类的吗", "里昂有活动周吗"),
        ("ja", "リヨンとのウィークか何かありますか", "リヨンとのウィークはありますか"),
    ],
)
def test_or_something_asks_for_more_than_one_kind(
    shipped_table: PartnershipTable, language: str, text: str, alone: str
) -> None:
    read = reader(shipped_table, {"week": ("semana", "semaine", "Woche", "活动周", "ウィーク")}, language)
    assert read(alone, "ask_events").event_kinds and not read(text, "ask_events").event_kinds


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "What takes place in Lyon with your twin towns?"),
        ("es", "¿Qué tiene lugar en Lyon con las ciudades hermanas?"),
        ("fr", "Qu'est-ce qui a lieu à Lyon même avec vos villes partenaires ?"),
        ("de", "Was findet in Lyon mit den Partnerstädten statt?"),
    ],
)
def test_what_takes_place_with_partners_is_events(
    shipped_table: PartnershipTable, language: str, text: str
) -> None:
    assert reader(shipped_table, language=language)(text, "ask_partner").intent == "list_events"


@pytest.mark.parametrize(
    "text", ["la japonesa, ¿por qué es conocida?", "¿por qué cosa es famosa la japonesa?"]
)
def test_what_asks_why_does_not_ask_which_one(shipped_table: PartnershipTable, text: str) -> None:
    asked = reader(shipped_table, language="es")(text, "ask_known_for")
    assert asked.countries == ("JP",) and not asked.has(Cue.ELLIPTIC)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("C'est dans quel État, Lyon ?", True),
        ("Dans quel État se trouve Lyon ?", True),
        ("Lyon est dans quel État américain ?", True),
        ("Dans quel état est le jumelage avec Lyon ?", False),
        ("Dans quel état est-il ?", False),
        ("Le jumelage avec Lyon est dans quel état ?", False),
    ],
)
def test_a_state_is_where_a_town_lies_and_how_a_partnership_stands(
    shipped_table: PartnershipTable, text: str, region: bool
) -> None:
    asked = reader(shipped_table, language="fr")(text, "ask_country")
    assert (asked.has(Cue.REGION), asked.has(Cue.END)) == (region, not region)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Among all our partners, is there one that was renewed twice?"),
        ("fr", "Parmi tous nos partenaires, y en a-t-il un dont le pacte a été renouvelé deux fois ?"),
        ("de", "Gibt es unter all unseren Partnern einen, der zweimal erneuert wurde?"),
        ("es", "¿Hay entre todos nuestros hermanamientos uno que se renovó dos veces?"),
        ("ja", "すべての姉妹都市の中に二回更新されたところはありますか"),
        ("zh", "所有友城中有没有续签过两次的？"),
    ],
)
def test_one_among_all_is_claimed_of_no_more_than_one(
    shipped_table: PartnershipTable, language: str, text: str
) -> None:
    asked = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert asked.quantifier is not Quantifier.ALL
    assert asked.has(Cue.RENEWED) and not asked.has(Cue.NEVER_RENEWED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lyon is twinned with Kyoto, or am I mistaken?"),
        ("en", "Lyon is twinned with Kyoto, or have I got that wrong?"),
        ("de", "Lyon ist doch mit Kyoto verbunden, oder irre ich mich?"),
        ("fr", "Lyon est jumelée avec Kyoto, ou je me trompe ?"),
        ("es", "Lyon está hermanada con Kioto, ¿o me equivoco?"),
        ("zh", "里昂和京都是友好城市，还是我记错了？"),
        ("ja", "リヨンは京都と姉妹都市ですよね、それとも私の勘違い？"),
    ],
)
def test_who_may_be_mistaken_offers_no_alternative(
    shipped_table: PartnershipTable, language: str, text: str
) -> None:
    asked = reader(shipped_table, language=language)(text, "confirm_partnership")
    assert not asked.cues & {Cue.ALTERNATIVE, Cue.SEVERALLY, Cue.MEANT} and asked.pointer is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "And the smallest of all, who is it?"),
        ("fr", "Et le plus petit de tous, c'est qui ?"),
        ("de", "Und wer ist die kleinste von allen?"),
        ("es", "¿Y cuál es, entonces, la más pequeña de todas?"),
    ],
)
def test_the_smallest_of_all_is_none_of_age(
    shipped_table: PartnershipTable, language: str, text: str
) -> None:
    asked = reader(shipped_table, language=language)(text, "ask_newest")
    assert asked.size is not None and not asked.size.greatest


@pytest.mark.parametrize(
    "text", ["et l'autre, qu'est-ce qu'il y a à voir ?", "et l'autre, que peut-on y voir ?"]
)
def test_what_is_asked_behind_the_other_one_leaves_nothing_out(
    shipped_table: PartnershipTable, text: str
) -> None:
    assert reader(shipped_table, language="fr")(text, "ask_event_content").pointer is Pointer.OTHER
    assert (
        reader(shipped_table, language="fr")("un autre que Lyon ?", "ask_partner").pointer
        is not Pointer.OTHER
    )


@pytest.mark.parametrize(
    "text", ["Combien de monde y habite ?", "Combien de gens vit là ?", "Combien y habite-t-on ?"]
)
def test_how_many_people_live_there_in_plain_french(shipped_table: PartnershipTable, text: str) -> None:
    assert reader(shipped_table, language="fr")(text, "ask_partnerships").has(Cue.POPULATION)


@pytest.mark.parametrize(("confidence", "intent"), [(0.39, "ask_exchanges"), (0.8, "ask_records")])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Qu'est-ce qu'on fait avec eux, alors ?"),
        ("de", "Was machen wir denn mit denen?"),
        ("es", "¿Qué hacemos con ellos?"),
    ],
)
def test_what_is_done_with_them_hardly_understood_asks_for_exchanges(language, text, confidence, intent):
    runners_up = ["ask_overview", "ask_exchanges"]
    asked = {"intent": "ask_records", "text": text, "entities": [], "confidence": confidence}
    assert read_question({**asked, "runners_up": runners_up}, language=language).intent == intent


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Who is in position 2?"),
        ("de", "Wer ist auf Platz 2?"),
        ("de", "Und wer ist die Nummer zwei?"),
        ("fr", "Qui est numéro deux ?"),
        ("es", "¿Y en el puesto 2?"),
        ("es", "¿Quién es la número dos?"),
    ],
)
def test_a_place_told_by_its_number_is_a_place(
    shipped_table: PartnershipTable, language: str, text: str
) -> None:
    asked = reader(shipped_table, language=language)(text, "name_subject")
    assert (asked.nth, asked.number) == (2, None)


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "Which of the three joined last?", "ask_newest"),
        ("es", "¿Y cuál de las tres lleva más tiempo hermanada?", "ask_oldest"),
        ("de", "Welche von den dreien ist am längsten dabei?", "ask_oldest"),
        ("de", "Welche der drei kam als letzte dazu?", "ask_newest"),
    ],
)
def test_one_of_the_three_is_ranked_and_not_all_of_them(
    shipped_table: PartnershipTable, language: str, text: str, intent: str
) -> None:
    asked = reader(shipped_table, language=language)(text, intent)
    assert asked.rank is not None and (asked.rank.wanted, asked.pointed, asked.pointer) == (1, 3, None)
    those = reader(shipped_table)("Which are the three founded first?", "ask_oldest")
    assert those.rank is not None and those.rank.wanted == 3


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Con quién?"),
        ("es", "¿Y con quién?"),
        ("de", "Und mit wem?"),
        ("zh", "和谁？"),
        ("ja", "誰と？"),
    ],
)
def test_with_whom_alone_does_not_ask_who_answers(
    shipped_table: PartnershipTable, language: str, text: str
) -> None:
    read = reader(shipped_table, language=language)
    assert read(text, "bot_challenge").intent == "ask_partner"
    who = {"es": "¿Quién eres?", "de": "Mit wem rede ich?", "zh": "你是谁？", "ja": "誰ですか？"}
    assert read(who[language], "bot_challenge").intent == "bot_challenge"


def test_a_pronoun_behind_all_of_the_table_points_at_nothing_told(shipped_table: PartnershipTable) -> None:
    read = reader(shipped_table, language="fr")
    for text in (
        "Tous les jumelages du tableau portent-ils sur la culture ?",
        "Toutes les villes de la liste sont-elles en Asie ?",
    ):
        asked = read(text, "ask_partnerships")
        assert asked.pointer is None and asked.has(Cue.WHOLE_TABLE)
    assert read("Portent-ils tous sur la culture ?", "ask_partnerships").pointer is Pointer.THEY


@pytest.mark.parametrize(
    ("language", "text", "asks"),
    [
        ("zh", "成都那对的1983年也有问题吧？", True),
        ("zh", "成都和京都的日期有没有误", True),
        ("zh", "我有问题想问", False),
        ("en", "is there something wrong with Chengdu and Kyoto?", True),
        ("en", "is there any problem with the date of Chengdu?", True),
        ("de", "Stimmt bei Chengdu mit 1983 etwas nicht?", True),
        ("de", "Gibt es ein Problem mit dem Datum von Chengdu?", True),
        ("de", "Ich möchte etwas nicht Europäisches", False),
        ("fr", "Y a-t-il un problème avec la date de Chengdu ?", True),
        ("es", "¿Hay algún error en la fecha de Chengdu?", True),
        ("ja", "成都の1983年には問題がありますか", True),
        ("ja", "成都の年に間違いはありませんか", True),
    ],
)
def test_what_may_be_wrong_is_asked_of_the_records(
    shipped_table: PartnershipTable, language: str, text: str, *, asks: bool
) -> None:
    assert reader(shipped_table, language=language)(text, "ask_since").has(Cue.PROOF) is asks


@pytest.mark.parametrize("text", ["Quoi échangent-elles ?", "Quoi échangent-ils ?", "échangent-elles quoi ?"])
def test_what_they_exchange_asks_for_no_names(shipped_table: PartnershipTable, text: str) -> None:
    read = reader(shipped_table, language="fr")
    assert read(text, "ask_exchanges").intent == "ask_exchanges"
    assert read("Quoi, elles ?", "ask_known_for").intent == "ask_known_for"


@pytest.mark.parametrize(
    "text", ["Elle a combien des années, cette jumelage ?", "ça fait cb des années qu'elles sont jumelées"]
)
def test_how_many_years_it_has_counts_no_years(shipped_table: PartnershipTable, text: str) -> None:
    asked = reader(shipped_table, language="fr")(text, "ask_age")
    assert (asked.intent, asked.entities) == ("ask_age", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "who does my mom have to write to about it"),
        ("en", "Who would our class need to contact?"),
        ("de", "Wem muss meine Mutter da schreiben?"),
        ("de", "An wen kann sich meine Klasse wenden?"),
        ("fr", "À qui ma mère doit-elle écrire ?"),
        ("es", "¿A quién tiene que escribir mi madre?"),
    ],
)
def test_whom_somebody_of_ours_has_to_write_to_is_whom_to_ask(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_not_recorded")
    assert question.has(Cue.CONTACT)


@pytest.mark.parametrize(
    "text",
    [
        "my little sister's in middle school, anything for her?",
        "is there anything for my little brother, he's in middle school",
    ],
)
def test_a_sister_of_somebody_is_no_partner_and_describes_nothing(shipped_table, text):
    question = reader(shipped_table)(text, "ask_events")
    assert not question.cues & {Cue.PARTNERSHIP, Cue.OF_PARTNER, Cue.TWINNED}
    assert question.described == ("middle", "school")
    assert reader(shipped_table)("Which is my sister city?", "ask_partner").has(Cue.TWINNED)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("which Chinese city has the most partners in this table", "en"),
        ("Welche chinesische Stadt hat in dieser Liste die meisten Partner?", "de"),
        ("这张表里哪个中国城市的友好城市最多？", "zh"),
        ("Quelle ville a le plus de partenaires dans cette liste ?", "fr"),
        ("¿Qué ciudad tiene más socios en esta lista?", "es"),
    ],
)
def test_this_table_points_at_nothing_told(chinese_cities, text, language):
    assert reader(chinese_cities, language=language)(text, "ask_partnerships").pointer is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "For which partner don't we know when it began?"),
        ("en", "Which one is it unclear when it started?"),
        ("de", "Bei welcher Partnerschaft wissen wir eigentlich nicht"),  # as it is cut at the comma
        ("de", "Von welcher Stadt ist unbekannt"),
        ("fr", "Pour quel jumelage ne sait-on pas en quelle année il a commencé ?"),
        ("es", "¿De cuál no sabemos en qué año empezó?"),
        ("ja", "何年に始まったか分からない提携は？"),
    ],
)
def test_a_beginning_that_nobody_knows_is_an_unknown_date(shipped_table, language, text):
    assert reader(shipped_table, language=language)(text, "ask_since").has(Cue.UNDATED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "is that a proper twinning or something else?"),
        ("fr", "C'est un jumelage en bonne et due forme ou autre chose ?"),
        ("es", "¿Es un hermanamiento en toda regla u otra cosa?"),
        ("de", "Ist das eine richtige Partnerschaft oder etwas anderes?"),
    ],
)
def test_a_proper_twinning_or_something_else_asks_what_it_is_called(shipped_table, language, text):
    assert reader(shipped_table, language=language)(text, "define_sister_city").has(Cue.KIND)
