"""A thread as people read it: header, pinned post, conversation anchored to the bottom."""
