"""Keeping, repairing, proving: against brute force where that is possible."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from dubao.model.planning import Crew, Job, Slot
from dubao.model.terms import Half
from dubao.schedule.improve import improve
from dubao.schedule.instance import Instance
from dubao.schedule.planner import Outcome, plan
from tests.schedule.random_jobs import day, every_plan, job, random_crew, random_jobs, team

AM, PM = Half.MORNING, Half.AFTERNOON


def broken_rules(outcome: Outcome) -> list[str]:
    """Return every rule that a plan breaks, worked out anew from the jobs and the crew."""
    instance = outcome.board.instance
    crew, found = instance.crew, []
    visits = [(one, outcome.slots[one.key]) for one in instance.jobs]
    taken = Counter(slot for _, slot in visits if slot)
    found += [f"double booking {slot}" for slot, count in taken.items() if count > 1]
    at_once = Counter((one.unit, slot.day, slot.half) for one, slot in visits if slot)
    found += [f"two teams at once {key}" for key, count in at_once.items() if count > 1]
    for one, slot in visits:
        if slot is None or one.held:
            continue
        group = instance.group(one, slot)
        if slot.day not in one.days:
            found.append(f"{one.key} outside its window")
        if len(group) < crew.least or not any(member.leads for member in group):
            found.append(f"{one.key} too small a group, or without leader")
        if one.stages - frozenset().union(*(member.stages for member in group)):
            found.append(f"{one.key} without a stage's knowledge")
        for member in group:
            if (member.code, one.unit) in crew.recused:
                found.append(f"{one.key} not recused")
            if (slot.day, slot.half) in crew.away.get(member.code, {}):
                found.append(f"{one.key} by someone away")
    weeks = Counter(
        (slot.team, slot.day - timedelta(days=slot.day.weekday())) for _, slot in visits if slot
    )
    if crew.weekly is not None and max(weeks.values(), default=0) > crew.weekly:
        found.append("more visits in a week than a team can make")
    return found


# --- literal cases ---


def test_neighbours_share_a_trip() -> None:
    crew = Crew((team("一组"), team("二组")))
    jobs = [job("A", 2, range(6)), job("B", 3, range(6)), job("C", 2, range(6), place="乙镇")]
    slots = plan(jobs, crew).slots
    assert (slots["A"], slots["B"]) == (Slot(day(2), AM, "一组"), Slot(day(2), PM, "一组"))
    assert slots["C"] == Slot(day(2), AM, "二组")


def test_a_held_visit_stays_and_is_joined() -> None:
    held = Slot(day(4), PM, "二组")
    jobs = [job("A", 4, range(8), held=held), job("B", 3, range(8))]
    crew = Crew((team("一组"), team("二组")))
    assert plan(jobs, crew).slots == {"A": held, "B": Slot(day(4), AM, "二组")}


def test_unchanged_input_changes_nothing() -> None:
    jobs = [job("A", 2, range(6), former=Slot(day(5), PM, "一组")), job("B", 2, range(6))]
    crew = Crew((team("一组"),))
    first = plan(jobs, crew).slots
    again = plan([replace(one, former=first[one.key]) for one in jobs], crew)
    assert (again.slots, again.moved) == (first, ())
    assert first["A"] == Slot(day(5), PM, "一组")


def test_who_is_away_is_not_counted_and_the_reason_is_said() -> None:
    crew = Crew((team("一组"),), away={"一组2": {(day(2), AM): "请假"}})
    one = job("A", 2, range(2, 3))
    outcome = plan([one], crew)
    assert outcome.slots["A"] == Slot(day(2), PM, "一组")
    reason = outcome.board.instance.lacking(one, Slot(day(2), AM, "一组"))
    assert reason == "只有 2 人，不足 3 人"


def test_a_visit_makes_room_by_moving_the_fewest() -> None:
    crew = Crew((team("一组"),), halves=(AM,))
    kept = [
        job(f"K{at}", at, range(at, at + 2), former=Slot(day(at), AM, "一组")) for at in range(3)
    ]
    outcome = plan([*kept, job("N", 1, range(1, 2))], crew)
    assert outcome.slots["N"] == Slot(day(1), AM, "一组")
    assert outcome.moved == ("K1", "K2")
    assert outcome.slots["K0"] == Slot(day(0), AM, "一组")


def test_the_proof_names_need_and_slots() -> None:
    crew = Crew((team("一组"),))
    outcome = plan([job(f"{at}", 1, range(2), unit=f"U{at}") for at in range(6)], crew)
    (proof,) = outcome.shortages
    assert proof.sentence == "03-01 至 03-02 有 6 所须在此期间回访，可用场次 4，缺 2"
    assert len(proof.unplaced) == 2


def test_two_shortages_apart_are_told_apart() -> None:
    crew = Crew((team("一组"),), halves=(AM,))
    jobs = [job(f"{at}", at // 2 * 5, range(at // 2 * 5, at // 2 * 5 + 1)) for at in range(4)]
    sentences = [proof.sentence for proof in plan(jobs, crew).shortages]
    assert sentences == [
        "03-01 至 03-01 有 2 所须在此期间回访，可用场次 1，缺 1",
        "03-08 至 03-08 有 2 所须在此期间回访，可用场次 1，缺 1",
    ]


# --- random cases ---


@pytest.mark.parametrize("seed", range(60))
def test_as_many_are_placed_and_as_few_moved_as_brute_force_finds(seed: int) -> None:
    random = Random(seed)
    weekly = random.choice([None, 2])
    crew = random_crew(random, 1, 4, weekly)
    jobs = [replace(one, unit=f"单位{at}") for at, one in enumerate(random_jobs(random, 4, 4))]
    jobs = _with_former(jobs, crew, random)
    jobs += [
        replace(one, key=f"N{one.key}", unit=f"N{one.unit}") for one in random_jobs(random, 2, 4)
    ]
    outcome = plan(jobs, crew)
    instance = outcome.board.instance
    plans = list(every_plan(instance, weekly))
    placed = {key for key, slot in outcome.slots.items() if slot}
    assert len(placed) == max(sum(slot is not None for slot in one) for one in plans)
    kept = [at for at, one in enumerate(jobs) if one.former and _possible(instance, at)]
    same = [
        sum(one[at] != jobs[at].former for at in kept)
        for one in plans
        if {jobs[at].key for at, slot in enumerate(one) if slot} == placed
    ]
    assert len(outcome.moved) == min(same)
    assert broken_rules(outcome) == []


def _with_former(jobs: list[Job], crew: Crew, random: Random) -> list[Job]:
    """Return the jobs with a plan agreed for them, a little shuffled."""
    slots = plan(jobs, crew).slots
    return [replace(one, former=slots[one.key] if random.random() < 0.8 else None) for one in jobs]


def _possible(instance: Instance, at: int) -> bool:
    former = instance.jobs[at].former
    assert former is not None
    mask = instance.open[at].get(instance.day_at[former.day], 0)
    return bool(mask >> instance.bit(former) & 1)


@pytest.mark.parametrize("seed", range(30))
def test_no_rule_is_ever_broken_and_twice_gives_the_same(seed: int) -> None:
    random = Random(1000 + seed)
    crew = random_crew(random, 3, 25, random.choice([None, 4]))
    jobs = random_jobs(random, random.randint(5, 60), 25)
    outcome, again = plan(jobs, crew), plan(jobs, crew)
    assert broken_rules(outcome) == []
    assert (outcome.slots, outcome.shortages) == (again.slots, again.shortages)
    kept = plan([replace(one, former=outcome.slots[one.key]) for one in jobs], crew)
    assert (kept.slots, kept.moved) == (outcome.slots, ())
    left = {key for key, slot in outcome.slots.items() if slot is None}
    assert left == {key for proof in outcome.shortages for key in proof.unplaced}
    cost = outcome.board.cost
    improve(outcome.board, range(len(jobs)))
    assert outcome.board.cost <= cost
    assert broken_rules(outcome) == []


def test_improving_moves_no_more_than_asked() -> None:
    random = Random(7)
    crew = random_crew(random, 2, 30)
    jobs = random_jobs(random, 30, 30)
    worse = plan([replace(one, target=one.days[-1]) for one in jobs], crew).slots
    agreed = [replace(one, former=worse[one.key]) for one in jobs]
    outcome = plan(agreed, crew)
    cost = outcome.board.cost
    improve(outcome.board, range(len(agreed)), most_moves=3)
    moved = [key for key, slot in outcome.slots.items() if slot != worse[key]]
    assert outcome.board.cost < cost
    assert 0 < len(moved) <= 3
