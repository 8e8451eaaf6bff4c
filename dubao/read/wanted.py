"""Which columns a source may have: the scheme's fields and the columns that every office has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dubao.model.dataset import (
    ENTRY_YEAR,
    LIFTED_VETO,
    SCORE_DATE,
    SCORE_ITEM,
    SCORE_OLD,
    SCORE_PAPER,
    SCORE_POINTS,
    SCORE_RATER,
    SCORE_RATER_UNIT,
    SCORE_REASON,
    SCORE_WHO,
    UNIT_CODE,
    UNIT_NAME,
)
from dubao.model.scheme import FieldSpec, Scheme, Source
from dubao.model.terms import FieldType, Layout, Role, Target

ITEM_NAME = "指标名称"

_CODES = {
    Target.TOWNSHIP: ("镇街代码", "单位编码", "单位编号", "代码"),
    Target.SCHOOL: ("学校代码", "学校标识码", "统一代码", "单位编码", "代码"),
    Target.INSPECTOR: ("督学编号",),
    Target.DISTRICT: (),
    Target.PROJECT: ("项目编号",),
}
_NAMES = {
    Target.TOWNSHIP: (
        "镇街名称",
        "镇街",
        "镇(街道、工业区)",
        "镇、街道、工业区",
        "被考核单位",
        "填报单位",
        "所属镇街",
        "单位",
        "责任单位",
    ),
    Target.SCHOOL: (
        "学校名称",
        "园名",
        "校名",
        "幼儿园名称",
        "学校",
        "填报单位",
        "单位",
        "责任单位",
    ),
    Target.INSPECTOR: ("督学姓名", "姓名", "督学"),
    Target.DISTRICT: (),
    Target.PROJECT: ("项目名称", "学区(集团)名称", "项目", "单位"),
}
_POINTS = {
    Role.SELF_SCORE: ("自评分", "自评得分", SCORE_POINTS, "评分"),
    Role.APPEAL: ("改后得分", "调整后得分", SCORE_POINTS, "考核分"),
}
_REASONS = {
    Role.SELF_SCORE: ("自评说明", SCORE_REASON, "理由"),
    Role.APPEAL: ("改分理由", "理由", SCORE_REASON),
}
_SCORES = (
    (SCORE_ITEM, ("指标代码", "指标号", "编号"), FieldType.TEXT),
    (
        ITEM_NAME,
        ("三级指标", "考核要点", "考核指标", "指标", "二级指标", "一级指标"),
        FieldType.TEXT,
    ),
    (SCORE_RATER, ("评委姓名", "专家姓名", "专家"), FieldType.TEXT),
    (SCORE_RATER_UNIT, ("专家单位", "评委所在单位", "专家所在单位"), FieldType.TEXT),
    (SCORE_WHO, ("评分人", "评分人(部门)", "评分部门"), FieldType.TEXT),
    (SCORE_DATE, ("评分日期", "批准日期"), FieldType.DATE),
    (SCORE_PAPER, ("批准文号", "依据文号"), FieldType.TEXT),
    (SCORE_OLD, ("原考核分", "调整前得分"), FieldType.NUMBER),
)


@dataclass(frozen=True)
class Wanted:
    """The columns to look for in a sheet.

    Of a key the names are tried in order and the first found counts; of a field all names are
    equal, and two columns that match are a question (RF-07). `keeps_extra` keeps columns that
    nobody declared as text.
    """

    keys: tuple[FieldSpec, ...]
    fields: tuple[FieldSpec, ...]
    keeps_extra: bool = False

    @property
    def specs(self) -> tuple[FieldSpec, ...]:
        """Keys and fields."""
        return self.keys + self.fields


def names_of(field: FieldSpec) -> tuple[str, ...]:
    """Return all names of a field; of a key in the order in which they are tried."""
    return field.aliases if field.name in field.aliases else (field.name, *field.aliases)


def spec(name: str, aliases: Sequence[str] = (), kind: FieldType = FieldType.TEXT) -> FieldSpec:
    """Return a field that the program itself knows."""
    return FieldSpec(name=name, aliases=tuple(dict.fromkeys(aliases)), type=kind)


_YEAR = spec(ENTRY_YEAR, ("考核年度", "所属年度"))


def unit_specs(scheme: Scheme, source: Source) -> tuple[FieldSpec, ...]:
    """Return the two columns that say which unit a row is about: its code and its name."""
    target = scheme.target if scheme.target in _CODES else Target.SCHOOL
    first = (source.unit_from,) if source.unit_from else ()
    by_name = source.unit_from in (UNIT_NAME, *_NAMES[target])
    codes, names = ((), first) if by_name else (first, ())
    return (
        spec(UNIT_CODE, (*codes, UNIT_CODE, scheme.key_field, *_CODES[target])),
        spec(UNIT_NAME, (*names, UNIT_NAME, *_NAMES[target])),
    )


def form_unit_names(scheme: Scheme, source: Source) -> tuple[str, ...]:
    """Return the labels beside which a form may name its unit, the declared one first."""
    target = scheme.target if scheme.target in _CODES else Target.SCHOOL
    names = (UNIT_CODE, scheme.key_field, *_CODES[target], UNIT_NAME, *_NAMES[target])
    named = (name for name in names if name not in _TOO_SHORT)
    return tuple(dict.fromkeys((*filter(None, [source.unit_from]), *named)))


_TOO_SHORT = {"单位", "代码", "学校", "镇街", "姓名", "督学", "责任单位"}


def score_specs(role: Role) -> tuple[FieldSpec, ...]:
    """Return the columns of a 打分表; which column holds the points depends on its role."""
    points = _POINTS.get(role, ("考核分", "考核得分", SCORE_POINTS, "评分", "打分", "自评分"))
    reasons = _REASONS.get(role, ("扣分原因", "扣分说明", SCORE_REASON, "理由"))
    year = (_YEAR,) if role is Role.APPEAL else ()
    return (
        spec(SCORE_POINTS, points, FieldType.NUMBER),
        spec(SCORE_REASON, reasons),
        *(spec(*entry) for entry in _SCORES),
        *year,
    )


def field_specs(scheme: Scheme, name: str, register: Collection[str] = ()) -> tuple[FieldSpec, ...]:
    """Return the declared fields that source `name` may hold.

    A field with 来源 is read from that source only, one without that is a column of the units'
    `register` from there only, so that a label such as 类别 in a form cannot stand in for it.
    Last year's sources may hold every field. A 横表 from which items take their points has a
    column per item.
    """
    source = scheme.sources[name]
    keys = {UNIT_CODE, UNIT_NAME, scheme.key_field}
    fields = [field for field in scheme.fields if field.name not in keys]
    if source.role is not Role.LAST_YEAR:
        elsewhere = set(register) if source.layout in (Layout.ROWS, Layout.FORM) else set()
        fields = [
            field
            for field in fields
            if field.source == name or (not field.source and field.name not in elsewhere)
        ]
    if source.layout is Layout.ROWS:
        fields.extend(_item_specs(scheme, name))
    return tuple(fields)


def lifting_specs() -> tuple[FieldSpec, ...]:
    """Return the columns of a list of lifted vetoes."""
    kept = (entry for entry in _SCORES if entry[0] in (SCORE_PAPER, SCORE_DATE, SCORE_WHO))
    veto = spec(LIFTED_VETO, ("否决项", "否决事项编号"))
    return (veto, *(spec(*entry) for entry in kept), _YEAR)


def wanted_of(scheme: Scheme, name: str, register: Collection[str] = ()) -> Wanted:
    """Return the columns to look for in the sheets of source `name`; see `field_specs`."""
    source = scheme.sources[name]
    units = unit_specs(scheme, source)
    if source.layout is Layout.SCORES:
        return Wanted((*units, *score_specs(source.role)), ())
    keys = units + (lifting_specs() if source.role is Role.LIFTING else ())
    return Wanted(keys, field_specs(scheme, name, register), source.layout is Layout.REGISTER)


def _item_specs(scheme: Scheme, name: str) -> list[FieldSpec]:
    return [
        FieldSpec(
            name=item.code,
            aliases=(item.name, f"{item.code}{item.name}", f"{item.code}.{item.name}"),
            type=FieldType.NUMBER,
            source=name,
        )
        for item in scheme.leaves()
        if item.given is not None and item.given.source == name
    ]
