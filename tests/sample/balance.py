"""The sheets of 义务教育优质均衡: one workbook per school, and the district's."""

from __future__ import annotations

from itertools import groupby

from dubao.model.scheme import FieldSpec, Scheme
from dubao.model.terms import FieldType
from tests.sample.balance_figures import Figures, figures, pupils, reporting
from tests.sample.registers import School
from tests.sample.sheets import Page, Put, Value

FOLDER = "填报/2021/优质均衡"
HEADS = ["序号", "类别", "填报项目", "单位", "填报值", "是否必填", "备注说明"]
WIDTHS = (6, 12, 34, 8, 18, 9, 40)

# How a school wrote a value where it did not simply type the number.
TYPED: dict[str, tuple[str, str]] = {
    "示例区安溪第一小学": ("小学在校生数", "{:,}"),
    "示例区枫林第一小学": ("教学及辅助用房面积", "{}平方米"),
    "示例区沁园第二小学": ("校内体育场面积", "\u3000{} "),
    "示例区虹光第一小学": ("教学仪器设备资产值", "{}万元"),
    "示例区望湖第一中学": ("网络多媒体教室数", "{}间"),
}


def write_schools(put: Put, scheme: Scheme) -> None:
    """Write the workbook of every school; one is an .xls."""
    count = pupils()
    asked = [spec for spec in scheme.fields if spec.source == "学校表"]
    for at, school in enumerate(reporting()):
        ending = "xls" if at == 7 else "xlsx"
        page = school_page(scheme, asked, school, figures(school, count[school.code]))
        put(f"{FOLDER}/学校/{school.name}.{ending}", [page])


def school_page(scheme: Scheme, asked: list[FieldSpec], school: School, values: Figures) -> Page:
    """Return a school's form, filled in."""
    first = [
        FieldSpec(name=name, type=FieldType.TEXT, group="基本信息", required=True)
        for name in ("学校代码", "学校名称")
    ]
    known = {"学校代码": school.code, "学校名称": school.name, **values}
    if school.name in TYPED:
        name, pattern = TYPED[school.name]
        known[name] = pattern.format(known[name])
    return form_page(scheme.name, "学校表", [*first, *asked], known)


def form_page(title: str, name: str, asked: list[FieldSpec], values: Figures) -> Page:
    """Return a form in groups, an item a row."""
    page = Page(name, widths=WIDTHS)
    page.line(f"{title}　{name}（示例）", len(HEADS))
    page.line("只填有底色的格子，请勿增删行列", len(HEADS))
    page.rows.append(list(HEADS))
    before = ""
    for number, spec in enumerate(asked, start=1):
        group = spec.group if spec.group != before else None
        before = spec.group
        row: list[Value] = [number, group, spec.name, spec.unit or None]
        row += [values.get(spec.name), "是" if spec.required else "否", spec.note or None]
        page.rows.append(row)
    _merge_groups(page, asked)
    return page


def _merge_groups(page: Page, asked: list[FieldSpec]) -> None:
    row = len(HEADS[:3])
    for _, found in groupby(asked, key=lambda spec: spec.group):
        count = len(list(found))
        if count > 1:
            page.merges.append((row, 1, row + count - 1, 1))
        row += count
