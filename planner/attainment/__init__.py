"""Attainment: the measures of many replications made into results, and compared."""
