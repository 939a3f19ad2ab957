"""Working time, targets and the ledger of every clock: pure functions, the same figures on screen and in reports."""
