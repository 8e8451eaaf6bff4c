"""The independent parts of a task: rows that share neither a holder nor a group with a cap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from dubao.assess.improve.proposal import Proposal
from dubao.assess.improve.task import Lift, Places, Task


@dataclass(frozen=True)
class Part:
    """A part of a task as a task of its own, and which of the whole's holders it has, per lift."""

    task: Task
    holders: tuple[Places, ...]


def parted(task: Task) -> Iterator[Part]:
    """Yield the independent parts; all rows without any cap are one, for they cost little."""
    labels = _labels(task)
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        pairs = [_part(lift, rows) for lift in task.lifts]
        lifts = tuple(lift for lift, _ in pairs)
        subject = None if task.subject is None else task.subject[rows]
        part = replace(task, lifts=lifts, subject=subject)
        yield Part(part, tuple(holders for _, holders in pairs))


def joined(task: Task, solved: Sequence[tuple[Part, Proposal]]) -> Proposal:
    """Return the proposals of all parts as one for the whole task."""
    added = task.nothing
    for part, proposal in solved:
        for amounts, holders, own in zip(added, part.holders, proposal.added, strict=True):
            amounts[holders] = own
    proposals = [proposal for _, proposal in solved]
    return Proposal(
        added,
        sum(one.cost for one in proposals),
        sum(one.bound for one in proposals),
        all(one.reached for one in proposals),
        sum(one.parts for one in proposals),
    )


def _labels(task: Task) -> Places:
    """Return the part of every row, -1 for rows without any cap."""
    count, links, capped = task.rows, [], np.zeros(task.rows, dtype=bool)
    for lift in task.lifts:
        mine = np.isin(lift.group, lift.capped)
        capped |= mine
        for keys, among in ((lift.group, mine), (lift.holder, lift.holder >= 0)):
            rows = np.flatnonzero(among)
            _, first, key = np.unique(keys[rows], return_index=True, return_inverse=True)
            links.append((rows[first][key], rows))
    one, other = (np.concatenate(side) for side in zip(*links, strict=True))
    links_of = np.ones(len(one)), (one, other)
    graph: Any = coo_array(links_of, (count, count))  # type: ignore[no-untyped-call]
    _, labels = connected_components(graph, directed=False)
    return np.where(np.isin(labels, labels[capped]), labels, -1)


def _part(lift: Lift, rows: Places) -> tuple[Lift, Places]:
    """Return a lift's rows alone, with holders and groups counted anew, and its holders."""
    holders, holder = _anew(lift.holder[rows])
    groups, group = _anew(lift.group[rows])
    part = replace(
        lift,
        **{name: getattr(lift, name)[rows] for name in ("value", "standard", "rise", "weight")},
        holder=holder,
        group=group,
        caps=lift.caps[groups] if len(groups) else np.full(1, np.inf),
        cost=lift.cost[holders],
    )
    return part, holders


def _anew(numbers: Places) -> tuple[Places, Places]:
    """Return which numbers there are, and each one's place among them; -1 stays."""
    there = np.unique(numbers[numbers >= 0])
    return there, np.where(numbers >= 0, np.searchsorted(there, numbers), -1)
