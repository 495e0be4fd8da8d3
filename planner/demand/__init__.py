"""Demand: from customers to tickets, and what every replication of a scenario shares."""
