"""How the brand speaks: the editor of voices."""
