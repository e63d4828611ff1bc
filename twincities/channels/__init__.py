"""The ways by which messages reach the assistant."""
