"""The custom actions of the assistant: each reads the slots, asks the table and names a response."""
