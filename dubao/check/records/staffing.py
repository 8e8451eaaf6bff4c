"""Whether the zones cover all schools, and have enough inspectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dubao.model.listing import listed
from dubao.model.place import Place
from dubao.model.problem import Problem, problem
from dubao.model.record_keys import StaffingKeys
from dubao.model.records import Zones, ZoneVersion
from dubao.model.visits import Unit

FILE = "台账/责任区.xlsx"


def check_staffing(
    zones: Zones, schools: Sequence[Unit], keys: StaffingKeys, day: date
) -> tuple[Problem, ...]:
    """Return what is wrong in the zones on a day; nothing if no zones are kept."""
    current = zones.in_force(day)
    if not zones.versions:
        return ()
    found = [fault for zone in current for fault in _of_zone(zone, keys)]
    return (*found, *_twice(current, schools), *_missing(current, schools, day))


def _of_zone(zone: ZoneVersion, keys: StaffingKeys) -> Iterator[Problem]:
    schools, people = len(zone.schools), len(zone.inspectors)
    if keys.zone_limit and schools > keys.zone_limit:
        details = {"zone": zone.zone, "count": schools, "limit": keys.zone_limit}
        yield problem("zone-too-large", zone.place, **details)
    if keys.per_school and people < keys.per_school:
        details = {"zone": zone.zone, "people": people, "least": keys.per_school}
        yield problem("school-understaffed", zone.place, **details)
    if keys.per_inspector and schools > keys.per_inspector * people:
        share = f"{schools / people:.1f}" if people else "—"
        details = {"zone": zone.zone, "schools": schools, "people": people, "share": share}
        yield problem("inspector-overloaded", zone.place, limit=keys.per_inspector, **details)


def _twice(current: Sequence[ZoneVersion], schools: Sequence[Unit]) -> Iterator[Problem]:
    names = {unit.code: unit.name for unit in schools}
    first: dict[str, str] = {}
    for zone in current:
        for code in zone.schools:
            if code in first:
                details = {"school": names.get(code, code), "other": first[code]}
                yield problem("zone-school-twice", zone.place, zone=zone.zone, **details)
            first.setdefault(code, zone.zone)


def _missing(
    current: Sequence[ZoneVersion], schools: Sequence[Unit], day: date
) -> Iterator[Problem]:
    covered = {code for zone in current for code in zone.schools}
    left = [
        unit.name
        for unit in schools
        if unit.code not in covered
        and (unit.since is None or unit.since <= day)
        and (unit.until is None or unit.until >= day)
    ]
    if left:
        yield problem("zone-school-missing", Place(FILE), count=len(left), schools=listed(left))
