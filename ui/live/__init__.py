"""Live: what an edit changes, simulated at once and shown while the user watches."""
