"""One decision about all items that have something in common: looked at first, then done, told and taken back."""
