"""Where a reply is written: to whom, in how many characters, kept on disk while it is typed."""
