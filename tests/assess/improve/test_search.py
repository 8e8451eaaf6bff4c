"""The cheapest additions against trying everything, in exact fractions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dubao.assess.improve.search import cheapest
from tests.assess.improve.tasks import Example, Given, whole

HALF = Fraction(1, 2)
MOST = 6  # units per holder that are tried


def test_ca12_one_teacher_short_in_two_of_two_indicators_needs_the_cheaper_one() -> None:
    # 100 pupils, 1 per hundred asked: 0 骨干 and 0 rooms; one may stay at the floor of 50 %.
    example = Example(
        pupils=[200],
        lifts=[
            Given([0], [Fraction(1)], factor=100, price=3),
            Given([0], [Fraction(1)], factor=100, price=1),
        ],
        floor=HALF,
    )
    found = cheapest(example.task())
    # the dear one to 50 %: 1 of 2; the cheap one to the standard: 2 of 2
    assert (whole(found.added), found.cost, found.proven) == ([[1], [2]], 5.0, True)


def test_ca05_nothing_is_added_where_9_of_1000_reach_0_9() -> None:
    example = Example([1000], [Given([9], [Fraction(9, 10)], factor=100)], spare=0)
    found = cheapest(example.task())
    assert (whole(found.added), found.cost, found.gap) == ([[0]], 0.0, 0.0)


def test_ca13_an_addition_to_a_shared_facility_raises_both_parts_by_their_shares() -> None:
    # 小学 200, 初中 100: shares by 1 : 1.1 are 200 ÷ 310 and 110 ÷ 310 (SP-03).
    shares = [Fraction(200, 310), Fraction(110, 310)]
    rooms = Given(
        have=[0, 0],
        standard=[Fraction(23, 10), Fraction(24, 10)],
        factor=100,
        holders=[0, 0],
        shares=shares,
        caps=[None, None],
    )
    found = cheapest(Example([200, 100], [rooms], groups=[0, 1], spare=0).task())
    # 小学 needs 2.3 × 200 ÷ 100 ÷ (200 ÷ 310) = 7.13, 初中 2.4 ÷ (110 ÷ 310) = 6.76: 8 rooms
    assert (whole(found.added), found.proven) == ([[8]], True)


def test_ca10_the_lowest_are_lifted_until_the_spread_is_within_its_cap() -> None:
    # 4 and 0 ÷ 100 pupils each: 差异系数 1. With 2 more: mean 3, deviation 1, 1 ÷ 3.
    example = Example([1, 1], [Given([4, 0], [Fraction(0)] * 2, caps=[Fraction(1, 3)])], spare=0)
    found = cheapest(example.task())
    assert (whole(found.added), found.proven) == ([[0, 2]], True)


def test_what_cannot_be_added_to_is_left_out_or_not_asked() -> None:
    example = Example([1, 1], [Given([0, 5], [Fraction(2)] * 2), Given([0, 5], [Fraction(2)] * 2)])
    task = example.task()
    lifts = (replace(task.lifts[0], holder=np.array([-1, 1])), task.lifts[1])
    fixed = replace(task, lifts=lifts, floor=0.0)
    found = cheapest(fixed)
    assert (whole(found.added), found.reached) == ([[0, 0], [2, 0]], True)
    assert fixed.asked.tolist() == [True, True]
    beyond = replace(fixed, spare=0)
    assert beyond.asked.tolist() == [False, True]


def test_a_cap_that_no_addition_can_meet_is_said() -> None:
    example = Example([1, 1], [Given([4, 0], [Fraction(0)] * 2, caps=[Fraction(1, 3)])], spare=0)
    task = example.task()
    nobody = replace(task.lifts[0], holder=np.array([-1, -1]), cost=np.zeros(0))
    assert not cheapest(replace(task, lifts=(nobody,))).reached


def test_the_same_task_has_the_same_answer_every_time() -> None:
    lifts = [
        Given([1, 5, 2], [Fraction(3)] * 3, caps=[Fraction(1, 4)], price=price)
        for price in (1, 2, 3)
    ]
    task = Example([3, 1, 2], lifts).task()
    one, other = cheapest(task), cheapest(task)
    assert whole(one.added) == whole(other.added)
    assert (one.cost, one.bound, one.parts) == (other.cost, other.bound, other.parts)


small = st.integers(0, 3)
standards = st.sampled_from([Fraction(0), Fraction(1), Fraction(3, 2), Fraction(2)])


@st.composite
def examples(draw: st.DrawFn) -> Example:
    """Three schools or parts of them, two indicators; the second may be shared by two parts."""
    rows = 3
    pupils = draw(st.lists(st.integers(1, 3), min_size=rows, max_size=rows))
    groups = draw(st.sampled_from([[0, 0, 1], [0, 1, 1]]))
    cap = st.sampled_from([None, Fraction(1, 3), HALF, Fraction(45, 100), Fraction(1, 10)])
    lifts = []
    for shared in (False, draw(st.booleans())):
        caps = draw(st.lists(cap, min_size=2, max_size=2))
        have = draw(st.lists(small, min_size=rows, max_size=rows))
        if shared:
            have[1] = have[0]
        total = pupils[0] + pupils[1]
        shares = [Fraction(pupils[0], total), Fraction(pupils[1], total), Fraction(1)]
        lifts.append(
            Given(
                have,
                draw(st.lists(standards, min_size=rows, max_size=rows)),
                holders=[0, 0, 1] if shared else [],
                shares=shares if shared else [],
                caps=caps,
                price=draw(st.integers(1, 3)),
            )
        )
    spare = draw(st.integers(0, 1))
    floor = draw(st.sampled_from([HALF, Fraction(85, 100), Fraction(0)]))
    return Example(pupils, lifts, groups, spare, floor)


@settings(max_examples=40, deadline=None)
@given(example=examples())
def test_proposals_reach_everything_in_exact_arithmetic_and_bounds_hold(example: Example) -> None:
    found = cheapest(example.task())
    added = whole(found.added)
    assert example.reached(added)
    assert found.cost == pytest.approx(example.cost(added))
    assert found.bound <= found.cost
    if max(amount for own in added for amount in own) <= MOST:
        least = example.cheapest(MOST)
        assert found.bound * (1 - 1e-6) <= least <= found.cost + 1e-9
        if found.proven:
            assert found.cost == pytest.approx(least)
