"""The pictures of answers as the web channel sends them: by the hash of their content, under a policy of their own."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus

from sanic.request import Request
from sanic.response import HTTPResponse

from twincities.channels.json_requests import RefusedError
from twincities.channels.pictures import Shown, pictures
from twincities.channels.web.assets import KEPT_FOR_EVER, Asset
from twincities.pictures import Theme
from twincities.pictures.description import Map, Timeline
from twincities.pictures.of_table import PICTURE, Order, placed
from twincities.pictures.svg import style
from twincities.table import PartnershipTable

_CONTENT_TYPE = "image/svg+xml"
_MOST_KEPT = 16  # tables and languages


async def picture_response(request: Request, name: str, headers: Mapping[str, str]) -> HTTPResponse:
    """A picture in the colours of `?theme=light` or `dark`, else in those that who looks prefers.

    Raises:
        RefusedError: there is none of this name.
    """
    wished = request.args.get("theme")
    theme = Theme(wished) if wished in {each.value for each in Theme} else Theme.PREFERRED
    drawn = await asyncio.to_thread(_drawn, name, theme)
    if drawn is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "there is nothing at this address")
    return drawn.response(request, KEPT_FOR_EVER, {"Content-Security-Policy": policy(theme), **headers})


def policy(theme: Theme) -> str:
    """What a picture may do that is opened by itself: nothing but to have its own style."""
    digest = base64.b64encode(hashlib.sha256(style(theme).encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'none'; sandbox"


def _drawn(name: str, theme: Theme) -> Asset | None:
    svg = pictures().svg(name, theme)
    return Asset.of(svg, _CONTENT_TYPE) if svg is not None else None


@lru_cache(maxsize=_MOST_KEPT)
def pictures_of(table: PartnershipTable, language: str) -> tuple[Shown, ...]:
    """A map and a timeline of the whole table in use, which `table` is, as far as it has places and dates."""
    kinds = {
        Map.kind: bool(placed(table.partnerships, table)),
        Timeline.kind: any(row.since for row in table.partnerships),
    }
    orders = (Order(kind, language).as_json() for kind, has_any in kinds.items() if has_any)
    shown = (pictures().shown({"custom": {PICTURE: order}}) for order in orders)
    return tuple(each for each in shown if each)
