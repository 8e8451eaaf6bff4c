"""An evaluation of schools in rows by stage, with a scheme for the district beside it."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dubao.read.schemes import load_scheme
from tests.conftest import Run

OFFICE = {
    "dubao.yaml": "区: 示例区\n督导机构: 示例区督导室\n年度: 2021\n示例: 是\n",
    "台账/学校.csv": """
学校代码,学校名称,办学类型
S1,甲学校,九年一贯制学校
S2,乙小学,小学
S3,丙中学,初级中学
K1,丁幼儿园,幼儿园
""",
    "填报/2021/学校表.csv": """
学校代码,学校名称,小学生,初中生,面积
S1,甲学校,300,150,4500
S2,乙小学,500,0,4000
S3,丙中学,0,400,5200
""",
    "填报/2021/区表.csv": """
填报项目,填报值
预算,1200
""",
    "方案/even/scheme.yaml": """
编号: even
名称: 均衡试评
示例: 是
对象: 学校
范围: 办学类型 != “幼儿园”
分行: {属性: 学段, 各行: {小学: 小学生 > 0, 初中: 初中生 > 0}}
数据:
  学校表: {文件: "填报/{年度}/学校表.*", 交报: 各校}
字段:
  小学生: {类型: 整数, 空: 0}
  初中生: {类型: 整数, 空: 0}
  面积: {类型: 面积, 单位: 平方米}
派生:
  学生数: {式: "如果(学段 = “小学”, 小学生, 初中生)"}
  生均: {式: 面积 ÷ (小学生 + 初中生)}
指标:
  - {编号: A, 名称: 生均面积, 判定: {达标: 生均 >= 10, 不达标: 其余}}
等第: {判定: {合格: A.评级 = “达标”, 不合格: 其余}}
结论: [{编号: J1, 名称: 面积达标, 条件: A.评级 = “达标”}]
文件: [{模板: 反馈.docx, 输出: "反馈/{单位名称}.docx", 每单位: 是}]
区级: 区级.yaml
""",
    "方案/even/区级.yaml": """
编号: even-district
名称: 均衡试评（区）
示例: 是
对象: 区
数据:
  区表: {文件: "填报/{年度}/区表.*", 形式: 竖表, 交报: 财政局}
字段:
  预算: {类型: 金额, 单位: 万元}
派生:
  小学差异: {式: "差异系数(生均, 权=学生数)", 表: 单位, 条件: 学段 = “小学”}
  达标数: {式: 个数(J1 = “达标”), 表: 单位}
指标:
  - {编号: Q, 名称: 预算, 判定: {足: 预算 >= 1000, 不足: 其余}}
结论:
  - {编号: C1, 名称: 小学均衡, 条件: 小学差异 <= 0.5}
""",
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    from docx import Document

    for name, text in OFFICE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), "utf-8")
    paper = Document()
    paper.add_paragraph("{{ 单位名称 }}等第为{{ 等第 }}")
    paper.save(str(tmp_path / "方案/even/反馈.docx"))
    return tmp_path


def test_units_and_district_are_assessed_together(office: Path, run: Run) -> None:
    done = run("assess", "even", "-w", str(office), "--json")
    document = json.loads(done.out)
    assert (done.code, document["problems"]) == (0, [])
    assert [(unit["code"], unit["grade"]) for unit in document["units"]] == [
        ("S1-小学", "合格"),  # 4500 ÷ 450 = 10
        ("S1-初中", "合格"),
        ("S2", "不合格"),  # 4000 ÷ 500 = 8
        ("S3", "合格"),  # 5200 ÷ 400 = 13
    ]
    district = document["district"]
    assert (district["name"], district["derived"]["达标数"]) == ("示例区", 3)
    # mean (300 × 10 + 500 × 8) ÷ 800 = 8.75; variance (300 × 1.25² + 500 × 0.75²) ÷ 800 = 0.9375
    assert district["derived"]["小学差异"] == pytest.approx(0.9375**0.5 / 8.75)
    assert [found["verdict"] for found in district["conclusions"]] == ["达标"]
    book = load_workbook(office / "成果/2021/even/考核得分册.xlsx")
    assert "区级" in book.sheetnames
    assert "排名" not in book.sheetnames


def test_only_a_school_prints_the_papers_of_all_its_rows(office: Path, run: Run) -> None:
    assert run("assess", "even", "-w", str(office), "--only", "甲学校").code == 0
    printed = sorted(path.name for path in (office / "成果/2021/even/反馈").iterdir())
    assert printed == ["甲学校（初中部）.docx", "甲学校（小学部）.docx"]


def test_only_one_row_prints_its_paper(office: Path, run: Run) -> None:
    assert run("assess", "even", "-w", str(office), "--only", "S1-初中").code == 0
    printed = [path.name for path in (office / "成果/2021/even/反馈").iterdir()]
    assert printed == ["甲学校（初中部）.docx"]


def test_an_explanation_of_a_school_in_rows_asks_which(office: Path, run: Run) -> None:
    done = run("explain", "even", "甲学校", "-w", str(office))
    assert done.code == 2
    assert "「甲学校」分为甲学校（小学部）、甲学校（初中部），请写明是哪一个" in done.err


def test_a_value_of_the_district_is_explained_down_to_the_schools_cells(
    office: Path, run: Run
) -> None:
    told = run("explain", "even", "区", "C1", "-w", str(office)).out
    assert told.startswith("C1 小学均衡：达标（小学差异 ≤ 0.5；代入：0.110657 ≤ 0.5 = 成立）")
    assert (
        "小学差异：0.110657（差异系数(生均, 权=学生数)，只计 学段 = “小学” 的，2 个单位）" in told
    )
    assert "面积 = 4500  填报/2021/学校表.csv!E2" in told
    assert run("explain", "even", "示例区", "C1", "-w", str(office)).out == told


def test_both_schemes_are_shown_for_signing_and_printed_as_forms(office: Path, run: Run) -> None:
    shown = run("scheme", "check", "even", "-w", str(office)).out
    assert "均衡试评（示例）" in shown
    assert "均衡试评（区）（示例）" in shown
    out = office / "发出"
    assert run("scheme", "form", "even", "-w", str(office), "-o", str(out)).code == 0
    assert sorted(path.name for path in out.iterdir()) == ["区表.xlsx", "学校表.xlsx"]
    asked = load_workbook(out / "学校表.xlsx").worksheets[0]
    names = [row[1] for row in asked.iter_rows(min_row=4, values_only=True)]
    assert names == ["甲学校", "乙小学", "丙中学"]


def test_both_schemes_go_to_workbooks_and_back(office: Path, run: Run) -> None:
    books, again = office / "工作簿/even", office / "又"
    assert run("scheme", "convert", "even", "-w", str(office), "-o", str(books)).code == 0
    book = books / "scheme.xlsx"
    assert run("scheme", "convert", str(book), "-w", str(office), "-o", str(again)).code == 0
    first = load_scheme(office / "方案/even/scheme.yaml", "").value
    second = load_scheme(again / "scheme.yaml", "").value
    assert first is not None
    assert second is not None
    assert first.model_copy(update={"file": ""}) == second.model_copy(update={"file": ""})
    assert first.district_scheme is not None
    assert second.district_scheme is not None
    assert first.district_scheme.derived == second.district_scheme.derived
