"""The core of the moderators' workstation: everything but the window."""

__version__ = "0.1.0"
