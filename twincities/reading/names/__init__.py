"""What the names in a question stand for: cities side by side, kinds of partnerships, people."""
