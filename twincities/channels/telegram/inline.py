"""Inline mode: what is typed behind the bot's name in any chat is looked up in the table, and nothing of it is stored."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from cachetools import LRUCache
from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions

from twincities.channels.incoming import wish_or_that_of_town
from twincities.channels.listed import lines_of, source_of
from twincities.channels.rate_limit import RateLimit
from twincities.channels.shared_rates import SharedRates
from twincities.channels.telegram.calls import TelegramBot, try_in_passing
from twincities.channels.telegram.markup import entities_of
from twincities.channels.telegram.outgoing import Outgoing
from twincities.channels.telegram.splitting import MOST_UNITS_OF_TEXT, units
from twincities.channels.telegram.updates import InlineQuestion
from twincities.channels.web.table_query import TableQuery
from twincities.channels.web.table_rows import TableRows, table_rows
from twincities.configuration import table_path
from twincities.languages import DEFAULT_LANGUAGE, spoken_as
from twincities.table import Partnership, PartnershipTable
from twincities.table.live import live_table
from twincities.table.text.folding import fold_characters
from twincities.wording import Wording

logger = logging.getLogger(__name__)

MOST_QUESTIONS = 120
"""Of a user in a minute: Telegram asks at every pause in typing."""
SECONDS_CACHED = 300
"""How long Telegram may give the same person the same answer without asking again."""
_MOST_CHARACTERS = 100
_MOST_RESULTS = 25  # at a time; Telegram takes 50
_MOST_FOUND = 300
_MOST_KEPT = 500  # answers
_MOST_NAMED = 5  # partners below the title of a city

Results = tuple[InlineQueryResultArticle, ...]


@dataclass(frozen=True)
class Page:
    """Some of what was found, and from where on more can be asked for; empty: there is no more."""

    results: Results
    next_offset: str = ""


class Inline:
    """Answers inline questions. In a chat that is not the bot's own there is nothing to be told of a failure: it is logged."""

    def __init__(self, bot: TelegramBot, rates: SharedRates | None = None) -> None:
        self._bot = bot
        self._of_user = RateLimit("telegram inline", MOST_QUESTIONS, rates)
        self._table: PartnershipTable | None = None
        self._kept: LRUCache[tuple[str, str, int], Page] = LRUCache(_MOST_KEPT)
        self._lock = threading.Lock()

    async def answer(self, question: InlineQuestion) -> None:
        """Answer, unless the user asks too fast: who goes on typing asks again."""
        if await self._of_user.seconds_to_wait(str(question.user)):
            return
        try:
            page = await asyncio.to_thread(self.page, question)
        except Exception:
            logger.exception("An inline question is passed over.")
            return
        await try_in_passing(
            partial(
                self._bot.answer_inline_query,
                question.query,
                page.results,
                cache_time=SECONDS_CACHED,
                is_personal=True,  # in the language of the person
                next_offset=page.next_offset,
            )
        )

    def page(self, question: InlineQuestion) -> Page:
        """What the table has on a question; looked up once as long as the table is the same. Reads files: for a thread."""
        table = live_table(table_path()).current()
        language = spoken_as(wish_or_that_of_town(question.language)) or DEFAULT_LANGUAGE
        offset = question.offset
        first = min(int(offset), _MOST_FOUND) if offset.isascii() and offset.isdigit() else 0
        key = (language, fold_characters(question.text[:_MOST_CHARACTERS]), first)
        with self._lock:
            if table is not self._table:
                self._table = table
                self._kept.clear()
            elif page := self._kept.get(key):
                return page
        page = _page(table_rows(table, language), key[1], first)
        with self._lock:
            if table is self._table:
                self._kept[key] = page
        return page


def _page(held: TableRows, text: str, first: int) -> Page:
    """The results for a folded text; those whose cities begin with it come first."""
    table, words = held.table, held.words
    found = sorted(
        held.found(TableQuery(q=text)), key=lambda row: not any(_begins(id, text, table) for id in row.cities)
    )[:_MOST_FOUND]
    shown = found[first : first + _MOST_RESULTS]
    results = [_result(str(first + at), row, table, words) for at, row in enumerate(shown)]
    if not first and text and (city := _named(found, text, table)):
        of_city = [row for row in found if city in row.cities]
        results.insert(0, _all_of(city, of_city, table, words))
    following = first + _MOST_RESULTS
    return Page(tuple(results), str(following) if following < len(found) else "")


def _named(rows: Iterable[Partnership], text: str, table: PartnershipTable) -> str | None:
    """The one city of several partnerships whose name begins with the text; None where there is none, or more than one."""
    ties = Counter(id for row in rows for id in row.cities if _begins(id, text, table))
    return next(iter(ties)) if len(ties) == 1 and ties.total() > 1 else None


def _begins(city: str, text: str, table: PartnershipTable) -> bool:
    return fold_characters(table.label(city)).startswith(text)


def _result(id: str, row: Partnership, table: PartnershipTable, words: Wording) -> InlineQueryResultArticle:
    first, second = map(table.label, row.cities)
    (line,) = lines_of([row], table, words)
    return _article(
        id,
        words.phrase("phrase_title", first=first, second=second),
        words.series(part for part in (*_countries(row, table, words), words.date(row.since)) if part),
        [line],
        [row],
        table,
        words,
    )


def _all_of(
    city: str, rows: Sequence[Partnership], table: PartnershipTable, words: Wording
) -> InlineQueryResultArticle:
    """The city that has a part in all that was found, with its partners."""
    partners = words.first_of([table.label(row.other(city)) for row in rows], _MOST_NAMED)
    return _article("all", table.label(city), partners, lines_of(rows, table, words), rows, table, words)


def _article(
    id: str,
    title: str,
    description: str,
    lines: Sequence[str],
    rows: Sequence[Partnership],
    table: PartnershipTable,
    words: Wording,
) -> InlineQueryResultArticle:
    """What is chosen from, and the message that it becomes: lines with whose claims they are."""
    source, links = source_of(rows, table, words)
    room = MOST_UNITS_OF_TEXT - units(source) - 1
    message = Outgoing(
        "\n".join((*_fitting(lines, room, words), *([source] if source else ()))), links=tuple(links)
    )
    content = InputTextMessageContent(
        message.text,
        entities=entities_of(message) or None,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    return InlineQueryResultArticle(id, title, content, description=description)


def _fitting(lines: Sequence[str], room: int, words: Wording) -> Iterator[str]:
    """The lines that a message has room for, and how many more there are."""
    last = units(words.phrase("phrase_more_lines", more=len(lines))) + 1
    for at, line in enumerate(lines):
        room -= units(line) + 1
        if room < last:
            yield words.phrase("phrase_more_lines", more=len(lines) - at)
            return
        yield line


def _countries(row: Partnership, table: PartnershipTable, words: Wording) -> list[str]:
    """The countries of its cities, each once, without the one that has a part in all partnerships."""
    countries = dict.fromkeys(table.city(id).country for id in row.cities)
    return [words.country(code) for code in countries if len(countries) == 1 or code != table.home_country()]
