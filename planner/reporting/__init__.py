"""Reporting: results in words and as data."""
