"""Every claim of a table with its verdict and its sources, so that a person can check the checker.

`python -m twincities.table.fact_sheet FOLDER [FILE]` writes it as Markdown, to the standard output without a file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from twincities.table.claims import all_claims
from twincities.table.loading import TableError, load_table
from twincities.table.models import Claim, ClaimKind, Event, Source
from twincities.table.places.countries import country_name
from twincities.table.table import PartnershipTable
from twincities.table.times.dates import PartialDate

NOT_CHECKED = "not checked"


@dataclass(frozen=True)
class Fact:
    """One claim of a table, and what public records say of it.

    `subject` is the pair or city that the claim is about, `verdict` one of the verdicts of checks.csv or
    "not checked"; `claimed_by` are the sources of the claim, `checked_by` those that the verdict rests on.
    """

    subject: str
    claim: str
    verdict: str
    note: str | None
    claimed_by: tuple[Source, ...]
    checked_by: tuple[Source, ...]
    looked_up: PartialDate | None


@dataclass(frozen=True)
class RecordedFact:
    """A partner that public records give a city of the table, and their sources."""

    city: str
    partner: str
    country: str
    since: PartialDate | None
    remark: str | None
    sources: tuple[Source, ...]
    looked_up: PartialDate


def facts(table: PartnershipTable) -> Iterator[Fact]:
    """Every claim of the table, those on one partnership together."""
    for claim in all_claims(table):
        check = table.check_of(claim)
        yield Fact(
            subject=_subject(claim, table),
            claim=_in_words(claim, table),
            verdict=check.verdict.value if check else NOT_CHECKED,
            note=check.note if check else None,
            claimed_by=tuple(table.sources_of(claim)),
            checked_by=tuple(map(table.source, check.source)) if check else (),
            looked_up=check.looked_up if check else None,
        )


def recorded_facts(table: PartnershipTable) -> Iterator[RecordedFact]:
    """What public records hold of the cities of the table, whatever the table says."""
    for record in table.recorded_partners:
        remark = ", ".join(text for text in (record.status, record.note) if text)
        yield RecordedFact(
            city=table.city(record.city).name,
            partner=record.partner,
            country=country_name(record.country),
            since=record.since,
            remark=remark or None,
            sources=tuple(map(table.source, record.source)),
            looked_up=record.looked_up,
        )


def markdown(table: PartnershipTable) -> str:
    """The fact sheet: a table of verdicts for each pair, city and the rest, what records hold instead, and all sources."""
    every = list(facts(table))
    counts = {
        verdict: sum(fact.verdict == verdict for fact in every)
        for verdict in ("supported", "disputed", "contradicted", "no evidence", NOT_CHECKED)
    }
    lines = [
        "# Fact sheet",
        "",
        f"{len(every)} claims: " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()) + ".",
        "“No evidence” means looked for and not found, which does not disprove a claim.",
    ]
    by_subject: dict[str, list[Fact]] = {}
    for fact in every:
        by_subject.setdefault(fact.subject, []).append(fact)
    for subject, of_subject in by_subject.items():
        lines += ["", f"## {subject}", "", *_rows(of_subject)]
    recorded = list(recorded_facts(table))
    if recorded:
        lines += ["", "## What public records hold instead", "", *_recorded_rows(recorded)]
    lines += ["", "## Sources", "", *_source_rows(table.sources)]
    return "\n".join(lines) + "\n"


def _rows(of_subject: Iterable[Fact]) -> Iterator[str]:
    yield from _heading("Claim", "Verdict", "What was found", "Claimed by", "Looked up")
    for fact in of_subject:
        found = " ".join(text for text in (fact.note, _linked(fact.checked_by)) if text)
        looked_up = fact.looked_up.isoformat() if fact.looked_up else ""
        yield _row(fact.claim, fact.verdict, found, _linked(fact.claimed_by), looked_up)


def _recorded_rows(recorded: Iterable[RecordedFact]) -> Iterator[str]:
    yield from _heading("City", "Partner", "Since", "Remark", "Source", "Looked up")
    for fact in recorded:
        yield _row(
            fact.city,
            f"{fact.partner} ({fact.country})",
            fact.since.in_words() if fact.since else "",
            fact.remark or "",
            _linked(fact.sources),
            fact.looked_up.isoformat(),
        )


def _heading(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield _row(*("---" for _ in cells))


def _row(*cells: str) -> str:
    escaped = (" ".join(cell.replace("|", "\\|").split()) for cell in cells)
    return "| " + " | ".join(escaped) + " |"


def _linked(sources: Iterable[Source]) -> str:
    return "; ".join(
        f"[{source.name}](<{source.address}>)" if source.address else f"{source.name} (no address)"
        for source in sources
    )


def _source_rows(sources: Iterable[Source]) -> Iterator[str]:
    yield from _heading("Source", "Title", "Kind", "Author", "Published", "Address")
    for source in sources:
        details = (source.kind, source.author, source.published, source.address)
        yield _row(source.name, source.title, *(detail or "" for detail in details))


def _subject(claim: Claim, table: PartnershipTable) -> str:
    if claim.kind is ClaimKind.STATEMENT:
        return "Sister cities in general"
    if claim.kind in (ClaimKind.KNOWN_FOR, ClaimKind.POPULATION):
        return table.city(claim.about).name
    id = table.event(claim.about).partnership if claim.kind is ClaimKind.EVENT else claim.about
    return " – ".join(table.city(city).name for city in table.partnership(id).cities)


def _in_words(claim: Claim, table: PartnershipTable) -> str:
    """A claim as it stands in the sheet."""
    if claim.kind is ClaimKind.STATEMENT:
        statement = table.statement(claim.about)
        return statement.text if statement else ""
    if claim.kind is ClaimKind.KNOWN_FOR:
        return f"known for {claim.part}"
    if claim.kind is ClaimKind.POPULATION:
        return f"has {table.city(claim.about).population:,} inhabitants"
    if claim.kind is ClaimKind.EVENT:
        return _event_in_words(table.event(claim.about), table)
    row = table.partnership(claim.about)
    if claim.kind is ClaimKind.PARTNERSHIP:
        return "are sister cities"
    if claim.kind is ClaimKind.SINCE:
        return f"since {row.since.in_words()}" if row.since else ""
    if claim.part:
        return f"{claim.kind.value}: {claim.part}"
    return str(getattr(row, claim.kind.value))


def _event_in_words(event: Event, table: PartnershipTable) -> str:
    parts = [event.name]
    if event.held_in:
        parts.append(f"held in {table.city(event.held_in).name}")
    elif event.held_by:
        parts.append(f"held by {table.city(event.held_by).name}")
    parts += [text for text in (event.recurrence, event.shows and f"shows {event.shows}") if text]
    return ", ".join(parts)


def main(arguments: Sequence[str]) -> int:
    """Write the fact sheet of the table in the folder named; 0 when done, 1 for a broken table, 2 for a wrong call."""
    if len(arguments) not in (1, 2):
        print("usage: python -m twincities.table.fact_sheet FOLDER [FILE]", file=sys.stderr)
        return 2
    try:
        sheet = markdown(load_table(Path(arguments[0])))
    except TableError as error:
        print(error, file=sys.stderr)
        return 1
    if len(arguments) == 1:
        print(sheet, end="")
        return 0
    file = Path(arguments[1])
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(sheet, encoding="utf-8")
    except OSError as error:
        print(f"The fact sheet cannot be written: {error}", file=sys.stderr)
        return 1
    print(f"Written: {file}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
