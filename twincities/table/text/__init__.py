"""Texts of a table: how they are folded for comparison, made into ids, and kept in several languages."""
