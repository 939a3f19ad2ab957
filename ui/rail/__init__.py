"""The rail at the left: who we are, what is to be done, where it comes from."""
