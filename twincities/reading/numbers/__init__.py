"""Numbers, groups and places in an order."""
