"""What a message names: cities, countries, events, people; sure, guessed or unknown."""
