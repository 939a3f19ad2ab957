"""Models that suggest rows and learn kinds: arithmetic over texts with numpy, for engine and command line alone."""
