"""Reviews of answers: scorecards, which answers are drawn, how far two reviewers agree, trends; pure."""
