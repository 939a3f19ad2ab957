"""Clocks on screen: the popover of an item, the strip above the list, policies and calendars."""
