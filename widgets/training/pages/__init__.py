"""The pages below the curves: one for each thing that can be seen inside a network."""
