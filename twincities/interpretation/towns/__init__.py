"""Rules for the towns and places that a question is about: named, part of another, ours, or those of nobody."""
