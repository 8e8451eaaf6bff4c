"""Ranked alternatives for one visit: free slots, swaps, a wider window, a borrowed inspector."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dubao.model.planning import Member, Slot
from dubao.model.suggestion import Means, Suggestion
from dubao.schedule.board import Board, Spot, bits
from dubao.schedule.instance import EARLY, LATE, TRIP, Instance, lacking
from dubao.schedule.planner import Outcome

MOST, OF_A_KIND = 8, 3  # suggestions
FARTHEST = 20  # visit days beyond the window
# What it takes beyond the days, as if a visit were that many days early.
EFFORT = {
    Means.FREE: 0,
    Means.SWAP: 15,
    Means.WIDER: 20,
    Means.EXTRA: 25,
    Means.BORROW: 30,
    Means.RELEASE: 60,
}


@dataclass(frozen=True)
class Asked:
    """The visit for which places are looked for.

    `around` are all days on which its school can be visited, `earliest` the first for which it can
    still be told in time, `titles` the names of all visits.
    """

    key: str
    around: Sequence[date]
    earliest: date
    titles: Mapping[str, str]


def suggest(outcome: Outcome, asked: Asked) -> list[Suggestion]:
    """Return the best places for a visit, the cheapest first; the plan stays as it is.

    Costs are against where the visit stands now, or against nothing if it has no place.
    """
    board = outcome.board
    keys = [job.key for job in board.instance.jobs]
    if asked.key not in keys:
        return []
    job = keys.index(asked.key)
    cost, spot = board.cost, board.at[job]
    if spot:
        board.take(job)
    stands = cost - board.cost
    found = list(_Suggester(board, job, asked, spot).all())
    if spot:
        board.put(job, *spot)
    found.sort(key=lambda one: (one.cost, one.slot.day, one.slot.half != "上午", one.slot.team))
    kept: list[Suggestion] = []
    for one in found:
        alike = sum(other.means is one.means for other in kept)
        if alike < (MOST if one.means is Means.FREE else OF_A_KIND) and len(kept) < MOST:
            kept.append(replace(one, cost=one.cost - stands))
    return kept


class _Suggester:
    """Looks for places for a job that has been taken out of the plan."""

    def __init__(self, board: Board, job: int, asked: Asked, now: Spot | None) -> None:
        self.board, self.job, self.asked = board, job, asked
        self.now = now
        self.instance = board.instance
        self.wanted = board.instance.jobs[job]
        self.due = bisect_left(asked.around, self.wanted.target)

    def all(self) -> Iterator[Suggestion]:
        """Yield every place worth a look."""
        for cost, day, all_of_day in self.instance.options[self.job]:
            mine = self.now is not None and self.now[0] == day
            mask = all_of_day & ~(1 << self.now[1]) if mine and self.now else all_of_day
            yield from self._free(cost, day, mask)
            yield from self._taken(cost, day, mask)
            yield from self._borrowed(cost, day, mask)
        yield from self._wider()

    def _free(self, cost: int, day: int, mask: int) -> Iterator[Suggestion]:
        """Yield the best free slot of a day, and one of a team that has done enough that week."""
        board, place = self.board, self.wanted.place
        slots = board.usable(self.job, day, mask)
        if slots:
            joined = slots & board.spare[place].get(day, 0)
            slot = self.instance.slot(day, board.choose(day, joined or slots))
            words = f"与同组{place}另一所同去" if joined else ""
            yield self._made(Means.FREE, slot, cost + (0 if joined else TRIP), words)
            return
        tired = board.apart(self.job, day, mask & board.free[day] & board.full[day])
        if tired:
            slot = self.instance.slot(day, board.choose(day, tired))
            words = f"{slot.team}当周已排满 {self.instance.crew.weekly} 次，另加一场"
            yield self._made(Means.EXTRA, slot, cost + TRIP, words)

    def _taken(self, cost: int, day: int, mask: int) -> Iterator[Suggestion]:
        """Yield slots of others: a tentative one moves elsewhere, an agreed one is released."""
        board = self.board
        for bit in bits(board.apart(self.job, day, mask) & ~board.free[day]):
            other = board.holder[day][bit]
            title = self.asked.titles.get(self.instance.jobs[other].key, "")
            slot = self.instance.slot(day, bit)
            if self.instance.jobs[other].held:
                words = f"须先放开已约定的{title}"
                yield self._made(Means.RELEASE, slot, cost + TRIP, words)
                continue
            before = board.cost
            board.take(other)
            board.put(self.job, day, bit)
            found = board.best(other)
            if found:
                to = self.instance.slot(found[1], board.choose(found[1], found[2]))
                words = f"{title}改到 {to.day.isoformat()} {to.half.value} {to.team}"
                yield self._made(Means.SWAP, slot, board.cost + found[0] - before, words)
            board.take(self.job)
            board.put(other, day, bit)

    def _borrowed(self, cost: int, day: int, mask: int) -> Iterator[Suggestion]:
        """Yield the first free slot of a day in which one inspector more makes a team fit."""
        board, crew = self.board, self.instance.crew
        for bit in bits(board.free[day] & ~board.full[day] & ~mask & self.instance.every):
            slot = self.instance.slot(day, bit)
            group = self.instance.group(self.wanted, slot)
            for team in crew.teams:
                at = self.instance.bit(slot._replace(team=team.name))
                if team.name == slot.team or not board.free[day] & (1 << at):
                    continue
                lent = next((m for m in team.members if self._helps(m, group, slot)), None)
                if lent:
                    words = f"{slot.team}向{team.name}借{lent.name}"
                    yield self._made(Means.BORROW, slot, cost + TRIP, words)
                    return

    def _helps(self, member: Member, group: Sequence[Member], slot: Slot) -> bool:
        crew, unit = self.instance.crew, self.wanted.unit
        away = (slot.day, slot.half) in crew.away.get(member.code, {})
        if away or (member.code, unit) in crew.recused:
            return False
        return not lacking([*group, member], self.wanted.stages, crew.least)

    def _wider(self) -> Iterator[Suggestion]:
        """Yield free slots on days before and after the window."""
        around, days = self.asked.around, self.wanted.days
        if not days:
            return
        first, last = bisect_left(around, days[0]), bisect_left(around, days[-1])
        outside = [*around[max(0, first - FARTHEST) : first], *around[last + 1 :][:FARTHEST]]
        outside = [day for day in outside if day >= self.asked.earliest]
        job = replace(self.wanted, days=tuple(outside), held=None, former=None)
        alone = Instance([job], self.instance.crew)
        for _, at, mask in alone.options[0]:
            day = alone.days[at]
            slots = mask & self._unused(day)
            if slots:
                bit = next(bits(slots))
                at_day = bisect_left(around, day)
                beyond = f"早 {first - at_day}" if at_day < first else f"晚 {at_day - last}"
                words = f"比窗口{beyond} 个上课日"
                cost = self._cost(day) + TRIP
                yield self._made(Means.WIDER, alone.slot(at, bit), cost, words)

    def _unused(self, day: date) -> int:
        """Return the slots of a day that nobody has, also of a day on which nothing is planned."""
        at = self.instance.day_at.get(day)
        if at is None:
            return self.instance.every
        return self.board.usable(self.job, at, self.instance.every)

    def _cost(self, day: date) -> int:
        by = bisect_left(self.asked.around, day) - self.due
        return LATE * by if by > 0 else -EARLY * by

    def _made(self, means: Means, slot: Slot, cost: int, words: str) -> Suggestion:
        by = bisect_left(self.asked.around, slot.day) - self.due
        when = f"{'晚' if by > 0 else '早'} {abs(by)} 个上课日" if by else "应访日当天"
        said = "，".join(filter(None, (when, words)))
        return Suggestion(means, slot, cost + EFFORT[means], said)
