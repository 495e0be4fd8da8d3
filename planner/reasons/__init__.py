"""Reasons: why targets are missed, as shares of all misses, and the changes of a coverage that are worth most."""
