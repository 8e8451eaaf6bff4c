"""The parameters of the rule kinds, as the office writes them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from dubao.model.additions import Addition
from dubao.model.formula.fault import fold
from dubao.model.keys import Node, key, without_hidden
from dubao.model.terms import PartCase, RaterMean, SameProject

_YES_NO = {"是": True, "否": False, "true": True, "false": False}


def _yes_no(value: Any) -> Any:
    return _YES_NO.get(value.strip().lower(), value) if isinstance(value, str) else value


YesNo = Annotated[bool, BeforeValidator(_yes_no)]
"""是 or 否."""


def _listed(value: Any) -> Any:
    """Let a single word stand for a list of one."""
    return [value] if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""One name, or a list of names."""


def _folded(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value


def _codes(value: Any) -> Any:
    listed = _listed(value)
    return [_folded(part) for part in listed] if isinstance(listed, list) else listed


Code = Annotated[str, BeforeValidator(_folded)]
"""A code by which formulas and sheets know a thing: Ａ１ is A1."""

Codes = Annotated[tuple[str, ...], BeforeValidator(_codes)]
"""One code, or a list of codes."""

Amount = Annotated[float | dict[str, float], BeforeValidator(without_hidden)]
"""A number, or a map from the values of the item's 按 attribute to numbers."""


class Band(Node):
    """One tier: `operator` and `limit` are the condition, `gives` the points or the grade."""

    operator: str = key("比较", "≥ > ≤ < = ≠", ">=", pattern="^(>=|>|<=|<|==|!=)$")
    limit: Amount = key("界", "界限", "90")
    gives: str = key("得", "得分或等第", "6")

    @property
    def points(self) -> float:
        """The points the tier gives; ValueError where it gives a grade."""
        return float(self.gives)


_BAND = re.compile(r"\s*(>=|<=|==|!=|≥|≤|≠|>|<|=|＞|＜)?\s*([+-]?\d+(?:\.\d+)?)\s*(%?)\s*")
_SIGNS = {"≥": ">=", "≤": "<=", "≠": "!=", "=": "==", "＞": ">", "＜": "<", None: "=="}


def _bands(value: Any) -> Any:
    """Accept the short form {">= 90": 优秀} beside a list of mappings."""
    if not isinstance(value, dict):
        return value
    bands = []
    for condition, gives in without_hidden(value).items():
        match = _BAND.fullmatch(condition)
        if not match:
            raise ValueError(f"像「>= 90」这样的条件，「{condition}」不是")
        sign = _SIGNS.get(match[1], match[1])
        bands.append({"比较": sign, "界": match[2], "得": gives})
    return bands


Bands = Annotated[tuple[Band, ...], BeforeValidator(_bands)]
"""Tiers in the order in which they are tried."""

Points = tuple[tuple[float, Amount], ...]
"""Points [x, y] of a broken line, x increasing."""


Judgement = Annotated[dict[str, str], BeforeValidator(without_hidden)]
"""Grades with their conditions, in the order in which they are tried; 其余 is the rest."""


class Given(Node):
    """给分: points as entered by a person."""

    source: str = key("来源", "取哪一个打分表或列", "小组")


class Count(Node):
    """计次: points per case."""

    times: str = key("次数", "算式，或清单的名称", "事故起数")
    start: Amount = key("起点", "没有发生时的得分", "10", default=0.0)
    each: Annotated[float | dict[str, float], BeforeValidator(without_hidden)] = key(
        "每次", "每一次的分数，可按级别", "-5"
    )
    grade_field: str = key("级别", "清单中写明级别的列", "级别", default="级别")
    project_field: str = key("项目", "清单中写明项目的列，用于同项", "项目", default="项目")
    step: float = key("单位量", "多少算一次", "1", default=1.0, gt=0)
    part: PartCase = key("不足一次", "按一次、不计或按比例", "不计", default=PartCase.DROP)
    same: SameProject = key("同项", "同一项目累计或取最高", "取最高", default=SameProject.ADD)
    floor: Amount | None = key("不低于", "得分的下限", "0", default=None)
    cap: Amount | None = key("不高于", "得分的上限", "5", default=None)


class RankPoints(Node):
    """名次: points by rank in the cohort; the highest value ranks first."""

    value: str = key("取值", "按什么排", "推进率")
    points: tuple[float, ...] = key(
        "依次", "第一、第二……名的得分；以后各名同最后一个", "[10, 8, 6, 4]"
    )
    within: str = key("组内", "按哪个属性分组", "类别", default="")


class Rated(Node):
    """评分: several raters' scores put together."""

    table: str = key("表", "评委打分表的名称", "专家")
    mean: RaterMean = key("方式", "均值、中位数或去极端均值", "去极端均值", default=RaterMean.MEAN)
    at_least: int = key("至少", "至少几名评委有效", "5", default=1, ge=1)
    full: float | None = key("满分", "评委打分的满分；不写则同指标满分", "100", default=None, gt=0)
    trim_from: int = key("去极端起点", "有效评委不少于几名才去掉最高最低", "5", default=5, ge=3)


class Standard(Node):
    """One of the items of 至少."""

    value: str = key("取值", "算式", "百生骨干")
    standard: Amount = key("标准", "达到的标准", "1")
    addition: Addition | None = key(
        "增补", "不够时增加哪一列，算缺口和增补建议用", "{列: 骨干教师数}", default=None
    )


class AtLeast(Node):
    """至少: full points when k standards are met and every other reaches a share of its own."""

    parts: Annotated[dict[str, Standard], BeforeValidator(without_hidden)] = key(
        "项", "各项的取值和标准", "{骨干: {取值: 百生骨干, 标准: 1}}"
    )
    met: int = key("达到", "至少达到几项", "6", ge=1)
    others: float = key("余项不低于", "其余各项至少达到标准的比例", "0.85", default=0.0, ge=0, le=1)
    spread_cap: str = key(
        "差异系数不高于",
        "增补后各项差异系数的上限：数或算式，同组的单位相同",
        "差异系数上限",
        default="",
    )
