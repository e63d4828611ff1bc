"""Rules for what is held against something: older, next, more, first of those told."""
