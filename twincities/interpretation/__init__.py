"""What a message asks in its conversation: rules that complete a reading by what was talked about; free of Rasa."""
