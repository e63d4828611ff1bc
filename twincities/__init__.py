"""Sister-city partnerships from a structured table, answered by a Rasa assistant."""
