"""The blank scenario: what a new one begins with, as the text of its file.

It is sound at once, so that there is something to run and to change: Neptune's plans, one customer group, one office
that works in the day. The comments stay in the file when it is saved.
"""

BLANK = """\
# A new scenario: one customer group, and one office on business hours.
#
# Replace the figures by your own. A year of tickets from your ticket system gives most of them: how many there are, of
# which severity, and how long the work on them takes. What is left out is absent, zero or built in.

format = 1
name = "New scenario"

# Neptune's plans are known by name, with their targets.

[[plans]]
name = "Basic"

[[plans]]
name = "Extended"

# Who sends tickets: customers who share a plan, a time zone and business hours.

[[customers]]
name = "Customers"
plan = "Basic"
time_zone = "Europe/Oslo"
business_hours = { days = "Mon-Fri", from = 09:00:00, to = 17:00:00 }
accounts = 100
tickets_per_account_per_month = 1.0

# Who answers them: one way to staff, which is called a coverage. Add others to compare.

[[coverage]]
name = "Business hours"

[[coverage.teams]]
name = "Oslo"
time_zone = "Europe/Oslo"

[[coverage.teams.shifts]]
name = "Day"
days = "Mon-Fri"
from = 08:00:00
to = 16:00:00
engineers = 3
"""
