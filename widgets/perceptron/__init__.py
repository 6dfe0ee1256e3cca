"""The views of the Perceptron tab: planes, truth tables, the wiring board."""
