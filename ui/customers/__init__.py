"""Customers: who sends tickets, in a table like a spreadsheet, and in which hours of the week, as a map."""
