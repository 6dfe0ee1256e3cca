"""Results from outside the lab that its tests compare with, and the scripts that made them."""
