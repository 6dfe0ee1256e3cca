"""The views of the Gradient descent tab."""
