"""The catalogue: every code of a problem with its sentence and hint, by area.

To add one: a line in the area's file, a specimen under tests/problems/. The page
docs/problems.md is generated from here.
"""

from dubao.model.problems import (
    assessing,
    bulletin,
    calendar,
    data,
    improving,
    ledger,
    papers,
    reading,
    records,
    registers,
    schemes,
    surveys,
    visits,
    workspace,
    written,
)
from dubao.model.problems.kind import Kind

AREAS: dict[str, dict[str, Kind]] = {
    "工作区与设置": workspace.KINDS,
    "设置和方案的写法": written.KINDS,
    "读文件": reading.KINDS,
    "方案": schemes.KINDS,
    "数据核对": data.KINDS,
    "评定": assessing.KINDS,
    "设想与增补": improving.KINDS,
    "问卷": surveys.KINDS,
    "自评公报": bulletin.KINDS,
    "校历与期限": calendar.KINDS,
    "问题整改": ledger.KINDS,
    "督导记录": records.KINDS,
    "修改台账": registers.KINDS,
    "回访与日程": visits.KINDS,
    "文件输出": papers.KINDS,
}

KINDS: dict[str, Kind] = {code: kind for area in AREAS.values() for code, kind in area.items()}
