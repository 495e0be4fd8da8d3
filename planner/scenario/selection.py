"""What a shift handles or what may interrupt: a union of plans, severities, or a plan's tickets of one
severity.

The grammar of `handles` and `interrupts`: "Extended", "urgent" and "Extended urgent". Which plans exist is
not known while a value is read, so a plan's name is whatever is not a severity; that it exists is checked
with the whole file.
"""

from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from planner.plans import SEVERITY_OF_WORD, Severity
from planner.scenario.fields import LONGEST_NAME, refused

MOST_ITEMS = 200


@dataclass(frozen=True, slots=True)
class SelectionItem:
    """Tickets of a plan, or of any plan (None); of a severity, or of any severity (None)."""

    plan: str | None = None
    severity: Severity | None = None

    def covers(self, plan: str, severity: Severity) -> bool:
        """Whether a plan's tickets of a severity are among these."""
        return self.plan in (None, plan) and self.severity in (None, severity)

    def __str__(self) -> str:
        parts = [self.plan or "", self.severity.word if self.severity is not None else ""]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Selection:
    """A union of items; none of them selects nothing."""

    items: tuple[SelectionItem, ...] = ()

    def covers(self, plan: str, severity: Severity) -> bool:
        """Whether a plan's tickets of a severity are selected."""
        return any(item.covers(plan, severity) for item in self.items)

    @property
    def words(self) -> tuple[str, ...]:
        """The items as the file lists them; everything has no words, it is left out."""
        return tuple(str(item) for item in self.items)

    def __str__(self) -> str:
        if self == EVERYTHING:
            return "everything"
        return ", ".join(self.words) or "nothing"


EVERYTHING = Selection((SelectionItem(),))
NOTHING = Selection()


def parse_item(text: str) -> SelectionItem:
    """The item a text names: a severity, a plan, or a plan and after it a severity."""
    words = " ".join(text.split())
    plan, _, last = words.rpartition(" ")
    severity = SEVERITY_OF_WORD.get(last.lower())
    if severity is None:
        return SelectionItem(plan=words)
    return SelectionItem(plan=plan or None, severity=severity)


def _read_selection(value: object) -> Selection:
    if isinstance(value, Selection):
        return value
    if not isinstance(value, list | tuple) or len(value) > MOST_ITEMS:
        raise refused("a list of plans and severities is wanted here", 'write for example ["Extended", "Basic urgent"]')
    for text in value:
        if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_NAME + 10:
            raise refused(
                "each item is a text naming a plan, a severity, or both",
                'write for example ["Extended", "urgent", "Basic urgent"]',
            )
    return Selection(tuple(parse_item(text) for text in value))


def _read_handled(value: object) -> Selection:
    selection = _read_selection(value)
    if not selection.items:
        raise refused("nobody can work who handles nothing", "leave the key out for everything")
    return selection


_AS_LIST = PlainSerializer(lambda selection: list(selection.words), return_type=list[str])
_SCHEMA = {
    "type": "array",
    "items": {"type": "string", "examples": ["Extended", "urgent", "Extended urgent"]},
    "maxItems": MOST_ITEMS,
}

Selected = Annotated[Selection, PlainValidator(_read_selection), _AS_LIST, WithJsonSchema(_SCHEMA)]
"""A selection that may be empty."""

Handled = Annotated[Selection, PlainValidator(_read_handled), _AS_LIST, WithJsonSchema({**_SCHEMA, "minItems": 1})]
"""A selection of something."""
