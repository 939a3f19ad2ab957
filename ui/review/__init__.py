"""The response log: who did what and when, with what was said and how it ended; read-only."""
