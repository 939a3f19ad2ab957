"""What the work is made of: plain values and pure functions; no clock, no disk, no network, no Qt."""
