"""What colleagues said and did about the open item: its notes and its history, as tabs beside the conversation."""
