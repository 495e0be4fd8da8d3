"""Answers: the pages of what is found by a job, why targets are missed and how much growth a staffing survives."""
