"""The questions of a message, told from what stands beside them."""
