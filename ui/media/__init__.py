"""Attachments of messages, shown when somebody asks."""
