"""What kind of things a question asks for, and what they are to have."""
