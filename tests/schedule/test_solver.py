"""HiGHS and ruin-and-recreate on the same plans."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random

import pytest

from dubao.model.planning import Crew, Job
from dubao.schedule.board import Board
from dubao.schedule.instance import Instance
from dubao.schedule.planner import Outcome, plan
from dubao.schedule.tuning import Tuning
from tests.schedule.random_jobs import day, every_plan, job, random_crew, random_jobs, team
from tests.schedule.test_planner import broken_rules

pytest.importorskip("highspy")


def test_the_bound_is_what_the_best_plan_costs() -> None:
    crew = Crew((team("一组"),))
    jobs = [job("A", 1, range(4)), job("B", 2, range(4)), job("C", 2, range(4), "乙镇")]
    outcome = plan(jobs, crew)
    tuning = Tuning(moves=0, solver=True)
    tuning(outcome)
    best = min(cost_of(jobs, crew, one) for one in every_plan(Instance(jobs, crew)) if all(one))
    assert (tuning.after, tuning.bound, tuning.gap) == (best, best, 0.0)


def cost_of(jobs: list[Job], crew: Crew, slots: tuple[object, ...]) -> int:
    board = Board(Instance(jobs, crew))
    for at, slot in enumerate(slots):
        board.put(at, board.instance.day_at[slot.day], board.instance.bit(slot))  # type: ignore[attr-defined, arg-type]
    return board.cost


@pytest.mark.parametrize("seed", range(12))
def test_no_plan_costs_less_than_the_bound_and_no_rule_is_broken(seed: int) -> None:
    random = Random(seed)
    crew = random_crew(random, 3, 25, random.choice([None, 4]))
    jobs = random_jobs(random, 40, 25)
    outcome = plan(jobs, crew)
    before = {key for key, slot in outcome.slots.items() if slot}
    tuning = Tuning(moves=99, solver=True)
    tuning(outcome)
    assert tuning.bound is not None
    assert tuning.bound <= tuning.after <= tuning.before
    assert broken_rules(outcome) == []
    assert {key for key, slot in outcome.slots.items() if slot} == before


@pytest.mark.parametrize(("moves", "solver"), list(product([0, 2], [False, True])))
def test_no_more_agreed_visits_are_moved_than_allowed(moves: int, solver: bool) -> None:
    random = Random(5)
    crew = random_crew(random, 2, 30)
    jobs = random_jobs(random, 30, 30)
    worse = plan([replace(one, target=one.days[-1]) for one in jobs], crew).slots
    outcome = plan([replace(one, former=worse[one.key]) for one in jobs], crew)
    Tuning(moves, solver)(outcome)
    assert sum(outcome.slots[key] != slot for key, slot in worse.items()) <= moves


def test_equal_input_gives_an_equal_plan() -> None:
    def tuned() -> Outcome:
        random = Random(3)
        outcome = plan(random_jobs(random, 40, 25), random_crew(random, 3, 25))
        Tuning(moves=5, solver=True)(outcome)
        return outcome

    assert tuned().slots == tuned().slots


def test_nothing_to_plan_is_nothing_to_improve() -> None:
    tuning = Tuning(moves=5, solver=True)
    tuning(plan([], Crew((team("一组"),))))
    assert (tuning.after, tuning.gap) == (0, None)


def test_held_visits_are_part_of_the_program_and_stay() -> None:
    crew = Crew((team("一组"),))
    instance = plan([job("A", 1, range(4))], crew).board.instance
    held = instance.slot(3, 0)
    outcome = plan([job("A", 1, range(0), held=held), job("B", 1, range(4))], crew)
    Tuning(moves=0, solver=True)(outcome)
    assert outcome.slots["A"] == held
    assert held.day == day(3)
