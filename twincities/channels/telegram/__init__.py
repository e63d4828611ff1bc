"""Telegram: one token from @BotFather, and the assistant answers there.

An update of Telegram goes through `updates` (what it asks for), `handling` (the turn), `store` (the answer, kept),
and `delivery` (the answer, sent); `connection` fetches updates and acknowledges them.
"""
