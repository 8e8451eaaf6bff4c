"""A tiny office with schools, inspectors, zones and records of visits on disk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dubao.check.records.rules import Held
from dubao.model.problem import Problem
from dubao.model.records import Records, Zones
from dubao.model.settings import Settings
from dubao.read.records.people import People, load_people
from dubao.read.records.visits import load_records
from dubao.read.records.zones import load_zones
from tests.read.office import write
from tests.schedule.days import CALENDAR

DAY = date(2021, 3, 2)
SCHOOLS = (
    ("学校代码", "学校名称", "学校类型"),
    ("S1", "甲小学", "小学"),
    ("S2", "乙小学", "小学"),
    ("S3", "丙幼儿园", "幼儿园"),
)
INSPECTORS = (("督学编号", "姓名"), ("D1", "张三"), ("D2", "李四"), ("D3", "王五"))
HEADS = ("责任督学", "同行人员", "督导学校", "督导日期", "时段", "过程记录", "存在问题", "后续处理", "整改编号")  # fmt: skip
ZONES = ("责任区", "版本号", "版本日期", "学校名称", "责任督学")


def settings(**records: Any) -> Settings:
    """Return an office's settings with 督导记录 as given."""
    keys = {"区": "示例区", "督导机构": "示例区督导室", "督导记录": records}
    return Settings.model_validate(keys)


def visit(**cells: Any) -> list[Any]:
    """Return a record of 张三 at 甲小学 on a school day, but for the cells given."""
    usual = {"责任督学": "张三", "督导学校": "甲小学", "督导日期": DAY, "时段": "上午"}
    return [{**usual, **cells}.get(head) for head in HEADS]


class Office:
    """A workspace with records; zones if there are any."""

    def __init__(self, root: Path, *visits: Sequence[Any], zones: Sequence[Any] = ()) -> None:
        self.root = root
        write(root / "台账/学校.xlsx", SCHOOLS)
        write(root / "台账/督学.xlsx", INSPECTORS)
        write(root / "台账/镇街.xlsx", [("单位代码", "单位名称"), ("T1", "甲镇")])
        write(root / "台账/督导记录.xlsx", [HEADS, *visits], sheet="记录")
        if zones:
            write(root / "台账/责任区.xlsx", [ZONES, *zones], sheet="责任区")

    @property
    def people(self) -> People:
        """The schools and inspectors."""
        return load_people(self.root, settings()).value

    def records(self, **keys: Any) -> tuple[Records, tuple[Problem, ...]]:
        """Return the records and what reading says."""
        loaded = load_records(self.root, settings(**keys), self.people)
        return loaded.value, loaded.problems

    def zones(self) -> tuple[Zones, tuple[Problem, ...]]:
        """Return the zones and what reading says."""
        loaded = load_zones(self.root, self.people)
        return loaded.value, loaded.problems

    def held(self, **keys: Any) -> Held:
        """Return what the records are held against."""
        people = self.people
        records = settings(**keys).records
        return Held(CALENDAR, self.zones()[0], records, people.book.units, people.inspectors)
