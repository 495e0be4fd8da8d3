"""Measurement: one history reduced to what the results need, small and mergeable."""
