"""Staffing: from coverages to engineers on shifts, the rules they work by, and what they cost."""
