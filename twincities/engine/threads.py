"""How many threads compute an answer: one.

The matrices of a message are too small to be shared out. With a thread for each core, those that wait for their part
keep a core busy for half of the processor time of a turn, which other users then lack.
"""

from __future__ import annotations

from threadpoolctl import threadpool_limits


def compute_in_one_thread() -> None:
    """Limit the libraries of linear algebra that are loaded by now."""
    threadpool_limits(1, user_api="blas")
