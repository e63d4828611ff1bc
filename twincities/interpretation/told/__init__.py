"""Rules for questions about what was told last: picked from it, said of all of it, or put anew."""
