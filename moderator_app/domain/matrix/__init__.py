"""The reply matrix and the brand's voice: rows and variants, templates, checks, sheets. Pure."""
