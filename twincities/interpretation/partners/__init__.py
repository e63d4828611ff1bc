"""Rules for questions that stay with the partners of one city, or go on from a partner to its own."""
