"""The scenario file of the contract as a text, sound as it stands, to be changed in one place at a time."""

import pytest

from planner.scenario.findings import ScenarioErrors
from planner.scenario.reading import scenario_from_text

CONTRACT = """\
format = 1
name = "Neptune Support"
currency = "EUR"

[simulation]
start = 2026-01-05                 # a date; weeks are counted from here
weeks = 26
warm_up_weeks = 6
follow_weeks = 8
seed = 1
replications = { at_least = 10, at_most = 200, precision = 0.02 }

[[plans]]
name = "Basic"
goal = 0.95
rank = 2
ongoing_within = "1 business hour"
updates_pause = true
business_days = "end of day"
observe_holidays = true
[plans.targets]
urgent = { first_response = "8 business hours", updates = "ongoing" }
high   = { first_response = "3 business days", updates = "2 business days" }
medium = { first_response = "6 business days", updates = "1 week", contractual = false }
low    = { first_response = "9 business days", updates = "2 weeks", contractual = false }

[[plans]]
name = "Extended"
goal = 0.95
rank = 1
guidance = { share = 0.25, hours = { mean = "2 hours", cv = 0.8 }, cap = "4 hours" }
[plans.targets]
urgent = { first_response = "2 hours", updates = "2 hours" }

[work.urgent]
first_response = { mean = "20 minutes", cv = 0.7 }
touches = 4
touch = { mean = "40 minutes", cv = 1.0 }
customer_wait = { mean = "90 minutes", cv = 1.2 }
engineering = { share = 0.2, wait = { mean = "6 hours", cv = 1.0 } }
second_tier = 0.3
update = "10 minutes"
update_ahead = "30 minutes"
root_cause_analysis = { share = 0.8, effort = { mean = "2 hours", cv = 0.5 } }
reopened = 0.05
reopened_after = { mean = "3 business days", cv = 1.0 }
[work.urgent.plans.Extended]
touches = 6
second_tier = 0.0

[[profiles]]
name = "retail"
weights = [WEIGHTS]

[[customers]]
name = "Nordics, Basic"
plan = "Basic"
time_zone = "Europe/Oslo"
business_hours = { days = "Mon-Fri", from = 09:00:00, to = 17:00:00 }
holidays = "NO"
accounts = 140
tickets_per_account_per_month = 1.2
severities = { urgent = 0.04, high = 0.16, medium = 0.45, low = 0.35 }
profile = "office hours"
deflected = 0.2
daily_variation = 0.3
holiday_demand = 0.2
growth_per_month = 0.0
seasonality = [1, 1, 1, 1, 1, 1, 0.8, 0.9, 1, 1, 1, 0.9]

[[incidents]]
name = "Cloud outage"
per_year = 4
tickets = { mean = 20, cv = 0.8 }
within = "3 hours"
severity = "urgent"
customers = ["Nordics, Basic"]

[[coverage]]
name = "Business hours with on-call"
dispatch = "severity"
ownership = "anyone"
interrupts = ["Extended urgent"]
interrupt_cost = "5 minutes"
overtime_factor = 1.5
premiums = [ { days = "Sat-Sun", factor = 1.5 }, { from = 22:00:00, to = 06:00:00, factor = 1.25 } ]
shift_end = "hold"
finish_within = "20 minutes"
hand_over = { same_team = "5 minutes", other_team = "15 minutes" }

[[coverage.teams]]
name = "Oslo"
time_zone = "Europe/Oslo"
holidays = "NO"
cost_per_hour = 62.0
absence = 0.06
other_duties = 0.15

[[coverage.teams.shifts]]
name = "Day"
days = "Mon-Fri"
from = 08:00:00
to = 16:00:00
break = { after = "4 hours", for = "30 minutes" }
engineers = 6
at_least = 1
at_most = 12
candidate = false
works_holidays = false
tier = [1, 2]
handles = ["Basic", "Extended"]

[[coverage.teams.shifts]]
name = "On call"
days = "Mon-Sun"
from = 00:00:00
to = 00:00:00
engineers = 1
handles = ["Extended urgent"]
on_call = { response = "15 minutes", retainer_per_hour = 8.0, call_out = 60.0 }
""".replace("WEIGHTS", ", ".join(["[" + ", ".join(["1"] * 24) + "]"] * 7))


def with_line(old: str, new: str, text: str = CONTRACT) -> str:
    """The text with the first occurrence of a piece changed; the piece has to be there."""
    assert old in text
    return text.replace(old, new, 1)


def errors_of(text: str) -> list[str]:
    with pytest.raises(ScenarioErrors) as caught:
        scenario_from_text(text)
    return [str(error) for error in caught.value.errors]
