"""Step tables: at each instant, what began last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from simulation.clocks import NEVER
from simulation.columns import int_column
from simulation.step_table import step_table
from tests.both_readers import values_at

instants = st.integers(-30, 30)
owners = st.lists(st.dictionaries(instants, st.integers(-5, 5), min_size=1, max_size=5), min_size=1, max_size=4)


@given(owners, st.lists(st.tuples(st.integers(0, 3), st.one_of(instants, st.just(NEVER))), max_size=8))
def test_a_value_is_that_of_the_owners_last_step_or_before_all_of_them_of_the_first(
    steps: list[dict[int, int]], asked: list[tuple[int, int]]
) -> None:
    table = step_table([(int_column(sorted(each)), int_column([each[at] for at in sorted(each)])) for each in steps])
    rows = [(owner % len(steps), at_s) for owner, at_s in asked]
    found = values_at(table, int_column([owner for owner, _ in rows]), int_column([at_s for _, at_s in rows]))
    begun = [max([at for at in steps[owner] if at <= at_s], default=min(steps[owner])) for owner, at_s in rows]
    assert found.tolist() == [steps[owner][at] for (owner, _), at in zip(rows, begun, strict=True)]
