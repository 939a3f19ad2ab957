"""The window of the moderators' workstation (Qt), grouped by what a moderator sees.

A regular package on purpose: it wins over any namespace package called `ui`. A test asserts that it stands beside
`moderator_app`.
"""
