"""What is asked once public records were told, and what is claimed of the one pair that was told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.dialogue.checked import with_claims_checked
from twincities.dialogue.context import Context
from twincities.interpretation.facts.about_the_pair import about_the_pair
from twincities.interpretation.facts.recorded_meant import recorded_asked, recorded_meant
from twincities.interpretation.facts.records_asked import proof_asked, records_asked
from twincities.interpretation.facts.themes_asked import theme_claimed_of_told
from twincities.interpretation.times.dates_asked import listed_with_dates
from twincities.reading import Cue, Form, Reading, Unknown
from twincities.reading.model.predicates import Relation
from twincities.table import DateSpan
from twincities.table.recorded import recorded_there

BORDEAUX = Context(
    ("hangzhou-bordeaux",),
    ("bordeaux",),
    last_question=Reading("ask_records", cities=("bordeaux",), cues=frozenset({Cue.RECORDS})),
)
NEW_YORK = Context(("shanghai-new-york",), ("shanghai", "new-york"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "and since when?"),
        ("en", "which year was that?"),
        ("fr", "c'est depuis quand ?"),
        ("de", "seit welchem Jahr ist das?"),
        ("es", "¿de qué año es?"),
        ("zh", "哪一年结的？"),
        ("ja", "それは何年からですか"),
    ],
)
def test_since_when_behind_records_is_told_by_them(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_since")
    asked = records_asked(question, BORDEAUX, shipped_table)
    assert (asked.intent, asked.cities, asked.pointer) == ("ask_records", ("bordeaux",), None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is that one older than Kyoto's?"),
        ("de", "Ist die älter als die von Kyoto?"),
        ("fr", "Est-ce qu'il est plus ancien que celui de Kyoto ?"),
        ("es", "¿Es más antiguo que el de Kioto?"),
        ("zh", "它比京都的早吗？"),
    ],
)
def test_a_recorded_partner_held_against_another_is_told_and_no_other_one_judged(
    shipped_table, language, text
):
    question = reader(shipped_table, language=language)(text, "compare_age")
    asked = records_asked(question, BORDEAUX, shipped_table)
    assert (asked.intent, asked.form, asked.cities) == ("ask_records", Form.TELL, ("bordeaux",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "そのうち年が分からないのは？"),
        ("ja", "その中で日付が分かってないのはどれですか"),
        ("zh", "其中哪些没有日期"),
        ("en", "Which of those have no date?"),
    ],
)
@pytest.mark.parametrize("intent", ["ask_age", "ask_partnerships"])
def test_which_of_the_recorded_ones_have_no_year_is_told_by_the_records(
    shipped_table, language, text, intent
):
    question = reader(shipped_table, language=language)(text, intent)
    assert records_asked(question, BORDEAUX, shipped_table).intent == "ask_records"


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "And for Shanghai, which American cities are listed?", "ask_partnerships"),
        ("de", "Und für Shanghai, welche amerikanischen Städte stehen da?", "ask_partnerships"),
        ("fr", "Et pour Shanghai, quelles villes américaines ?", "ask_partnerships"),
        ("es", "¿Y para Shanghái, qué ciudades estadounidenses constan?", "ask_partnerships"),
        ("fr", "Shanghai aurait une autre ville aux États-Unis ?", "confirm_partnership"),
    ],
)
def test_behind_records_another_city_s_partners_are_those_of_records(shipped_table, language, text, intent):
    question = reader(shipped_table, language=language)(text, intent)
    asked = records_asked(question, BORDEAUX, shipped_table)
    assert (asked.intent, asked.form, asked.cities) == ("ask_records", Form.TELL, ("shanghai",))
    assert asked.has(Cue.RECORDS)
    # Nothing of records was told before, they hold no such partner, or it is not partners that are asked for.
    assert records_asked(question, NEW_YORK, shipped_table) == question
    for other in (
        replace(question, countries=("BR",)),
        replace(question, themes=("culture",)),
        question.asking("ask_known_for"),
    ):
        assert records_asked(other, BORDEAUX, shipped_table).intent == other.intent


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "那纽约登记的是哪个中国城市？"), ("ja", "ニューヨークの中国の相手はどこですか")],
)
def test_behind_records_the_partner_of_a_city_they_are_of_is_theirs(shipped_table, language, text):
    told = replace(NEW_YORK, last_question=Reading("ask_records", cities=NEW_YORK.cities))
    asked = records_asked(reader(shipped_table, language=language)(text, "ask_partner"), told, shipped_table)
    assert (asked.intent, asked.cities, asked.countries) == ("ask_records", ("new-york",), ("CN",))


@pytest.mark.parametrize("intent", ["ask_since", "name_subject", "ask_overview", "confirm_partnership"])
def test_a_city_that_only_records_name_is_told_of_by_them(shipped_table, intent):
    asked = Reading(intent, unknown=(Unknown("Wuhan", "unknown_city"),))
    assert records_asked(asked, BORDEAUX, shipped_table).intent == "ask_records"
    assert records_asked(asked, NEW_YORK, shipped_table) == asked
    other = replace(asked, unknown=(Unknown("Marseille", "unknown_city"),))
    assert records_asked(other, BORDEAUX, shipped_table) == other


def test_a_year_beside_two_cities_is_checked_and_not_confirmed(shipped_table):
    read = reader(shipped_table, language="fr")
    told = read("Et l'année 1980 pour Hangzhou et Bordeaux", "ask_since")
    (one,) = with_claims_checked(
        [told, Reading("ask_reliability", Form.CONFIRM, follows=True)], shipped_table
    )
    assert (one.intent, one.cities) == ("ask_reliability", ("hangzhou", "bordeaux"))


def test_who_a_partner_is_by_records_is_one_question(shipped_table):
    scope = Reading("ask_records", cities=("bordeaux",), cues=frozenset({Cue.VERBLESS, Cue.RECORDS}))
    who = Reading("ask_partner", cities=("bordeaux",), countries=("CN",))
    (one,) = with_claims_checked([scope, who], shipped_table)
    assert (one.intent, one.cities, one.countries) == ("ask_records", ("bordeaux",), ("CN",))
    of_another = replace(who, cities=("new-york",))
    assert with_claims_checked([scope, of_another], shipped_table) == [scope, of_another]


@pytest.mark.parametrize(
    ("language", "text", "claimed"),
    [
        ("en", "does it have to do with wine as well?", True),
        ("de", "Hat es auch mit Wein zu tun?", True),
        ("es", "¿también tiene que ver con el vino?", True),
        ("fr", "ça a un rapport avec le vin ?", True),
        ("zh", "跟葡萄酒也有关系吗", True),
        ("ja", "ワインも関係ある？", True),
        ("en", "is there a partnership about wine?", False),
        ("en", "is there one that has to do with wine?", False),
        ("de", "Gibt es eine, die mit Wein zu tun hat?", False),
        ("fr", "y en a-t-il une qui a trait au vin ?", False),
        ("es", "¿hay alguna que tenga que ver con el vino?", False),
        ("ja", "ワインに関するのはありますか", False),
        ("zh", "有没有跟葡萄酒有关的友城", False),
        ("ja", "ワインの提携はありますか", False),
    ],
)
def test_a_theme_is_claimed_of_the_pair_that_was_told(shipped_table, language, text, claimed):
    read = reader(shipped_table, language=language)(text, "ask_partnerships")
    question = replace(read, form=Form.CONFIRM, runners_up=("ask_exchanges",))
    asked = theme_claimed_of_told(question, NEW_YORK, shipped_table)
    if not claimed:
        assert asked == question
        return
    assert asked.asserted is not None
    assert (asked.intent, asked.partnerships) == ("ask_overview", NEW_YORK.partnerships)
    assert asked.asserted.predicates[0].relation is Relation.ABOUT
    assert theme_claimed_of_told(question, Context(), shipped_table) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Does Bordeaux have other twin cities?"),
        ("de", "Hat Bordeaux noch andere Partnerstädte?"),
        ("fr", "Bordeaux a-t-elle d'autres villes jumelées ?"),
        ("es", "¿Tiene Bordeaux otras ciudades hermanas?"),
    ],
)
def test_further_partners_are_those_of_records_where_the_table_has_none(shipped_table, language, text):
    claim = reader(shipped_table, language=language)(text, "confirm_partnership")
    asked = records_asked(claim, Context(), shipped_table)
    assert (asked.intent, asked.cities, asked.form) == ("ask_records", ("bordeaux",), Form.TELL)


def test_a_country_behind_records_is_that_of_a_recorded_partner(shipped_table):
    there = shipped_table.recorded_partners_of("bordeaux")[0].country
    asked = records_asked(Reading("ask_since", countries=(there,)), BORDEAUX, shipped_table)
    assert (asked.intent, asked.cities, asked.countries) == ("ask_records", ("bordeaux",), (there,))
    elsewhere = Reading("ask_since", countries=("IS",))
    assert records_asked(elsewhere, BORDEAUX, shipped_table) == elsewhere


def test_a_doubt_of_the_year_is_one_of_what_records_dispute(shipped_table):
    doubt = Reading("doubt", Form.CONFIRM, cues=frozenset({Cue.CERTAIN, Cue.DATE}))
    assert records_asked(doubt, BORDEAUX, shipped_table).intent == "ask_records"


@pytest.mark.parametrize(
    ("text", "intent"),
    [("And how long has that been going?", "ask_age"), ("And that goes back to 1981?", "ask_since")],
)
def test_the_age_and_a_date_claimed_of_a_recorded_partner_are_told_by_records(shipped_table, text, intent):
    records = replace(BORDEAUX, last_question=Reading("ask_records", cities=("bordeaux",)))
    question = reader(shipped_table)(text, intent)
    asked = records_asked(question, records, shipped_table)
    assert (asked.intent, asked.form, asked.cities, asked.years) == (
        "ask_records",
        Form.TELL,
        ("bordeaux",),
        (),
    )
    of_pair = replace(NEW_YORK, last_question=Reading("ask_records", cities=NEW_YORK.cities))
    assert records_asked(question, of_pair, shipped_table) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "who else is Freiberg twinned with?"),
        ("en", "which other partners does Freiberg have?"),
        ("de", "mit wem ist Freiberg sonst noch verpartnert?"),
        ("fr", "avec qui d'autre Freiberg est-elle jumelée ?"),
        ("es", "¿con quién más está hermanada Freiberg?"),
        ("ja", "Freibergはほかにどこと姉妹都市ですか"),
    ],
)
def test_who_else_one_of_ours_is_twinned_with_is_told_by_records(language, text):
    table = table_called("ballarat")
    question = reader(table, language=language)(text, "ask_partner")
    assert records_asked(question, Context(), table).intent == "ask_records"


@pytest.mark.parametrize("city", ["Ballarat", "Inagawa"])
def test_who_else_is_asked_of_the_table_where_records_name_nobody(city):
    table = table_called("ballarat")
    question = reader(table)(f"who else is {city} twinned with?", "ask_partner")
    assert records_asked(question, Context(), table).intent == "ask_partner"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Did anybody find it in the records?"),
        ("en", "What do official records say about that?"),
        ("de", "Steht das in amtlichen Registern?"),
        ("fr", "Est-ce dans les registres officiels ?"),
        ("es", "¿Consta en registros públicos?"),
        ("zh", "官方记录里有吗?"),
        ("ja", "公的な記録にありますか"),
    ],
)
def test_records_behind_an_event_are_those_of_the_event(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_records")
    told = replace(NEW_YORK, event="shanghai-week")
    assert records_asked(question, told, shipped_table).intent == "ask_reliability"
    assert records_asked(question, NEW_YORK, shipped_table).intent == "ask_records"


def test_partners_on_record_behind_an_event_are_no_event(shipped_table):
    question = reader(shipped_table)("Which is its partner city in the records?", "ask_records")
    told = replace(NEW_YORK, event="shanghai-week")
    assert records_asked(question, told, shipped_table).intent == "ask_records"


def test_how_many_of_all_are_confirmed_is_still_counted(shipped_table):
    question = reader(shipped_table)("How many of the five partnerships are confirmed?", "ask_partnerships")
    asked = proof_asked(question, Context(), shipped_table)
    assert (asked.intent, asked.form) == ("ask_reliability", Form.COUNT)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "So which sister city of San Jose do the records have?"),
        ("en", "Which sister cities do public records give San Jose?"),
        ("fr", "Quelle ville jumelle les registres donnent-ils à San José ?"),
        ("es", "¿Qué ciudad hermana dan los registros a San José?"),
        ("zh", "登记里圣何塞的友城是哪个?"),
    ],
)
def test_since_when_behind_a_city_s_partners_on_record_is_told_by_records(shipped_table, language, text):
    asked = reader(shipped_table, language=language)(text, "ask_records")
    told = Context(("shenzhen-san-jose",), ("san-jose",), last_question=asked)
    since = reader(shipped_table)("since?", "ask_since")
    again = records_asked(since, told, shipped_table)
    assert (again.intent, again.cities) == ("ask_records", ("san-jose",))


@pytest.mark.parametrize("intent", ["ask_since", "ask_source"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "When were these things looked up?"),
        ("en", "When did anyone last check your facts?"),
        ("de", "Wann wurde das alles nachgeschlagen?"),
        ("fr", "Quand tout cela a-t-il été vérifié ?"),
        ("es", "¿Cuándo se comprobaron estas cosas?"),
        ("zh", "这些是什么时候查证的?"),
        ("ja", "これはいつ調べられましたか"),
    ],
)
def test_when_things_were_looked_up_is_no_beginning(shipped_table, language, text, intent):
    question = reader(shipped_table, language=language)(text, intent)
    assert records_asked(question, Context(), shipped_table).intent == "ask_reliability"


def test_when_a_partnership_was_confirmed_is_its_beginning(shipped_table):
    question = reader(shipped_table)("When was the partnership with Kyoto confirmed?", "ask_since")
    assert records_asked(question, Context(), shipped_table).intent != "ask_reliability"


def test_what_records_mention_is_told_by_the_notes_on_it(shipped_table):
    read = reader(shipped_table)
    of_ford = replace(read("Do your records mention Ford?", "ask_records"), unread=("Ford",))
    assert records_asked(of_ford, Context(), shipped_table).intent == "ask_reliability"
    of_zoo = replace(read("Do your records mention a zoo?", "ask_records"), unread=("zoo",))
    assert records_asked(of_zoo, Context(), shipped_table).intent == "ask_not_recorded"


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "In which other countries does Nîmes have partners?", "ask_country"),
        ("en", "Nîmes has sister cities in other countries too", "confirm_partnership"),
        ("fr", "Dans quels autres pays Nîmes a-t-elle des villes jumelées ?", "ask_country"),
        ("de", "In welchen anderen Ländern hat Nîmes Partnerstädte?", "ask_country"),
        ("ja", "ニームにはほかの国にも姉妹都市があるそうだが、どこだ。", "ask_country"),
    ],
)
def test_partners_in_other_countries_are_those_of_records(language, text, intent):
    table = table_called("kurashiki")
    asked = records_asked(reader(table, language=language)(text, intent), Context(), table)
    assert (asked.intent, asked.form, asked.cities) == ("ask_records", Form.TELL, ("nimes",))
    ours = reader(table)("In which other countries does Kurashiki have partners?", "ask_country")
    assert records_asked(ours, Context(), table) == ours


def test_a_disputed_date_of_a_city_without_other_partners_on_record_is_told_by_its_checks():
    table = table_called("kurashiki")
    asked = reader(table, language="ja")("全州の開始年には異論があると聞きましたが、本当ですか", "ask_since")
    assert records_asked(asked, Context(), table).intent == "ask_reliability"
    sure = reader(table, language="ja")("全州は何年からですか", "ask_since")
    assert records_asked(sure, Context(), table) == sure


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "始まった時期がわからない提携先はどれですか"),
        ("en", "Which of our partners have no known start date?"),
        ("zh", "开始时间不明的是哪些？"),
    ],
)
def test_which_are_undated_is_asked_of_all(language, text):
    table = table_called("kurashiki")
    question = replace(reader(table, language=language)(text, "ask_since"), pointer=None, form=Form.TELL)
    asked = listed_with_dates(question, Context(), table)
    assert (asked.intent, asked.form, asked.conditions.dated) == ("ask_partnerships", Form.LIST, False)


@pytest.mark.parametrize("text", ["始まった年がわからんのもあったやんな", "開始年が不明なものもありますか"])
def test_that_there_is_an_undated_one_is_no_date_of_the_one_told(text):
    table = table_called("kurashiki")
    question = replace(reader(table, language="ja")(text, "ask_since"), form=Form.CONFIRM)
    told = Context(partnerships=(table.partnerships[0].id,))
    assert listed_with_dates(question, told, table).intent == "ask_partnerships"
    of_it = replace(reader(table, language="ja")("始まった年は分からない？", "ask_since"), form=Form.CONFIRM)
    assert listed_with_dates(of_it, told, table) == of_it


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "And Hangzhou with Bordeaux in 1980, can that year be right?"),
        ("en", "Hangzhou and Bordeaux twinned in 1980, is that year correct?"),
        ("de", "Hangzhou und Bordeaux seit 1980, kann das Jahr stimmen?"),
        ("fr", "Hangzhou et Bordeaux depuis 1980, cette date est-elle juste ?"),
        ("es", "¿Hangzhou y Burdeos desde 1980, es correcto ese año?"),
        ("zh", "杭州和波尔多是1980年结好的，这个年份对吗？"),
    ],
)
def test_whether_a_disputed_year_is_right_is_told_by_records(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_since")
    asked = records_asked(question, Context(), shipped_table)
    assert (asked.intent, asked.form, asked.years) == ("ask_records", Form.TELL, ())


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("is it certain that the panda centre really exists?", "ask_reliability"),
        ("does the panda centre really exist?", "ask_reliability"),
        ("does the panda centre exist?", "ask_event_details"),
    ],
)
def test_whether_an_event_is_there_at_all_is_told_by_how_well_it_stands(shipped_table, text, intent):
    question = reader(shipped_table)(text, "ask_event_details")
    assert records_asked(question, Context(), shipped_table).intent == intent


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "since when with Skövde?"),
        ("de", "Seit wann die mit Skövde?"),
        ("fr", "depuis quand avec Skövde ?"),
        ("es", "¿desde cuándo con Skövde?"),
    ],
)
def test_a_recorded_partner_that_is_one_of_the_table_too_is_asked_about_as_recorded(language, text):
    table = table_called("hattingen")
    told = Context(cities=("kuressaare",), last_question=Reading("ask_records", cities=("kuressaare",)))
    question = reader(table, language=language)(text, "ask_since")
    asked = records_asked(question, told, table)
    assert (asked.intent, asked.cities, asked.countries) == ("ask_records", ("kuressaare",), ("SE",))
    for other in (
        replace(question, cities=("mako",)),  # no record names it
        replace(question, cities=("hattingen", "skovde")),  # "since when are we twinned with Skövde?"
        replace(question, cities=("hattingen",)),  # the table's own partner
    ):
        assert records_asked(other, told, table) == other


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "for which one was no year found?"),
        ("fr", "pour lequel n'a-t-on pas trouvé d'année ?"),
        ("de", "für welchen wurde kein Jahr gefunden?"),
    ],
)
def test_which_one_has_no_year_behind_records_is_one_of_those(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_partnerships")
    assert records_asked(question, BORDEAUX, shipped_table).intent == "ask_records"
    assert records_asked(question, NEW_YORK, shipped_table).intent == "ask_partnerships"


def test_whether_sources_agree_on_a_recorded_partner_is_told_by_records(shipped_table):
    asked = Reading("ask_reliability", Form.CONFIRM, unknown=(Unknown("Wuhan", "unknown_city"),))
    assert records_asked(asked, BORDEAUX, shipped_table).intent == "ask_records"
    assert records_asked(asked, NEW_YORK, shipped_table) == asked


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "does any of your Chinese cities have anything to do with Kofu?", "ask_partnerships"),
        ("en", "is Kofu twinned with one of your Chinese cities?", "confirm_partnership"),
        ("de", "Ist Kofu mit einer eurer Städte verpartnert?", "confirm_partnership"),
        ("fr", "Kofu est-elle jumelée avec une de vos villes ?", "confirm_partnership"),
        ("es", "¿Está Kofu hermanada con una de sus ciudades?", "confirm_partnership"),
    ],
)
def test_a_tie_with_a_city_that_only_records_name_is_told_by_them(shipped_table, language, text, intent):
    question = reader(shipped_table, language=language)(text, intent)
    assert records_asked(question, Context(), shipped_table).intent == "ask_records"
    # Of one whom no record names nothing is told by records, and one city's partners are the table's.
    of_oslo = replace(question, unknown=(Unknown("Oslo", "unknown_city"),))
    assert records_asked(of_oslo, Context(), shipped_table).intent == intent
    of_detroit = replace(question, cities=("detroit",))
    assert records_asked(of_detroit, Context(), shipped_table).intent == intent


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "But there are pages that give 1979?"),
        ("en", "some book says 1979 though"),
        ("de", "Es gibt aber Seiten, die 1979 nennen."),
        ("fr", "Mais des sites donnent 1979 ?"),
        ("es", "Pero hay páginas que dan 1979."),
        ("zh", "可是有的网站写1979年"),
        ("ja", "1979年と書いているサイトもあります"),
    ],
)
def test_another_year_that_somebody_gives_is_held_against_the_records(shipped_table, language, text):
    told = replace(NEW_YORK, last_question=Reading("ask_since", cities=NEW_YORK.cities))
    question = reader(shipped_table, language=language)(text, "ask_partnerships")
    asked = records_asked(about_the_pair(question, told, shipped_table), told, shipped_table)
    assert (asked.intent, asked.form, asked.years) == ("ask_records", Form.TELL, ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which was the first French and Chinese pair according to the records?"),
        ("de", "Welches ist laut amtlichen Registern das älteste chinesisch-französische Paar?"),
        ("es", "Según los registros oficiales, ¿cuál es la pareja más antigua entre Francia y China?"),
        ("fr", "Selon les registres, quelle est la plus ancienne paire entre la France et la Chine ?"),
        ("ja", "記録では、フランスと中国の最初の姉妹都市はどこですか"),
        ("zh", "按记录，法国和中国最早的一对友好城市是哪两个？"),
    ],
)
def test_the_first_pair_on_record_is_looked_for_in_the_records(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_oldest")
    asked = records_asked(question, Context(), shipped_table)
    assert asked.intent == "ask_records"
    assert [one.partner for one in recorded_asked(asked, shipped_table)] == ["Montpellier"]


@pytest.mark.parametrize(
    "text", ["How well is the oldest one confirmed by public records?", "Is the oldest pair on record?"]
)
def test_whether_records_confirm_the_oldest_asks_for_no_other_pair(shipped_table, text):
    question = reader(shipped_table)(text, "ask_oldest")
    assert recorded_meant(question, Context(), shipped_table) is None


def test_a_date_claimed_of_a_recorded_partner_is_told_by_the_records(shipped_table):
    said = Reading("ask_since", Form.CONFIRM, cities=("kyoto",), unknown=(Unknown("Xi'an", "unknown_city"),))
    said = replace(said, years=(DateSpan.of_years(1984),))
    asked = recorded_meant(said, Context(), shipped_table)
    assert asked and (asked.intent, asked.form, asked.years) == ("ask_records", Form.TELL, ())
    assert recorded_meant(replace(said, cities=("detroit",)), Context(), shipped_table) is None


KYOTO = Context(
    ("chengdu-kyoto",),
    ("kyoto",),
    last_question=Reading("ask_records", cities=("kyoto",), countries=("CN",), cues=frozenset({Cue.RECORDS})),
)


@pytest.mark.parametrize(
    ("language", "text", "intent", "partners"),
    [
        ("en", "which of the two is older?", "compare_age", ["Xi'an"]),
        ("en", "are both full sister cities?", "define_sister_city", ["Xi'an", "Qingdao"]),
        ("en", "since 1974?", "name_subject", ["Xi'an", "Qingdao"]),
        ("de", "Welche der beiden ist älter?", "compare_age", ["Xi'an"]),
        ("fr", "laquelle des deux est la plus ancienne ?", "ask_oldest", ["Xi'an"]),
        ("es", "¿cuál de las dos es más antigua?", "compare_age", ["Xi'an"]),
        ("zh", "两个里哪个更早？", "compare_age", ["Xi'an"]),
        ("ja", "二つのうちどちらが古いですか", "compare_age", ["Xi'an"]),
    ],
)
def test_what_is_asked_of_the_recorded_partners_told_is_told_of_them(
    shipped_table, language, text, intent, partners
):
    question = reader(shipped_table, language=language)(text, intent)
    asked = records_asked(question, KYOTO, shipped_table)
    assert asked.intent == "ask_records"
    assert [one.partner for one in recorded_asked(asked, shipped_table)] == partners


def test_the_date_of_the_table_is_judged_and_not_held_against_recorded_ones(shipped_table):
    question = reader(shipped_table)("since 1983?", "name_subject")
    assert recorded_meant(question, KYOTO, shipped_table) is None


def test_the_english_one_is_that_whose_country_alone_is_recorded(shipped_table):
    record = shipped_table.recorded_partners_of("bordeaux")[0].copy(
        update={"partner": "Bristol", "country": "GB"}
    )
    assert recorded_there([record], ("GB-ENG",), ()) == [record]
    assert recorded_there([record], ("GB-SCT",), ()) == []
