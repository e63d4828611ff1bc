"""Rules for years, days and anniversaries that a question hangs on."""
