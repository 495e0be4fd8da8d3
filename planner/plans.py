"""The support plans' vocabulary, and the two plans of Neptune Software that the product knows by name.

Severity and metric are closed sets that every part of the planner speaks of. Neptune's plans stand here as
plain values in the words of the scenario file, so that a file which only names "Basic" or "Extended" means
what the published plan says. Separate from the file's models: these are facts, not a format.
"""

from collections.abc import Mapping
from enum import Enum, IntEnum
from types import MappingProxyType


class Severity(IntEnum):
    """How much a ticket hurts its customer, the worst first, so that a smaller number is more important."""

    URGENT = 0
    HIGH = 1
    MEDIUM = 2
    LOW = 3

    @property
    def word(self) -> str:
        """The severity as the scenario file and the results write it."""
        return self.name.lower()


class Metric(Enum):
    """What a target is about; the values are the words of the results."""

    FIRST_RESPONSE = "first_response"
    UPDATES = "updates"


SEVERITY_OF_WORD: Mapping[str, Severity] = MappingProxyType({severity.word: severity for severity in Severity})

SEVERITY_MEANINGS: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.URGENT: "production down",
        Severity.HIGH: "production impaired, materially degraded",
        Severity.MEDIUM: "minor issue",
        Severity.LOW: "question, cosmetic",
    }
)

NEPTUNE_RANKS: Mapping[str, int] = MappingProxyType({"Extended": 1, "Basic": 2})

NEPTUNE_TARGETS: Mapping[str, Mapping[str, Mapping[str, str | bool]]] = MappingProxyType(
    {
        "Basic": {
            "urgent": {"first_response": "8 business hours", "updates": "ongoing"},
            "high": {"first_response": "3 business days", "updates": "2 business days"},
            "medium": {"first_response": "6 business days", "updates": "1 week", "contractual": False},
            "low": {"first_response": "9 business days", "updates": "2 weeks", "contractual": False},
        },
        "Extended": {
            "urgent": {"first_response": "2 hours", "updates": "2 hours"},
            "high": {"first_response": "6 business hours", "updates": "1 business day"},
            "medium": {
                "first_response": "2 business days",
                "updates": "2 business days",
                "contractual": False,
            },
            "low": {"first_response": "5 business days", "updates": "1 week", "contractual": False},
        },
    }
)

ASSUMED_READINGS = (
    'Basic High is promised "updates every other day"; it is read as every second business day.',
    "The names of the severities are those of Neptune's severity definitions.",
)
