"""Countries, states and cities of the world, by the names that people give them."""
