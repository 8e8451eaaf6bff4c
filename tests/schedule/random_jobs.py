"""Random small planning problems, and what brute force says of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random

from dubao.model.planning import Crew, Job, Member, Slot, Team
from dubao.model.terms import Half
from dubao.schedule.instance import Instance

MONDAY = date(2021, 3, 1)
STAGES = ("幼儿园", "小学", "初中")
FULL = frozenset(STAGES)


def day(number: int) -> date:
    """Return the working day so many after Monday 2021-03-01."""
    weeks, rest = divmod(number, 5)
    return MONDAY + timedelta(weeks=weeks, days=rest)


def team(name: str, size: int = 3, stages: frozenset[str] = FULL) -> Team:
    members = (Member(f"{name}{at}", f"督学{name}{at}", stages, at == 0) for at in range(size))
    return Team(name, tuple(members))


def job(
    key: str,
    target: int,
    days: range,
    place: str = "甲镇",
    former: Slot | None = None,
    held: Slot | None = None,
    unit: str = "",
) -> Job:
    return Job(
        key,
        unit or f"单位{key}",
        place,
        frozenset({"小学"}),
        day(target),
        tuple(map(day, days)),
        held,
        former,
    )


def random_crew(random: Random, teams: int, days: int, weekly: int | None = None) -> Crew:
    made = tuple(
        Team(
            f"第{at + 1}组",
            tuple(
                Member(f"D{at}{n}", f"督学{at}{n}", frozenset(random.sample(STAGES, 2)), n < 2)
                for n in range(random.randint(3, 5))
            ),
        )
        for at in range(teams)
    )
    codes = [member.code for one in made for member in one.members]
    away: dict[str, dict[tuple[date, Half], str]] = {}
    for _ in range(days):
        gone = away.setdefault(random.choice(codes), {})
        gone[day(random.randrange(days)), random.choice(list(Half))] = "请假"
    recused = {
        (random.choice(codes), f"单位{random.randrange(12)}"): "曾在该校任职" for _ in range(4)
    }
    return Crew(made, away, recused, weekly=weekly)


def random_jobs(random: Random, count: int, days: int, places: int = 3) -> list[Job]:
    jobs = []
    for at in range(count):
        target = random.randrange(days)
        width = random.randint(0, 3)
        window = range(max(0, target - width), min(days, target + width + 1))
        place = f"{random.randrange(places)}镇"
        stages = frozenset(random.sample(STAGES, random.randint(1, 2)))
        unit = f"单位{random.randrange(12)}" if random.random() < 0.2 else f"单位{at}"
        jobs.append(Job(f"V{at:03}", unit, place, stages, day(target), tuple(map(day, window))))
    return jobs


def every_plan(instance: Instance, weekly: int | None = None) -> Iterator[tuple[Slot | None, ...]]:
    """Yield every plan that breaks no rule; only for a handful of jobs."""
    choices = []
    for at, one in enumerate(instance.jobs):
        slots: list[Slot | None] = [None]
        for number, mask in instance.open[at].items():
            slots += [
                instance.slot(number, bit) for bit in range(instance.width) if mask >> bit & 1
            ]
        choices.append([one.held] if one.held else slots)
    for plan in product(*choices):
        taken = [slot for slot in plan if slot]
        units = [
            (one.unit, slot.day, slot.half)
            for one, slot in zip(instance.jobs, plan, strict=True)
            if slot
        ]
        once = len(set(taken)) == len(taken) and len(set(units)) == len(units)
        if once and (weekly is None or _most_in_a_week(taken) <= weekly):
            yield plan


def _most_in_a_week(slots: list[Slot]) -> int:
    weeks = [(slot.team, slot.day - timedelta(days=slot.day.weekday())) for slot in slots]
    return max((weeks.count(week) for week in weeks), default=0)
