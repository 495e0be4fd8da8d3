"""Tickets: the page that lists the tickets behind a number, and the time line of one ticket's life."""
