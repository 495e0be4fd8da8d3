"""Shift weeks: one week of a draft's coverage as a timeline shows it, gaps at once, and the arithmetic of a drag."""
