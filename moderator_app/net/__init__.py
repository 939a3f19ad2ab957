"""What all adapters share of the network: sessions, rate budgets, back-off, redaction, hostile text."""
