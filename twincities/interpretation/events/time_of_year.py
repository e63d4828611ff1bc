"""The months and seasons that a question names, as what bounds the events that it asks for."""

from __future__ import annotations

from dataclasses import replace

from twincities.reading import EventBounds, Reading


def times_named(reading: Reading) -> EventBounds:
    """What a question asks of events, with the months and seasons that it names, whatever it was read as."""
    bounds = reading.event_bounds or EventBounds()
    return bounds._replace(months=tuple(time.month for time in reading.times), seasons=reading.seasons)


def bounded_by_times(reading: Reading) -> Reading:
    """The question for events, of those months and seasons alone that it names: "which of them is in February?"."""
    bounds = times_named(reading)
    return replace(reading, event_bounds=bounds) if bounds.months or bounds.seasons else reading
