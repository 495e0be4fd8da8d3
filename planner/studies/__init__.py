"""Studies: replications of every coverage, on as many workers as there are, until they are precise enough."""
