"""The 核算表 recalculated by another program must equal dubao's own result, cell by cell."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from dubao.assess.engine import assess
from dubao.model.dataset import UNIT_CODE
from dubao.model.settings import Settings
from dubao.model.terms import Reason
from dubao.papers.workings.build import build_workings
from dubao.read.dataset import load_dataset
from dubao.read.schemes import load_scheme
from dubao.render.xlsx import render_book
from tests.assess.build import Cells, dataset, leaf, scheme, units

ROOT = Path(__file__).parents[2]
SOFFICE = shutil.which("soffice")


NOT_HANDED_IN = (
    "填报/2021/现场评估/专家评分.xlsx",
    "填报/2021/部门/获奖.xlsx",
    "填报/2021/镇街考核/石潭镇.xlsx",
)


OTHERS = (
    "balance",
    "cluster",
    "entrusted",
    "inspector",
    "kindergarten",
    "mutual-growth",
    "performance",
    "plan-review",
    "preschool",
    "preschool-city",
    "school",
    "strong-school",
)


def built(root: Path, folder: Path, evaluation: str = "township") -> Path:
    """Write the 核算表 of an evaluation in a workspace."""
    scheme = load_scheme(ROOT / f"templates/{evaluation}/scheme.yaml", "scheme.yaml").value
    assert scheme is not None
    settings = Settings(district="示例区", office="督导室")
    dataset = load_dataset(root, scheme, 2021, settings).value
    path = folder / "核算表.xlsx"
    path.write_bytes(render_book(build_workings(assess(scheme, dataset))))
    return path


@pytest.fixture(scope="module")
def workings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT / "sample_data", tmp_path_factory.mktemp("workings"))


@pytest.fixture(scope="module")
def gappy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The 核算表 where a unit, a register and the raters have not handed in."""
    folder = tmp_path_factory.mktemp("gappy")
    root = folder / "office"
    shutil.copytree(ROOT / "sample_data", root)
    for file in NOT_HANDED_IN:
        (root / file).unlink()
    return built(root, folder)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The 核算表 of items judged by conditions: known, missing, left out; counts, conclusions."""
    three = {"合格": "x >= 5", "基本合格": "x >= 3", "不合格": "其余"}
    items = [
        leaf("A1", 判定=three),
        leaf("A2", 判定={"合格": "y > 0 且 x > 2", "不合格": "y <= 0"}, 适用='类别 == "镇"'),
        leaf("A3", 满分=3, 判定=three, 评级={"合格": 3, "基本合格": 1, "不合格": 0}),
    ]
    rate = [
        leaf(code, 满分=1, 取值=name, 插值=[[0, 0], [5, 1]], 缺失="按满分折算", 权重=weight)
        for code, name, weight in (("G1", "x", 3), ("G2", "y", 1))
    ]
    geometric = {"编号": "G", "名称": "几何", "方式": "几何", "下级": rate}
    whole = scheme(
        指标=[{"编号": "A", "名称": "甲", "下级": items[:2]}, items[2], geometric],
        派生={
            "均": {"式": "平均(x)", "条件": "y > 0"},
            "偏": {"式": "标准差(x, 权=计 + 1)"},
            "数": {"式": "对数(计)"},
            "镇和": {"式": "合计(x)", "按": ["类别"], "条件": "计 == 1"},
        },
        等第={
            "判定": {
                "通过": '个数("合格") >= 2 且 均 > 1',
                "另议": 'A1.评级 == "合格"',
                "不通过": "其余",
            }
        },
        结论=[
            {"编号": "J1", "名称": "或", "条件": "x > 4 或 y > 0"},
            {"编号": "J2", "名称": "数", "条件": '个数("不合格", "A") == 0'},
        ],
    )
    cells: Cells = {
        "x": [5, 4, 3, 1, None, 6],
        "y": [1, None, 0, 2, 3, 1],
        "计": [1, 1, 0, 1, 1, 0],
    }
    register = units(6, 类别=["镇", "镇", "街道", "镇", "街道", "镇"])
    path = tmp_path_factory.mktemp("graded") / "核算表.xlsx"
    found = assess(whole, dataset(register, {"数据": cells}))
    path.write_bytes(render_book(build_workings(found)))
    return path


CASES = {"次数": "单", "起点": 9, "每次": {"大": -2, "小": -1}}  # in a column 级别


@pytest.fixture(scope="module")
def holes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The 核算表 of what is missing wherever the formulas look at many rows, or at words."""
    parts = {"a": {"取值": "x", "标准": 50}, "b": {"取值": "y", "标准": 40}}
    group = [
        line("A1", 20, "x"),
        line("A2", 10, "y", 缺失="按满分折算"),
        leaf("A3", 满分=10, 至少={"项": parts, "达到": 1, "余项不低于": 0.5}, 缺失="计零"),
    ]
    dropping = [line("B1", 10, "y", 缺失="按满分折算"), line("B2", 10, "z", 适用="z > 5")]
    whole = scheme(
        数据={"数据": "数据.xlsx", "单": {"文件": "单.xlsx", "形式": "清单"}},
        派生={
            "均": {"式": "平均(x ÷ y)"},
            "差异": {"式": "差异系数(x, 权=y)", "按": ["类别"]},
            "最大的": {"式": "最大(最大(x, y))", "条件": "y > 10"},
            "多": {"式": "个数(x > 10 或 y > 60)"},
            "笔": {"式": "合计(量)", "表": "单", "条件": '级 == "大"'},
            "单均": {"式": "平均(量)", "表": "单"},
        },
        指标=[
            {"编号": "A", "名称": "甲", "下级": group, "不高于": 30},
            {"编号": "B", "名称": "乙", "下级": dropping},
            leaf("C", 满分=10, 取值="等", 评级={"好": 10, "差": 0}, 适用="z > 5"),
            leaf("D", 满分=9, 计次={**CASES, "级别": "级"}, 缺失="计零"),
            leaf("F", 满分=9, 计次=CASES, 缺失="计零"),
            line("E", 5, "均"),
        ],
        否决=[{"编号": "V", "条件": "B.得分率 < 0.2", "后果": {"总分不高于": 20}}],
        排名={"并列": "连续", "再比": ["B1"], "组内": "类别"},
        结论=[{"编号": "J", "名称": "好", "条件": 'C.评级 == "好"'}],
    )
    cells: Cells = {
        "x": [60, None, 40, 20, 60, 60],
        "y": [50, 30, None, 10, None, 0],
        "z": [9, 3, Reason.NOT_APPLICABLE, None, 8, 7],
        "等": ["好", "好", "差", None, None, "好"],
    }
    rows: Cells = {
        UNIT_CODE: ["U1", "U1", "U2", "U3", "U5"],
        "级": ["大", "小", "大", None, "小"],
        "量": [3, None, None, 2, 1],
    }
    register = units(6, 类别=["镇", "镇", "街道", "镇", "街道", "镇"])
    path = tmp_path_factory.mktemp("holes") / "核算表.xlsx"
    found = assess(whole, dataset(register, {"数据": cells, "单": rows}))
    path.write_bytes(render_book(build_workings(found)))
    return path


