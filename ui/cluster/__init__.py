"""The pass over items that ask the same."""
