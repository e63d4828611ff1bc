"""What the Telegram channel adds to a turn: `python -m bench.telegram_cost`.

The channel runs with an assistant that echoes at once; the Bot API server, a stand-in, runs in a process of its own and
sends one message after the other, each from another chat. Prints times of the processor, which other programs on the
machine disturb least, and of the clock.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import statistics
import tempfile
import time
from multiprocessing.connection import Connection
from typing import Any

from rasa.core.channels.channel import UserMessage

from tests.channels.telegram.bot_api import BotApi
from tests.channels.telegram.running import Server, echo
from twincities.channels.telegram.delivery import Delivery
from twincities.channels.telegram.handling import UpdateHandler
from twincities.channels.telegram.store import Waiting

TURNS = 300
WARM_UP = 20


def main() -> None:
    """Measure, and print one JSON object."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve_api, args=(theirs,))
    process.start()
    api = BotApi()
    api.port = ours.recv()
    api.url = f"http://127.0.0.1:{api.port}"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STATE_FOLDER"] = folder
        print(json.dumps(asyncio.run(_measure(api, ours)), indent=2))
    process.join()


def _serve_api(pipe: Connection) -> None:
    asyncio.run(_send_messages(pipe))


async def _send_messages(pipe: Connection) -> None:
    api = BotApi()
    await api.start()
    pipe.send(api.port)
    answered = []
    for chat in range(1, WARM_UP + TURNS + 1):
        if chat == WARM_UP + 1:
            await asyncio.sleep(0.5)
            pipe.send("measure")
        started = time.monotonic()
        api.write(chat, "When was Kyoto twinned?")
        await api.until(lambda: api.texts(chat), 60)  # noqa: B023
        answered.append(time.monotonic() - started)
        await api.until_acknowledged()
    pipe.send(answered[WARM_UP:])
    await asyncio.sleep(0.5)
    await api.stop()


async def _measure(api: BotApi, pipe: Connection) -> dict[str, Any]:
    taken: dict[str, float] = {}
    until_rasa: list[float] = []
    answered_at: dict[int, float] = {}
    until_api: list[float] = []
    take, call = UpdateHandler.take, Delivery._call

    def note_and_take(self: UpdateHandler, update_id: int, content: dict[str, Any]) -> asyncio.Task[None]:
        chat = content["message"]["chat"]["id"]
        taken.setdefault(f"telegram:{chat}:{chat}", time.monotonic())
        return take(self, update_id, content)

    async def note_and_echo(message: UserMessage) -> None:
        until_rasa.append(time.monotonic() - taken[message.sender_id])
        await echo(message)
        answered_at[int(message.sender_id.rpartition(":")[2])] = time.monotonic()

    async def note_and_call(self: Delivery, waiting: Waiting) -> None:
        until_api.append(time.monotonic() - answered_at[waiting.destination.chat])
        await call(self, waiting)

    UpdateHandler.take = note_and_take  # type: ignore[method-assign]
    Delivery._call = note_and_call  # type: ignore[method-assign]
    server = Server(api)
    server.assistant = note_and_echo
    await server.start()
    assert await asyncio.to_thread(pipe.recv) == "measure"
    before = time.process_time()
    answered = await asyncio.to_thread(pipe.recv)
    processor = time.process_time() - before
    await server.stop()
    return {
        "turns": TURNS,
        "processor_ms_a_turn": round(1_000 * processor / TURNS, 2),
        "from_update_to_rasa_ms": _spread(until_rasa[WARM_UP:]),
        "from_rasa_to_the_call_ms": _spread(until_api[WARM_UP:]),
        "from_message_to_answer_ms": _spread(answered),
    }


def _spread(seconds: list[float]) -> dict[str, float]:
    return {
        "median": round(1_000 * statistics.median(seconds), 2),
        "p95": round(1_000 * statistics.quantiles(seconds, n=20)[-1], 2),
    }


if __name__ == "__main__":
    main()
