"""Exact answers from queueing theory, each computed without simulating anything."""
