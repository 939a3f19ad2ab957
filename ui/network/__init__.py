"""Without a network and back again."""
