"""The Incidents page: events that bring many tickets at once."""
