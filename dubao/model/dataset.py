"""Everything read for one evaluation of one year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dubao.model.form_mark import FormMark
from dubao.model.place import Place
from dubao.model.table import Table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class FileRead:
    """One line of the import log (HA-01)."""

    file: str
    sha256: str
    sheet: str = ""
    rows: int = 0
    refused: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Absent:
    """Something that was not handed in: by whom, for which source, under which file pattern.

    `file` is what came in its stead and cannot be used, "" if nothing came.
    """

    source: str
    who: str
    unit: str = ""
    pattern: str = ""
    file: str = ""


@dataclass(frozen=True)
class Rowless:
    """Units assessed of which a table that came has no row, by name; `who` handed it in.

    `who` is "" for a table that nobody hands in.
    """

    source: str
    who: str
    units: tuple[str, ...]
    place: Place


@dataclass(frozen=True, order=True)
class Sender:
    """Who hands a file in: a unit by name and code, or a department by name alone."""

    who: str
    unit: str = ""


@dataclass(frozen=True)
class Dataset:
    """The units under assessment and the tables of a scheme's sources.

    `units` is the register, one row per unit, with at least 单位代码 and 单位名称 (the names
    `UNIT_CODE` and `UNIT_NAME`) and whatever attributes it holds. Every table in `tables` has a
    column `UNIT_CODE` with the register's codes, put there by the reader.
    """

    year: int
    units: Table
    tables: Mapping[str, Table]
    log: tuple[FileRead, ...] = ()
    absent: tuple[Absent, ...] = ()
    rowless: tuple[Rowless, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)  # file → sha256
    forms: Mapping[str, FormMark] = field(default_factory=dict)  # file → its version mark
    senders: Mapping[str, Sender] = field(default_factory=dict)  # file → who handed it in
    district: Dataset | None = None  # what the district's own scheme (区级) rests on

    @cached_property
    def called(self) -> tuple[NDArray[np.object_], ...]:
        """Codes and names that units go by, one array each; those of the whole unit with 分行."""
        frame, names = self.units.frame, (UNIT_CODE, UNIT_NAME, HOME_CODE, HOME_NAME)
        return tuple(frame[name].to_numpy(dtype=object) for name in names if name in frame)


UNIT_CODE = "单位代码"
UNIT_NAME = "单位名称"
HOME_CODE = "原单位代码"  # of the unit that a row is part of, where a scheme has 分行
HOME_NAME = "原单位名称"

# Columns of a 打分表, after reading; a form (one file per unit) gets its unit from the form.
SCORE_ITEM = "指标编号"
SCORE_POINTS = "得分"
SCORE_REASON = "说明"
SCORE_RATER = "评委"
SCORE_RATER_UNIT = "评委单位"
SCORE_WHO = "经手人"
SCORE_DATE = "日期"
SCORE_PAPER = "文号"
SCORE_OLD = "原得分"
LIFTED_VETO = "否决编号"
ENTRY_YEAR = "年度"  # the year assessed to which a row of 改分 or 解除 belongs
