"""What is learned of examples: vectors, regressions, intents and forms."""
