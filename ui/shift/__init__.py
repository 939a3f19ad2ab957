"""The shift: its page, handed over and signed."""
