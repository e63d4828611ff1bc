"""What the table holds of each kind of claim; `assertions` puts them together."""
