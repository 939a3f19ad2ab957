"""From public to private, and how a case ended."""
