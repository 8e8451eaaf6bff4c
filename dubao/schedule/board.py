"""A plan while it is made: which visit holds which slot, and what that costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dubao.schedule.instance import TRIP, Instance

Spot = tuple[int, int]
"""A slot: the day's index and the bit within the day."""


class Board:
    """Visits put into slots, at most one in each; every rule is kept at every step.

    `cost` counts days early and late and trips; a team that stays in one township for both halves
    of a day makes one trip.
    """

    def __init__(self, instance: Instance) -> None:
        days = len(instance.days)
        self.instance = instance
        self.at: list[Spot | None] = [None] * len(instance.jobs)
        self.cost = 0
        self.free = [instance.every] * days
        self.full = [0] * days  # slots of teams that have done enough that week
        self.holder: list[dict[int, int]] = [{} for _ in range(days)]
        self.load = [0] * len(instance.crew.teams)
        self.places = [job.place for job in instance.jobs]
        # By township and day: the free halves of teams that are there in the other half.
        self.spare: dict[str, dict[int, int]] = {place: {} for place in self.places}
        self._dev = [{day: cost for cost, day, _ in one} for one in instance.options]
        self._step = len(instance.halves)
        self._week: dict[tuple[int, date], int] = {}
        self._busy: dict[tuple[str, int], int] = {}
        self._days_of: dict[date, list[int]] = {}
        for day, week in enumerate(instance.weeks):
            self._days_of.setdefault(week, []).append(day)

    def usable(self, job: int, day: int, slots: int) -> int:
        """Return those of `slots` on a day that a job could take as things stand."""
        return self.apart(job, day, slots & self.free[day] & ~self.full[day])

    def apart(self, job: int, day: int, slots: int) -> int:
        """Return those of `slots` in which the unit is not visited by another team."""
        unit = self.instance.together[job]
        return slots & ~self._busy.get((unit, day), 0) if unit else slots

    def in_week(self, day: int, bit: int) -> list[int]:
        """Return the jobs of a slot's team in the natural week of a day."""
        mine = self.instance.of_team[bit // self._step]
        days = self._days_of[self.instance.weeks[day]]
        return [job for one in days for slot, job in self.holder[one].items() if mine & (1 << slot)]

    def best(self, job: int) -> tuple[int, int, int] | None:
        """Return cost, day and slots of the cheapest free choice, None if there is none."""
        spare = self.spare[self.places[job]]
        found: tuple[int, int, int] | None = None
        for cost, day, mask in self.instance.options[job]:
            if found and cost >= found[0]:
                break
            slots = self.usable(job, day, mask)
            if slots:
                joined = slots & spare.get(day, 0)
                total = cost if joined else cost + TRIP
                if found is None or total < found[0]:
                    found = total, day, joined or slots
        return found

    def choose(self, day: int, slots: int) -> int:
        """Return the bit to take: a team's whole free day, then the team with least to do."""
        step, free, whole = self._step, self.free[day], self.instance.of_team

        def rank(bit: int) -> tuple[bool, int, int]:
            team = bit // step
            return free & whole[team] != whole[team], self.load[team], bit

        return min(bits(slots), key=rank)

    def stays(self, job: int) -> bool:
        """Tell whether a job stands where it was agreed."""
        return self.at[job] is not None and self.at[job] == self.instance.agreed[job]

    def put(self, job: int, day: int, bit: int) -> None:
        """Place a job in a free slot."""
        self.at[job] = day, bit
        self.holder[day][bit] = job
        self.free[day] &= ~(1 << bit)
        self._account(job, day, bit, 1)

    def take(self, job: int) -> Spot:
        """Take a job out of its slot and return the slot."""
        spot = self.at[job]
        assert spot is not None
        day, bit = spot
        self.at[job] = None
        del self.holder[day][bit]
        self.free[day] |= 1 << bit
        self._account(job, day, bit, -1)
        return spot

    def _account(self, job: int, day: int, bit: int, sign: int) -> None:
        """Keep cost, spare halves, loads and weekly limits in step with a job put or taken."""
        place, other = self.places[job], bit ^ 1
        neighbour = self.holder[day].get(other) if self._step > 1 else None
        joined = neighbour is not None and self.places[neighbour] == place
        self.cost += sign * (self._dev[job].get(day, 0) + (0 if joined else TRIP))
        if neighbour is not None:
            self._mark_spare(self.places[neighbour], day, bit, sign < 0)
        elif self._step > 1:
            self._mark_spare(place, day, other, sign > 0)
        team = bit // self._step
        self.load[team] += sign
        if self.instance.together[job]:
            self._clash(self.instance.together[job], day, bit, sign)
        if self.instance.crew.weekly is not None:
            self._count_week(team, day, sign, self.instance.crew.weekly)

    def _mark_spare(self, place: str, day: int, bit: int, on: bool) -> None:
        spare = self.spare[place]
        mask = spare.get(day, 0)
        spare[day] = mask | 1 << bit if on else mask & ~(1 << bit)

    def _clash(self, unit: str, day: int, bit: int, sign: int) -> None:
        """No unit is visited twice in one half day."""
        half = self.instance.of_half[bit % self._step]
        now = self._busy.get((unit, day), 0)
        self._busy[unit, day] = now | half if sign > 0 else now & ~half

    def _count_week(self, team: int, day: int, sign: int, most: int) -> None:
        week = self.instance.weeks[day]
        count = self._week.get((team, week), 0) + sign
        self._week[team, week] = count
        if count in (most, most - 1):
            slots = self.instance.of_team[team]
            for one in self._days_of[week]:
                self.full[one] = (
                    self.full[one] | slots if count >= most else self.full[one] & ~slots
                )


def bits(mask: int) -> Iterator[int]:
    """Yield the bits set in a mask, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
