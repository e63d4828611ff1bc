"""What kind of question was learned of a message, and what its cues say where that is unsure."""
