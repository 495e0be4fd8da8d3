"""Estimates: intervals, quantiles and verdicts; statistics that know nothing of tickets."""
