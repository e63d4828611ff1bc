"""Rules for questions that ask for cities, countries, themes or years, rather than for partnerships."""
