"""What a question asks of events."""
