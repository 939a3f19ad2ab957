"""The outbox: what is on its way, what waits for a person, what became of the rest."""
