"""Accounts: what is signed in, how it is, what it watches; adding, renewing and removing."""
