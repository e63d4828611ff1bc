"""Cue words found in a question beside its names, and how they stand to each other."""
