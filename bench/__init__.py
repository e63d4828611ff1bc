"""Measurements of the assistant; none of them is a test."""

import twincities  # noqa: F401 - before Rasa: it stands in for what Rasa imports and is left out
