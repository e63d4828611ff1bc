"""A broken table is refused with every fault; a sound one is taken as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import THREE_ROWS, write_table
from twincities.table import Claim, ClaimKind, Filter, PartialDate, TableError, Verdict, load_table
from twincities.table.__main__ import main


def faults_of(folder: Path, **changed: str) -> list[str]:
    with pytest.raises(TableError) as raised:
        load_table(write_table(folder, **changed))
    return [str(fault) for fault in raised.value.faults]


def edited(file: str, old: str, new: str) -> str:
    assert old in THREE_ROWS[file]
    return THREE_ROWS[file].replace(old, new)


def test_a_sound_table_is_read(tmp_path):
    table = load_table(write_table(tmp_path))
    assert table.city("lyon").aliases == ("Lugdunum", "里昂")
    assert table.partnership("lyon-turin").since == PartialDate(1958, 6, 3)
    assert table.partnership("lyon-birmingham").since is None
    assert table.event("school-visits").named is False


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("cities.csv", "lyon,Lyon,FR", "lyon,Lyon,XX", 'cities.csv, line 2, column country: "XX" is no country that is known; write its English name'),
        ("cities.csv", "turin,Turin", "lyon,Turin", 'cities.csv, line 3, column id: "lyon" stands on line 2 too'),
        ("cities.csv", "lyon,Lyon", "Lyon!,Lyon", "cities.csv, line 2, column id: \"Lyon!\" is no id, which has small letters from a to z, digits and hyphens only; write lyon"),
        ("cities.csv", "turin,Turin,IT", "turin,,IT", "cities.csv, line 3, column name: the cell is empty"),
        ("cities.csv", "Torino;Turín", "Turin", "cities.csv, line 3, column aliases: \"Turin\" is the name of the city itself"),
        ("partnerships.csv", "lyon,leipzig,1981-03", "lyon,dresden,1981-03", 'partnerships.csv, line 3, column city_b: "dresden" is no id in cities.csv'),
        ("partnerships.csv", "1981-03", "1981-13", 'partnerships.csv, line 3, column since: the calendar has no "1981-13"'),
        ("partnerships.csv", "1981-03", "3081", 'partnerships.csv, line 3, column since: "3081": the year has to lie between'),
        ("partnerships.csv", "1981-03", "soon", 'partnerships.csv, line 3, column since: "soon" is no date; write a date as 1983'),
        ("partnerships.csv", "lyon,leipzig", "lyon,lyon", "partnerships.csv, line 3, column city_b: \"lyon\" is twinned with itself"),
        ("partnerships.csv", "lyon,leipzig", "turin,lyon", "partnerships.csv, line 3, column city_b: the pair \"turin\" and \"lyon\" stands on line 2 too"),
        ("partnerships.csv", ",trade,,,,,list", ",trade,,,,,", "partnerships.csv, line 3, column source: the cell is empty"),
        ("partnerships.csv", ",trade,,,,,list", ",trade,,,,,book", 'partnerships.csv, line 3, column source: "book" is no id in sources.csv'),
        ("partnerships.csv", "lyon-leipzig,lyon,leipzig", "lyon-leipzig,lyon", "partnerships.csv, line 3: the row that begins with \"lyon-leipzig\" should have 10 cells, as the heading has, and has 9"),
        ("events.csv", "silk-fair,lyon-turin", "silk-fair,lyon-rome", 'events.csv, line 3, column partnership: "lyon-rome" is no id'),
        ("events.csv", "school visits,no", "school visits,perhaps", "events.csv, line 4, column named: \"perhaps\": write yes or no"),
        ("sources.csv", "https://example.org/list", "example.org", 'sources.csv, line 2, column address: "example.org": write a whole web address'),
        ("partnerships.csv", ",trade,,,,,list", ",trade,,,,,list;book", 'partnerships.csv, line 3, column source: "book" is no id in sources.csv'),
        ("partnerships.csv", ",trade,,,,,list", ",trade,,,,,;", "partnerships.csv, line 3, column source: the cell is empty"),
        ("checks.csv", "since,lyon-turin", "since,lyon-rome", 'checks.csv, line 3, column about: partnerships.csv tells no since of "lyon-rome" that could be checked'),
        ("checks.csv", "since,lyon-turin", "since,lyon-birmingham", 'checks.csv, line 3, column about: partnerships.csv tells no since of "lyon-birmingham" that could be checked'),
        ("checks.csv", "event,silk-fair", "event,lyon-turin", 'checks.csv, line 7, column about: events.csv tells no event of "lyon-turin" that could be checked'),
        ("checks.csv", "known_for,lyon,silk weaving", "known_for,nice,silk", "checks.csv, line 8, column part: the table does not say silk; the values there are the sea"),
        ("checks.csv", "year,since,lyon-turin,,", "year,since,lyon-turin,1958,", "checks.csv, line 3, column part: the table does not say 1958; leave it empty"),
        ("checks.csv", "year,since,lyon-turin", "year,partnership,lyon-turin", "checks.csv, line 3, column about: this claim is checked on line 2 too"),
        ("checks.csv", "year,since", "year,founded", 'checks.csv, line 3, column claim: "founded": write one of partnership, since, theme'),
        ("checks.csv", ",disputed,", ",doubtful,", 'checks.csv, line 2, column verdict: "doubtful": write one of supported, disputed, contradicted, no evidence'),
        ("checks.csv", ",letter;list,", ",letter;book,", 'checks.csv, line 5, column source: "book" is no id in sources.csv'),
        ("checks.csv", "letter;list,2024-05", "letter;list,3024-05", 'checks.csv, line 5, column looked_up: "3024-05": the year has to lie between'),
        ("recorded_partners.csv", "turin,Cologne", "milan,Cologne", 'recorded_partners.csv, line 2, column city: "milan" is no id in cities.csv'),
        ("recorded_partners.csv", ",DE,", ",Cologne,", 'recorded_partners.csv, line 2, column country: "Cologne" is no country'),
        ("recorded_partners.csv", "letter,2024", ",2024", "recorded_partners.csv, line 2, column source: the cell is empty"),
        ("cities.csv", "known_for", "know_for", "cities.csv, line 1, column know_for: \"know_for\" is no column of cities.csv; did you mean"),
        ("cities.csv", "id,name,country", "id,title,country", "cities.csv, line 1, column name: the column is missing"),
    ],
)  # fmt: skip
def test_each_fault_is_told_with_its_place(tmp_path, file, old, new, fault):
    faults = faults_of(tmp_path, **{file.removesuffix(".csv"): edited(file, old, new)})
    assert any(told.startswith(fault) for told in faults), faults


def test_what_many_rows_have_in_common_is_in_memory_once(tmp_path):
    table = load_table(write_table(tmp_path))
    for row in table.partnerships:
        assert row.city_a is table.city(row.city_a).id
        assert row.city_b is table.city(row.city_b).id
    cited = [row.source for row in table.partnerships if row.source == ("list",)]
    assert len(cited) > 1
    assert all(source is cited[0] for source in cited)


def test_all_faults_are_told_at_once(tmp_path):
    faults = faults_of(
        tmp_path,
        cities=edited("cities.csv", "lyon,Lyon,FR", "lyon,Lyon,XX"),
        partnerships=edited("partnerships.csv", "1981-03", "soon"),
    )
    assert len(faults) == 2


def test_a_missing_folder_and_a_missing_file_are_told(tmp_path):
    with pytest.raises(TableError, match="there is no such folder"):
        load_table(tmp_path / "nowhere")
    folder = write_table(tmp_path / "table")
    (folder / "sources.csv").unlink()
    with pytest.raises(TableError, match=r"sources\.csv: the file is missing"):
        load_table(folder)


def test_files_that_are_optional_may_be_absent(tmp_path):
    checks = "".join(line for line in THREE_ROWS["checks.csv"].splitlines(True) if "event" not in line)
    folder = write_table(tmp_path, checks=checks)
    for file in ("events.csv", "themes.csv"):
        (folder / file).unlink()
    assert load_table(folder).events == ()
    for file in ("checks.csv", "recorded_partners.csv"):
        (folder / file).unlink()
    table = load_table(folder)
    assert (table.is_checked, table.recorded_partners) == (False, ())


def test_what_partnerships_are_about_is_a_theme_beside_those_that_are_listed(tmp_path):
    rows = THREE_ROWS["partnerships.csv"].replace(",trade,", ",music;cook;friendship,")
    table = load_table(write_table(tmp_path, partnerships=rows))
    # A cook is food, and a friendship is what a partnership is called.
    assert [theme.id for theme in table.themes] == ["food", "cars", "silk", "music"]
    assert [row.id for row in table.find(Filter(themes=("music",)))] == ["lyon-leipzig"]


def test_a_check_is_found_for_its_claim_and_for_the_parts_of_its_cell(tmp_path):
    table = load_table(write_table(tmp_path))

    def verdict(kind: ClaimKind, about: str, part: str | None = None) -> Verdict | None:
        check = table.check_of(Claim(kind, about, part))
        return check.verdict if check else None

    assert verdict(ClaimKind.PARTNERSHIP, "lyon-turin") is Verdict.DISPUTED
    assert verdict(ClaimKind.EXCHANGE, "lyon-turin", "cooks") is Verdict.SUPPORTED
    assert verdict(ClaimKind.EXCHANGE, "lyon-turin", "pupils") is Verdict.NO_EVIDENCE
    assert verdict(ClaimKind.KNOWN_FOR, "lyon", "silk weaving") is Verdict.SUPPORTED
    assert verdict(ClaimKind.KNOWN_FOR, "lyon", "fine food") is None
    assert verdict(ClaimKind.PARTNERSHIP, "lyon-birmingham") is None
    check = table.check_of(Claim(ClaimKind.EXCHANGE, "lyon-turin", "cooks"))
    assert check and (check.source, check.looked_up) == (("letter", "list"), PartialDate(2024, 5))


def test_the_sources_of_a_claim_and_the_recorded_partners_are_found(tmp_path):
    table = load_table(write_table(tmp_path, cities=edited("cities.csv", "known_for", "known_for,source")
                       .replace("fine food", "fine food,list").replace("the sea", "the sea,letter;list")
                       .replace("car industry", "car industry,").replace("trade fair", "trade fair,")
                       .replace("GB,,", "GB,,,").replace("US,,", "US,,,")))  # fmt: skip
    sources = [source.id for source in table.sources_of(Claim(ClaimKind.KNOWN_FOR, "nice", "the sea"))]
    assert sources == ["letter", "list"]
    assert table.sources_of(Claim(ClaimKind.KNOWN_FOR, "turin", "its car industry")) == []
    assert [source.id for source in table.sources_of(Claim(ClaimKind.EVENT, "silk-fair"))] == ["list"]
    assert [record.partner for record in table.recorded_partners_of("turin")] == ["Cologne", "Salzburg"]
    assert table.recorded_as_partner("koln")[0].since == PartialDate(1958, 7, 1)
    assert table.recorded_as_partner("Turin") == ()


def test_the_check_command_tells_and_exits(tmp_path, capsys):
    folder = write_table(tmp_path)
    assert main([str(folder)]) == 0
    assert "3 partnerships of 6 cities" in capsys.readouterr().out
    write_table(tmp_path, cities=edited("cities.csv", "lyon,Lyon,FR", "lyon,Lyon,XX"))
    assert main([str(folder)]) == 1
    assert "line 2, column country" in capsys.readouterr().err
    assert main([]) == 2


TRANSLATED = {
    "cities": """\
