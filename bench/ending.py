"""What users notice of the end of a server: `python -m bench.ending`.

They ask without a pause, over connections that are kept, while SIGTERM comes; each goes on until the server is gone.
"""

from __future__ import annotations

import argparse
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence

from bench.running import Assistant, RefusedError, Visitor, running
from twincities.launch.training import trained_model

_QUESTION = "who is twinned with Kyoto?"
_SECONDS_UNTIL_SIGNAL = 5.0
_SECONDS_TO_END = 30.0
_SECONDS_AFTER_REFUSAL = 0.05


def _ask_on(port: int, counts: Counter[str]) -> None:
    while True:
        try:
            visitor = Visitor(port)
        except ConnectionError:
            counts["not connected: it was gone"] += 1
            return
        try:
            while True:
                visitor.ask(_QUESTION)
                counts["answered"] += 1
        except RefusedError as error:
            counts[f"refused with {error.status}"] += 1
            time.sleep(_SECONDS_AFTER_REFUSAL)
        except RuntimeError:
            counts["apologised"] += 1
        except OSError:
            counts["connection lost after the question was sent"] += 1


def main(arguments: Sequence[str]) -> None:
    """Start an assistant, end it while users ask, and print what became of their questions."""
    parser = argparse.ArgumentParser(prog="python -m bench.ending", description=__doc__)
    parser.add_argument("--users", type=int, default=20, choices=range(1, 101), metavar="1..100")
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    with running(Assistant("ours", trained_model())) as assistant:
        users = [
            threading.Thread(target=_ask_on, args=(assistant.port, counts)) for _ in range(options.users)
        ]
        for user in users:
            user.start()
        time.sleep(_SECONDS_UNTIL_SIGNAL)
        (rasa,) = assistant.programs
        rasa.signal(signal.SIGTERM)
        signalled = time.monotonic()
        while rasa.exit_code is None and time.monotonic() < signalled + _SECONDS_TO_END:
            time.sleep(0.01)
        seconds = time.monotonic() - signalled
        for user in users:
            user.join()
    for what, count in sorted(counts.items()):
        print(f"{what:48} {count:6}")
    print(f"ended with exit code {rasa.exit_code} {seconds:.1f} s after SIGTERM")


if __name__ == "__main__":
    main(sys.argv[1:])
