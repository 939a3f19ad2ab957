"""Reviews: answers that were drawn, graded with the keyboard; what was said about them; agreement and trends."""
