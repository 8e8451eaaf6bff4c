"""督导记录 in dubao.yaml: how records of routine visits are read, checked and handed on."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from dubao.model.keys import Node, key, without_hidden
from dubao.model.rules import Names


class StaffingKeys(Node):
    """How inspectors are allotted to schools; what is not written is not tested."""

    zone_limit: int | None = key(
        "责任区学校数",
        "一个责任区至多几所学校（教督〔2012〕7号：原则上不超过20所）",
        "20",
        default=20,
        ge=1,
    )
    per_inspector: int | None = key(
        "每名督学学校数", "一名责任督学负责几所学校（5所左右）", "5", default=5, ge=1
    )
    per_school: int | None = key(
        "每校督学", "每校至少几名责任督学（上海条例第十四条：2名）", "2", default=None, ge=1
    )


class RecordKeys(Node):
    """Where the records stand, under which names, and what they are tested for."""

    files: Names = key(
        "文件",
        "读哪些文件",
        "[台账/督导记录.*, 填报/*/督导记录/*]",
        default=("台账/督导记录.*", "填报/*/督导记录/*"),
    )
    columns: Annotated[dict[str, str], BeforeValidator(without_hidden)] = key(
        "列名", "字段在文件里叫什么", "{督导日期: 走访时间, 责任督学: 填报人}", default={}
    )
    export: Annotated[dict[str, str], BeforeValidator(without_hidden)] = key(
        "导出", "平台的列名 → 字段，按平台的顺序；不写则照原样", "{走访时间: 督导日期}", default={}
    )
    alike: int = key("相似度", "记录文字有百分之几相同算作套用", "80", default=80, ge=50, le=100)
    shortest: int = key("最短字数", "比这更短的记录不比较", "30", default=30, ge=10, le=1000)
    staffing: StaffingKeys = key("配备", "责任督学的配备", None, default=StaffingKeys())
