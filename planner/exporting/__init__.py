"""Exporting: what a study found as a folder of files."""
