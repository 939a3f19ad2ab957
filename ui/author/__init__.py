"""Who writes: an author's card and what became of their items."""
