"""The reply matrix beside the thread: the answers that fit, ready to be put into the composer."""
