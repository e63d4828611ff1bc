import twincities  # noqa: F401 - before Rasa: it stands in for what Rasa imports and is left out
