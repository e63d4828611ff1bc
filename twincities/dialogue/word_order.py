"""Words that stand one after the other in a text."""

from __future__ import annotations

import re


def stand_in_order(text: str, *patterns: re.Pattern[str]) -> bool:
    """Whether each pattern is found behind the one before it, in time that grows with the length of the text alone.

    One pattern with ".*" between its words is tried anew from every place where its first word stands.
    """
    position = 0
    for pattern in patterns:
        found = pattern.search(text, position)
        if not found:
            return False
        position = found.end()
    return True
