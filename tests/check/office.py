"""A tiny office whose data are read and checked."""

from pathlib import Path
from typing import Any

from dubao.assess.columns import Columns
from dubao.check.dataset import check_dataset
from dubao.model.problem import Problem
from dubao.model.scheme import Scheme
from dubao.read.dataset import load_dataset
from tests.read.office import SETTINGS, TOWNS, Office, Rows

LAST_YEAR = {"文件": "上年.xlsx", "作用": "上年"}


def scheme_of(sources: dict[str, Any], fields: dict[str, Any], **more: Any) -> Scheme:
    """Return a scheme; fields are 整数 unless said."""
    entries = [{"名称": name, "类型": "整数", **(spec or {})} for name, spec in fields.items()]
    parts = {"编号": "t", "名称": "考核", "对象": "镇街", **more}
    return Scheme.model_validate({**parts, "数据": sources, "字段": entries})


def check(root: Path, scheme: Scheme) -> tuple[Problem, ...]:
    """Return what checking finds in a workspace, without what reading says."""
    dataset = load_dataset(root, scheme, 2021, SETTINGS).value
    return check_dataset(scheme, dataset, Columns(scheme, dataset))


def checked(
    root: Path, rows: Rows, fields: dict[str, Any], towns: Rows = TOWNS, **more: Any
) -> list[tuple[str, str, str]]:
    """Write 甲.xlsx and return what checking finds in it as code, place and sentence."""
    Office(root, towns).file("甲.xlsx", rows)
    found = check(root, scheme_of({"甲": {"文件": "甲.xlsx"}}, fields, **more))
    return [(one.code, str(one.place), one.message) for one in found]
