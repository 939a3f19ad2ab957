"""What people do and see: the window and the command line call these functions and nothing below them."""
