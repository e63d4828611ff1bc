"""Sister-city partnerships from a structured table, answered by a Rasa assistant."""

from twincities import absent

absent.stand_in()
