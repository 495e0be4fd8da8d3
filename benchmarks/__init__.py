"""Benchmarks: how fast the planner is beside other programs, where its time goes, and what memory it takes.

`make bench` runs all of them and writes `benchmarks/results.json`. Beside the floors: nothing imports this package.
"""
