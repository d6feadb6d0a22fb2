"""Speech made on this machine, and kept for the next time."""
