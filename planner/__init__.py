"""The middle floor: planning support with service levels.

Plans, calendars, demand, coverage, the scenario file, studies of many replications, attainment, comparison,
reports and the command line. It turns what people write (names, local times, files) into the plain arrays
that `simulation` plays out, and the outcomes back into answers. It knows nothing of windows: a screen is
one of several ways to show a value.
"""

__version__ = "0.1.0"
