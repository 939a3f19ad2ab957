"""Telegram by the Bot API: groups, topics, channel comments, private and business chats of one bot."""
