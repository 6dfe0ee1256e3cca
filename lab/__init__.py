"""The engine of the lab: NumPy only, never Qt. Everything that computes lives here."""
