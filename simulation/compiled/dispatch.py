"""Dispatch: who takes which waiting work; see `simulation.engine.dispatch`.

Its rule goes through the queue in order until someone can be found for a piece, again and again. Trying a piece for
which nobody is found changes nothing, so here the lanes are gone through in any order, and a lane is left alone until
something happens that may find someone for it (`Head.ROUND`). Nothing that dispatch itself does finds anyone, except
that an engineer may be called back from the way to an update, and then a new round begins: who takes a piece was not
able to take what was tried before, and what interrupts is more important than what it interrupts.
"""

from __future__ import annotations

from simulation.columns import IntArray
from simulation.compiled.compiling import compiled, compiled_apart
from simulation.compiled.crew import end_idle_call_outs
from simulation.compiled.hands import interrupt, take
from simulation.compiled.waiting import comes_before
from simulation.compiled.words import NOTHING, Head, OfEngineer, OfEntry, OfLane, OfPiece, OfTicket
from simulation.inputs import Ownership, Work


@compiled_apart
def dispatch(m: IntArray) -> bool:
    """Assign until nothing moves, then end the call-outs that have nothing left to do; False if there was no room."""
    while (m[Head.FREE_COUNT] > 0 or m[Head.INTERRUPTS]) and _assign_first(m):
        if m[Head.IS_FULL]:
            return False
    if m[Head.CALLED_OUT_COUNT] > 0:
        end_idle_call_outs(m)
    return True


@compiled
def _assign_first(m: IntArray) -> bool:
    """Assign the first piece in the queue that anyone can take; False if there is none."""
    first, taker = int(NOTHING), int(NOTHING)
    for row in range(1, m[Head.WAITING_LANE_COUNT] + 1):
        lane = m[m[Head.WAITING_LANES] + row]
        if m[lane + OfLane.TRIED] == m[Head.ROUND] or (first != NOTHING and not _is_ahead(m, lane, first)):
            continue
        engineer = _taker(m, m[m[lane + OfLane.ENTRIES] + OfEntry.SIZE + OfEntry.PIECE])
        if engineer == NOTHING:
            m[lane + OfLane.TRIED] = m[Head.ROUND]
        else:
            first, taker = lane, engineer
    if first == NOTHING:
        return False
    piece = m[m[first + OfLane.ENTRIES] + OfEntry.SIZE + OfEntry.PIECE]
    if m[taker + OfEngineer.FREE_ROW] != NOTHING:
        take(m, taker, piece)
    else:
        interrupt(m, taker, piece)
    return True


@compiled
def _is_ahead(m: IntArray, lane: int, other: int) -> bool:
    """Whether the first piece of a lane comes before the first of another."""
    entry, beside = m[lane + OfLane.ENTRIES] + OfEntry.SIZE, m[other + OfLane.ENTRIES] + OfEntry.SIZE
    if m[Head.RANKED]:
        importance = m[m[entry + OfEntry.PIECE] + OfPiece.IMPORTANCE]
        its_importance = m[m[beside + OfEntry.PIECE] + OfPiece.IMPORTANCE]
        if importance != its_importance:
            is_more_important: bool = importance < its_importance
            return is_more_important
    return comes_before(m, entry, beside)


@compiled
def _taker(m: IntArray, piece: int) -> int:
    """Who takes a piece, from among the free or by interrupting; nobody perhaps."""
    bound_to = _bound_to(m, piece)
    engineer = _best_free(m, piece, bound_to)
    if engineer == NOTHING and m[piece + OfPiece.MAY_INTERRUPT]:
        engineer = _least_important(m, piece, bound_to)
    return engineer


@compiled
def _bound_to(m: IntArray, piece: int) -> int:
    """The owner to whom, or to whose team, ownership reserves a piece now; nobody if anyone may take it."""
    owner = m[m[piece + OfPiece.TICKET] + OfTicket.OWNER]
    if owner == NOTHING or m[piece + OfPiece.KIND] != Work.TOUCH or m[Head.OWNERSHIP] == Ownership.ANYONE:
        return NOTHING
    may = m[Head.MAY] + m[piece + OfPiece.SKILL] * m[Head.ENGINEERS]
    if m[Head.OWNERSHIP] == Ownership.ENGINEER:
        return owner if _keeps(m, owner, may) else NOTHING
    for row in range(m[owner + OfEngineer.TEAM_FROM], m[owner + OfEngineer.TEAM_TO]):
        if _keeps(m, m[m[Head.ENGINEERS_BY_TEAM] + row], may):
            return owner  # type: ignore[no-any-return]  # an address
    return NOTHING


