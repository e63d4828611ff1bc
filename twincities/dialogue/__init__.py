"""What a message asks, given what was talked about before; free of Rasa."""
