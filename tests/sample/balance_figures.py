"""What every school of 示例区 reports for 义务教育优质均衡. All figures are invented.

Pupils add up to what the townships report; resources are a multiple of the standard, by school
and indicator, except where `CASES` says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from random import Random
from typing import Any

from tests.sample.figures import CODES, FIGURES
from tests.sample.registers import School, schools

Figures = dict[str, Any]

TYPES = {
    "小学": "小学",
    "初级中学": "初中",
    "九年一贯制学校": "九年一贯制",
    "十二年一贯制学校": "十二年一贯制",
    "完全中学": "完全中学",
    "教学点": "教学点",
}
PRIMARY = ("小学", "九年一贯制学校", "十二年一贯制学校")
JUNIOR = ("初级中学", "九年一贯制学校", "十二年一贯制学校", "完全中学")
SMALL = {"示例区石潭小学上坪教学点": 38, "示例区梅岭小学云岭教学点": 86}
SENIOR = {"完全中学": 930, "十二年一贯制学校": 300}
BANDS = ("25人及以下", *(f"{a}至{a + 4}人" for a in range(26, 66, 5)), "66人及以上")

# Standards of 小学, and of 初中 divided by its weight in a split; per pupil.
_PRIMARY = {1: 0.042, 2: 0.01, 3: 0.009, 4: 4.5, 5: 7.5, 6: 2000.0, 7: 0.023}
_JUNIOR = {1: 0.053, 2: 0.01, 3: 0.009, 4: 5.8, 5: 10.2, 6: 2500.0, 7: 0.024}

# School → how many times the standard its resources are, where that is the point of the case.
CASES: dict[str, dict[int, float]] = {
    "示例区安溪第二小学": {5: 0.87},  # six of seven, the last over 85 %: passes
    "示例区柳塘第一小学": {5: 0.80},  # six of seven, the last under 85 %
    "示例区青禾第二小学": {4: 0.93, 2: 0.90},  # five of seven
    "示例区云桥第三小学": {3: 0.0},  # no teacher of sport or art at all
    "示例区望湖第一中学": {6: 5.2},
    "示例区枫林第一中学": {6: 4.6},
    "示例区虹光第一中学": {6: 4.1},
    "示例区沁园第一中学": {5: 0.70},
    "示例区石潭第一小学": {6: 0.88},
    "示例区虹光第四小学": {5: 0.86},
    "示例区枫林第七小学": {5: 0.62, 4: 0.90},
    "示例区海晟第二小学": {2: 0.84},
    "示例区启明第一学校": {7: 0.97},
}
SPLIT = "示例区青禾第一学校"  # its junior part reaches R4 only because of the split


@dataclass(frozen=True)
class Pupils:
    """Pupils of a school by stage."""

    primary: int
    junior: int
    senior: int

    @property
    def compulsory(self) -> int:
        """Pupils of the compulsory stage."""
        return self.primary + self.junior

    @property
    def weighted(self) -> float:
        """Pupils by the weights of a split, 小学 being 1."""
        return self.primary + 1.1 * self.junior + 1.32 * self.senior


def reporting() -> list[School]:
    """Return the schools that report: all with pupils of the compulsory stage."""
    return [school for school in schools() if school.kind in TYPES]


def pupils() -> dict[str, Pupils]:
    """Return the pupils of every school by code; a township's add up to what it reports."""
    primary: dict[str, int] = {}
    junior: dict[str, int] = {}
    for at, code in enumerate(CODES):
        own = [school for school in reporting() if school.unit.code == code]
        small = {school.code: SMALL[school.name] for school in own if school.kind == "教学点"}
        rest = FIGURES["小学在校生数"][at] - sum(small.values())
        primary |= small | _shared(rest, [school for school in own if school.kind in PRIMARY])
        total = FIGURES["初中在校生数"][at]
        junior |= _shared(total, [school for school in own if school.kind in JUNIOR])
    return {
        school.code: Pupils(
            primary.get(school.code, 0), junior.get(school.code, 0), SENIOR.get(school.kind, 0)
        )
        for school in reporting()
    }


def _shared(total: int, among: list[School]) -> dict[str, int]:
    """Share pupils out, not quite evenly; the last school takes what is left."""
    weights = [
        (0.6 if "一贯制" in school.kind else 1.0) * Random(school.code).uniform(0.8, 1.2)
        for school in among
    ]
    found = {
        school.code: round(total * weight / sum(weights))
        for school, weight in zip(among, weights, strict=True)
    }
    if among:
        found[among[-1].code] += total - sum(found.values())
    return found


