"""The command palette: everything there is to do, to see and to find, behind one field."""
