"""What happened in a period, in figures: what is counted, and how it is laid out for people."""
