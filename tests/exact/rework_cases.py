"""The cases of rework: tickets of a geometric number of touches, with and without waits on the customer between."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.random import Generator

from simulation.columns import IntArray
from simulation.engine import play
from simulation.inputs import Dispatch, Tickets, Wait, Work
from tests.exact.figures import Case, Sample, Size
from tests.exact.rework import Rework
from tests.exact.steady_queues import FOREVER, HOUR, TAIL, WARM_UP, in_ticks
from tests.histories import Working, queue_history, rules_of


def rework_case(name: str, rework: Rework, full: Size) -> Case:
    """One network."""

    def exact() -> dict[str, float]:
        return {
            "Wq per touch": rework.touch_wait,
            "T to solved": rework.mean_time,
            "P(first touch waits)": rework.first_waits,
        }

    def replication(rng: Generator, count: int) -> Sample:
        gaps_h = rng.exponential(1 / rework.arrival_rate, count)
        touches = rng.geometric(1 - rework.again, count)
        effort_h = rng.exponential(1 / rework.service_rate, int(touches.sum()))
        wait_h = rng.exponential(rework.customer_wait, len(effort_h))
        arrival_s = in_ticks(np.cumsum(gaps_h))
        engineers = [Working([(0, FOREVER)])] * rework.servers
        queue = queue_history(arrival_s, touches, engineers, rules=rules_of(dispatch=Dispatch.FIRST_COME))
        history = replace(
            queue, tickets=_touched(queue.tickets, touches, in_ticks(effort_h), in_ticks(wait_h)), end_s=FOREVER
        )
        outcomes = play(history)
        looked_at = np.zeros(count, dtype=np.bool_)
        looked_at[int(count * WARM_UP) : int(count * (1 - TAIL))] = True
        waits = outcomes.waits
        touch_waits = (waits.left_s - waits.entered_s)[(waits.kind == Work.TOUCH) & looked_at[waits.ticket]]
        first_waits = (outcomes.tickets.first_start_s > arrival_s)[looked_at]
        figures = {
            "Wq per touch": float(touch_waits.mean() / HOUR),
            "T to solved": float((outcomes.tickets.solved_s - arrival_s)[looked_at].mean() / HOUR),
            "P(first touch waits)": float(first_waits.mean()),
        }
        return Sample(
            figures,
            [
                float(gaps_h.mean() * rework.arrival_rate - 1),
                float(touches.mean() / rework.touches - 1),
                float(effort_h.mean() * rework.service_rate - 1),
                float(wait_h.mean() - rework.customer_wait),
            ],
        )

    return Case(name, "Jackson network", exact, replication, full, Size(12, 2000))


def _touched(tickets: Tickets, touches: IntArray, effort_s: IntArray, wait_s: IntArray) -> Tickets:
    """The same tickets with these numbers of touches."""
    touch_from = np.concatenate(([0], np.cumsum(touches)))
    wait = np.full(len(effort_s), Wait.CUSTOMER, dtype=np.int64)
    wait[touch_from[:-1]] = Wait.NONE
    return replace(
        tickets,
        touch_from=touch_from,
        effort_s=np.maximum(effort_s, 1),
        wait=wait,
        wait_s=wait_s,
        wait_clock=np.zeros(len(effort_s), dtype=np.int64),
    )


REWORK_CASES = (
    rework_case("Rework at once, 2 engineers", Rework(2, 0.6, 1.0, again=0.6, customer_wait=0.0), Size(40, 6000)),
    rework_case(
        "Rework after the customer, 3 engineers", Rework(3, 0.9, 1.0, again=0.6, customer_wait=5.0), Size(40, 6000)
    ),
)
