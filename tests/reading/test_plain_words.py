"""What things are to have and what not, in the order of verbs and names that a language has, and which intents and places words tell."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Cue, Dimension, Form, Measure, Pointer, read_question
from twincities.reading.model.predicates import Relation
from twincities.reading.numbers.orders import PLACE_ASKED
from twincities.table import PartnershipTable

GERMAN, FRENCH = (1, ("DE",)), (0, ("FR",))


@pytest.mark.parametrize(
    ("text", "language", "having", "unwanted"),
    [
        ("有德国友城但没有法国友城的中国城市有哪些", "zh", [GERMAN, FRENCH], ("FR",)),
        ("有德国友城、没有法国友城的中国城市有哪些", "zh", [GERMAN, FRENCH], ("FR",)),
        ("哪些中国城市有德国友城但没有法国友城", "zh", [GERMAN, FRENCH], ("FR",)),
        ("ドイツの姉妹都市があってフランスの姉妹都市がない中国の都市は？", "ja", [GERMAN, FRENCH], ("FR",)),
        ("フランスの姉妹都市がない中国の都市は？", "ja", [FRENCH], ("FR",)),
        ("ドイツの姉妹都市がある中国の都市は？", "ja", [GERMAN], ()),
        ("イギリスの姉妹都市もドイツの姉妹都市もある中国の都市は？", "ja", [(1, ("GB",)), GERMAN], ()),
    ],
)
def test_each_clause_says_what_is_had(
    chinese_cities: PartnershipTable,
    text: str,
    language: str,
    having: list[tuple[int, tuple[str, ...]]],
    unwanted: tuple[str, ...],
) -> None:
    read = reader(chinese_cities, language=language)(text, "ask_partnerships")
    assert read.entities is not None
    assert [(one.least, one.countries) for one in read.entities.having] == having
    assert read.unwanted.countries == unwanted


@pytest.mark.parametrize(
    ("text", "compared", "with_what"),
    [
        ("大阪和横滨谁先跟上海结好", ("osaka", "yokohama", "shanghai"), ()),
        ("谁在上海之前结好", (), ("shanghai",)),
    ],
)
def test_with_whom_two_were_twinned_is_nothing_they_are_held_against(
    chinese_cities: PartnershipTable, text: str, compared: tuple[str, ...], with_what: tuple[str, ...]
) -> None:
    read = reader(chinese_cities, language="zh")(text, "compare_age")
    assert read.comparison is not None
    assert (read.cities, read.comparison.cities) == (compared, with_what)


@pytest.mark.parametrize(
    ("text", "language", "learned", "intent"),
    [
        ("重慶と広島って何周年になったの？", "ja", "ask_anniversary", "ask_age"),
        ("次は何周年ですか", "ja", "ask_anniversary", "ask_anniversary"),
        ("二つの50周年は何年になりますか", "ja", "ask_anniversary", "ask_anniversary"),
        ("五十周年是西元几年", "zh", "ask_anniversary", "ask_anniversary"),
        ("它们几周年了", "zh", "ask_anniversary", "ask_age"),
        ("下一次是几周年", "zh", "ask_anniversary", "ask_anniversary"),
        ("那个活动持续多久", "zh", "ask_not_recorded", "ask_not_recorded"),
    ],
)
def test_cues_tell_the_intent_where_it_was_learned_of_something_alike(
    chinese_cities: PartnershipTable, text: str, language: str, learned: str, intent: str
) -> None:
    assert reader(chinese_cities, language=language)(text, learned).intent == intent


@pytest.mark.parametrize(
    ("text", "language", "place", "greatest"),
    [
        ("南京と名古屋は何番目に古いですか", "ja", PLACE_ASKED, True),
        ("南京と名古屋は何番目に新しい？", "ja", PLACE_ASKED, False),
        ("南京和名古屋排第几晚", "zh", PLACE_ASKED, False),
        ("where does Nanjing rank by age?", "en", PLACE_ASKED, True),
        ("2番目に古いのは", "ja", 2, True),
        ("次に古いのは", "ja", 2, True),
        ("その次に新しいのは", "ja", 2, False),
        ("一番古いのは", "ja", 1, True),
        ("第二早的是哪对", "zh", 2, True),
    ],
)
def test_a_place_is_asked_for_or_named(
    chinese_cities: PartnershipTable, text: str, language: str, place: int, greatest: bool
) -> None:
    rank = reader(chinese_cities, language=language)(text, "ask_oldest").rank
    assert rank is not None
    assert (rank.place, rank.greatest) == (place, greatest)


@pytest.mark.parametrize(
    ("text", "language", "of_both"),
    [
        ("利物浦和曼彻斯特分别跟中国哪座城市结好？", "zh", False),
        ("哪座中国城市同时和里昂、尼斯结好", "zh", True),
        ("À quelles villes chinoises Lyon et Nice sont-elles respectivement jumelées ?", "fr", False),
        ("Which Chinese city is twinned with Lyon and Nice respectively?", "en", False),
        ("Which Chinese city is twinned with Lyon and Nice?", "en", True),
    ],
)
def test_what_is_asked_of_several_in_turn_is_asked_of_no_one_thing_that_has_all(
    chinese_cities: PartnershipTable, text: str, language: str, of_both: bool
) -> None:
    read = reader(chinese_cities, language=language)(text, "ask_partner")
    assert bool(read.entities and read.entities.having) is of_both


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("シカゴと組んでいるのは上海だけですか", [("chicago", "shanghai")]),
        ("シカゴが提携している中国の都市は上海だけですよね", [("chicago", "shanghai")]),
        ("上海だけがシカゴと提携しているのですか", [("chicago", "shanghai")]),
        ("シカゴが友好関係にあるのは上海のみですか", [("chicago", "shanghai")]),
        ("上海だけですか", [("", "shanghai")]),
        ("上海だけ？", [("", "shanghai")]),
        ("上海だけ", []),
    ],
)
def test_the_only_partner_is_the_city_at_which_the_word_stands(
    chinese_cities: PartnershipTable, text: str, claims: list[tuple[str, str]]
) -> None:
    asserted = reader(chinese_cities, language="ja")(text, "confirm_partnership").asserted
    found = asserted.predicates if asserted else ()
    sole = [(one.subject, one.object) for one in found if one.relation is Relation.SOLE_PARTNER]
    assert sole == claims


@pytest.mark.parametrize(
    ("text", "intent", "form"),
    [
        ("神戸と天津、横浜と上海、先なのは？", "compare_age", Form.COMPARE),
        ("神戸と天津、横浜と上海、先なのは横浜なの？", "compare_age", Form.CONFIRM),
        ("全部の提携が1985年からなんだよね", "ask_since", Form.CONFIRM),
        ("神戸の相手は天津なんですか", "ask_partner", Form.CONFIRM),
        ("神戸の相手はどこなんですか", "ask_partner", Form.TELL),
        ("どっちも日本の街が相手ですか", "ask_country", Form.CONFIRM),
        ("どっちが日本の街ですか", "ask_country", Form.TELL),
        ("提携をすべてご教示いただけますでしょうか。", "ask_partnerships", Form.LIST),
    ],
)
def test_what_is_left_open_is_no_claim(
    chinese_cities: PartnershipTable, text: str, intent: str, form: Form
) -> None:
    assert reader(chinese_cities, language="ja")(text, intent).form is form


@pytest.mark.parametrize(
    ("likelier", "text", "intent"),
    [
        ("compare_age", "じゃあ、先なのは", "compare_age"),
        ("compare_age", "お先に失礼します", "goodbye"),
        ("name_subject", "じゃあ、先なのは", "goodbye"),
    ],
)
def test_which_came_first_is_no_goodbye(likelier: str, text: str, intent: str) -> None:
    question = {"intent": "goodbye", "text": text, "entities": [], "runners_up": [likelier]}
    assert read_question(question, {}, "ja").intent == intent


@pytest.mark.parametrize(
    ("likelier", "text", "intent"),
    [
        ("ask_reliability", "資料によって違うと聞いたけど", "ask_reliability"),
        ("ask_records", "資料によって違うと聞いたけど", "ask_source"),
        ("ask_reliability", "資料によると何年ですか", "ask_source"),
    ],
)
def test_sources_that_differ_are_doubted(likelier: str, text: str, intent: str) -> None:
    question = {"intent": "ask_source", "text": text, "entities": [], "runners_up": [likelier]}
    assert read_question(question, {}, "ja").intent == intent


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("de", "welche die jüngste?", "ask_newest"),
        ("de", "und welche die älteste?", "ask_oldest"),
        ("de", "und welche?", "ask_partnerships"),
    ],
)
def test_a_place_in_an_order_is_more_than_names(shipped_table, language, text, intent):
    learned = intent if intent != "ask_partnerships" else "ask_repeat"
    assert reader(shipped_table, language=language)(text, learned).intent == intent


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("welche ist nur eine Freundschaft?", ["Freundschaft"]),
        ("welche ist keine Verschwisterung, sondern nur eine Freundschaft?", ["Freundschaft"]),
        ("ist das nur eine Freundschaft?", []),
        ("welche Art von Partnerschaft ist das?", []),
    ],
)
def test_a_kind_tells_apart_where_it_is_asked_which(text, kinds):
    question = {"intent": "ask_partnerships", "text": text, "entities": []}
    read = read_question(question, language="de", tie_kinds=("Verschwisterung", "Freundschaft"))
    assert [one for one in read.kinds if one not in read.unwanted.kinds] == kinds


KINDS = ("sister city", "sister town", "twin town", "friendship")
EXCHANGE = "友好交流城市"


@pytest.mark.parametrize(
    ("text", "kinds", "unwanted"),
    [
        (
            "which ones are not called sister city or sister town but twin town or friendship?",
            {"twin town", "friendship"},
            {"sister city", "sister town"},
        ),
        ("which are called twin town or friendship?", {"twin town", "friendship"}, set()),
    ],
)
def test_kinds_joined_to_one_left_out_are_left_out_too(text, kinds, unwanted):
    read = read_question({"intent": "ask_partnerships", "text": text, "entities": []}, tie_kinds=KINDS)
    assert set(read.kinds) - set(read.unwanted.kinds) == kinds and set(read.unwanted.kinds) == unwanted


@pytest.mark.parametrize(
    ("text", "learned", "kinds", "left_out", "intent", "cue"),
    [
        ("友城（友好交流城市也算在内）一共有多少个？", "ask_partnerships", (), (), "ask_partnerships", None),
        ("友好交流城市也算，一共有几个友城", "ask_partnerships", (), (), "ask_partnerships", None),
        ("友好交流城市不算在内，友城有几个", "ask_partnerships", (EXCHANGE,), (EXCHANGE,), "ask_partnerships", None),
        ("还有哪个也是友好交流城市", "ask_exchanges", (EXCHANGE,), (), "ask_partnerships", None),
        ("友好交流城市之间有哪些交流", "ask_exchanges", (EXCHANGE,), (), "ask_exchanges", Cue.EXCHANGED),
        ("那个是友好城市还是友好交流城市？", "ask_partner", (), (), "ask_partner", Cue.KIND),
        ("還有友好交流城市嗎", "ask_partnerships", (EXCHANGE,), (), "ask_partnerships", None),
    ],
)  # fmt: skip
def test_a_kind_named_after_exchanges_in_chinese(text, learned, kinds, left_out, intent, cue):
    question = {"intent": learned, "text": text, "entities": []}
    read = read_question(question, language="zh", tie_kinds=("友好城市", EXCHANGE))
    assert (read.kinds, read.unwanted.kinds, read.intent) == (kinds, left_out, intent)
    assert cue in (None, *read.cues) and Cue.END not in read.cues
    assert read.has(Cue.EXCHANGED) is (cue is Cue.EXCHANGED) or cue is Cue.KIND


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("is Detroit's friendship with Chongqing the oldest of the lot?", ()),
        ("is Chongqing and Detroit's the oldest friendship?", ("friendship",)),
    ],
)
def test_a_kind_that_names_the_tie_of_a_pair_bounds_no_order(shipped_table, text, kinds):
    entities = [
        {
            "entity": "city",
            "value": city.lower(),
            "start": text.index(city),
            "end": text.index(city) + len(city),
        }
        for city in ("Chongqing", "Detroit")
    ]
    read = read_question({"intent": "ask_oldest", "text": text, "entities": entities}, tie_kinds=KINDS)
    assert read.kinds == kinds


@pytest.mark.parametrize(
    ("language", "kind", "text", "named"),
    [
        ("zh", "友好交流城市", "哪些城市有音乐交流", False),
        ("zh", "友好交流城市", "请列出在里昂举办的交流活动", False),
        ("zh", "友好交流城市", "友好交流城市有哪些", True),
        ("zh", "友好交流城市", "称为交流的有哪些", True),
        ("en", "exchange partnership", "which partners exchange students?", False),
        ("en", "exchange partnership", "which are exchange partnerships?", True),
    ],
)
def test_an_exchange_is_no_kind_of_tie_unless_a_tie_is_called_so(language, kind, text, named):
    question = {"intent": "ask_partnerships", "text": text, "entities": []}
    read = read_question(question, language=language, tie_kinds=(kind, "sister city"))
    assert read.kinds == ((kind,) if named else ())


@pytest.mark.parametrize(
    ("language", "kind", "theme", "text"),
    [
        ("en", "port bond", "port", "how many port bonds have we got"),
        ("en", "port friendship", "port", "which of ours are port friendships"),
        ("fr", "pacte portuaire", "portuaires", "on a combien de pactes portuaires"),
        ("fr", "cordée", "cordées", "combien de cordées avons-nous"),
        ("ja", "港の縁組", "港", "港の縁組は何件ですか"),
    ],
)
def test_a_kind_named_in_full_is_no_theme_of_its_words(language, kind, theme, text):
    begin = text.index(theme)
    entities = [{"entity": "theme", "value": "port", "start": begin, "end": begin + len(theme)}]
    question = {"intent": "ask_partnerships", "text": text, "entities": entities}
    read = read_question(question, language=language, tie_kinds=(kind, "friendship"))
    assert (read.kinds, read.themes) == ((kind,), ())
    assert Cue.PARTNERSHIP in read.cues and Cue.THEME_COUNTED not in read.cues


@pytest.mark.parametrize(("text", "kinds"), [("how many tryst towns", ()), ("how many trysts", ("tryst",))])
def test_the_own_word_for_partners_is_no_kind_of_tie(text, kinds):
    own = {9: "tryst", 15: "cities"} if "towns" in text else {9: "twinnings"}
    question = {"intent": "ask_partnerships", "text": text, "entities": []}
    assert read_question(question, tie_kinds=("tryst", "mill friendship"), own_words=own).kinds == kinds


def test_the_usual_word_for_a_partner_is_told_where_a_table_calls_some_so():
    read = read_question(
        {"intent": "confirm_partnership", "text": "is it a sister city of ours?", "entities": []},
        tie_kinds=KINDS,
    )
    assert read.called == ("sister city",) and read.kinds == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "is there anybody at city hall I could write to about it?"),
        ("en", "do you know someone we can talk to?"),
        ("de", "gibt es jemanden, an den ich mich wenden kann?"),
        ("fr", "y a-t-il quelqu'un à la mairie à qui je pourrais écrire ?"),
        ("es", "¿hay alguien a quien pueda escribir?"),
        ("ja", "連絡できる人はいますか"),
        ("zh", "有可以联系的人吗？"),
    ],
)
def test_who_can_be_written_to_is_a_contact(language, text):
    question = {"intent": "ask_not_recorded", "text": text, "entities": []}
    assert read_question(question, language=language).has(Cue.CONTACT)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "any that is still there on paper?"),
        ("de", "welche gibt es nur noch auf dem Papier?"),
        ("fr", "lesquels sont endormis ?"),
        ("es", "¿hay alguna dormida?"),
        ("ja", "眠っている提携はありますか"),
        ("zh", "哪些名存实亡？"),
    ],
)
def test_what_sleeps_or_is_there_on_paper_rests(language, text):
    question = {"intent": "ask_partnerships", "text": text, "entities": []}
    assert read_question(question, language=language).has(Cue.DORMANT)


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("ja", "そのうち90年代に始まったの", Form.TELL),  # の stands for those that began then
        ("ja", "そのうち90年代に始まったのですか", Form.CONFIRM),
        ("ja", "90年代に始まったの", Form.CONFIRM),
    ],
)
def test_those_of_the_ones_told_that_began_then_are_no_claim(
    chinese_cities: PartnershipTable, language: str, text: str, form: Form
) -> None:
    assert reader(chinese_cities, language=language)(text, "ask_since").form is form


@pytest.mark.parametrize("text", ["入面邊個係日本嘅", "里头哪个最早", "裡面是德國的呢", "里面几个是日本的"])
def test_in_there_are_those_told(chinese_cities: PartnershipTable, text: str) -> None:
    assert reader(chinese_cities, language="zh")(text, "ask_partnerships").pointer is Pointer.THOSE


@pytest.mark.parametrize(
    ("text", "pointer"),
    [("那城市周一共有几个", None), ("那城市有几个周", Pointer.IT), ("这又是哪国的", Pointer.IT)],
)
def test_a_city_week_is_no_city_that_is_pointed_at(
    shipped_table: PartnershipTable, text: str, pointer: Pointer | None
) -> None:
    read = reader(shipped_table, language="zh")(text, "ask_country")
    assert (read.pointer, read.has(Cue.THAT_CITY)) == (pointer, text == "那城市有几个周")


def test_words_in_hiragana_are_read(shipped_table: PartnershipTable) -> None:
    read = reader(shipped_table, language="ja")
    assert read("おちゃで　ゆうめいな　まちは　どこですか", "ask_known_for").themes == ("tea",)
    assert read("そのまちの　あいての　まちは　なにで　ゆうめい？", "ask_known_for").has(Cue.OF_PARTNER)
    china = read("そのちゅうごくの　まちは　ほかに　どこと　なかよしですか？", "ask_partner")
    assert (china.pointer, china.countries, china.designated) == (Pointer.IT, (), ("CN",))
    entities: list[object] = []
    said = {"intent": "small_talk", "text": "何こうかんしてるの", "entities": entities}
    asked = read_question({**said, "confidence": 0.48, "runners_up": ("ask_exchanges",)}, language="ja")
    assert asked.intent == "ask_exchanges"


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("en", "which joined us after it?", -1),
        ("en", "are there towns that joined us before that one?", 1),
        ("fr", "Y a-t-il des villes qui nous ont rejoints après celle-là ?", -1),
        ("fr", "y a-t-il des villes arrivées avant celle-là ?", 1),
        ("de", "Gibt es Städte, die nach dieser dazugekommen sind?", -1),
        ("es", "¿hay ciudades que se unieron después de esa?", -1),
    ],
)
def test_what_joined_before_or_after_another_is_held_against_it(shipped_table, language, text, relation):
    held = reader(shipped_table, language=language)(text, "ask_partnerships").comparison
    assert held is not None and held[:2] == (Measure.AGE, relation)


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "那横滨是所有里头最早的吗"), ("zh", "日本里头最早的"), ("en", "is that date certain")],
)
def test_in_all_and_a_date_in_doubt_point_at_nothing_told(
    chinese_cities: PartnershipTable, language: str, text: str
) -> None:
    read = reader(chinese_cities, language=language)(text, "ask_oldest")
    assert read.pointer not in (Pointer.THOSE, Pointer.THAT_YEAR)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "à qui j'écris pour Détroit alors"),
        ("de", "wem schreib ich wegen Detroit"),
        ("es", "a quién le escribo por Detroit"),
        ("zh", "关于底特律跟谁联系"),
        ("ja", "デトロイトのことは誰に書けばいいですか"),
    ],
)
def test_whom_to_write_to_asks_for_the_contact(shipped_table, language, text):
    assert Cue.CONTACT in reader(shipped_table, language=language)(text, "ask_partner").cues


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("Was macht man mit Lyon überhaupt gemeinsam?", "de", "ask_exchanges"),
        ("Was haben Lyon und Guangzhou gemeinsam?", "de", "ask_common"),
        ("what do Lyon and Guangzhou do in common?", "en", "ask_exchanges"),
        ("what do Lyon and Guangzhou have in common?", "en", "ask_common"),
        ("que font Lyon et Canton en commun ?", "fr", "ask_exchanges"),
        ("qu'est-ce que Lyon et Canton ont en commun ?", "fr", "ask_common"),
        ("¿qué hacen en común Lyon y Cantón?", "es", "ask_exchanges"),
        ("リヨンと広州が共同でしていることは何ですか", "ja", "ask_exchanges"),
        ("里昂和广州共同做些什么", "zh", "ask_exchanges"),
        ("里昂和广州有什么共同点", "zh", "ask_common"),
    ],
)
def test_what_is_done_is_nothing_in_common(
    chinese_cities: PartnershipTable, text: str, language: str, intent: str
) -> None:
    assert reader(chinese_cities, language=language)(text, "ask_common").intent == intent


def test_what_about_a_town_opens_no_question_for_towns(shipped_table: PartnershipTable) -> None:
    read = reader(shipped_table)
    event = read("What about her town, is there an event as well?", "ask_events").entities
    assert event is not None
    assert event.kind is Dimension.EVENT
    towns = read("What towns are there with an event?", "ask_events").entities
    assert towns is not None
    assert towns.kind is Dimension.CITY