id,name,country,known_for,name:fr,known_for:fr,name:zh-Hant
lyon,Lyon,FR,silk;food,,soie; cuisine,里昂
turin,Turin,IT,,,,都靈
""",
    "partnerships": """\
id,city_a,city_b,summary,summary:ja,source
lyon-turin,lyon,turin,Two old cities.,二つの古い町。,list
""",
    "events": "id,partnership,name,kind,source\n",
    "checks": "id,claim,about,part,verdict,note,source,looked_up\n",
    "recorded_partners": "id,city,partner,country,source,looked_up\n",
}


def test_texts_stand_in_other_languages_beside_their_own(tmp_path):
    table = load_table(write_table(tmp_path, **TRANSLATED))
    assert [*table.city("lyon").translated()] == [
        ("fr", "silk", "soie"),
        ("fr", "food", "cuisine"),
        ("zh-Hant", "Lyon", "里昂"),
    ]
    assert [*table.partnership("lyon-turin").translated()] == [("ja", "Two old cities.", "二つの古い町。")]
    assert table.city("turin").all_names == ("Turin", "都靈")


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("cities", "name:fr", "name:xx", "cities.csv, line 1, column name:xx: write a language behind the colon as its code"),
        ("cities", "name:fr", "name:", "cities.csv, line 1, column name:: write a language behind the colon as its code"),
        ("cities", "name:fr", "name:en", "cities.csv, line 1, column name:en: name is en already"),
        ("cities", "name:fr", "country:fr", "cities.csv, line 1, column country:fr: only name, aliases, known_for can be translated"),
        ("cities", "soie; cuisine", "soie", "cities.csv, line 2, column known_for:fr: 1 values; known_for itself has 2"),
        ("partnerships", "Two old cities.", "", "partnerships.csv, line 2, column summary:ja: summary itself is empty"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_translation_is_told(tmp_path, file, old, new, fault):
    changed = {**TRANSLATED, file: TRANSLATED[file].replace(old, new)}
    assert faults_of(tmp_path, **changed)[0].startswith(fault)


def test_a_full_stop_behind_a_phrase_is_dropped(tmp_path):
    """People write one behind whatever stands in a cell; it would stand within a sentence."""
    events = edited("events.csv", "the cooking of Turin,", "the cooking of Turin.,")
    cities = edited("cities.csv", "silk weaving;fine food", "silk weaving.;fine food by J. B.")
    table = load_table(write_table(tmp_path, events=events, cities=cities))
    assert table.event("turin-week").shows == "the cooking of Turin"
    assert table.city("lyon").known_for == ("silk weaving", "fine food by J. B.")


def test_themes_that_no_file_lists_are_known_in_any_script(tmp_path):
    rows = THREE_ROWS["partnerships.csv"].splitlines()
    at = rows[0].split(",").index("themes")
    cells = [line.split(",") for line in rows[1:]]
    cells[0][at], cells[1][at] = "音楽;教育", "Музыка"
    text = "\n".join([rows[0], *(",".join(one) for one in cells)]) + "\n"
    folder = write_table(tmp_path, partnerships=text)
    (folder / "themes.csv").unlink()
    table = load_table(folder)
    assert {"音楽", "教育", "Музыка"} <= {theme.name for theme in table.themes}
    music = next(theme.id for theme in table.themes if theme.name == "音楽")
    assert [row.id for row in table.find(Filter(themes=(music,)))] == [cells[0][0]]
