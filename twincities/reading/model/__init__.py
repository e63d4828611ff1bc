"""What a question asks: a `Reading` and what its fields hold, free of any language."""
