"""What a city's scheme asks beyond the sheets of 普及普惠. All invented."""

from __future__ import annotations

from datetime import date

from dubao.model.scheme import FieldSpec, Scheme
from dubao.model.terms import FieldType
from tests.sample.balance import form_page
from tests.sample.balance_figures import Figures
from tests.sample.common import Rows, page
from tests.sample.sheets import Page, Put, Value

FOLDER = "填报/2021/普及普惠市级"
FIGURES: Figures = {
    "户籍3至6岁人口数": 15940,
    "其他公办园生均补助": 450,  # less than 500: 基本合格
    "普惠园生均补助": 1200,
    "不合建设标准园数": 1,
    "配备达标园数": 70,
}
PARTLY, NOT_JUDGED = ("X16",), ("X22",)
DEPARTMENTS = ("托幼科", "基建科", "计财科", "组织人事科", "安全科", "督导室")


def write_city(put: Put, scheme: Scheme) -> None:
    """Write the county's form and the list of what people judged."""
    name = FieldSpec(name="区县名称", type=FieldType.TEXT, group="基本信息", required=True)
    asked = [name, *(spec for spec in scheme.fields if spec.source == "市级区县表")]
    values = {"区县名称": "示例区", **FIGURES}
    put(f"{FOLDER}/区县.xlsx", [form_page(scheme.name, "市级区县表", asked, values)])
    spec = scheme.field("条目")
    put(f"{FOLDER}/证据认定.xlsx", [_evidence(spec.choices if spec else ())])


def _evidence(codes: tuple[str, ...]) -> Page:
    heads = ("条目", "结论", "认定说明", "认定人", "认定日期", "佐证", "责任部门")
    rows: Rows = []
    for at, code in enumerate(codes):
        word = "基本合格" if code in PARTLY else "合格"
        said = "看过材料，走访核对过（示例）"
        judged: list[Value] = [word, said, "示例督学02", date(2021, 3, 16)]
        if code in NOT_JUDGED:
            judged = [None] * 4
        rows.append([code, *judged, f"{code} 材料（示例）", DEPARTMENTS[at % len(DEPARTMENTS)]])
    return page("证据认定", "2021年市级评估证据认定", heads, rows)
