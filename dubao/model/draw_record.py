"""The record of a draw as a workbook: which labels and columns it has, for writer and reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dubao.model.draw import Candidate, DrawRule
from dubao.model.terms import DrawResult

RECORD_SHEET, LIST_SHEET = "抽取记录", "名册"
BETWEEN = "；"  # parts several conditions


class Label(StrEnum):
    """What stands in the first column of the record; the value stands in the second."""

    PURPOSE = "用途"
    SOURCE = "名册"
    FILE_HASH = "名册文件指纹"
    DAY = "抽取日期"
    CONDITIONS = "范围"
    KEY = "编号列"
    BY = "分层"
    SIZE = "抽取数"
    EACH = "每层各抽"
    SPARE = "备选数"
    SEED = "种子"
    FINGERPRINT = "名册指纹"
    ALGORITHM = "抽取办法"


class Column(StrEnum):
    """The columns of the list sheet."""

    NUMBER = "序号"
    CODE = "编号"
    NAME = "名称"
    STRATUM = "分层"
    STATE = "情况"
    REASON = "原因"
    VALUE = "排序值"
    RANK = "层内次序"
    RESULT = "结果"


@dataclass(frozen=True)
class DrawRecord:
    """A record read back: what was asked for, the roster then, and what was drawn."""

    rule: DrawRule
    day: date
    candidates: tuple[Candidate, ...]
    results: Mapping[str, DrawResult]
    fingerprint: str
    file_hash: str
