"""Dates and spans of dates as people write them."""
