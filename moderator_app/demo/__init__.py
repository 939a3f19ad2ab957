"""The demo community: servers on this machine that speak the platforms' own protocols, and a script of people."""
