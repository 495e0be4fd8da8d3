"""Scenario files for tests of the desktop."""

SMALL = """
format = 1
name = "A small desk"

[simulation]
start = 2026-01-05
weeks = 5
warm_up_weeks = 0
follow_weeks = 2
seed = 1
replications = { at_least = 10, at_most = 10, precision = 0.02 }

[[plans]]
name = "Extended"

[[customers]]
name = "Nordics"
plan = "Extended"
time_zone = "Europe/Oslo"
accounts = 20
tickets_per_account_per_month = 1.5
severities = { urgent = 0.2, high = 0.4, medium = 0.3, low = 0.1 }

[[coverage]]
name = "Business hours"
[[coverage.teams]]
name = "Oslo"
time_zone = "Europe/Oslo"
shifts = [{ name = "Day", days = "Mon-Fri", from = 08:00:00, to = 16:00:00, engineers = 2 }]

[[coverage]]
name = "Around <b>the</b> clock"
[[coverage.teams]]
name = "Oslo"
time_zone = "Europe/Oslo"
shifts = [
    { name = "Day", days = "Mon-Sun", from = 08:00:00, to = 16:00:00, engineers = 2 },
    { name = "Late", days = "Mon-Sun", from = 16:00:00, to = 00:00:00, engineers = 1 },
    { name = "Night", days = "Mon-Sun", from = 00:00:00, to = 08:00:00, engineers = 1 },
]
"""

BROKEN = SMALL.replace('plan = "Extended"', 'plan = "Extnded"').replace("accounts = 20", "accounts = -3")

LONG = SMALL.replace("weeks = 5", "weeks = 52").replace("at_least = 10, at_most = 10", "at_least = 900, at_most = 900")
"""Takes minutes: for what is cancelled or closed."""
