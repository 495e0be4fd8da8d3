"""The Work page: what a ticket of each severity takes, and how plans differ."""
