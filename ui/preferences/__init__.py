"""Who works here, and how the window looks and speaks."""
