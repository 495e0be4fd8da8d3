"""The table of docs/validation.md: every exact answer beside what the engine gives.

    python -m tests.validation_table

plays every case in full and prints the table.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from tests.exact.figures import FALSE_ALARM, Case, Figure, figures_of
from tests.exact.night_cases import NIGHT_CASES
from tests.exact.rework_cases import REWORK_CASES
from tests.exact.steady_cases import STEADY_CASES

CASES: tuple[Case, ...] = (*STEADY_CASES, *REWORK_CASES, *NIGHT_CASES)


def table_of(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table."""
    heading = f"| Case | Figure | Exact | Simulated | ± ({1 - FALSE_ALARM:.2%}) |\n|---|---|---|---|---|\n"
    return heading + "".join(
        f"| {row.case} | {row.name} | {row.exact:.5g} | {row.simulated:.5g} | {row.half_width:.2g} |\n"
        for row in figures
    )


def main() -> None:
    """Print the table."""
    sys.stdout.write(table_of(figure for case in CASES for figure in figures_of(case, case.full)))


if __name__ == "__main__":
    main()
