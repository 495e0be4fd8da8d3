"""Business time: calendars, zones, holidays and durations, and when a promise made on them falls due."""
