"""A seeded monkey that uses the window as nobody would."""
