"""What bounds the rows that a question is about."""