def figures(school: School, count: Pupils) -> Figures:
    """Return what a school reports, by the names of the scheme's fields."""
    random = Random(f"优质均衡 {school.code}")
    found = {**_basics(school, count), **_children(count, random)}
    if count.primary:
        found |= _stage("小学", count.primary, 6, _factors(school, random), random)
    if count.junior:
        found |= _stage("初中", count.junior, 3, _factors(school, random), random)
    found |= _staff(found, school)
    found |= _places(school, count, random)
    found |= _art_rooms(school, found, random)
    found |= _money(school, count, random)
    if count.junior:
        found |= _retention(count.junior, random)
    return found


def _factors(school: School, random: Random) -> dict[int, float]:
    least = {1: 1.06, 2: 1.05, 3: 1.05, 4: 1.05, 5: 1.03, 6: 1.05, 7: 1.04}
    spread = {1: 0.4, 2: 1.6, 3: 1.1, 4: 1.9, 5: 2.2, 6: 1.7, 7: 0.8}
    usual = {at: low + spread[at] * random.random() ** 2.2 for at, low in least.items()}
    return usual | CASES.get(school.name, {})


def _basics(school: School, count: Pupils) -> Figures:
    small = 50 <= count.compulsory < 100 and school.kind in ("教学点", "小学")
    place = {"街道": "城区", "工业区": "镇区"}.get(school.unit.kind, "镇区")
    return {
        "类型": TYPES[school.kind],
        "举办者类型": "民办" if school.private else "县级教育部门",
        "城乡类型": "乡村" if school.kind == "教学点" else place,
        "建校年份": school.built,
        "是否2010年及以前规划": _yes(school.built <= 2010),
        "是否2010年及以前建成": _yes(school.built <= 2010),
        "是否2016年及以前规划": _yes(school.built <= 2016),
        "是否2016年及以前建成": _yes(school.built <= 2016),
        "是否中心城区高密度": _yes(school.name == "示例区枫林第七小学"),
        "是否乡村小规模学校": _yes(small),
        "是否最大班额小于30的农村小规模": _yes(school.kind == "教学点"),
        "是否寄宿制学校": _yes(school.kind == "十二年一贯制学校"),
        "小学在校生数": count.primary,
        "初中在校生数": count.junior,
        "高中在校生数": count.senior or None,
    }


def _yes(held: bool) -> str:
    return "是" if held else "否"


def _children(count: Pupils, random: Random) -> Figures:
    return {
        "随迁子女数": round(count.compulsory * random.uniform(0.04, 0.2)),
        "划片范围内小学生数": count.primary or None,
        "划片范围内初中生数": ceil(count.junior * random.uniform(0.96, 1.0)) or None,
    }


def _stage(
    stage: str, count: int, grades: int, factors: dict[int, float], random: Random
) -> Figures:
    """Return classes and teachers of one stage."""
    sizes = _classes(count, grades, random)
    found: Figures = {f"{stage}年级数": grades, f"{stage}班数": len(sizes)}
    for name, size in zip(BANDS, _banded(sizes), strict=True):
        found[f"{stage}{name}班数"] = size
    found["最大班额"] = max(sizes)
    standard = _PRIMARY if stage == "小学" else _JUNIOR
    degrees = ceil(standard[1] * count * factors[1])
    masters = round(degrees * random.uniform(0.03, 0.12))
    college = round(degrees * random.uniform(0.08, 0.2)) if stage == "小学" else 0
    teachers = degrees + random.randint(0, 2)
    found |= {
        f"{stage}教职工数": teachers + ceil(len(sizes) / 6),
        f"{stage}专任教师数": teachers,
        **({"小学专科教师数": college} if stage == "小学" else {}),
        f"{stage}本科教师数": degrees - college - masters,
        f"{stage}硕士教师数": masters,
        f"{stage}博士教师数": 0,
        f"{stage}骨干教师数": _at(standard[2] * count, factors[2]),
    }
    artists = _at(standard[3] * count, factors[3])
    sport, music = round(artists * 0.45), round(artists * 0.25)
    found |= {
        f"{stage}体育教师数": sport,
        f"{stage}音乐教师数": music,
        f"{stage}美术教师数": artists - sport - music,
        f"{stage}艺术教师数": 0,
    }
    return found


