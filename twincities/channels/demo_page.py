"""The demo page, from the table that is in use with the chat beside it, and the fact sheet that it links to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from twincities.channels.web_assets import Assets
from twincities.table import Partnership, PartnershipTable
from twincities.table.countries import country_name
from twincities.table.fact_sheet import Fact, facts, recorded_facts

_DEMO = "demo.html"
_FACTS = "facts.html"
FACTS_ADDRESS = "facts"  # beside that of the demo page
_MOST_ROWS = 50
_MOST_EXAMPLES = 5
_MOST_SOURCES = 5

# Nothing from elsewhere, nothing inline, no markup made of text.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)


@dataclass(frozen=True)
class Place:
    """A city as it stands in the list."""

    name: str
    country: str


@dataclass(frozen=True)
class Row:
    """A partnership as it stands in the list; `since` is empty where the source gives no date."""

    cities: tuple[Place, Place]
    since: str
    themes: tuple[str, ...]
    events: tuple[str, ...]


def demo_page(table: PartnershipTable, assets: Assets, folder: Path) -> str:
    """The page for a table; it links to the fact sheet where claims of the table were checked."""
    rows = [_row(each, table) for each in table.partnerships[:_MOST_ROWS]]
    return (
        _templates(folder)
        .get_template(_DEMO)
        .render(
            rows=rows,
            number=len(table.partnerships),
            left_out=len(table.partnerships) - len(rows),
            sources=[source for source in table.claim_sources if source.address][:_MOST_SOURCES],
            examples=_examples(table),
            fact_sheet=FACTS_ADDRESS if table.checks else None,
            asset=assets.lasting_name,
        )
    )


def facts_page(table: PartnershipTable, assets: Assets, folder: Path) -> str:
    """Every claim of a table with its verdict and sources, and what public records hold instead."""
    by_subject: dict[str, list[Fact]] = {}
    for fact in facts(table):
        by_subject.setdefault(fact.subject, []).append(fact)
    return (
        _templates(folder)
        .get_template(_FACTS)
        .render(by_subject=by_subject, recorded=list(recorded_facts(table)), asset=assets.lasting_name)
    )


@lru_cache(maxsize=1)
def _templates(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _row(row: Partnership, table: PartnershipTable) -> Row:
    first, second = (Place((city := table.city(id)).name, country_name(city.country)) for id in row.cities)
    since = row.since.in_words() if row.since else ""
    themes = tuple(table.theme(id).name if table.has_theme(id) else id for id in row.themes)
    return Row((first, second), since, themes, tuple(event.name for event in table.events_of(row.id)))


def _examples(table: PartnershipTable) -> list[str]:
    """Questions that this table answers, of several kinds."""
    if not table.partnerships:
        return []
    dated = next((row for row in table.partnerships if row.since), table.partnerships[0])
    eventful = next((row for row in reversed(table.partnerships) if table.events_of(row.id)), None)
    first, second = (table.city(id).name for id in dated.cities)
    examples = [
        f"When were {first} and {second} twinned?",
        f"Who is twinned with {table.city(table.partnerships[-1].city_b).name}?",
        "Which partnership is the oldest?",
    ]
    if eventful:
        one, other = (table.city(id).name for id in eventful.cities)
        examples.insert(1, f"What events do {one} and {other} share?")
    return [*examples, "What is a sister city?"][:_MOST_EXAMPLES]
