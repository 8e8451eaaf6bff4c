"""The sheets of 义务教育优质均衡: one workbook per school, and the district's."""

from __future__ import annotations

from itertools import groupby

from dubao.model.scheme import FieldSpec, Scheme
from tests.sample.balance_figures import Figures, figures, pupils, reporting
from tests.sample.registers import School
from tests.sample.sheets import Page, Put, Value

FOLDER = "填报/2021/优质均衡"
HEADS = ["序号", "类别", "填报项目", "单位", "填报值", "是否必填", "备注说明"]
WIDTHS = (6, 12, 34, 8, 18, 9, 40)

# How a school wrote a value where it did not simply type the number: (value, unit if another).
TYPED: dict[str, dict[str, tuple[Value, str]]] = {}


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
        FieldSpec(name="学校代码", type="文本", group="基本信息", required=True),
        FieldSpec(name="学校名称", type="文本", group="基本信息", required=True),
    ]
    known = {"学校代码": school.code, "学校名称": school.name, **values}
    return form_page(f"{scheme.name}　学校表", [*first, *asked], known)


def form_page(title: str, asked: list[FieldSpec], values: Figures) -> Page:
    """Return a form in groups, an item a row."""
    page = Page("学校表", widths=WIDTHS)
    page.line(f"{title}（示例）", len(HEADS))
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
