"""The chat for web pages, and the page of the table: a channel that serves its own widget.

A message goes through `channel` (the routes), `signatures` (whose conversation it is) and `answers` (the turn, sent as
it is said, in the form of `messages`); `assets` are the files that browsers fetch, and `origins` says which pages may.
"""
