"""Files of all sorts are read, or refused in one sentence with nothing written."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.conftest import write_table
from tests.importing.lists import write_ods, write_xlsx
from twincities.importing import files
from twincities.importing.__main__ import import_list, main
from twincities.importing.errors import ImportRefusedError
from twincities.importing.folders import REPORT
from twincities.importing.template import write_template
from twincities.table import load_table

LIST = "City;Country;Partner city;Partner country;Since\nAngoulême;Frankreich;Zürich;Schweiz;15.10.1960\n"
ROWS = [line.split(";") for line in LIST.splitlines()]


def check(folder: Path) -> None:
    row = load_table(folder).partnerships[0]
    assert row.id == "angouleme-zurich" and row.since and row.since.isoformat() == "1960-10-15"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_a_text_is_read_in_any_encoding_with_any_separator(tmp_path, encoding, separator):
    (tmp_path / "list.csv").write_bytes(LIST.replace(";", separator).encode(encoding))
    import_list(tmp_path / "list.csv", tmp_path / "table")
    check(tmp_path / "table")


def test_a_line_may_name_the_separator(tmp_path):
    (tmp_path / "list.csv").write_text(f"sep=;\r\n{LIST}")
    import_list(tmp_path / "list.csv", tmp_path / "table")
    check(tmp_path / "table")


def test_a_spreadsheet_is_read_and_a_merged_cell_stands_in_all_its_lines(tmp_path):
    rows = [*ROWS, ["", "", "Leipzig", "DE", "1981"]]
    file = write_xlsx(tmp_path / "list.xlsx", {"Notes": [["hello"]], "Towns": rows})
    report = import_list(file, tmp_path / "table")
    check(tmp_path / "table")
    assert list(report.left_out) == [3]
    merged = write_xlsx(tmp_path / "merged.xlsx", {"Towns": rows}, merged="A2:A3")
    report = import_list(merged, tmp_path / "other")
    assert (report.taken, report.left_out) == (2, {})


def test_an_old_spreadsheet_is_read_with_its_merged_cells_and_dates(tmp_path):
    report = import_list(Path(__file__).with_name("towns.xls"), tmp_path / "table")
    check(tmp_path / "table")
    assert (report.taken, report.left_out) == (2, {})


def test_a_spreadsheet_of_open_document_is_read(tmp_path):
    file = write_ods(tmp_path / "list.ods", {"Notes": [["hello"]], "Towns": ROWS}, formula="Zürich")
    import_list(file, tmp_path / "table")
    check(tmp_path / "table")


@pytest.mark.parametrize(
    ("cell", "formula", "said"),
    [
        ("Zürich", "C2", "the result of a formula that was never worked out"),
        ("=A1", "", '"=A1" is a formula or its error, not a partner city'),
        ("#REF!", "", '"#REF!" is a formula or its error'),
    ],
)
def test_a_formula_without_a_result_is_told_with_its_line(tmp_path, cell, formula, said):
    rows = [ROWS[0], [*ROWS[1][:2], cell, *ROWS[1][3:]], ["Lyon", "FR", "Leipzig", "DE", "1981"]]
    report = import_list(write_xlsx(tmp_path / "a.xlsx", {"T": rows}, formula=formula), tmp_path / "table")
    assert said in report.left_out[2] and report.taken == 1


def test_of_several_sheets_with_lists_one_has_to_be_named(tmp_path):
    file = write_xlsx(tmp_path / "a.xlsx", {"Towns": ROWS, "Villages": ROWS})
    with pytest.raises(ImportRefusedError, match=r"Towns.*Villages"):
        import_list(file, tmp_path / "table")
    import_list(file, tmp_path / "table", sheet="Villages")
    check(tmp_path / "table")


def test_the_result_of_a_query_is_read_as_json(tmp_path):
    bindings = [
        {"cityLabel": {"value": "Lyon"}, "country": {"value": "FR"}, "partner": {"value": "Turin, Italy"}}
    ]
    for name, document in (
        ("a", {"results": {"bindings": bindings}}),
        ("b", [{"city": "Lyon", "partner": "Turin"}]),
    ):
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps(document))
        import_list(file, tmp_path / name)
        assert load_table(tmp_path / name).partnerships[0].id == "lyon-turin"


def test_a_folder_of_ours_is_copied_whole(tmp_path):
    folder = write_table(tmp_path / "old")
    report = import_list(folder, tmp_path / "new")
    old, new = load_table(folder), load_table(tmp_path / "new")
    assert (report.rows, report.taken) == (3, 3)
    assert (new.cities, new.partnerships, new.events) == (old.cities, old.partnerships, old.events)
    assert (new.themes, new.checks, new.recorded_partners) == (old.themes, old.checks, old.recorded_partners)


def bomb(path: Path) -> Path:
    write_xlsx(path, {"Towns": ROWS})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", b" " * 5_000_000)
    return path


def wide(path: Path) -> Path:
    """One cell in the last row of the last column."""
    write_xlsx(path, {"Towns": ROWS})
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</sheetData>", far)
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return path


def made(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda folder: folder / "nothing.csv", "cannot be read"),
        (lambda folder: made(folder / "a.csv", b""), "is empty"),
        (lambda folder: made(folder / "a.csv", bytes(range(256)) * 9), "no text"),
        (lambda folder: made(folder / "a.csv", b"\xff\xfeabc"), "damaged"),
        (lambda folder: made(folder / "a.csv", LIST.encode() + b'x;"y\n'), "quotation mark"),
        (lambda folder: made(folder / "a.csv", b"just;some;words\n"), "No list of partnerships was found"),
        (lambda folder: made(folder / "a.csv", LIST.splitlines()[0].encode()), "no row below the headings"),
        (lambda folder: made(folder / "a.csv", b"City;Partner\nx;y\n"), "No row of .* could be taken"),
        (lambda folder: made(folder / "a.json", b"[1, 2]"), "no result of a query"),
        (lambda folder: made(folder / "a.json", b"[{"), "begins like JSON"),
        (lambda folder: made(folder / "a.xlsx", b"PK\x03\x04 and more"), "damaged or locked"),
        (
            lambda folder: made(folder / "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999)),
            "cannot be read",
        ),
        (lambda folder: bomb(folder / "a.xlsx"), "unpacks to more than"),
        (lambda folder: wide(folder / "a.xlsx"), "cannot be read"),
    ],
)
def test_what_cannot_be_imported_is_refused_in_one_sentence(tmp_path, monkeypatch, capsys, make, said):
    monkeypatch.setattr(files, "_MOST_UNPACKED", 4_000_000)
    assert main([str(make(tmp_path)), str(tmp_path / "table")]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    with pytest.raises(ImportRefusedError, match=said):
        import_list(make(tmp_path), tmp_path / "table")
    assert not (tmp_path / "table").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, monkeypatch):
    file = made(tmp_path / "a.csv", LIST.encode())
    read = Path.read_bytes

    def changed(path: Path) -> bytes:
        data = read(path)
        path.write_bytes(data + b"more")
        return data

    monkeypatch.setattr(Path, "read_bytes", changed)
    with pytest.raises(ImportRefusedError, match="changed while it was read"):
        import_list(file, tmp_path / "table")


def test_a_folder_that_is_there_is_left_alone(tmp_path):
    file = made(tmp_path / "a.csv", LIST.encode())
    with pytest.raises(ImportRefusedError, match="is there already"):
        import_list(file, tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_told(tmp_path):
    file = made(tmp_path / "a.csv", LIST.encode())
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(ImportRefusedError, match="cannot be made"):
        import_list(file, tmp_path / "closed" / "table")


def test_the_report_lies_beside_the_table_and_is_told(tmp_path, capsys):
    file = made(tmp_path / "a.csv", LIST.encode() + b"x;;;;\n")
    assert main([str(file), str(tmp_path / "table")]) == 0
    told = capsys.readouterr().out
    assert "2 rows, of which 1 were taken, 0 put together with another and 1 left out" in told
    assert "line 3: " in (tmp_path / "table" / REPORT).read_text()
    assert f"make chat PARTNERSHIP_TABLE={tmp_path / 'table'}" in told


def test_a_template_is_a_sound_table_without_rows(tmp_path):
    write_template(tmp_path / "new")
    table = load_table(tmp_path / "new")
    assert (len(table.cities), len(table.partnerships)) == (0, 0)
    with pytest.raises(ImportRefusedError, match="is there already"):
        write_template(tmp_path / "new")
