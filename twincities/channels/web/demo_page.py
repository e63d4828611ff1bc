"""The demo page, from the table that is in use with the chat beside it, and the fact sheet that it links to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from markupsafe import Markup, escape

from twincities.channels.web.assets import Assets
from twincities.channels.web.templates import templates
from twincities.languages import DEFAULT_LANGUAGE
from twincities.table import Partnership, PartnershipTable
from twincities.table.about import AboutKey
from twincities.table.fact_sheet import Fact, facts, recorded_facts
from twincities.wording import Wording, wording_for

_DEMO = "demo.html"
_FACTS = "facts.html"
FACTS_ADDRESS = "facts"  # beside that of the demo page
_MOST_ROWS = 50
_MOST_EXAMPLES = 5
_MOST_SUGGESTIONS = 3
_MOST_SOURCES = 5
_STRESSED = re.compile(r"\*([^*]+)\*")
_TYPED = re.compile(r"`([^`]+)`")


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


def demo_page(table: PartnershipTable, assets: Assets, folder: Path, language: str = DEFAULT_LANGUAGE) -> str:
    """The page for a table, in a language; it links to the fact sheet where claims of the table were checked."""
    words, table = wording_for(table, language), table.in_language(language)
    say = partial(_say, words)
    rows = [_row(each, table, words) for each in table.partnerships[:_MOST_ROWS]]
    return (
        templates(folder)
        .get_template(_DEMO)
        .render(
            say=say,
            words=words,
            rows=rows,
            number=words.counted("partnership", len(table.partnerships)),
            left_out=len(table.partnerships) - len(rows),
            sources=[
                (source.address, table.said(source.title)) for source in table.claim_sources if source.address
            ][:_MOST_SOURCES],
            examples=_examples(table, say),
            fact_sheet=FACTS_ADDRESS if table.checks else None,
            asset=assets.lasting_name,
            cities=words.capitalised(words.phrase("phrase_sister_cities")),
            name=table.said(table.about.get(AboutKey.NAME)),
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
        .get_template(_FACTS)
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
    events = (event.name for event in table.events_of(row.id))
    return Row(
        (first, second), words.date(row.since), (*map(table.said, themes),), (*map(table.said, events),)
    )


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
