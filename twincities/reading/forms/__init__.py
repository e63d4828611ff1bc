"""In what form an answer is wanted."""
