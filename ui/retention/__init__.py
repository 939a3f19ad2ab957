"""How long things are kept: seen and set by leads, after a look at what would go."""
