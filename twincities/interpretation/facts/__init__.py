"""Rules for what is on file about a partnership: its state, reasons, records, contacts, themes, inhabitants."""
