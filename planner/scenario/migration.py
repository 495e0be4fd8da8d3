"""Files of older formats become files of the newest one, step by step, before anything else looks at them.

A step is a pure function from the data of one format to that of the next; the first of STEPS turns format 1
into 2. There are none yet: format 1 is the newest. A file newer than this program is refused, because
guessing what its keys mean would be worse.
"""

from collections.abc import Callable, Mapping

from planner.scenario.findings import Finding, refusal

Data = Mapping[str, object]
Step = Callable[[Data], Data]

STEPS: tuple[Step, ...] = ()


def migrate(data: Data, steps: tuple[Step, ...] = STEPS) -> tuple[Data, tuple[Finding, ...]]:
    """The data in the newest format, and what is wrong with its `format`.

    A format that is missing or no format is a finding, and the data is then taken for the newest, so that
    its other errors are found as well. Raises ScenarioErrors for a newer format.
    """
    newest = len(steps) + 1
    written = data.get("format")
    mend = f"add format = {newest} as the first line"
    if written is None:
        return {**data, "format": newest}, (Finding(("format",), "the format is missing", mend),)
    if not isinstance(written, int) or isinstance(written, bool) or written < 1:
        finding = Finding(("format",), "the format is a whole number from 1 on", f"write format = {newest}")
        return {**data, "format": newest}, (finding,)
    if written > newest:
        shown = f"{written}" if written < 1_000_000 else "a very large number"
        raise refusal(
            f"the file is of format {shown}, and this version reads formats up to {newest}",
            "open it with a newer version of the planner",
            place="format",
        )
    for step in steps[written - 1 :]:
        data = step(data)
    return {**data, "format": newest}, ()
