"""Tickets: the ones behind a number of the results, found by playing replications again, and the life of each."""
