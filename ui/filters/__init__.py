"""Filters of the inbox in words: chips above the list, a dialog to choose them, views kept under a name."""
