"""Rules for questions that ask for events: by their names, what they show, when they are held and for whom."""