def line(code: str, full: float, value: str, **more: Any) -> dict[str, Any]:
    return leaf(code, 满分=full, 取值=value, 插值=[[0, 0], [100, full]], **more)


def without_results(path: Path, target: Path) -> None:
    """Copy a workbook without the stored results of its formulas, so that all are computed."""
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(target, "w") as bare:
        for name in book.namelist():
            data = book.read(name)
            if name.startswith("xl/worksheets/"):
                data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data)
            bare.writestr(name, data)


def cells(path: Path) -> Iterator[tuple[str, object]]:
    for sheet in load_workbook(path, data_only=True):
        for row in sheet.iter_rows():
            for cell in row:
                yield f"{sheet.title}!{cell.coordinate}", "" if cell.value is None else cell.value


def test_every_result_is_a_formula(workings: Path) -> None:
    sheet = load_workbook(workings)["计算"]
    results = [cell for row in sheet.iter_rows(min_row=4, min_col=3) for cell in row]
    assert len(results) > 1000
    assert [cell.coordinate for cell in results if cell.data_type != "f"] == []


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("made", ["workings", "gappy", "graded", "holes"])
def test_recalculated_elsewhere_it_equals_dubao(
    made: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    compare(request.getfixturevalue(made), tmp_path)


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("evaluation", OTHERS)
def test_every_other_evaluation_too(evaluation: str, tmp_path: Path) -> None:
    workings = built(ROOT / "sample_data", tmp_path, evaluation)
    compare(workings, tmp_path)


def compare(workings: Path, tmp_path: Path) -> None:
    """Recalculate a workbook with LibreOffice and hold every cell against it."""
    bare, out = tmp_path / "bare" / "核算表.xlsx", tmp_path / "out"
    bare.parent.mkdir()
    without_results(workings, bare)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    form = "xlsx:Calc MS Excel 2007 XML"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", form, "--outdir"]
    subprocess.run([*command, str(out), str(bare)], check=True, capture_output=True, timeout=300)
    ours, theirs = dict(cells(workings)), dict(cells(out / "核算表.xlsx"))
    assert [place for place in ours if not same(ours[place], theirs.get(place))] == []


def same(ours: object, theirs: object) -> bool:
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return abs(ours - theirs) <= 1e-9 * max(1.0, abs(ours))
    return ours == theirs
