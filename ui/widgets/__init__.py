"""The parts every pane is made of: painted from tokens, each with a name for the reader and a key for the hand."""
