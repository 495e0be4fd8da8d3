"""The Simulation page: what the scenario is called, which weeks are simulated, and how precisely."""
