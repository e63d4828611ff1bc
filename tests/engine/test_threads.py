"""The number of threads, read in a process of its own as it holds for all of it."""

from __future__ import annotations

import subprocess
import sys

from twincities.launch.project import ROOT

NUMBERS = """
{beginning}
from threadpoolctl import threadpool_info
print({{each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"}})
"""


def threads_after(beginning: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", NUMBERS.format(beginning=beginning)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip().splitlines()[-1]


def test_servers_compute_with_one_thread_and_training_with_all() -> None:
    server = "from twincities import engine; engine.apply()"
    assert threads_after(server) == "{1}"
    assert threads_after("import twincities.nlu.learning.intent_classifier") == threads_after(
        "import scipy.linalg"
    )