@compiled
def _keeps(m: IntArray, engineer: int, may: int) -> bool:
    """On shift and able to take it: then ownership reserves it. A rota on call reserves nothing."""
    keeps: bool = (
        m[engineer + OfEngineer.ATTENDING] == 1
        and m[engineer + OfEngineer.ON_CALL] == 0
        and m[may + m[engineer + OfEngineer.INDEX]] == 1
    )
    return keeps


@compiled
def _is_allowed(m: IntArray, engineer: int, bound_to: int) -> bool:
    """Whether the coverage's ownership lets an engineer take a piece that is bound so."""
    if bound_to == NOTHING:
        return True
    if engineer == bound_to:
        return True
    is_by_team: bool = m[Head.OWNERSHIP] == Ownership.TEAM
    return is_by_team and m[engineer + OfEngineer.TEAM] == m[bound_to + OfEngineer.TEAM]


@compiled
def _best_free(m: IntArray, piece: int, bound_to: int) -> int:
    """Among the free who may take it: not on call, the owner, the owner's team, fewest abilities, longest idle."""
    may = m[Head.MAY] + m[piece + OfPiece.SKILL] * m[Head.ENGINEERS]
    owner = m[m[piece + OfPiece.TICKET] + OfTicket.OWNER]
    best = int(NOTHING)
    for row in range(1, m[Head.FREE_COUNT] + 1):
        engineer = m[m[Head.FREE] + row]
        if not m[may + m[engineer + OfEngineer.INDEX]] or not _is_allowed(m, engineer, bound_to):
            continue
        if best == NOTHING or _is_preferred(m, engineer, best, owner):
            best = engineer
    return best


@compiled
def _is_preferred(m: IntArray, engineer: int, other: int, owner: int) -> bool:
    claim, its_claim = _claim(m, engineer, owner), _claim(m, other, owner)
    if claim != its_claim:
        return claim < its_claim
    if m[engineer + OfEngineer.ABILITIES] != m[other + OfEngineer.ABILITIES]:
        is_preferred: bool = m[engineer + OfEngineer.ABILITIES] < m[other + OfEngineer.ABILITIES]
    elif m[engineer + OfEngineer.IDLE_SINCE_S] != m[other + OfEngineer.IDLE_SINCE_S]:
        is_preferred = m[engineer + OfEngineer.IDLE_SINCE_S] < m[other + OfEngineer.IDLE_SINCE_S]
    else:
        is_preferred = m[engineer + OfEngineer.INDEX] < m[other + OfEngineer.INDEX]
    return is_preferred


@compiled
def _claim(m: IntArray, engineer: int, owner: int) -> int:
    """How near an engineer is to a ticket, 0 the nearest; but whoever is on call comes after all others."""
    claim: int = 4 * m[engineer + OfEngineer.ON_CALL]
    if owner == NOTHING or m[engineer + OfEngineer.TEAM] != m[owner + OfEngineer.TEAM]:
        claim += 3
    elif engineer != owner:
        claim += 1
    return claim


@compiled
def _least_important(m: IntArray, piece: int, bound_to: int) -> int:
    """Whose work gives way: the least important below the piece's class, then the most recently taken."""
    may = m[Head.MAY] + m[piece + OfPiece.SKILL] * m[Head.ENGINEERS]
    importance, taken_s = m[piece + OfPiece.IMPORTANCE], 0
    found = int(NOTHING)
    for index in range(m[Head.ENGINEERS] - 1):
        engineer = m[Head.ENGINEER_TABLE] + OfEngineer.SIZE * index
        in_hand = m[engineer + OfEngineer.PIECE]
        if in_hand == NOTHING or not m[engineer + OfEngineer.ATTENDING] or not m[may + index]:
            continue
        its_importance, its_taken_s = m[in_hand + OfPiece.IMPORTANCE], m[in_hand + OfPiece.TAKEN_S]
        gives_way = its_importance > importance or (
            found != NOTHING and its_importance == importance and its_taken_s > taken_s
        )
        if gives_way and _is_allowed(m, engineer, bound_to):
            found, importance, taken_s = engineer, its_importance, its_taken_s
    return found
