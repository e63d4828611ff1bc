"""How long pictures take: `python -m bench.pictures`, for docs/web.md."""

from __future__ import annotations

import gzip
import random
import time
from collections.abc import Callable
from statistics import median

from twincities.pictures import Arc, Map, Picture, Place, as_png, as_svg

_COUNTS = (5, 300, 25_000)
_RUNS = 7


def world(count: int) -> Map:
    """Ties between a hub and as many places all over the world."""
    chance = random.Random(7)
    places = [Place(f"Town {n}", chance.uniform(-45, 65), chance.uniform(-180, 180)) for n in range(count)]
    hub = Place("Chengdu", 30.67, 104.07)
    return Map((hub, *places), tuple(Arc(0, n + 1) for n in range(count)))


def milliseconds(draw: Callable[[Picture], object], picture: Picture) -> float:
    """Processor time: the median of the runs behind a first one, which reads outlines and fonts."""
    draw(picture)
    took = []
    for _ in range(_RUNS):
        started = time.process_time()
        draw(picture)
        took.append((time.process_time() - started) * 1000)
    return median(took)


def main() -> None:
    """Print a row for each number of partnerships."""
    for count in _COUNTS:
        picture = world(count)
        size = len(gzip.compress(as_svg(picture).encode())) / 1000
        svg, png = milliseconds(as_svg, picture), milliseconds(as_png, picture)
        print(f"| {count:,} | {svg:.0f} ms | {size:.0f} kB | {png:.0f} ms |")


if __name__ == "__main__":
    main()
