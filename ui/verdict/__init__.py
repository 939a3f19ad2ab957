"""The sheet of one verdict: act, reason, reply and note of one comment, and the rules it cites."""
