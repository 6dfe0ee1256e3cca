"""The parts of the Optimizers tab."""
