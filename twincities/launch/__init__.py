"""Training, starting and ending the assistant: `python -m twincities.launch train|chat|serve|telegram|actions`."""
