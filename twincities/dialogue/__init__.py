"""What was talked about, and which rows of the table a question is about; free of Rasa."""
