"""Foresight: what the calendars alone tell before any simulation: gaps, overlaps and the bound to expect."""
