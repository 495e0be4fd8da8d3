"""Recommending: the page that asks for the cheapest staffing, within bounds, and applies it."""