def _at(needed: float, factor: float) -> int:
    """Return a whole number of teachers, on the side of the standard that the factor says."""
    return ceil(needed * factor) if factor >= 1 else int(needed * factor)


def _classes(count: int, grades: int, random: Random) -> list[int]:
    """Return the sizes of all classes: nearly even, none over 45."""
    number = max(grades if count >= 60 else 2, ceil(count / random.uniform(37, 44)))
    base, more = divmod(count, number)
    return [base + 1] * more + [base] * (number - more)


def _banded(sizes: list[int]) -> Iterator[int]:
    """Yield the number of classes in each band of size."""
    edges = [0, 25, *range(30, 66, 5), 10_000]
    for low, high in pairwise(edges):
        yield sum(1 for size in sizes if low < size <= high)


def _staff(found: Figures, school: School) -> Figures:
    teachers = sum(found.get(f"{stage}专任教师数", 0) for stage in ("小学", "初中"))
    late = 1 if school.name == "示例区望湖第二小学" else 0
    return {"持证教师数": teachers, "满360学时教师数": teachers - late}


def _places(school: School, count: Pupils, random: Random) -> Figures:
    """Return the school's rooms, grounds and equipment, enough for all its stages."""
    factors = _factors(school, random)
    base = {at: _JUNIOR[at] / 1.1 if count.junior else _PRIMARY[at] for at in (4, 5, 6, 7)}
    need = {at: base[at] * count.weighted * factors[at] for at in base}
    if school.name == SPLIT:
        need[4] = 5.6 * count.compulsory
    hall = random.choice((0, 0, 480, 620, 800)) if count.compulsory > 300 else 0
    return {
        "教学及辅助用房面积": _rounded(need[4], factors[4]) + hall,
        "室内体育用房面积": hall,
        "体育馆面积": hall,
        "校内体育场面积": _rounded(need[5], factors[5]) - hall,
        "教学仪器设备资产值": round(need[6] / 10_000, 2),
        "网络多媒体教室数": _at(need[7], factors[7]),
    }


def _rounded(area: float, factor: float) -> int:
    return ceil(area) if factor >= 1 else int(area)


def _art_rooms(school: School, found: Figures, random: Random) -> Figures:
    """Return music and art rooms: enough, but in two schools; old schools have small ones."""
    classes = found.get("小学班数", 0) + found.get("初中班数", 0)
    need = ceil(classes / 12) - (school.name in {"示例区枫林第二小学", "示例区虹光第二中学"})
    small = school.name == "示例区梅岭第一小学"
    rooms: Figures = {}
    for name, large, middle in (("音乐", 96, 73), ("美术", 90, 67)):
        span = (middle + 1, large - 2) if small else (large, large + 14)
        if school.kind == "教学点":
            span = (55, 60)
        areas = sorted((random.randint(*span) for _ in range(need)), reverse=True)
        rooms |= {
            f"{name}教室数": len(areas),
            f"{name}教室{large}平方米及以上数": sum(1 for area in areas if area >= large),
            f"{name}教室{middle}至{large}平方米数": sum(1 for a in areas if middle <= a < large),
            f"{name}教室61至{middle}平方米数": sum(1 for area in areas if 61 <= area < middle),
        }
        rooms |= {f"{name}教室{at}面积": area for at, area in enumerate(areas, start=1)}
    return rooms


def _money(school: School, count: Pupils, random: Random) -> Figures:
    budget = round((count.primary * 1260 + count.junior * 1470) / 10_000, 2)
    share = 0.048 if school.name == "示例区沁园第三小学" else random.uniform(0.052, 0.068)
    last = round(count.compulsory * random.uniform(0.96, 1.03))
    funded = max(last, 100) * (1240 if not count.junior else 1440)
    return {
        "公用经费预算": budget,
        "公用经费决算": round(budget * random.uniform(0.96, 1.0), 2),
        "教师培训经费预算": round(budget * share + 0.005, 2),
        "教师培训经费决算": round(budget * share, 2),
        "上年学生数": last,
        "上年拨付公用经费": round(funded / 10_000, 2),
    }


def _retention(junior: int, random: Random) -> Figures:
    entered, came, left = round(junior / 3.05), random.randint(0, 6), random.randint(0, 7)
    died, gone = int(random.random() < 0.06), random.randint(0, 2)
    return {
        "初中毕业班学生数": entered + came - left - died - gone,
        "三年前初一在校生数": entered,
        "三年转入学生数": came,
        "三年转出学生数": left,
        "三年死亡学生数": died,
    }
