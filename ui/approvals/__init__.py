"""What waits for approval: read with its diff and checks, approved, edited or sent back."""
