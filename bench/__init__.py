"""Measurements of the assistant; none of them is a test."""
