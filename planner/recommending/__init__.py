"""Recommending: the cheapest headcounts that meet the goals, and what of that is proven (docs/recommending.md)."""
