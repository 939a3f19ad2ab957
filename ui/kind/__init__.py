"""Who writes: the chip's popover, and correcting it with one key."""
