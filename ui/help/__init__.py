"""About the program: versions, licences, facts for whoever helps."""
