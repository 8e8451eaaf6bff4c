"""Drawing by hash: repeatable, independent of the roster's order and of any library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from dubao.model.draw import Candidate, Draw, DrawRule, Ranked
from dubao.model.terms import DrawResult, DrawState


def draw(rule: DrawRule, candidates: Sequence[Candidate], file_hash: str = "") -> Draw:
    """Return the draw; the rule must not ask for more than take part."""
    strata: dict[str, list[Candidate]] = {}
    for one in candidates:
        if one.state is DrawState.TAKES_PART:
            strata.setdefault(one.stratum, []).append(one)
    places = allotted(rule, {name: len(inside) for name, inside in strata.items()})
    ranked = tuple(
        entry for name in sorted(strata) for entry in _ranked(rule, strata[name], places[name])
    )
    return Draw(rule, tuple(candidates), ranked, fingerprint(candidates), file_hash)


def hash_of(seed: str, code: str) -> str:
    """Return the SHA-256 of seed, line feed and code as hexadecimal digits."""
    return sha256(f"{seed}\n{code}".encode()).hexdigest()


def allotted(rule: DrawRule, sizes: Mapping[str, int]) -> dict[str, int]:
    """Return how many are drawn from each stratum, by the largest remainder.

    Whole numbers only: no rounding of a machine decides. With `each` a stratum that is too
    small gives all it has.
    """
    if rule.each:
        return {name: min(rule.size.of(size), size) for name, size in sizes.items()}
    total = sum(sizes.values())
    wanted = min(rule.size.of(total), total)
    places = {name: wanted * size // total for name, size in sizes.items()}
    order = sorted(
        sizes, key=lambda name: (-(wanted * sizes[name] % total), hash_of(rule.seed, name))
    )
    for name in order[: wanted - sum(places.values())]:
        places[name] += 1
    return places


def fingerprint(candidates: Iterable[Candidate]) -> str:
    """Return the SHA-256 of the roster: a line for each entry, sorted by code.

    A line is code, name, stratum and state with tabs between and a line feed behind.
    """
    lines = sorted(f"{one.code}\t{one.name}\t{one.stratum}\t{one.state}\n" for one in candidates)
    return sha256("".join(lines).encode()).hexdigest()


def short_of(rule: DrawRule, candidates: Iterable[Candidate]) -> tuple[int, int] | None:
    """Return how many are asked for and how many take part, if these are too few."""
    there = sum(one.state is DrawState.TAKES_PART for one in candidates)
    wanted = max(rule.size.of(there), 1)
    return (wanted, there) if there < (1 if rule.each else wanted) else None


def changes(before: Sequence[Candidate], now: Sequence[Candidate]) -> Iterator[str]:
    """Yield what differs between two states of a roster, in the office's words."""
    old = {one.code: one for one in before}
    new = {one.code: one for one in now}
    for code in (*old, *(code for code in new if code not in old)):
        if code not in new:
            yield f"{_shown(old[code])}：现在的名册中没有"
        elif code not in old:
            yield f"{_shown(new[code])}：抽取时的名册中没有"
        else:
            told = [_aspect(*pair) for pair in _aspects(old[code], new[code])]
            if any(told):
                yield f"{_shown(old[code])}：{'；'.join(filter(None, told))}"


def _aspects(old: Candidate, new: Candidate) -> Iterator[tuple[str, str, str]]:
    yield "名称", old.name, new.name
    yield "分层", old.stratum, new.stratum
    yield "情况", old.state.value, new.state.value


def _aspect(what: str, old: str, new: str) -> str:
    return "" if old == new else f"{what}由「{old}」变为「{new}」"


def _shown(one: Candidate) -> str:
    return one.code if one.code == one.name else f"{one.code} {one.name}"


def _ranked(rule: DrawRule, inside: Sequence[Candidate], places: int) -> Iterator[Ranked]:
    hashed = sorted((hash_of(rule.seed, one.code), one.code, one) for one in inside)
    for rank, (value, _, one) in enumerate(hashed, start=1):
        drawn, spare = rank <= places, rank <= places + rule.spare
        result = DrawResult.DRAWN if drawn else DrawResult.SPARE if spare else DrawResult.NOT_DRAWN
        yield Ranked(one, value, rank, result)
