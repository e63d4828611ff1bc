"""The pages and files of the web channel, and what they are sent with."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from functools import lru_cache, partial
from http import HTTPStatus
from pathlib import Path

from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from twincities.channels.incoming import wish_or_that_of_town
from twincities.channels.json_requests import RefusedError
from twincities.channels.web.assets import ASKED_EVERY_TIME, KEPT_FOR_MINUTES, Asset, Assets
from twincities.channels.web.chat_page import chat_page
from twincities.channels.web.drawn import picture_response, pictures_of
from twincities.channels.web.open_data import DATA_FILE, as_json, file_of_table
from twincities.channels.web.table_page import FACTS_ADDRESS, facts_page, suggestions, table_page
from twincities.channels.web.table_query import TableQuery
from twincities.configuration import table_path
from twincities.languages import DEFAULT_LANGUAGE, spoken_as
from twincities.table import PartnershipTable
from twincities.table.live import live_table

Page = Callable[[PartnershipTable, Assets, Path, str], str]
"""Writes a page about a table in a language; many rows take their time."""
_READING = ["GET", "HEAD"]
_PUBLIC = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
# Nothing from elsewhere, nothing inline, no markup made of text.
_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
)


def add_pages(blueprint: Blueprint, folder: Path, assets: Assets, origins: Collection[str]) -> None:
    """Add the routes; `folder` holds the templates, and pages of `origins` may frame the page of the chat."""
    show = partial(_page, folder=folder, assets=assets)
    framing = " ".join(["'self'", *sorted(origins)])

    @blueprint.route("/", methods=_READING)
    async def demo(request: Request) -> HTTPResponse:
        if not request.path.endswith("/"):  # the addresses in the page are relative to this one
            return response.redirect(f"{request.path.rpartition('/')[2]}/")
        query = TableQuery.of(_arguments(request))
        return await show(request, partial(table_page, query=query, illustrate=pictures_of))

    @blueprint.route(f"/{FACTS_ADDRESS}", methods=_READING)
    async def fact_sheet(request: Request) -> HTTPResponse:
        return await show(request, facts_page)

    @blueprint.route("/chat", methods=_READING)
    async def chat(request: Request) -> HTTPResponse:
        return await show(request, chat_page, framing=framing)

    @blueprint.route("/suggestions", methods=_READING)
    async def suggested(request: Request) -> HTTPResponse:
        found = suggestions(live_table(table_path()).current(), _language_of(request))
        return response.json(found, headers={**_PUBLIC, "Cache-Control": KEPT_FOR_MINUTES})

    @blueprint.route(r"/pictures/<name:[0-9a-f]{32}\.svg>", methods=_READING)
    async def picture(request: Request, name: str) -> HTTPResponse:
        return await picture_response(request, name.removesuffix(".svg"), _PUBLIC)

    @blueprint.route(f"/{DATA_FILE}", methods=_READING)
    async def data(request: Request) -> HTTPResponse:
        content = await asyncio.to_thread(_data, live_table(table_path()).current())
        return content.response(request, ASKED_EVERY_TIME, _PUBLIC)

    @blueprint.route(r"/<name:[\w.-]+>", methods=_READING)
    async def asset(request: Request, name: str) -> HTTPResponse:
        if found := assets.find(name):
            return found[0].response(request, found[1], _PUBLIC)
        if content := await asyncio.to_thread(file_of_table, Path(table_path()), name):
            return Asset.of(content, "text/csv; charset=utf-8").response(request, ASKED_EVERY_TIME, _PUBLIC)
        raise RefusedError(HTTPStatus.NOT_FOUND, "there is nothing at this address")


async def _page(
    request: Request, write: Page, folder: Path, assets: Assets, framing: str = "'none'"
) -> HTTPResponse:
    table = live_table(table_path()).current()
    page = await asyncio.to_thread(_written, write, table, assets, folder, _language_of(request))
    headers = {
        "Content-Security-Policy": "; ".join((*_POLICY, f"frame-ancestors {framing}")),
        "Referrer-Policy": "no-referrer",
        "Vary": "Accept-Encoding, Accept-Language",
    }
    return page.response(request, ASKED_EVERY_TIME, headers)


def _written(write: Page, table: PartnershipTable, assets: Assets, folder: Path, language: str) -> Asset:
    return Asset.of(write(table, assets, folder, language).encode(), "text/html; charset=utf-8")


@lru_cache(maxsize=1)
def _data(table: PartnershipTable) -> Asset:
    return Asset.of(as_json(table), "application/ld+json; charset=utf-8")


def _arguments(request: Request) -> dict[str, str]:
    return {name: values[0] for name, values in request.args.items() if values}


def _language_of(request: Request) -> str:
    """The language of a page: that of `?lang=`, else the first of the browser's that is spoken, that of the table's town, else English."""
    ranges = (each.partition(";") for each in request.headers.get("accept-language", "").split(","))
    by_weight = sorted(
        ((tag.strip(), _weight(weight)) for tag, _, weight in ranges), key=lambda each: -each[1]
    )
    wishes = (request.args.get("lang"), *(tag for tag, weight in by_weight if weight))
    wish = wish_or_that_of_town(next(filter(spoken_as, wishes), None))
    return spoken_as(wish) or DEFAULT_LANGUAGE


def _weight(parameter: str) -> float:
    """The quality value of a language range ("q=0.8"), 1 without one, 0 where it is none."""
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0
