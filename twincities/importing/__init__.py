"""Lists of partnerships as people hold them, made into a table of ours, with a report of what became of every row."""
