"""Words, phrases and slips of a message, and what its parts hand on of it."""
