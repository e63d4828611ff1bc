"""The table as a page, with the chat beside it: searched, filtered and sorted on the server; and the fact sheet that it links to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from markupsafe import Markup, escape

from twincities.channels.pictures import Shown
from twincities.channels.web.assets import Assets
from twincities.channels.web.open_data import DATA_FILE, dataset, files_of
from twincities.channels.web.table_query import SORTED_BY, TableQuery
from twincities.channels.web.table_rows import table_rows
from twincities.channels.web.templates import templates
from twincities.languages import DEFAULT_LANGUAGE
from twincities.table import Claim, Partnership, PartnershipTable, Status, Verdict
from twincities.table.about import AboutKey
from twincities.table.claims import that_held, that_twinned, when_begun
from twincities.table.fact_sheet import Fact, facts, recorded_facts
from twincities.wording import Wording, wording_for

FACTS_ADDRESS = "facts"  # beside that of the page
ROWS_OF_PAGE = 50
_MOST_EXAMPLES = 5
_MOST_SUGGESTIONS = 3
_MOST_SOURCES = 5
_STRESSED = re.compile(r"\*([^*]+)\*")
_TYPED = re.compile(r"`([^`]+)`")
_MARKED = {
    Verdict.SUPPORTED: "verdict_supported",
    Verdict.DISPUTED: "short_disputed",
    Verdict.CONTRADICTED: "short_contradicted",
}
"""The verdicts that are marked, and the phrases that do it; that nothing was found proves nothing."""
_NO_QUERY = TableQuery()
Illustrate = Callable[[PartnershipTable, str], Sequence[Shown]]
"""Gives pictures of a table in a language."""


@dataclass(frozen=True)
class Marked:
    """A text of a cell, and what public records say of it: a verdict, and that in words; empty where nothing is to be marked."""

    text: str
    verdict: str = ""
    words: str = ""


@dataclass(frozen=True)
class Place:
    """A city as it stands in the list."""

    name: str
    country: str


@dataclass(frozen=True)
class Row:
    """A partnership as it stands in the list; `twinned` is the mark of the tie itself, `ask` a question about it."""

    cities: tuple[Place, Place]
    twinned: Marked
    since: Marked
    themes: tuple[str, ...]
    events: tuple[Marked, ...]
    status: str
    ask: str


def table_page(
    table: PartnershipTable,
    assets: Assets,
    folder: Path,
    language: str = DEFAULT_LANGUAGE,
    query: TableQuery = _NO_QUERY,
    illustrate: Illustrate = lambda _table, _language: (),
) -> str:
    """The page for a table, in a language; it links to the fact sheet where claims of the table were checked.

    `illustrate` gives pictures of the whole table, which stand beside it where nothing is searched.
    """
    all_rows = table_rows(table, language)
    words, table = all_rows.words, all_rows.table
    say = partial(_say, words)
    found = all_rows.found(query)
    pages = max(1, -(-len(found) // ROWS_OF_PAGE))
    query = query.on_page(min(query.page, pages))
    first = (query.page - 1) * ROWS_OF_PAGE
    name = table.said(table.about.get(AboutKey.NAME))
    return (
        templates(folder)
        .get_template("table.html")
        .render(
            say=say,
            words=words,
            query=query,
            pages=pages,
            found=len(found),
            total=len(all_rows),
            address=lambda wanted: wanted.address(words.language),
            sorted_by=SORTED_BY,
            choices=all_rows.choices,
            has=all_rows.has,
            rows=[_row(each, table, words) for each in found[first : first + ROWS_OF_PAGE]],
            number=words.counted("partnership", len(table.partnerships)),
            sources=[
                (source.address, table.said(source.title)) for source in table.claim_sources if source.address
            ][:_MOST_SOURCES],
            examples=_examples(table, say),
            fact_sheet=FACTS_ADDRESS if table.checks else None,
            pictures=() if query.bounds else illustrate(table, words.language),
            files=files_of(table),
            data_file=DATA_FILE,
            dataset=dataset(
                name or words.phrase("phrase_page_title"),
                words.phrase("phrase_page_description"),
                words.language,
            ),
            asset=assets.lasting_name,
            cities=words.capitalised(words.phrase("phrase_sister_cities")),
            name=name,
            greeting=table.said(table.about.get(AboutKey.GREETING)),
        )
    )


def suggestions(table: PartnershipTable, language: str) -> list[str]:
    """A few questions to begin with, which the table answers."""
    words, table = wording_for(table, language), table.in_language(language)
    return _examples(table, partial(_text, words))[:_MOST_SUGGESTIONS]


def facts_page(
    table: PartnershipTable, assets: Assets, folder: Path, _language: str = DEFAULT_LANGUAGE
) -> str:
    """Every claim of a table with its verdict and sources, and what public records hold instead; in English."""
    by_subject: dict[str, list[Fact]] = {}
    for fact in facts(table):
        by_subject.setdefault(fact.subject, []).append(fact)
    return (
        templates(folder)
        .get_template("facts.html")
        .render(by_subject=by_subject, recorded=list(recorded_facts(table)), asset=assets.lasting_name)
    )


def _text(words: Wording, name: str, /, **values: object) -> str:
    return words.phrase(f"phrase_page_{name}", **values)


def _say(words: Wording, name: str, /, **values: object) -> str:
    """What the page says (its response `phrase_page_…`): `*` around what is stressed, backticks around what is typed."""
    # Plain: before Python 3.12 `re` joins the pieces by the join of what it is given, which escapes them once more.
    text = str(escape(_text(words, name, **values)))
    stressed = _STRESSED.sub(r"<em>\1</em>", text)
    return Markup(_TYPED.sub(r"<code>\1</code>", stressed))


def _row(row: Partnership, table: PartnershipTable, words: Wording) -> Row:
    first, second = (
        Place(table.said((city := table.city(id)).name), words.country(city.country)) for id in row.cities
    )
    themes = (table.theme(id).name if table.has_theme(id) else id for id in row.themes)
    mark = partial(_marked, table=table, words=words)
    is_over = row.has_ended or row.is_at_rest
    status = row.status.value if row.status else Status.ENDED.value if is_over else ""
    return Row(
        (first, second),
        mark("", [that_twinned(row)]),
        mark(words.date(row.since) or row.since_note or "", when_begun(row)[1:]),
        (*map(table.said, themes),),
        tuple(mark(table.said(event.name), [that_held(event)]) for event in table.events_of(row.id)),
        words.phrase(f"phrase_state_{status}") if status else "",
        _text(words, "ask_overview", first=table.label(row.city_a), second=table.label(row.city_b)),
    )


def _marked(text: str, claims: Sequence[Claim], table: PartnershipTable, words: Wording) -> Marked:
    checks = (table.check_of(claim) for claim in claims)
    check = next((check for check in checks if check and check.verdict in _MARKED), None)
    if check is None:
        return Marked(text)
    return Marked(text, check.verdict.value, words.phrase(f"phrase_{_MARKED[check.verdict]}"))


def _examples(table: PartnershipTable, say: Callable[..., str]) -> list[str]:
    """Questions that this table answers, of several kinds."""
    if not table.partnerships:
        return []
    dated = next((row for row in table.partnerships if row.since), table.partnerships[0])
    eventful = next((row for row in reversed(table.partnerships) if table.events_of(row.id)), None)
    first, second = map(table.label, dated.cities)
    examples = [
        say("ask_since", first=first, second=second),
        say("ask_partner", city=table.label(table.partnerships[-1].city_b)),
        say("ask_oldest"),
    ]
    if eventful:
        first, second = map(table.label, eventful.cities)
        examples.insert(1, say("ask_events", first=first, second=second))
    return [*examples, say("ask_definition")][:_MOST_EXAMPLES]
