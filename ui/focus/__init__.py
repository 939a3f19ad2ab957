"""One item and nothing else: the bar over it, and what is remembered of it."""
