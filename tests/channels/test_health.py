from __future__ import annotations

import uuid

import aiohttp
import pytest
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from twincities.channels.health import register_health_check, serve_health
from twincities.launch.ports import LOOPBACK, free_port


async def asked(app: Sanic) -> tuple[int, str]:
    """Status and text of `/health`."""
    port = free_port()
    server = await app.create_server(LOOPBACK, port, return_asyncio_server=True)
    await server.startup()
    await server.start_serving()
    try:
        async with (
            aiohttp.ClientSession() as client,
            client.get(f"http://{LOOPBACK}:{port}/health") as answer,
        ):
            return answer.status, await answer.text()
    finally:
        await server.close()


@pytest.fixture
def app() -> Sanic:
    return Sanic(f"test_{uuid.uuid4().hex}", configure_logging=False)


async def test_every_part_is_asked(app: Sanic) -> None:
    async def well() -> None:
        return None

    serve_health(app)
    serve_health(app)
    register_health_check(app, "one", well)
    assert await asked(app) == (200, '{"status":"ok","problems":{}}')


async def test_a_part_that_fails_is_named(app: Sanic) -> None:
    async def unwell() -> str:
        return "The disk is full: make room."

    serve_health(app)
    register_health_check(app, "one", unwell)
    assert await asked(app) == (
        503,
        '{"status":"a part fails","problems":{"one":"The disk is full: make room."}}',
    )


async def test_another_channel_may_serve_it(app: Sanic) -> None:
    @app.get("/health")
    async def health(_request: Request) -> HTTPResponse:
        return response.text("mine")

    serve_health(app)
    assert await asked(app) == (200, "mine")
