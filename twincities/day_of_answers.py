"""The day as of which ages and anniversaries are told."""

from __future__ import annotations

import os
from datetime import date

ANSWERS_AS_OF = "ANSWERS_AS_OF"
"""The variable that holds that day, for demonstrations and for dialogues that are to stay as they are."""


def day_of_answers() -> date:
    """The day that `ANSWERS_AS_OF` names (2026-11-30); else that of the clock.

    Raises:
        ValueError: the variable holds no date.
    """
    day = os.environ.get(ANSWERS_AS_OF, "").strip()
    return date.fromisoformat(day) if day else date.today()
