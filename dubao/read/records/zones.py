"""The versions of the zones: which schools and inspectors, from which day on (TM-15)."""

from __future__ import annotations

from pathlib import Path

from dubao.model.problem import Loaded, Problem, problem
from dubao.model.records import ZONES, Zones, ZoneVersion
from dubao.read.records.people import People
from dubao.read.registers import load_register, register_file
from dubao.read.visiting.cells import Cells, rows_of


def load_zones(root: Path, people: People) -> Loaded[Zones]:
    """Return all versions of 台账/责任区; none if the office keeps no such register."""
    if not (root / register_file(root, ZONES)).is_file():
        return Loaded(Zones())
    loaded = load_register(root, ZONES)
    problems = [*loaded.problems]
    found = [_version(row, people, problems) for row in rows_of(loaded.value)]
    return Loaded(Zones(tuple(one for one in found if one)), tuple(problems))


def _version(row: Cells, people: People, problems: list[Problem]) -> ZoneVersion | None:
    since, zone = row.day("版本日期"), row.text("责任区")
    if since is None:
        if not row.text("版本日期"):
            problems.append(problem("zone-without-day", row.place("版本日期"), zone=zone))
        return None
    schools: list[str] = []
    for name in row.parts("学校名称"):
        school, wrong = people.book.find("", name, row.place("学校名称"))
        schools += [school.code] if school else []
        problems += [wrong] if wrong else []
    inspectors, faults = people.find(row.parts("责任督学"), row.place("责任督学"), None)
    problems += faults
    return ZoneVersion(
        zone=zone,
        version=row.text("版本号"),
        since=since,
        schools=tuple(dict.fromkeys(schools)),
        inspectors=inspectors,
        group=row.text("责任组"),
        leader=row.text("组长"),
        contact=row.text("联络人"),
        place=row.place("责任区"),
    )
