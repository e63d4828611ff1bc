"""What answers are made of: replies, the rows, things and events of a table in words, long lists in pages, premises and next questions."""
