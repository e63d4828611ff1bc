"""The fact sheet holds every claim with its verdict and source."""

from __future__ import annotations

from tests.conftest import THREE_ROWS, write_table
from twincities.table import load_table
from twincities.table.claims import all_claims
from twincities.table.fact_sheet import facts, main, markdown, recorded_facts


def test_every_claim_is_a_fact_with_its_verdict(table):
    told = {(fact.subject, fact.claim): fact for fact in facts(table)}
    assert len(told) == len(list(all_claims(table)))
    year = told["Lyon – Turin", "since 3 June 1958"]
    assert (year.verdict, year.note) == ("contradicted", "The letter is from 1960.")
    assert [source.title for source in year.checked_by] == ["A letter"]
    assert [source.address for source in year.claimed_by] == ["https://example.org/list"]
    assert year.looked_up and year.looked_up.isoformat() == "2024-05-01"
    assert told["Lyon – Turin", "exchange: pupils"].verdict == "no evidence"
    assert told["Lyon – Birmingham", "are sister cities"].verdict == "not checked"
    assert told["Lyon", "known for silk weaving"].verdict == "supported"


def test_what_records_hold_stands_apart(table):
    cologne, salzburg = recorded_facts(table)
    assert (cologne.city, cologne.partner, cologne.country) == ("Turin", "Cologne", "Germany")
    assert salzburg.remark == "friendship agreement, the year differs"
    sheet = markdown(table)
    assert "Cologne (Germany)" in sheet
    assert "Cologne" not in sheet.split("## What public records hold instead")[0]


def test_the_sheet_is_a_table_whose_rows_are_whole(table):
    for line in markdown(table).splitlines():
        if line.startswith("|"):
            assert line.count(" | ") in (4, 5)
    assert "[List of sister cities](<https://example.org/list>)" in markdown(table)
    assert "A letter (no address)" in markdown(table)


def test_a_bar_in_a_text_does_not_break_the_table(tmp_path):
    checks = THREE_ROWS["checks.csv"].replace("Turin lists another city.", "Either | or.")
    assert "Either \\| or." in markdown(load_table(write_table(tmp_path, checks=checks)))


def test_a_table_without_checks_has_a_sheet_too(tmp_path):
    folder = write_table(tmp_path)
    (folder / "checks.csv").unlink()
    assert {fact.verdict for fact in facts(load_table(folder))} == {"not checked"}


def test_the_command_writes_and_tells(tmp_path, capsys):
    folder = write_table(tmp_path / "table")
    file = tmp_path / "new" / "facts.md"
    assert main([str(folder), str(file)]) == 0
    assert file.read_text(encoding="utf-8") == markdown(load_table(folder))
    assert str(file) in capsys.readouterr().out
    assert main([str(folder)]) == 0
    assert "# Fact sheet" in capsys.readouterr().out
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main([str(folder), str(tmp_path / "file" / "facts.md")]) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert main([str(tmp_path / "nowhere")]) == 1
    assert main([]) == 2
