"""Whether a renewal is spoken of, or that there was none."""

from __future__ import annotations

from twincities.reading.spotting.clues import Clues

_REACH = 4  # words between a negation and what it denies


def is_spoken_of(clues: Clues) -> bool:
    """Whether a renewal is spoken of: 更新, but not where it is "newer than …" (比里昂更新)."""
    newer = clues.places("younger") if clues.has("than") else set()
    return clues.has("raised") or any(cue.first not in newer for cue in clues.all("renewed"))


def is_denied(clues: Clues) -> bool:
    """Whether it is said of something that it was not renewed: "those that were never renewed"."""
    # "Which were renewed besides that one?" leaves out and denies nothing.
    no = clues.places("negation", "none") - clues.places("outside")
    return clues.has("never_renewed") or any(
        no & set(range(cue.first - _REACH, cue.first)) for cue in clues.all("renewed")
    )
