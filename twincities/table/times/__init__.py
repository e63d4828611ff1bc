"""Dates, and how often something is held: as they are written, and as they are kept."""
