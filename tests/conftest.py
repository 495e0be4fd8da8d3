"""How hypothesis draws, for every test."""

import os

from hypothesis import HealthCheck, settings

# No deadline and no "too slow": how long a machine takes under load says nothing about the code.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)

# At a desk, new examples on every run find new faults; in CI a red run must be red again on the next.
settings.load_profile("ci" if "CI" in os.environ else "house")
